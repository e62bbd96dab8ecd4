import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { ExtensionBrowser } from './launch-with-extension.ts';
import { attachTo, type TargetSession } from './target-session.ts';

export interface WaitOptions {
  /** Milliseconds; 10,000 by default. */
  timeout?: number;
  /** What is being waited for, for the error. */
  what?: string;
}

/** The browser's real side panel, which Playwright does not list among its pages. */
export interface SidePanel {
  session: TargetSession;
  /** Value of a JavaScript expression in the panel; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Waits until the expression is truthy and answers its value, `true` for an element. */
  waitFor<T>(expression: string, options?: WaitOptions): Promise<T>;
  /** A real mouse click in the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** One key with modifiers, such as `press({ key: 'Enter', code: 'Enter' })`. */
  press(key: { key: string; code: string; alt?: boolean; ctrl?: boolean; shift?: boolean }): Promise<void>;
  screenshot(file: string): Promise<void>;
}

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
  title: string;
}

/** Time after which an unanswered click on the toolbar button is repeated. */
const CLICK_AGAIN_MS = 2500;

/** DevTools speaks a younger protocol than Playwright's types know. */
type Send = <T>(method: string, params: object) => Promise<T>;

/**
 * Opens the side panel beside `page`, as a click on the toolbar button would, and attaches to it.
 */
export async function openSidePanel(browser: ExtensionBrowser, page: Page): Promise<SidePanel> {
  const { devtools, extensionId } = browser;
  const send = devtools.send.bind(devtools) as unknown as Send;
  await page.bringToFront();
  // A popped-out panel carries its tab in the address; the side panel itself does not.
  const url = `chrome-extension://${extensionId}/sidepanel.html`;
  const tab = await tabOf(devtools, page);
  const click = () => send('Extensions.triggerAction', { id: extensionId, targetId: tab });
  await click();
  let clicked = Date.now();
  // A panel that is already open in the window stays the same page and follows the tab in front.
  const panel = await poll(
    async () => {
      const open = (await targetsOf(devtools)).find((target) => target.type === 'page' && target.url === url);
      // A click that comes while the worker is still starting is lost; a person would click once more.
      if (!open && Date.now() - clicked > CLICK_AGAIN_MS) {
        clicked = Date.now();
        await click();
      }
      return open;
    },
    { what: 'the side panel to open', timeout: 15_000 },
  );
  const session = await attachTo(devtools, panel.targetId);
  await session.send('Page.enable');
  const opened = sidePanelOf(session);
  // The target exists before the panel has slid in; until then its page has no size.
  await opened.waitFor('innerWidth > 0', { what: 'the side panel to have a width' });
  return opened;
}

function sidePanelOf(session: TargetSession): SidePanel {
  const evaluate = <T>(expression: string) => evaluateIn<T>(session, expression);
  return {
    session,
    evaluate,
    waitFor: (expression, options = {}) =>
      // An element cannot travel; that it is there is what was asked.
      poll(() => evaluate(`Promise.resolve(${expression}).then((value) => (value instanceof Node ? true : value))`), {
        what: `${expression} in the side panel`,
        ...options,
      }) as Promise<never>,
    click: (selector) => clickIn(session, selector),
    type: async (text) => {
      await session.send('Input.insertText', { text });
    },
    press: async ({ key, code, alt = false, ctrl = false, shift = false }) => {
      const modifiers = (alt ? 1 : 0) | (ctrl ? 2 : 0) | (shift ? 8 : 0);
      const keyCode = KEY_CODES[code] ?? code.charCodeAt(code.length - 1);
      const event = { key, code, modifiers, windowsVirtualKeyCode: keyCode };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    },
    screenshot: async (file) => {
      const { data } = await session.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      await writeFile(file, Buffer.from(data, 'base64'));
    },
  };
}

const KEY_CODES: Readonly<Record<string, number>> = {
  Enter: 13,
  Escape: 27,
  Tab: 9,
  ArrowUp: 38,
  ArrowDown: 40,
  Slash: 191,
};

async function evaluateIn<T>(session: TargetSession, expression: string): Promise<T> {
  const { result, exceptionDetails } = await session.send<{
    result: { value?: T };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  }>('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true, userGesture: true });
  if (exceptionDetails) {
    throw new Error(`In the side panel: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  }
  return result.value as T;
}

async function clickIn(session: TargetSession, selector: string): Promise<void> {
  const point = await evaluateIn<{ x: number; y: number } | null>(
    session,
    `(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      if (!element) return null;
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = element.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    })()`,
  );
  if (!point) throw new Error(`Nothing in the side panel matches ${selector}`);
  for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) {
    await session.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 });
  }
}

async function targetsOf(devtools: CDPSession): Promise<TargetInfo[]> {
  const { targetInfos } = await devtools.send('Target.getTargets', { filter: [{}] });
  return targetInfos;
}

/** The tab target that holds the page; a title of our own tells two tabs of the same address apart. */
async function tabOf(devtools: CDPSession, page: Page): Promise<string> {
  const url = page.url();
  const tabs = async () => (await targetsOf(devtools)).filter((target) => target.type === 'tab' && target.url === url);
  const [only, ...others] = await tabs();
  if (only && others.length === 0) return only.targetId;
  const title = await page.title();
  const mark = `${title} · ${Date.now()}`;
  await page.evaluate((value) => {
    document.title = value;
  }, mark);
  const tab = await poll(async () => (await tabs()).find((target) => target.title === mark), {
    what: `the tab of ${url}`,
  });
  await page.evaluate((value) => {
    document.title = value;
  }, title);
  return tab.targetId;
}

async function poll<T>(look: () => Promise<T>, { timeout = 10_000, what = 'a condition' }: WaitOptions) {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await look();
    if (value) return value as NonNullable<T>;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
