/** A lead teaches a page in three clicks: what was meant is read, nothing is sent, and the next load still knows it. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import { parseSiteDefinition } from '../../../utils/core/sites/parse-site-definition.ts';
import { startPractice } from '../../../utils/practice/server.ts';
import { servePages } from '../detection/serve-pages.ts';
import type { Harness } from '../harness/harness.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { ensureThirdParty } from '../third-party/ensure-third-party.ts';
import { CONVERSATION } from '../third-party/pages/chats/conversation.ts';
import { assertKept, assertTurns } from './assert-turns.ts';
import { checkFound } from './check-found.ts';
import { DESK_PAGES, DESK_TURNS, outerPage } from './pages.ts';
import {
  byId,
  chooseRole,
  clickAt,
  clickOn,
  pressEnter,
  reached,
  startTeaching,
  tabTo,
  taughtReading,
  teachingState,
} from './teach-steps.ts';

const STORY = 'birthday-parcel';
/** Chat interfaces that load nothing from elsewhere; one of them draws in a shadow root, one groups its rows. */
const CHATS = ['chatscope-groups', 'chatui', 'react-chat-elements', 'deep-chat'];

export async function runTeaching(harness: Harness): Promise<void> {
  await teachPractice(harness);
  const modules = await ensureThirdParty();
  for (const name of CHATS) await teachChat(harness, name, modules);
  await teachDesk(harness, '/shadow/', 'textarea');
  await teachDesk(harness, '/framed/', '.box');
  await teachForeignFrame(harness);
  await teachByKeyboard(harness);
  await checkFound(harness);
}

function watchInput(): void {
  const got: string[] = [];
  Object.assign(window, { got });
  for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'submit', 'keydown', 'keyup']) {
    document.addEventListener(type, () => got.push(type), true);
  }
}

/** One of the interfaces calls for a font from elsewhere unless its link is there already: one without effect will do. */
function withoutFont(): void {
  const href = 'https://fonts.googleapis.com/css2?family=Inter:wght@400;600&display=swap';
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const link = document.createElement('link');
    link.setAttribute('href', href);
    document.head.append(link);
  });
}

/** The practice helpdesk with its definition out of reach: its mark is taken away before anything looks at it. */
async function openUnknownPractice({ browser }: Harness, url: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.addInitScript(watchInput);
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => document.body.removeAttribute('data-warmline-practice')),
  );
  await page.goto(`${url}?ui=zh-CN&speed=0&c=${STORY}`);
  return page;
}

const practiceRows = (page: Page) =>
  page.locator('.message').evaluateAll((rows) =>
    rows.map((row) => ({
      role: (row as HTMLElement).dataset.role ?? '',
      text: row.querySelector('.message-text')?.textContent ?? '',
    })),
  );

async function teachPractice(harness: Harness): Promise<void> {
  const { step } = harness;
  const practice = await startPractice();
  try {
    const page = await openUnknownPractice(harness, practice.url);
    const panel = await harness.openPanel(page);
    const rows = await practiceRows(page);
    await step('three clicks on the practice helpdesk, its definition out of reach', async () => {
      await startTeaching(panel, page);
      await clickAt(page, '.message[data-role="customer"] .message-text');
      await teachingState(panel, `teaching.step === 'agent'`);
      await clickAt(page, '.message[data-role="agent"] .message-text');
      await teachingState(panel, `teaching.step === 'composer' && teaching.definition`);
      await clickAt(page, '#reply-box');
      const state = await teachingState(panel, `teaching.step === 'review'`);
      assert.equal(state.problem, null);
      // Bot and note stand on our side here and nobody has told them apart yet; the buyer's rows are the buyer's alone.
      assert.equal(state.counts.customer, rows.filter(({ role }) => role === 'customer').length);
      assert.ok((state.counts.agent ?? 0) >= rows.filter(({ role }) => role === 'agent').length);
      assert.equal(state.definition?.composer.length, 1);
      await harness.pictures('taught');
    });
    await step('nothing of the clicks reached the page, and nothing was sent', async () => {
      assert.deepEqual(await reached(page), []);
      assert.deepEqual(await page.evaluate(() => window.practice.sent()), []);
    });
    await correctsRoles(harness, page, panel);
    await exportsFile(harness, page, panel);
    await step('saved, it reads at once, and after a reload', async () => {
      const wanted = rows.filter(({ role }) => role !== 'bot');
      const again = await assertKept(panel, page, wanted, rows.length);
      assert.ok(again.advice, 'No advice on a taught page.');
    });
    await step('it can be forgotten again', async () => {
      await panel.click('.panel-header [aria-haspopup="menu"]');
      const item = `[...document.querySelectorAll('[role^="menuitem"]')].find((each) => /忘掉|Forget/.test(each.textContent))`;
      await panel.evaluate(`${item}.click()`);
      await waitUntil(
        'the taught definition to be gone',
        () => readPanelState(panel, 'true'),
        ({ site }) => !site?.id.startsWith('taught-'),
      );
    });
    await page.close();
  } finally {
    await practice.close();
  }
}

async function correctsRoles({ step }: Harness, page: Page, panel: SidePanel): Promise<void> {
  await step('a click on a row and the panel’s list correct a role, and rows like it follow', async () => {
    await clickAt(page, '.message[data-role="note"] .message-text');
    // The menu opens on the row's present role.
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const noted = await teachingState(panel, `teaching.counts.note > 0`);
    assert.ok(noted.definition?.roles.note, 'The definition has no rule for notes.');
    const system = (await practiceRows(page)).find(({ role }) => role === 'system');
    if (system) {
      await chooseRole(panel, system.text, 'system');
      await teachingState(panel, `teaching.counts.system > 0 && teaching.counts.note > 0`);
    }
    assert.deepEqual(await reached(page), []);
  });
  await step('a role that contradicts another row is said to, and taken back', async () => {
    const [buyer] = (await practiceRows(page)).filter(({ role }) => role === 'customer').slice(-1);
    assert.ok(buyer);
    await chooseRole(panel, buyer.text, 'agent');
    const torn = await teachingState(panel, `teaching.problem`);
    assert.equal(torn.problem?.kind, 'roles-not-separable');
    assert.equal(torn.definition, null, 'A contradiction could be saved.');
    await chooseRole(panel, buyer.text, 'customer');
    await teachingState(panel, `!teaching.problem && teaching.definition`);
  });
}

async function exportsFile({ step, browser }: Harness, page: Page, panel: SidePanel): Promise<void> {
  await step('the exported file is a site definition', async () => {
    // The side panel's own downloads are not told to the driver; the very bytes are caught where they are made.
    await panel.evaluate(`(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => { window.exported = blob.text(); return make(blob); };
    })()`);
    await panel.click(byId('teach-export'));
    const text = await panel.waitFor<string>('window.exported', { what: 'the exported file' });
    const parsed = parseSiteDefinition(JSON.parse(text));
    assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
    assert.equal(parsed.definition.evidence.confidence, 'taught');
    assert.deepEqual(parsed.definition.match.urls, [`${new URL(page.url()).origin}/*`]);
    assert.ok(browser.context.pages().includes(page));
  });
}

/** Where the text of a message stands on a chat page, shadow roots included. */
async function clickMessage(page: Page, text: string): Promise<void> {
  const target = page.getByText(text.slice(0, 20)).last();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  assert.ok(box, `The page does not show "${text}".`);
  await page.mouse.click(box.x + Math.min(box.width / 2, 30), box.y + Math.min(box.height / 2, 12));
}

async function teachChat(harness: Harness, name: string, modules: string): Promise<void> {
  const served = await servePages([modules], new Map());
  const spoken = CONVERSATION.filter(({ text }) => text !== '');
  try {
    const page = await harness.browser.context.newPage();
    await page.addInitScript(watchInput);
    await page.addInitScript(withoutFont);
    await page.goto(`${served.url}/chats/${name}/`);
    await page.getByText('Thanks').first().waitFor();
    const panel = await harness.openPanel(page);
    await harness.step(`${name}: three clicks, every row right, known after a reload`, async () => {
      await startTeaching(panel, page);
      await clickMessage(page, spoken.findLast(({ role }) => role === 'customer')?.text ?? '');
      await teachingState(panel, `teaching.step === 'agent'`);
      await clickMessage(page, spoken.findLast(({ role }) => role === 'agent')?.text ?? '');
      await teachingState(panel, `teaching.step === 'composer'`);
      const composer = await page.evaluate(() => window.chatPage.composer);
      await clickAt(page, composer.replaceAll(' >>> ', ' '));
      await teachingState(panel, `teaching.step === 'review' && teaching.definition`);
      assert.deepEqual(await reached(page), []);
      await assertKept(panel, page, spoken);
    });
    await page.close();
  } finally {
    served.close();
  }
}

/** The list in the page itself, or in the frame that the page shows. */
const deskList = (page: Page, path: string) => (path === '/framed/' ? page.frameLocator('#talks') : page);

async function teachDesk(harness: Harness, path: string, box: string): Promise<void> {
  const served = await servePages([], DESK_PAGES);
  try {
    const page = await harness.openPage(`${served.url}${path}`);
    const panel = await harness.openPanel(page);
    const list = deskList(page, path);
    await harness.step(`${path} three clicks over its border, known after a reload`, async () => {
      await startTeaching(panel, page);
      for (const role of ['customer', 'agent'] as const) {
        const said = DESK_TURNS.findLast((turn) => turn.role === role);
        await clickOn(page, list.getByText(said?.text ?? '', { exact: true }));
        await teachingState(panel, `teaching.step === '${role === 'customer' ? 'agent' : 'composer'}'`);
      }
      await clickAt(page, box);
      const state = await teachingState(panel, `teaching.step === 'review'`);
      assert.match(state.definition?.container ?? '', / >>> /);
      const frames = await Promise.all(page.frames().map((frame) => frame.evaluate(() => Reflect.get(window, 'got'))));
      assert.deepEqual(frames.flat(), []);
      assert.ok(!page.url().includes('#left'), 'A click reached the row.');
      await assertKept(panel, page, DESK_TURNS);
    });
    await page.close();
  } finally {
    served.close();
  }
}

/** The chat stands in a frame of another origin: the page around it must not swallow the frame's clicks. */
async function teachForeignFrame(harness: Harness): Promise<void> {
  const chat = await servePages([], DESK_PAGES);
  const outer = await servePages([], new Map([['/outer/', outerPage(`${chat.url}/shadow/`)]]));
  try {
    const page = await harness.openPage(`${outer.url}/outer/`);
    const panel = await harness.openPanel(page);
    const frame = page.frameLocator('iframe');
    const clickIn = (text: string) => clickOn(page, frame.getByText(text, { exact: true }));
    await harness.step('a frame of another origin: the one that is clicked first goes on alone', async () => {
      await startTeaching(panel, page);
      await frame.locator('warmline-teach').waitFor({ state: 'attached' });
      await waitUntil(
        'the glass to open over the frame',
        async () => {
          await clickIn('明天几点？');
          return (await teachingState(panel, 'true')).examples;
        },
        (examples) => examples > 0,
      );
      await waitUntil(
        'the page around to stop',
        () => page.locator('warmline-teach').count(),
        (count) => count === 0,
      );
      await clickIn('一般在 18:00 前。');
      await teachingState(panel, `teaching.step === 'composer'`);
      const box = await frame.getByPlaceholder('回复').boundingBox();
      assert.ok(box);
      await page.mouse.click(box.x + 20, box.y + 10);
      await teachingState(panel, `teaching.step === 'review' && teaching.definition`);
      await assertKept(panel, page, DESK_TURNS);
    });
    await page.close();
  } finally {
    chat.close();
    outer.close();
  }
}

/** From the first Tab in the panel to the saved definition without a mouse; rows are walked from panel and page. */
async function teachByKeyboard(harness: Harness): Promise<void> {
  const served = await servePages([], DESK_PAGES);
  try {
    const page = await harness.openPage(`${served.url}/shadow/`);
    const panel = await harness.openPanel(page);
    const walkTo = async (text: string) => {
      for (let moves = 0; moves < 20; moves++) {
        await tabTo(panel, 'teach-previous');
        await pressEnter(panel);
        const { candidate } = await teachingState(panel, `teaching.candidate !== null`);
        if (candidate?.includes(text)) return;
      }
      assert.fail(`The walk does not come to "${text}".`);
    };
    await harness.step('by keyboard alone', async () => {
      await panel.waitFor(`document.querySelector('${byId('teach-start')}')`, { what: 'the offer to teach' });
      await tabTo(panel, 'teach-start');
      await pressEnter(panel);
      await teachingState(panel, `teaching.step === 'customer'`);
      await walkTo('明天几点');
      await tabTo(panel, 'teach-take');
      await pressEnter(panel);
      await teachingState(panel, `teaching.step === 'agent'`);
      // The second is picked on the page itself, whose keys the overlay takes.
      await page.bringToFront();
      const seen = new Set<string | null>();
      for (;;) {
        await page.keyboard.press('ArrowLeft');
        const { candidate } = await waitUntil(
          'the outline to move',
          () => teachingState(panel, `teaching.candidate !== null`),
          (state) => !seen.has(state.candidate),
        );
        seen.add(candidate);
        if (candidate?.includes('一般在')) break;
      }
      await page.keyboard.press('Enter');
      await teachingState(panel, `teaching.step === 'composer'`);
      await tabTo(panel, 'teach-next');
      await pressEnter(panel);
      await tabTo(panel, 'teach-take');
      await pressEnter(panel);
      await teachingState(panel, `teaching.step === 'review' && teaching.definition`);
      await tabTo(panel, 'teach-save');
      await pressEnter(panel);
      assertTurns((await taughtReading(panel, DESK_TURNS.length)).conversation?.turns, DESK_TURNS);
      assert.deepEqual(await reached(page), []);
    });
    await page.close();
  } finally {
    served.close();
  }
}
