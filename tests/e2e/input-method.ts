/**
 * A real Chinese input method at work, as far as the browser is concerned: while it composes nothing is inserted, no
 * key of ours acts and no finding comes up; when it is done, all of it works.
 */
import assert from 'node:assert/strict';
import type { CDPSession, Page } from 'playwright-core';
import type { SidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../utils/cli/browser/read-panel-state.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { startPractice } from '../../utils/practice/server.ts';
import type { Harness } from './harness/harness.ts';
import { fillSlots } from './harness/panel-scripts.ts';
import { waitUntil } from './harness/wait-until.ts';

const UPSET = 'birthday-parcel';
/** Words that no agent may send to an upset buyer. */
const SCOLDING = '请您冷静一下';

interface Scene {
  harness: Harness;
  page: Page;
  panel: SidePanel;
  ime: CDPSession;
}

const box = (page: Page) => page.locator('#reply-box');
const compose = (ime: CDPSession, text: string) =>
  ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** The panel outlives a suite, and so may what it said in the one before. */
const says = (words: string) =>
  `[...document.querySelectorAll('[data-testid="toast"][data-tone="problem"]')].some(({ textContent }) => textContent.includes(${JSON.stringify(words)}))`;
/** Not a real click: that would move the focus, and the browser would end the composition first. */
const pressInsert = (panel: SidePanel) =>
  panel.evaluate(`document.querySelector('[data-testid="script-1-insert"]').click()`);

export async function runInputMethod(harness: Harness): Promise<void> {
  const practice = await startPractice();
  try {
    const page = await harness.openPage(`${practice.url}?ui=zh-CN&speed=0&c=${UPSET}`);
    const panel = await harness.openPanel(page);
    await page.bringToFront();
    const ime = await page.context().newCDPSession(page);
    const scene: Scene = { harness, page, panel, ime };
    await readPanelState(panel, `state.advice && state.conversation?.key.endsWith('${UPSET}')`, { what: 'advice' });
    await writesNothing(scene);
    await takesNoKeys(scene);
    await findsNothing(scene);
  } finally {
    await practice.close();
  }
}

async function writesNothing({ harness, page, panel, ime }: Scene): Promise<void> {
  await harness.step('Insert is refused while characters are being chosen, and they stay', async () => {
    await fillSlots(panel, 1);
    await page.bringToFront();
    await box(page).focus();
    await compose(ime, 'ni');
    await compose(ime, "ni'hao");
    await pressInsert(panel);
    const uiLang = await panel.evaluate<UiLang>('document.documentElement.lang');
    await panel.waitFor(says(createTexts(uiLang)('refusal.composing')), { what: 'the panel to refuse' });
    assert.equal(await box(page).inputValue(), "ni'hao");
    await ime.send('Input.insertText', { text: '你好' });
    assert.equal(await box(page).inputValue(), '你好');
  });
  await harness.step('and done when they are chosen, beside them', async () => {
    await sleep(200);
    await pressInsert(panel);
    const text = await waitUntil(
      'the script in the box',
      () => box(page).inputValue(),
      (value) => value.length > 2,
    );
    assert.ok(text.startsWith('你好'), text);
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, { what: 'success' });
    await box(page).fill('');
  });
}

/** Opens a conversation with a script that needs no words of the agent; its place among the three. */
async function openReadyScript(page: Page, panel: SidePanel): Promise<number> {
  const items = await page.locator('.item').all();
  const ids = await Promise.all(items.map((item) => item.getAttribute('data-conversation')));
  for (const id of ids) {
    await page.evaluate((talk) => window.practice.open(talk ?? ''), id);
    const open = `state.advice && state.conversation?.key.endsWith('${id}')`;
    const { advice } = await readPanelState(panel, open, { what: `advice on ${id}` });
    const index = advice?.next.scripts.findIndex(({ slots }) => slots.missing.length === 0) ?? -1;
    if (index >= 0) return index + 1;
  }
  return assert.fail('No script can be inserted as it is.');
}

async function takesNoKeys({ harness, page, panel, ime }: Scene): Promise<void> {
  await harness.step('Alt and a number belong to the input method, and to us when it is done', async () => {
    const rank = await openReadyScript(page, panel);
    await box(page).focus();
    await compose(ime, 'zhong');
    await page.keyboard.press(`Alt+${rank}`);
    await sleep(800);
    assert.equal(await box(page).inputValue(), 'zhong');
    await ime.send('Input.insertText', { text: '中' });
    await sleep(200);
    assert.equal(await box(page).inputValue(), '中');
    await page.keyboard.press(`Alt+${rank}`);
    await waitUntil(
      'the script in the box',
      () => box(page).inputValue(),
      (value) => value.length > 1,
    );
    await sleep(500);
    await box(page).fill('');
    await page.evaluate((talk) => window.practice.open(talk), UPSET);
    await readPanelState(panel, `state.advice && state.conversation?.key.endsWith('${UPSET}')`, { what: 'advice' });
  });
}

async function findsNothing({ harness, page, panel, ime }: Scene): Promise<void> {
  const findings = () =>
    panel.evaluate<number>(`document.querySelectorAll('[data-testid="replace-calm_down"]').length`);
  await harness.step(
    'no finding comes up on characters that are not chosen yet, not even with a new message',
    async () => {
      await box(page).focus();
      await compose(ime, SCOLDING);
      await sleep(800);
      await page.evaluate((id) => window.practice.receive(id, '人呢？'), UPSET);
      await readPanelState(panel, `state.conversation?.turns.at(-1)?.text === '人呢？'`, { what: 'the new message' });
      const state = await readPanelState(panel, 'state.advice', { what: 'advice' });
      assert.deepEqual(state.advice?.draft.findings, []);
      assert.equal(await findings(), 0);
    },
  );
  await harness.step('and it does when they are', async () => {
    await ime.send('Input.insertText', { text: SCOLDING });
    const found = `state.advice?.draft.findings.some(({ rule }) => rule === 'calm_down')`;
    await readPanelState(panel, found, { what: 'the finding' });
    await box(page).fill('');
  });
}
