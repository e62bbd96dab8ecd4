/**
 * Guidance on the way of one reply: a photo asked for a fault that no photo shows is caught while it is typed, the
 * better wording replaces it, the promise in the sent message is found, and the reminder comes before it is due.
 */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { SidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../utils/cli/browser/read-panel-state.ts';
import { startPractice } from '../../utils/practice/server.ts';
import { BUYERS, type ConverseBed, startConverse } from './converse/prosody.ts';
import type { Harness } from './harness/harness.ts';
import { waitUntil } from './harness/wait-until.ts';

const SPEAKER = 'silent-speaker';

interface Talk {
  harness: Harness;
  page: Page;
  panel: SidePanel;
  /** Name in the steps. */
  where: string;
  box: Locator;
  send(): Promise<void>;
  /** An agent's request for a picture, as it would be typed there. */
  ask: string;
  /** Words of the better wording that must stand in the box afterwards. */
  better: string;
  promise: string;
}

export async function runGuidance(harness: Harness): Promise<void> {
  const practice = await startPractice();
  const bed = await startConverse();
  try {
    const talks = [await practiceTalk(harness, practice.url), await converseTalk(harness, bed)];
    for (const talk of talks) {
      await catchesTheAsk(talk);
      await findsThePromise(talk);
    }
    await remindsInTime(harness, talks.length);
    await handsOver(talks);
  } finally {
    await bed.close();
    await practice.close();
  }
}

async function practiceTalk(harness: Harness, url: string): Promise<Talk> {
  const page = await harness.openPage(`${url}?ui=zh-TW&speed=0&c=${SPEAKER}`);
  const panel = await harness.openPanel(page);
  await readPanelState(panel, `state.advice && state.conversation?.key.endsWith('${SPEAKER}')`);
  return {
    harness,
    page,
    panel,
    where: 'practice helpdesk',
    box: page.locator('#reply-box'),
    send: () => page.click('button.send'),
    ask: '麻煩您再拍一張照片給我',
    better: '換新',
    promise: '1分鐘內我給您答覆',
  };
}

async function converseTalk(harness: Harness, bed: ConverseBed): Promise<Talk> {
  const page = await harness.openPage(`${bed.url}#converse/chat?jid=mei@localhost`);
  const panel = await harness.openPanel(page);
  const box = page.locator('converse-chat[jid="mei@localhost"] textarea.chat-textarea');
  await box.waitFor({ timeout: 20_000 });
  await bed.say('mei', '昨天到的蓝牙音箱没有声音，换了两个手机都一样');
  await readPanelState(panel, `state.advice && state.conversation?.customerName === '${BUYERS.mei}'`, {
    what: 'advice on the silent speaker',
    timeout: 15_000,
  });
  return {
    harness,
    page,
    panel,
    where: 'Converse.js',
    box,
    send: () => box.press('Enter'),
    ask: '麻烦您拍几张照片发过来看看',
    better: '换新',
    promise: '1分钟内我给您答复',
  };
}

async function catchesTheAsk({ harness, page, panel, where, box, ask, better }: Talk): Promise<void> {
  await harness.step(`${where}: the request is caught while it is typed`, async () => {
    await page.bringToFront();
    await box.click();
    await page.keyboard.type(ask, { delay: 15 });
    const { advice } = await readPanelState(
      panel,
      `state.advice?.draft.findings.some(({ rule }) => rule === 'mismatch')`,
      { what: 'the finding on the picture' },
    );
    assert.ok((advice?.draft.findings.length ?? 0) > 0);
    await panel.waitFor(`document.querySelector('[data-testid="replace-mismatch"]')`, { what: 'the replacement' });
    await harness.pictures('caught');
  });
  await harness.step(`${where}: one tap puts the better wording in its place`, async () => {
    await panel.click('[data-testid="replace-mismatch"]');
    const text = await waitUntil(
      'the better wording in the box',
      () => box.inputValue(),
      (value) => value.includes(better),
    );
    assert.ok(!text.includes(ask), `The request still stands in “${text}”.`);
    assert.ok(!/[{}]/.test(text), `“${text}” has an open slot.`);
    await harness.pictures('replaced');
  });
}

async function findsThePromise({ harness, panel, where, box, send, promise }: Talk): Promise<void> {
  await harness.step(`${where}: the promise is found after the agent sent it`, async () => {
    await box.fill(promise);
    await send();
    const { advice } = await readPanelState(
      panel,
      `state.advice?.promises.some(({ text, state: now }) => text.includes('1') && now === 'open')`,
      { what: 'the promise' },
    );
    const due = advice?.promises.find(({ state }) => state === 'open')?.due;
    const minutes = (Date.parse(due ?? '') - Date.now()) / 60_000;
    assert.ok(minutes > 0 && minutes < 2, `The promise is due ${due}.`);
  });
}

async function remindsInTime(harness: Harness, promises: number): Promise<void> {
  await harness.step('the reminder comes before the promises are due', async () => {
    const { context, extensionId } = harness.browser;
    const look = await context.newPage();
    await look.goto(`chrome-extension://${extensionId}/options.html#settings`);
    const badge = async () => Number(await look.evaluate<string>('chrome.action.getBadgeText({})'));
    // Promises that other talks made before count as well.
    const before = await badge();
    await waitUntil('the number on the toolbar button to rise', badge, (count) => count >= before + promises, 90_000);
    await look.close();
  });
}

/** The next shift reads what was asked, promised and answered, and nothing is invented. */
async function handsOver(talks: readonly Talk[]): Promise<void> {
  for (const { harness, page, panel, where, promise } of talks) {
    await harness.step(`${where}: the hand-over card holds the promise`, async () => {
      await page.bringToFront();
      await panel.waitFor(`document.querySelector('[data-testid="hand-over-open"]')`, { what: 'the follow-up card' });
      // A promise that falls due just now moves the lines above; the button is pressed wherever it stands.
      await panel.evaluate(`document.querySelector('[data-testid="hand-over-open"]').click()`);
      await panel.waitFor(`document.querySelector('[data-testid="hand-over"]')`, { what: 'the card' });
      const text = await panel.evaluate<string>(`document.querySelector('[data-testid="hand-over"]').innerText`);
      assert.ok(text.includes(promise), `The card does not quote the promise:\n${text}`);
      await harness.pictures('hand-over');
      await panel.evaluate(`document.querySelector('[data-testid="hand-over"]').close?.()`);
    });
  }
}
