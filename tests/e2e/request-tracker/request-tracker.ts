/**
 * The way through Request Tracker 5: a ticket's page shows who wrote what, its reply box is on another page, in a frame
 * of CKEditor 4. Who the customer is only the list of requestors tells.
 */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import type { Harness } from '../harness/harness.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { AGENT, UPSET } from '../harness/tickets.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { startRequestTracker } from './rt-server.ts';

interface Scene {
  harness: Harness;
  page: Page;
  panel: SidePanel;
  /** Address of a page of the tracker. */
  at(path: string): string;
}

const REPLY = 'Ticket/Update.html?Action=Respond&id=1';
/** The reply as CKEditor itself would send it; null while it is not ready. */
const draft = (page: Page) =>
  page.evaluate(() => {
    const { CKEDITOR } = window as unknown as {
      CKEDITOR?: { instances: Record<string, { status: string; getData(): string }> };
    };
    const editor = CKEDITOR?.instances.UpdateContent;
    if (editor?.status !== 'ready') return null;
    const holder = document.createElement('div');
    holder.innerHTML = editor
      .getData()
      .replace(/<br[^>]*>/g, '\n')
      .replace(/<\/p>\s*/g, '</p>\n');
    return holder.textContent.replace(/\u00a0/g, ' ').trim();
  });

export async function runRequestTracker(harness: Harness): Promise<void> {
  const tracker = await startRequestTracker();
  try {
    const at = (path: string) => `${tracker.url}${path}`;
    // Not through the form: the browser would ask its maker whether the password is known.
    const form = { user: AGENT.login, pass: AGENT.password };
    await harness.browser.context.request.post(at('NoAuth/Login.html'), { form });
    const page = await harness.openPage(at('Ticket/Display.html?id=1'));
    const scene: Scene = { harness, page, panel: await harness.openPanel(page), at };
    const shown = await readsTheTicket(scene);
    await remembersOnTheReplyPage(scene, shown);
    await insertsOnce(scene);
    await leavesTheInputMethodAlone(scene);
    await refusesComments(scene);
    await refusesAnotherTicket(scene);
    await sentNothing(scene, shown);
  } finally {
    await tracker.close();
  }
}

const adviceOn = (panel: SidePanel, what: string) =>
  readPanelState(panel, `state.advice && state.conversation?.key === '1'`, { what, timeout: 20_000 });

const spoken = ({ conversation }: PanelReading) =>
  conversation?.turns.filter(({ role }) => role !== 'system').map(({ role, text }) => [role, text]);

async function readsTheTicket({ harness, panel }: Scene): Promise<PanelReading> {
  let reading: PanelReading | undefined;
  await harness.step('every message of the ticket with its writer, in order', async () => {
    reading = await adviceOn(panel, 'advice on the ticket');
    assert.equal(reading.site?.id, 'request-tracker');
    assert.deepEqual(
      spoken(reading),
      UPSET.turns.map(({ who, text }) => [who, text]),
    );
    assert.equal(reading.conversation?.customerName?.includes(UPSET.customer.name), true);
  });
  await harness.step('advice for an upset buyer', async () => {
    assert.ok((reading?.advice?.mood.intensity ?? 0) >= 3, `Intensity ${reading?.advice?.mood.intensity}.`);
    assert.ok((reading?.advice?.next.scripts.length ?? 0) > 0, 'No script is suggested.');
    await harness.pictures('ticket');
  });
  return reading ?? assert.fail('nothing was read');
}

async function remembersOnTheReplyPage({ harness, page, panel, at }: Scene, shown: PanelReading): Promise<void> {
  await harness.step('the reply page has no messages, and the advice stays', async () => {
    await page.goto(at(REPLY));
    await waitUntil(
      'CKEditor to be ready',
      () => draft(page),
      (text) => text !== null,
      20_000,
    );
    const state = `state.health?.composer === 'ready'`;
    await readPanelState(panel, state, { what: 'the reply box to be found', timeout: 15_000 });
    const reading = await adviceOn(panel, 'the same advice on the reply page');
    assert.deepEqual(spoken(reading), spoken(shown));
    assert.equal(reading.advice?.next.stage, shown.advice?.next.stage);
  });
}

async function insertsOnce({ harness, page, panel }: Scene): Promise<void> {
  await harness.step('Insert puts the script into CKEditor once', async () => {
    const before = (await draft(page)) ?? '';
    await fillSlots(panel, 1);
    const script = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
      what: 'the panel to report the insertion',
    });
    const after = (await draft(page)) ?? '';
    assert.equal(after.split(script).length, 2, `The script does not stand once in “${after}”.`);
    assert.equal(after.replace(script, '').trim(), before, 'The rest of the reply was changed.');
    await harness.pictures('inserted');
  });
}

async function leavesTheInputMethodAlone({ harness, page, panel }: Scene): Promise<void> {
  await harness.step('while an input method composes in the frame, nothing is inserted', async () => {
    const ime = await page.context().newCDPSession(page);
    await fillSlots(panel, 1);
    await page.bringToFront();
    await page.frameLocator('iframe.cke_wysiwyg_frame').locator('body').click();
    const before = await draft(page);
    await ime.send('Input.imeSetComposition', { text: "ni'hao", selectionStart: 6, selectionEnd: 6 });
    await panel.evaluate(`document.querySelector('[data-testid="script-1-insert"]').click()`);
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="problem"]')`, { what: 'a refusal' });
    await ime.send('Input.insertText', { text: '你好' });
    const after = await draft(page);
    assert.equal(after?.replace('你好', ''), before);
  });
}

async function refusesComments({ harness, page, panel, at }: Scene): Promise<void> {
  await harness.step('a comment, which the customer never sees, is no reply', async () => {
    await page.goto(at('Ticket/Update.html?Action=Comment&id=1'));
    await waitUntil(
      'CKEditor to be ready',
      () => draft(page),
      (text) => text !== null,
      20_000,
    );
    await readPanelState(panel, `state.health?.composer === 'note'`, {
      what: 'the comment to be noticed',
      timeout: 15_000,
    });
    await panel.evaluate(`document.querySelector('[data-testid="script-1-insert"]')?.click()`);
    await page.keyboard.press('Alt+1');
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(await draft(page), '', 'A script stands in a comment.');
  });
}

async function refusesAnotherTicket({ harness, page, panel, at }: Scene): Promise<void> {
  await harness.step('a press meant for this ticket writes nothing into the next one', async () => {
    await page.goto(at(REPLY));
    await waitUntil(
      'CKEditor to be ready',
      () => draft(page),
      (text) => text !== null,
      20_000,
    );
    await readPanelState(panel, `state.health?.composer === 'ready' && state.advice`, {
      what: 'advice',
      timeout: 15_000,
    });
    await fillSlots(panel, 1);
    // The next ticket is on its way while the panel still shows this one.
    const going = page.goto(at(REPLY.replace('id=1', 'id=2')), { waitUntil: 'commit' });
    let pressed = 0;
    for (let i = 0; i < 30; i++) {
      const click = `document.querySelector('[data-testid="script-1-insert"]')?.click() === undefined`;
      if (
        await panel.evaluate<boolean>(`document.querySelector('[data-testid="script-1-insert"]') !== null && ${click}`)
      ) {
        pressed += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await going;
    assert.ok(pressed > 0, 'The panel left the first ticket before anybody could press.');
    await waitUntil(
      'CKEditor to be ready',
      () => draft(page),
      (text) => text !== null,
      20_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(await draft(page), '', 'A text for one ticket stands in the reply to another.');
  });
}

async function sentNothing({ harness, page, panel, at }: Scene, shown: PanelReading): Promise<void> {
  await harness.step('nothing was sent: the ticket is as it was', async () => {
    await page.goto(at('Ticket/Display.html?id=1'));
    const reading = await adviceOn(panel, 'the ticket again');
    assert.deepEqual(spoken(reading), spoken(shown));
  });
}
