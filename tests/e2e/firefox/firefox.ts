/**
 * The main job in Firefox, from the day the extension is installed: no host is granted, the toolbar button and one
 * click on Firefox's own question give access, the real sidebar advises, inserts, refuses, and never sends.
 */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';
import { type PanelReading, readPanelState } from '../../../utils/cli/browser/read-panel-state.ts';
import { thisMachine } from '../../../utils/cli/find-browser.ts';
import type { UiLang } from '../../../utils/core/taxonomy.ts';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { startPractice } from '../../../utils/practice/server.ts';
import type { Harness } from '../harness/harness.ts';
import { fillSlots, scriptAsShown } from '../harness/panel-scripts.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { buildFirefox } from './build-firefox.ts';
import { ensureFirefox } from './ensure-firefox.ts';
import { type Firefox, launchFirefox } from './launch-firefox.ts';
import { ALT, CONTROL, evaluateIn, type Tab, tabOf } from './page.ts';
import { openSidebar, type Sidebar } from './sidebar.ts';

const UPSET = 'birthday-parcel';
const OTHER = 'loyal-seam';
const ROOT = `document.querySelector('[data-testid=panel-root]')`;
const ASK = '[data-testid=request-access]';
const INSERT = '[data-testid="script-1-insert"]';
const OUT = '.output/e2e';

type Step = Harness['step'];

interface Desk {
  step: Step;
  tab: Tab;
  panel: Sidebar;
  /** Looks into the browser's own window. */
  inWindow<T extends string | boolean>(expression: string): Promise<T>;
  addon: string;
  /** Waits until the sidebar shows the panel; a sidebar that was closed shows a new one. */
  attach(): Promise<Sidebar>;
}

export async function runFirefox({ step }: Pick<Harness, 'step'>): Promise<void> {
  const found = await ensureFirefox(thisMachine());
  assert.ok(found.ok, found.ok ? '' : found.message);
  const [practice, extension] = await Promise.all([startPractice(), buildFirefox()]);
  await mkdir(OUT, { recursive: true });
  let firefox: Firefox | undefined;
  try {
    firefox = await launchFirefox(found.path);
    const desk = await openDesk(firefox, step, extension, `${practice.url}?ui=zh-CN&speed=0&c=${UPSET}`);
    await asksForAccess(desk, new URL(practice.url).host);
    await readsTheBuyer(desk);
    await insertsOnce(desk);
    await insertsByKey(desk);
    await refusesAfterSwitch(desk);
    await refusesNotes(desk);
    await wakesUp(desk);
    await step('nothing was sent', async () => assert.deepEqual(await desk.tab.evaluate('practice.sent()'), []));
  } finally {
    await firefox?.close();
    await practice.close();
  }
}

async function openDesk({ bidi }: Firefox, step: Step, path: string, url: string): Promise<Desk> {
  const contexts = async (scope: 'chrome' | 'content') => {
    const tree = await bidi.send<{ contexts: { context: string }[] }>('browsingContext.getTree', {
      'moz:scope': scope,
    });
    const [first] = tree.contexts;
    return first?.context ?? assert.fail(`Firefox has no ${scope} window.`);
  };
  const [chrome, content] = [await contexts('chrome'), await contexts('content')];
  const tab = tabOf(bidi, content);
  await tab.goto(url);
  let desk: Desk | undefined;
  await step('the release build installs, and its sidebar opens', async () => {
    const extensionData = { type: 'path', path };
    const { extension } = await bidi.send<{ extension: string }>('webExtension.install', { extensionData });
    const attach = () => openSidebar(bidi, chrome, extension);
    const panel = await attach();
    const inWindow: Desk['inWindow'] = (expression) => evaluateIn(bidi, chrome, expression);
    desk = { step, tab, panel, addon: extension, inWindow, attach };
  });
  return desk ?? assert.fail('No desk.');
}

async function asksForAccess({ step, panel, inWindow, addon, attach }: Desk, host: string): Promise<void> {
  await step('without access it says so, and offers no button that could ask for nothing', async () => {
    await panel.waitFor(`${ROOT}?.dataset.status === 'no-access'`, { what: 'the panel to say that it has no access' });
    assert.equal(
      await panel.evaluate(`document.querySelector('${ASK}') === null`),
      true,
      'A button that can ask for nothing.',
    );
  });
  await step('the toolbar button opens the closed sidebar, which then asks for this very host', async () => {
    await inWindow('SidebarController.hide(), true');
    await inWindow(`(() => {
      const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(addon)});
      ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
      return true;
    })()`);
    await waitUntil('the sidebar to open', () => inWindow<boolean>('SidebarController.isOpen'), Boolean);
    await attach();
    await panel.waitFor(`document.querySelector('${ASK}')`, { what: 'the button that asks for access' });
    assert.ok((await panel.evaluate<string>(`${ROOT}.textContent`)).includes(host), 'The host is not named.');
    await panel.screenshot(`${OUT}/firefox-no-access.png`);
  });
  await step("a click on it and on Firefox's own question gives access", async () => {
    await panel.click(ASK);
    const allow = `document.getElementById('addon-webext-permissions-notification')?.button`;
    await waitUntil(
      "Firefox's question",
      () => inWindow<boolean>(`!!${allow}?.getBoundingClientRect().width`),
      Boolean,
    );
    // Firefox ignores a click in the first half second, for those who did not mean it.
    await new Promise((resolve) => setTimeout(resolve, 800));
    await inWindow(`(() => { ${allow}.click(); return true; })()`);
    await panel.waitFor(`${ROOT}?.dataset.status === 'live'`, { what: 'the panel to be live' });
  });
}

const talk = (tab: Tab, id: string) => tab.evaluate(`practice.open('${id}')`);
const boxText = (tab: Tab) => tab.evaluate<string>(`document.getElementById('reply-box').value`);
const setBox = (tab: Tab, text: string) =>
  tab.evaluate(`(document.getElementById('reply-box').value = ${JSON.stringify(text)})`);

function adviceFor(panel: Sidebar, id: string, turns = 1): Promise<PanelReading> {
  const condition = `state.advice && state.conversation?.key.endsWith('${id}') && state.conversation.total >= ${turns}`;
  return readPanelState(evaluating(panel), condition, { what: `advice on ${id} with ${turns} turns` });
}

/** The readers of the panel are written for the DevTools one and touch only what both have. */
const evaluating = (panel: Sidebar) => panel as SidePanel;

async function verified(panel: Sidebar): Promise<void> {
  await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="done"]')`, {
    what: 'the panel to report the insertion',
  });
  await panel.click('[data-testid="toast"] button');
}

async function readsTheBuyer({ step, tab, panel }: Desk): Promise<void> {
  await step('the page that was open before is read, and the panel advises on the upset buyer', async () => {
    const { advice, site, conversation } = await adviceFor(panel, UPSET, 6);
    assert.ok(advice, 'The panel has no advice.');
    assert.equal(site?.id, 'practice');
    assert.equal(conversation?.customerName, '周敏');
    assert.equal(conversation?.orderId, 'WL2026111437');
    const texts = `[...document.querySelectorAll('.message-text')].map((node) => node.textContent)`;
    assert.deepEqual(
      conversation?.turns.map(({ text }) => text),
      await tab.evaluate(texts),
    );
    assert.ok(advice.mood.intensity >= 3, `Intensity ${advice.mood.intensity} for a buyer who threatens a complaint.`);
    const stage = await panel.evaluate(`document.querySelector('[data-testid="stage-name"]')?.dataset.stage`);
    assert.equal(stage, advice.next.stage);
    await panel.screenshot(`${OUT}/firefox-sidebar.png`);
  });
}

async function insertsOnce({ step, tab, panel }: Desk): Promise<void> {
  await step('Insert puts the first script into the box, exactly once; undo takes it out again', async () => {
    await fillSlots(evaluating(panel), 1);
    const shown = await scriptAsShown(evaluating(panel), 1);
    assert.ok(shown.length > 10, 'The first script is not readable.');
    await panel.click(INSERT);
    await verified(panel);
    assert.equal(await boxText(tab), shown);
    await tab.screenshot(`${OUT}/firefox-inserted.png`);
    await tab.evaluate(`document.getElementById('reply-box').focus()`);
    await tab.press('z', CONTROL);
    assert.equal(await boxText(tab), '');
  });
  await step('a draft stays, and the script goes where the caret was', async () => {
    await tab.click('#reply-box');
    await setBox(tab, '开头。结尾。');
    await tab.evaluate(`document.getElementById('reply-box').setSelectionRange(3, 3)`);
    await fillSlots(evaluating(panel), 1);
    const shown = await scriptAsShown(evaluating(panel), 1);
    await panel.click(INSERT);
    await verified(panel);
    assert.equal(await boxText(tab), `开头。${shown}结尾。`);
    await setBox(tab, '');
  });
}

async function insertsByKey({ step, tab, panel }: Desk): Promise<void> {
  await step('Alt+number in the page inserts the script of that rank', async () => {
    const { advice } = await adviceFor(panel, UPSET, 6);
    const index = advice?.next.scripts.findIndex(({ slots }) => slots.missing.length === 0) ?? -1;
    const script = advice?.next.scripts[index] ?? assert.fail('No script without open slots.');
    await tab.click('#reply-box');
    await tab.press(`${index + 1}`, ALT);
    await waitUntil('text in the reply box', () => boxText(tab), Boolean);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await boxText(tab), script.text);
    await setBox(tab, '');
  });
}

async function refusesAfterSwitch({ step, tab, panel }: Desk): Promise<void> {
  await step('a conversation switched between click and insertion is refused', async () => {
    await fillSlots(evaluating(panel), 1);
    // The page is busy while Insert is pressed, and shows another conversation before it gets to the request.
    const busy = tab.evaluate(`new Promise((resolve) => setTimeout(() => {
      const end = performance.now() + 1500;
      while (performance.now() < end);
      practice.open('${OTHER}');
      resolve();
    }, 50))`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await panel.click(INSERT);
    await busy;
    await panel.waitFor(`document.querySelector('[data-testid="toast"][data-tone="problem"]')`, {
      what: 'the panel to say that it refused',
    });
    const reason = createTexts(await panel.evaluate<UiLang>('document.documentElement.lang'))(
      'refusal.conversation-changed',
    );
    const said = await panel.evaluate<string>(`document.querySelector('[data-testid="toast"]').textContent`);
    assert.ok(said.includes(reason), `The panel says "${said}" instead of "${reason}".`);
    assert.equal(await boxText(tab), '', 'The text stands in the wrong conversation.');
    await talk(tab, UPSET);
    assert.equal(await boxText(tab), '');
  });
}

async function refusesNotes({ step, tab, panel }: Desk): Promise<void> {
  await step('a private note is refused', async () => {
    await adviceFor(panel, UPSET, 6);
    await tab.click('button.mode[data-mode="note"]');
    const pressed = `document.querySelector('button.mode[data-mode="note"]').getAttribute('aria-pressed')`;
    assert.equal(await tab.evaluate(pressed), 'true', 'The page did not change to a note.');
    await panel.evaluate(`document.querySelector('${INSERT}')?.click()`);
    await tab.click('#reply-box');
    await tab.press('1', ALT);
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.equal(await boxText(tab), '', 'A script stands in a note.');
    await tab.click('button.mode[data-mode="reply"]');
  });
}

/** Firefox stops the background page after half a minute without events; the panel may not notice. */
async function wakesUp({ step, tab, panel, inWindow, addon }: Desk): Promise<void> {
  await step('a new message is followed, also after Firefox has put the background to sleep', async () => {
    const { conversation, advice } = await adviceFor(panel, UPSET, 6);
    const background = `WebExtensionPolicy.getByID(${JSON.stringify(addon)}).extension`;
    // The panel's line to the background is opened again within moments, so what counts is that it did stop.
    const slept = await inWindow<boolean>(`new Promise((resolve) => {
      const extension = ${background};
      extension.once('shutdown-background-script', () => resolve(true));
      extension.terminateBackground({ ignoreDevToolsAttached: true }).then(() => setTimeout(() => resolve(false), 2000));
    })`);
    assert.ok(slept, 'Firefox did not stop the background.');
    const total = conversation?.total ?? 0;
    await tab.evaluate(`practice.receive('${UPSET}', '收到了，谢谢你，孩子特别开心！')`);
    const after = await adviceFor(panel, UPSET, total + 1);
    assert.ok((after.advice?.mood.intensity ?? 5) < (advice?.mood.intensity ?? 0), 'Thanks did not calm the mood.');
    const level = `document.querySelector('[data-testid="intensity"]')?.dataset.level`;
    await panel.waitFor(`${level} === '${after.advice?.mood.intensity}'`, {
      what: 'the calmer mood in the panel itself',
    });
  });
}
