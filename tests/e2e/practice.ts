/** The whole way on the practice helpdesk, with the real side panel: read, advise, insert, refuse, never send. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../utils/cli/browser/read-panel-state.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { startPractice } from '../../utils/practice/server.ts';
import type { Harness } from './harness/harness.ts';
import { fillSlots, scriptAsShown } from './harness/panel-scripts.ts';
import { waitUntil } from './harness/wait-until.ts';

const UPSET = 'birthday-parcel';
const OTHER = 'loyal-seam';

interface Desk {
  harness: Harness;
  page: Page;
  panel: SidePanel;
}

export async function runPractice(harness: Harness): Promise<void> {
  const practice = await startPractice();
  try {
    const page = await harness.openPage(`${practice.url}?ui=zh-CN&speed=0&c=${UPSET}`);
    const desk: Desk = { harness, page, panel: await harness.openPanel(page) };
    await readsTheBuyer(desk);
    await insertsOnce(desk);
    await insertsByKey(desk);
    await refusesAfterSwitch(desk);
    await refusesNotes(desk);
    await followsTheBuyer(desk);
    await talksToTheBuyer(desk);
    await readsLongThreads(desk, practice.url);
  } finally {
    await practice.close();
  }
}

const box = (page: Page) => page.locator('#reply-box');
const sent = (page: Page) => page.evaluate(() => window.practice.sent());
const openTalk = (page: Page, id: string) => page.evaluate((talk) => window.practice.open(talk), id);
/** An insertion looks once more at what it wrote; the box is left alone until the panel reports success. */
const verified = async (panel: SidePanel) => {
  await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
    what: 'the panel to report the insertion',
  });
  await panel.click('[data-testid="toast"] button');
};
const textOf = (panel: SidePanel, testid: string) =>
  panel.evaluate<string>(`document.querySelector('[data-testid="${testid}"]')?.textContent.trim() ?? ''`);

/** Advice for that conversation with at least so many turns. */
function adviceFor(panel: SidePanel, id: string, turns = 1): Promise<PanelReading> {
  const condition = `state.advice && state.conversation?.key.endsWith('${id}') && state.conversation.total >= ${turns}`;
  return readPanelState(panel, condition, {
    what: `advice on ${id} with ${turns} turns`,
  });
}

async function readsTheBuyer({ harness, page, panel }: Desk): Promise<void> {
  let reading: PanelReading | undefined;
  await harness.step('advice appears for the upset buyer', async () => {
    reading = await adviceFor(panel, UPSET, 6);
    const { advice } = reading;
    assert.ok(advice, 'The panel has no advice.');
    assert.equal(advice.lang, 'zh-Hans');
    assert.ok(advice.mood.intensity >= 3, `Intensity ${advice.mood.intensity} for a buyer who threatens a complaint.`);
    assert.ok(advice.mood.valence < 0, `Valence ${advice.mood.valence}.`);
    assert.notEqual(advice.next.stage, 'answer');
    assert.ok(advice.next.scripts.length >= 1, 'No script is suggested.');
  });
  await harness.step('every row is read with its role, text and time', async () => {
    const rows = await page.locator('.message').evaluateAll((nodes) =>
      nodes.map((node) => {
        const row = node as HTMLElement;
        const text = row.querySelector('.message-text')?.textContent ?? '';
        return {
          id: row.dataset.messageId,
          role: row.dataset.role,
          text,
          at: Date.parse(row.dataset.at ?? ''),
        };
      }),
    );
    const turns = reading?.conversation?.turns.map(({ id, role, text, at }) => ({ id, role, text, at }));
    assert.deepEqual(turns, rows);
    assert.equal(reading?.site?.id, 'practice');
    assert.equal(reading?.conversation?.customerName, '周敏');
    assert.equal(reading?.conversation?.orderId, 'WL2026111437');
  });
  await harness.step('the panel shows it: mood, stage, the first script', async () => {
    await panel.waitFor(`document.querySelector('[data-testid="panel-root"]')?.dataset.status === 'live'`);
    const stage = await panel.evaluate(`document.querySelector('[data-testid="stage-name"]')?.dataset.stage`);
    assert.equal(stage, reading?.advice?.next.stage);
    assert.notEqual(await textOf(panel, 'mood-word'), '');
    assert.ok((await textOf(panel, 'script-1')).length > 10, 'The first script is not readable.');
    await harness.pictures('upset');
  });
}

async function insertsOnce({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('Insert puts the first script into the box, exactly once', async () => {
    await fillSlots(panel, 1);
    const shown = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    await waitUntil('text in the reply box', () => box(page).inputValue(), Boolean);
    await verified(panel);
    assert.equal(await box(page).inputValue(), shown);
    await harness.pictures('inserted');
  });
  await harness.step('undo in the page takes it out again', async () => {
    await box(page).focus();
    await page.keyboard.press('Control+z');
    assert.equal(await box(page).inputValue(), '');
  });
  await harness.step('a draft stays, and the script goes where the caret was', async () => {
    await box(page).fill('开头。结尾。');
    await box(page).evaluate((node) => (node as HTMLTextAreaElement).setSelectionRange(3, 3));
    await fillSlots(panel, 1);
    const shown = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    await waitUntil(
      'the script in the draft',
      () => box(page).inputValue(),
      (text) => text.length > 6,
    );
    await verified(panel);
    assert.equal(await box(page).inputValue(), `开头。${shown}结尾。`);
    await box(page).fill('');
  });
}

async function insertsByKey({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('Alt+number in the page inserts the script of that rank', async () => {
    const { id, rank, text } = await scriptWithoutGaps(page, panel);
    await openTalk(page, id);
    await adviceFor(panel, id);
    await box(page).focus();
    await page.keyboard.press(`Alt+${rank}`);
    await waitUntil('text in the reply box', () => box(page).inputValue(), Boolean);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await box(page).inputValue(), text);
    await box(page).fill('');
  });
  await harness.step('nothing was sent', async () => assert.deepEqual(await sent(page), []));
}

/** Some script needs words only the agent has; the strip's keys insert those that need none. */
async function scriptWithoutGaps(page: Page, panel: SidePanel): Promise<{ id: string; rank: number; text: string }> {
  const ids = await page
    .locator('.item')
    .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).dataset.conversation ?? ''));
  for (const id of ids) {
    await openTalk(page, id);
    const { advice } = await adviceFor(panel, id);
    const index = advice?.next.scripts.findIndex((script) => script.slots.missing.length === 0) ?? -1;
    const script = advice?.next.scripts[index];
    if (script) return { id, rank: index + 1, text: script.text };
  }
  return assert.fail('In none of the twelve conversations a script can be inserted as it is.');
}

async function refusesAfterSwitch({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('a conversation switched between click and insertion is refused', async () => {
    await openTalk(page, UPSET);
    await adviceFor(panel, UPSET, 6);
    await waitUntil('scripts of the upset buyer', () => textOf(panel, 'script-1'), Boolean);
    await fillSlots(panel, 1);
    // The page is busy while Insert is pressed, and shows another conversation before it gets to the request.
    const busy = page.evaluate((other) => {
      return new Promise<void>((resolve) => {
        setTimeout(() => {
          const end = performance.now() + 1500;
          while (performance.now() < end);
          window.practice.open(other);
          resolve();
        }, 50);
      });
    }, OTHER);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await panel.click('[data-testid="script-1-insert"]');
    await busy;
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="problem"]')`, {
      what: 'the panel to say that it refused',
    });
    const uiLang = await panel.evaluate<UiLang>('document.documentElement.lang');
    const reason = createTexts(uiLang)('refusal.conversation-changed');
    const said = await textOf(panel, 'toast');
    assert.ok(said.includes(reason), `The panel says "${said}" instead of "${reason}".`);
    assert.equal(await box(page).inputValue(), '', 'The text stands in the wrong conversation.');
    await openTalk(page, UPSET);
    assert.equal(await box(page).inputValue(), '');
    await harness.pictures('refused');
  });
}

async function refusesNotes({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('a private note is refused', async () => {
    await openTalk(page, UPSET);
    await adviceFor(panel, UPSET, 6);
    await page.click('button.mode[data-mode="note"]');
    await panel.evaluate(`document.querySelector('[data-testid="script-1-insert"]')?.click()`);
    await page.keyboard.press('Alt+1');
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(await box(page).inputValue(), '', 'A script stands in a note.');
    await page.click('button.mode[data-mode="reply"]');
  });
}

async function followsTheBuyer({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('a new message of the buyer updates the panel', async () => {
    await openTalk(page, UPSET);
    const before = await adviceFor(panel, UPSET, 6);
    const total = before.conversation?.total ?? 0;
    await page.evaluate((id) => window.practice.receive(id, '收到了，谢谢你，孩子特别开心！'), UPSET);
    const after = await adviceFor(panel, UPSET, total + 1);
    assert.ok(
      (after.advice?.mood.intensity ?? 5) < (before.advice?.mood.intensity ?? 0),
      `Intensity ${before.advice?.mood.intensity} → ${after.advice?.mood.intensity} after thanks.`,
    );
    // The intensity has just been shown to fall, so a panel that stood still cannot pass.
    const level = `document.querySelector('[data-testid="intensity"]')?.dataset.level`;
    await panel.waitFor(`${level} === '${after.advice?.mood.intensity}'`, { what: 'the new intensity in the panel' });
    const shown = `document.querySelector('[data-testid="mood-word"]')?.dataset.mood`;
    await panel.waitFor(`${shown} === '${after.advice?.mood.dominant}'`, {
      what: 'the new mood in the panel',
    });
    await harness.pictures('thankful');
  });
  await harness.step('a message elsewhere does not disturb this conversation', async () => {
    const before = await adviceFor(panel, UPSET, 7);
    await page.evaluate((id) => window.practice.receive(id, 'This is awful, I want a manager now!'), OTHER);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await adviceFor(panel, UPSET, 7);
    assert.deepEqual(after.advice?.mood, before.advice?.mood);
  });
  await harness.step('a hostile message is text and nothing else', async () => {
    const hostile =
      '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>\u202e\u200b😡';
    const { conversation } = await adviceFor(panel, UPSET, 7);
    await page.evaluate(([id, text]) => window.practice.receive(id ?? '', text ?? ''), [UPSET, hostile]);
    const after = await adviceFor(panel, UPSET, (conversation?.total ?? 0) + 1);
    assert.ok(after.conversation?.turns.at(-1)?.text.includes('<script>'), 'The text was not kept as it is.');
    assert.equal(await panel.evaluate('document.querySelectorAll("img[src=x], main script").length'), 0);
    assert.notEqual(await panel.evaluate('document.title'), 'owned');
    assert.notEqual(await page.title(), 'owned');
  });
}

async function readsLongThreads({ harness, page, panel }: Desk, url: string): Promise<void> {
  await harness.step('10,000 rows: the latest turns are read, and a new one is followed', async () => {
    await page.goto(`${url}?ui=zh-CN&speed=0&rows=10000&c=${UPSET}`);
    const { conversation } = await adviceFor(panel, UPSET, 50);
    assert.equal(conversation?.turns.at(-1)?.text, '每次都是反馈反馈，到底有没有人管？再这样我就去12315投诉了');
    const text = '还要等多久？';
    await page.evaluate(([id, line]) => window.practice.receive(id ?? '', line ?? ''), [UPSET, text]);
    const after = await adviceFor(panel, UPSET, (conversation?.total ?? 0) + 1);
    assert.equal(after.conversation?.turns.at(-1)?.text, text);
  });
}

async function talksToTheBuyer({ harness, page, panel }: Desk): Promise<void> {
  await harness.step('the agent sends by hand, the buyer answers, the panel follows', async () => {
    await openTalk(page, 'two-more-days');
    const before = await adviceFor(panel, 'two-more-days', 2);
    const reply = '中转站停了四天，是我们没跟好。您更希望我今天18:00前催到周五派送的准信，还是现在就给您退款？';
    await box(page).fill(reply);
    await page.click('button.send');
    const after = await adviceFor(panel, 'two-more-days', 4);
    assert.equal(after.conversation?.turns.at(-2)?.text, reply);
    assert.equal(after.conversation?.turns.at(-2)?.role, 'agent');
    assert.equal(after.conversation?.turns.at(-1)?.role, 'customer');
    assert.ok(
      (after.advice?.mood.intensity ?? 5) <= (before.advice?.mood.intensity ?? 0),
      'A good reply made it worse.',
    );
    assert.deepEqual(await sent(page), [{ conversation: 'two-more-days', text: reply }], 'Only the agent may send.');
    await harness.pictures('answered');
  });
}
