/** Latency, long tasks, first paint and memory in a real Chromium with the real side panel. */
import type { CDPSession, Page } from 'playwright-core';
import type { ExtensionBrowser } from '../../utils/cli/browser/launch-with-extension.ts';
import { openSidePanel, type SidePanel } from '../../utils/cli/browser/open-side-panel.ts';
import { attachTo } from '../../utils/cli/browser/target-session.ts';
import { type Measured, median, percentile } from './statistics.ts';

/** The part of the extension's world that is spoken to from here. */
declare const chrome: {
  tabs: { query(query: { url: string }): Promise<{ id?: number }[]> };
  scripting: {
    unregisterContentScripts(): Promise<void>;
    executeScript(injection: { target: { tabId: number; allFrames: boolean }; files: string[] }): Promise<unknown>;
  };
};

const MESSAGES = [
  '等了五天还没发货，太过分了！',
  '你好，请问什么时候到',
  '再不处理我就去12315投诉你们',
  '好的，谢谢你',
  '這樣講話對嗎？什麼態度',
  'This is ridiculous, nobody answers me',
];
const ROUNDS = 60;
const MEBI = 1024 * 1024;

/** Notes in the panel when it has painted the state that came with a page's message. */
const WATCH_PANEL = `(() => {
  const root = document.querySelector('[data-testid=panel-root]');
  window.painted = [];
  new MutationObserver(() => {
    const text = root.textContent;
    requestAnimationFrame(() => window.painted.push({ at: performance.timeOrigin + performance.now(), text }));
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
})()`;

/** Milliseconds from the buyer's message standing in the page to the panel showing it. */
async function latency(page: Page, panel: SidePanel, conversation: string): Promise<number[]> {
  await panel.evaluate(WATCH_PANEL);
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const text = `${MESSAGES[round % MESSAGES.length]} #${round}#`;
    const sent = await page.evaluate(([id, words]) => window.practice.receive(id!, words!).at, [conversation, text]);
    const shown = await panel.waitFor<number>(`(window.painted.find((p) => p.text.includes('#${round}#')) || {}).at`, {
      what: `message ${round} in the panel`,
    });
    samples.push(shown - sent);
  }
  return samples;
}

async function heapOf(send: (method: string) => Promise<unknown>): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const { usedSize } = (await send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize / MEBI;
}

const pageHeap = (devtools: CDPSession) => heapOf((method) => devtools.send(method as 'Runtime.getHeapUsage'));

/** MiB in use by the worker after a full collection. */
export async function workerHeap({ devtools, extensionId }: ExtensionBrowser): Promise<number> {
  const { targetInfos } = await devtools.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(extensionId));
  if (!target) throw new Error('the extension’s worker is not running');
  const session = await attachTo(devtools, target.targetId);
  const heap = await heapOf((method) => session.send(method));
  await session.detach();
  return heap;
}

const WATCH_TASKS = () => {
  const tasks: number[] = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    entryTypes: ['longtask'],
  });
  Object.assign(window, { longTasks: tasks });
};

/**
 * Long tasks and heap that the content script adds to a page of 10,000 rows. The page is loaded without it and
 * comes to rest; then it is injected, reads, and follows a hundred new messages.
 */
async function bigPage(browser: ExtensionBrowser, helpdesk: string, conversation: string): Promise<Measured[]> {
  const worker = await browser.serviceWorker();
  await worker.evaluate(() => chrome.scripting.unregisterContentScripts());
  const page = await browser.context.newPage();
  await page.goto(`${helpdesk}?c=${conversation}&rows=10000&speed=0`);
  await page.waitForTimeout(2000);
  const devtools = await browser.context.newCDPSession(page);
  const before = await pageHeap(devtools);
  await page.evaluate(WATCH_TASKS);
  await worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url: `${url}*rows=10000*` });
    await chrome.scripting.executeScript({
      target: { tabId: tab!.id!, allFrames: true },
      files: ['content-scripts/chat.js'],
    });
  }, helpdesk);
  await page.waitForTimeout(1500);
  for (let i = 0; i < 100; i++) {
    await page.evaluate(
      ([id, text]) => window.practice.receive(id!, text!),
      [conversation, `${MESSAGES[i % MESSAGES.length]} ${i}`],
    );
  }
  await page.waitForTimeout(1500);
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  const after = await pageHeap(devtools);
  const worst = Math.max(0, ...tasks);
  return [
    {
      name: 'long tasks over 50 ms on a page of 10,000 rows',
      value: tasks.length,
      unit: 'tasks',
      limit: 0,
      note: tasks.length > 0 ? `worst ${worst.toFixed(0)} ms` : '',
    },
    {
      name: 'content script heap on that page',
      value: Math.max(0, after - before),
      unit: 'MiB',
      limit: 5,
      note: `page alone ${before.toFixed(1)} MiB`,
    },
    { name: 'worker heap', value: await workerHeap(browser), unit: 'MiB', limit: 40 },
  ];
}

async function firstPaint({ context, extensionId }: ExtensionBrowser): Promise<number[]> {
  const samples: number[] = [];
  for (let i = 0; i < 7; i++) {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/sidepanel.html`);
    samples.push(
      await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            new PerformanceObserver((list) => {
              const paint = list.getEntriesByName('first-contentful-paint')[0];
              if (paint) resolve(paint.startTime);
            }).observe({ type: 'paint', buffered: true });
          }),
      ),
    );
    await page.close();
  }
  return samples;
}

export async function browserSpeed(
  browser: ExtensionBrowser,
  helpdesk: string,
  conversation: string,
): Promise<Measured[]> {
  const page = await browser.context.newPage();
  await page.goto(`${helpdesk}?c=${conversation}&rows=200&speed=0`);
  const panel = await openSidePanel(browser, page);
  await panel.waitFor(`document.querySelector('[data-testid=panel-root]')?.dataset.status === 'live'`, {
    what: 'the advice',
  });
  const delays = await latency(page, panel, conversation);
  const panelHeap = await heapOf((method) => panel.session.send(method));
  const paints = await firstPaint(browser);
  return [
    {
      name: 'buyer’s message → advice in the panel, 200 messages, p95',
      value: percentile(delays, 0.95),
      unit: 'ms',
      limit: 100,
      note: `median ${median(delays).toFixed(1)} ms`,
    },
    {
      name: 'panel first contentful paint',
      value: median(paints),
      unit: 'ms',
      limit: 400,
      note: `worst ${Math.max(...paints).toFixed(0)} ms`,
    },
    { name: 'panel heap', value: panelHeap, unit: 'MiB', limit: 60 },
    ...(await bigPage(browser, helpdesk, conversation)),
  ];
}
