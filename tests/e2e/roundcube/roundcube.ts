/**
 * The way through Roundcube: one mail a page, our own mails in another folder, and a reply box on a page of its own, in
 * a frame of TinyMCE that already holds the quoted mail.
 */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import type { Harness } from '../harness/harness.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { AGENT, CALM, UPSET } from '../harness/tickets.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { type Roundcube, startRoundcube } from './roundcube-server.ts';

interface Scene {
  harness: Harness;
  mail: Roundcube;
  page: Page;
  panel: SidePanel;
}

/** The mails in the order in which they arrived. */
const CALM_MAIL = 1;
const LAST_UPSET_MAIL = 4;
const show = (mail: Roundcube, folder: string, uid: number) =>
  `${mail.url}?_task=mail&_mbox=${folder}&_uid=${uid}&_action=show`;
const reply = (mail: Roundcube, uid: number) => `${mail.url}?_task=mail&_mbox=INBOX&_reply_uid=${uid}&_action=compose`;

/** The reply as TinyMCE itself would send it, without the spaces of its markup; null while it is not ready. */
const draft = (page: Page) =>
  page.evaluate(() => {
    const { tinymce } = window as unknown as {
      tinymce?: { activeEditor: { initialized?: boolean; getContent(as: object): string } | null };
    };
    const editor = tinymce?.activeEditor;
    return editor?.initialized ? editor.getContent({ format: 'text' }).replace(/\u00a0/g, ' ') : null;
  });

const bare = (text: string) => text.replace(/\s+/g, '');

async function login(context: BrowserContext, { url }: Roundcube): Promise<void> {
  const form = await (await context.request.get(url)).text();
  const token = /name="_token" value="([^"]+)"/.exec(form)?.[1] ?? assert.fail('Roundcube shows no login form.');
  const answer = await context.request.post(`${url}?_task=login`, {
    form: { _token: token, _task: 'login', _action: 'login', _user: AGENT.login, _pass: AGENT.password, _url: '' },
  });
  assert.match(answer.url(), /_task=mail/, 'Roundcube did not let us in.');
}

export async function runRoundcube(harness: Harness): Promise<void> {
  const mail = await startRoundcube([CALM, UPSET]);
  try {
    await login(harness.browser.context, mail);
    const page = await harness.openPage(show(mail, 'INBOX', LAST_UPSET_MAIL));
    const scene: Scene = { harness, mail, page, panel: await harness.openPanel(page) };
    const before = await mail.sent();
    await readsTheMail(scene);
    await knowsOurOwn(scene);
    await insertsAboveTheQuote(scene);
    await keepsBuyersApart(scene);
    await harness.step('nothing was sent', async () => assert.equal(await mail.sent(), before));
  } finally {
    await mail.close();
  }
}

function adviceFor(panel: SidePanel, name: string): Promise<PanelReading> {
  const condition = `state.advice && state.conversation?.customerName?.includes('${name}')`;
  return readPanelState(panel, condition, { what: `advice on ${name}`, timeout: 15_000 });
}

const ready = (page: Page) =>
  waitUntil(
    'TinyMCE to be ready',
    () => draft(page),
    (text) => text !== null,
    20_000,
  );

async function readsTheMail({ harness, panel }: Scene): Promise<void> {
  await harness.step('the mail is the buyer’s, word for word', async () => {
    const { conversation, site, advice } = await adviceFor(panel, UPSET.customer.name);
    assert.equal(site?.id, 'roundcube');
    assert.deepEqual(
      conversation?.turns.map(({ role, text }) => [role, text]),
      [['customer', UPSET.turns.at(-1)?.text]],
    );
    assert.ok((advice?.mood.intensity ?? 0) >= 3, `Intensity ${advice?.mood.intensity}.`);
    assert.ok((advice?.next.scripts.length ?? 0) > 0, 'No script is suggested.');
    await harness.pictures('mail');
  });
}

async function knowsOurOwn({ harness, mail, page, panel }: Scene): Promise<void> {
  await harness.step('a mail of ours is ours', async () => {
    await page.goto(show(mail, 'Sent', 1));
    const own = `state.conversation?.turns.some(({ role }) => role === 'agent')`;
    const { conversation } = await readPanelState(panel, own, { what: 'the mail we sent', timeout: 15_000 });
    const ours = UPSET.turns.find(({ who }) => who === 'agent')?.text;
    assert.deepEqual(
      conversation?.turns.filter(({ role }) => role === 'agent').map(({ text }) => text),
      [ours],
    );
  });
}

async function insertsAboveTheQuote({ harness, mail, page, panel }: Scene): Promise<void> {
  let before = '';
  await harness.step('the reply page holds the quoted mail, and the advice stays', async () => {
    await page.goto(show(mail, 'INBOX', LAST_UPSET_MAIL));
    await adviceFor(panel, UPSET.customer.name);
    await page.goto(reply(mail, LAST_UPSET_MAIL));
    before = (await ready(page)) ?? '';
    assert.ok(bare(before).includes(bare('排满关我什么事😡')), `No quoted mail in “${before}”.`);
    await readPanelState(panel, `state.health?.composer === 'ready'`, { what: 'the reply box', timeout: 15_000 });
    await adviceFor(panel, UPSET.customer.name);
  });
  await harness.step('Insert puts the script above the quoted mail, once, and leaves that as it is', async () => {
    await fillSlots(panel, 1);
    const script = await scriptAsShown(panel, 1);
    await panel.click('[data-testid="script-1-insert"]');
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
      what: 'the panel to report the insertion',
    });
    const after = bare((await draft(page)) ?? '');
    const at = after.indexOf(bare(script));
    assert.ok(at >= 0, `The script is not in “${after}”.`);
    assert.equal(after.slice(0, at) + after.slice(at + bare(script).length), bare(before), 'The rest was changed.');
    assert.ok(at < after.indexOf(bare('排满关我什么事😡')), 'The script stands below the quoted mail.');
    await harness.pictures('inserted');
  });
}

async function keepsBuyersApart({ harness, mail, page, panel }: Scene): Promise<void> {
  await harness.step('the reply to another buyer gets advice of its own', async () => {
    await page.goto(show(mail, 'INBOX', CALM_MAIL));
    const { conversation, calm } = await adviceFor(panel, CALM.customer.name);
    assert.deepEqual(
      conversation?.turns.map(({ text }) => text),
      [CALM.turns[0]?.text],
    );
    assert.equal(calm, true, 'A plain question is not quiet.');
    await page.goto(reply(mail, CALM_MAIL));
    const before = bare((await ready(page)) ?? '');
    const after = await adviceFor(panel, CALM.customer.name);
    assert.ok(
      after.conversation?.turns.every(({ text }) => !text.includes('净水器')),
      'Two buyers were mixed up.',
    );
    assert.equal(bare((await draft(page)) ?? ''), before);
  });
}
