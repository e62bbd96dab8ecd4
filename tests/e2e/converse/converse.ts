/** The whole way on software we did not write: Converse.js against a real XMPP server, a second account writing. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import type { Harness } from '../harness/harness.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { BUYERS, type Buyer, type ConverseBed, startConverse } from './prosody.ts';

const UPSET = [
  '你好，我三天前买的加湿器到现在还没发货',
  '页面写的48小时内发货，都过去三天了，你们到底有没有人在查？',
  '今天再不发我就去12315投诉！😡',
];
const CALM = '您好，想问一下发票什么时候可以开';

interface Scene {
  harness: Harness;
  bed: ConverseBed;
  page: Page;
  panel: SidePanel;
}

export async function runConverse(harness: Harness): Promise<void> {
  const bed = await startConverse();
  try {
    const page = await harness.openPage(`${bed.url}#converse/chat?jid=mei@localhost`);
    const scene = { harness, bed, page, panel: await harness.openPanel(page) };
    await readsLiveMessages(scene);
    await insertsWithoutSending(scene);
    await keepsConversationsApart(scene);
  } finally {
    await bed.close();
  }
}

/** What people wrote; Converse also shows the day as a row of its own. */
const written = (reading: PanelReading) => reading.conversation?.turns.filter(({ role }) => role !== 'system') ?? [];

const box = (page: Page, buyer: Buyer) =>
  page.locator(`converse-chat[jid="${buyer}@localhost"] textarea.chat-textarea`);

function openChat(page: Page, buyer: Buyer): Promise<void> {
  return page.getByText(BUYERS[buyer], { exact: true }).first().click();
}

function adviceOn(panel: SidePanel, buyer: Buyer, turns: number): Promise<PanelReading> {
  const condition = `state.advice && state.conversation?.key.includes('${buyer}@') && state.conversation.turns.filter((turn) => turn.role !== 'system').length >= ${turns}`;
  return readPanelState(panel, condition, { what: `advice on ${buyer} with ${turns} turns`, timeout: 15_000 });
}

async function readsLiveMessages({ harness, bed, page, panel }: Scene): Promise<void> {
  await harness.step('what a second account writes arrives in the panel', async () => {
    await box(page, 'mei').waitFor({ timeout: 20_000 });
    for (const text of UPSET) await bed.say('mei', text);
    const reading = await adviceOn(panel, 'mei', UPSET.length);
    const { conversation, advice, site } = reading;
    const turns = written(reading);
    assert.equal(site?.id, 'converse');
    assert.deepEqual(
      turns.map(({ role, text }) => [role, text]),
      UPSET.map((text) => ['customer', text]),
    );
    assert.equal(conversation?.customerName, BUYERS.mei);
    assert.ok(
      turns.every(({ at }) => at !== undefined && Math.abs(Date.now() - at) < 120_000),
      'Times are not read.',
    );
    assert.ok((advice?.mood.intensity ?? 0) >= 3, `Intensity ${advice?.mood.intensity}.`);
    assert.equal(advice?.standing.scenario, 'logistics');
    assert.notEqual(advice?.standing.exposure.level, 'none');
    await harness.pictures('upset');
  });
}

async function insertsWithoutSending({ harness, bed, page, panel }: Scene): Promise<void> {
  let shown = '';
  await harness.step('Insert puts the script into the box once, and nothing is sent', async () => {
    await fillSlots(panel, 1);
    shown = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    const value = await waitUntil('text in the reply box', () => box(page, 'mei').inputValue(), Boolean);
    assert.equal(value, shown);
    await new Promise((resolve) => setTimeout(resolve, 600));
    assert.deepEqual(bed.received('mei'), [], 'Something reached the buyer that the agent did not send.');
    await harness.pictures('inserted');
  });
  await harness.step('the agent sends it by hand, and it is read as ours', async () => {
    await box(page, 'mei').press('Enter');
    await waitUntil(
      'the message at the buyer',
      () => bed.received('mei'),
      (bodies) => bodies.length > 0,
    );
    assert.deepEqual(bed.received('mei'), [shown]);
    const { conversation, advice } = await adviceOn(panel, 'mei', UPSET.length + 1);
    assert.deepEqual([conversation?.turns.at(-1)?.role, conversation?.turns.at(-1)?.text], ['agent', shown]);
    assert.ok(
      advice?.next.scripts.every(({ text }) => text !== shown),
      'A script that was sent is offered again.',
    );
  });
}

async function keepsConversationsApart({ harness, bed, page, panel }: Scene): Promise<void> {
  await harness.step('another buyer is another conversation', async () => {
    await bed.say('chiang', CALM);
    await openChat(page, 'chiang');
    const reading = await adviceOn(panel, 'chiang', 1);
    const { calm } = reading;
    assert.deepEqual(
      written(reading).map(({ text }) => text),
      [CALM],
    );
    assert.equal(calm, true, 'A plain question is not quiet.');
  });
  await harness.step('what one buyer writes never lands in the advice on the other', async () => {
    await bed.say('mei', '人呢？？又不说话了');
    await new Promise((resolve) => setTimeout(resolve, 1200));
    assert.deepEqual(
      written(await adviceOn(panel, 'chiang', 1)).map(({ text }) => text),
      [CALM],
    );
    await openChat(page, 'mei');
    const back = await adviceOn(panel, 'mei', UPSET.length + 2);
    assert.equal(back.conversation?.turns.at(-1)?.text, '人呢？？又不说话了');
  });
}
