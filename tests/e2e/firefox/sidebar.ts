import { writeFile } from 'node:fs/promises';
import type { SidePanel, WaitOptions } from '../../../utils/cli/browser/open-side-panel.ts';
import { waitUntil } from '../harness/wait-until.ts';
import type { Bidi } from './bidi.ts';
import { evaluateIn } from './page.ts';

/** What the suites for Chromium know of a panel, but for what only its DevTools session can do. */
export type Sidebar = Omit<SidePanel, 'session' | 'press'>;

/** Firefox names an extension's sidebar after its id, with everything unusual made an underscore. */
const sidebarOf = (addon: string) => `${addon.toLowerCase().replace(/[^a-z0-9_-]/g, '_')}-sidebar-action`;
/** The element in the browser's own window that shows the sidebar's page. */
const BROWSER = `SidebarController.browser.contentDocument?.getElementById('webext-panels-browser')`;

/**
 * Opens the extension's real sidebar, as the View menu does. The session does not list its page among the tabs: it is
 * reached from the browser's own window (`chrome`), and clicked and typed into there, where a user's events arrive.
 */
export async function openSidebar(bidi: Bidi, chrome: string, addon: string): Promise<Sidebar> {
  const inWindow = <T extends string | boolean>(expression: string) => evaluateIn<T>(bidi, chrome, expression);
  // The first showing may complain that its frame is not ready yet, and is shown all the same.
  await inWindow(`SidebarController.show(${JSON.stringify(sidebarOf(addon))}).catch(() => undefined).then(() => true)`);
  await waitUntil(
    'the sidebar to show the extension',
    () => inWindow<string>(`${BROWSER}?.currentURI?.spec ?? ''`),
    (url) => url.endsWith('/sidepanel.html'),
  );
  let calls = 0;
  const evaluate = async <T>(expression: string): Promise<T> => {
    calls += 1;
    const answer = await inWindow<string>(asked(`warmline:${calls}`, expression));
    const { value, problem } = JSON.parse(answer) as { value?: T; problem?: string };
    if (problem !== undefined) throw new Error(`In the sidebar: ${problem}`);
    return value as T;
  };
  const waitFor = <T>(expression: string, { timeout, what }: WaitOptions = {}) => {
    const look = () =>
      evaluate<T>(`Promise.resolve(${expression}).then((value) => (value instanceof Node ? true : value))`);
    return waitUntil(what ?? `${expression} in the sidebar`, look, Boolean, timeout ?? 10_000);
  };
  await waitFor(`document.querySelector('[data-testid="panel-root"]')`, { what: 'the panel to be drawn' });
  return {
    evaluate,
    waitFor: waitFor as Sidebar['waitFor'],
    click: async (selector) => {
      const inside = await evaluate<{ x: number; y: number } | null>(middleOf(selector));
      if (!inside) throw new Error(`Nothing in the sidebar matches ${selector}`);
      await inWindow(clickAt(inside));
    },
    type: async (text) => {
      // The keyboard cannot be driven here; this is what typing into a field comes to.
      const typed = await evaluate<boolean>(`document.execCommand('insertText', false, ${JSON.stringify(text)})`);
      if (!typed) throw new Error('Nothing in the sidebar takes text: focus a field first.');
    },
    screenshot: async (file) => {
      const url = await inWindow<string>(PICTURE);
      await writeFile(file, Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
    },
  };
}

/** Mouse events from the browser's own process, as those of a real mouse: the same module that drives tabs. */
function clickAt({ x, y }: { x: number; y: number }): string {
  return `(async () => {
    const { event } = ChromeUtils.importESModule('chrome://remote/content/shared/webdriver/Event.sys.mjs');
    const own = SidebarController.browser.getBoundingClientRect();
    const page = ${BROWSER}.getBoundingClientRect();
    const left = { button: 0, clickCount: 1, isSynthesized: false };
    for (const type of ['mousemove', 'mousedown', 'mouseup'])
      await event.synthesizeMouseAtPoint(own.x + page.x + ${x}, own.y + page.y + ${y}, { ...left, type }, window);
    return true;
  })()`;
}

const PICTURE = `(async () => {
  const { browsingContext } = ${BROWSER};
  const picture = await browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'rgb(255,255,255)');
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toDataURL('image/png');
})()`;

function middleOf(selector: string): string {
  return `(() => {
    const element = document.querySelector(${JSON.stringify(selector)});
    if (!element) return null;
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  })()`;
}

/** An expression for the browser's window that has the sidebar's process evaluate another one and tell its value. */
function asked(name: string, expression: string): string {
  const inPage = `Promise.resolve().then(() => (${expression})).then(
    (value) => tell(JSON.stringify({ value })),
    (error) => tell(JSON.stringify({ problem: String(error) })))`;
  // The panel's own policy forbids eval; a sandbox with the page's rights and the page's globals is not bound by it.
  const inProcess = `{
    const box = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    Cu.exportFunction((answer) => sendAsyncMessage(${JSON.stringify(name)}, answer), box, { defineAs: 'tell' });
    Cu.evalInSandbox(${JSON.stringify(inPage)}, box);
  }`;
  return `new Promise((resolve) => {
    const line = ${BROWSER}.messageManager;
    line.addMessageListener(${JSON.stringify(name)}, function heard({ data }) {
      line.removeMessageListener(${JSON.stringify(name)}, heard);
      resolve(data);
    });
    line.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(inProcess)}), false);
  })`;
}
