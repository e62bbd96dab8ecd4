/** What reading costs a page: a long conversation at once, each new message, and nothing happening at all. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { CDPSession, Page } from 'playwright-core';
import practiceSite from '../../scripts-library/sites/practice.json' with { type: 'json' };
import type { ExtensionBrowser } from '../../utils/cli/browser/launch-with-extension.ts';
import { waitUntil } from '../e2e/harness/wait-until.ts';
import { type Measured, median, percentile } from './statistics.ts';

/** The part of the extension's world that is spoken to from here. */
declare const chrome: {
  scripting: {
    getRegisteredContentScripts(): Promise<object[]>;
    unregisterContentScripts(): Promise<void>;
    registerContentScripts(scripts: object[]): Promise<void>;
  };
};

interface Bench {
  /** Follows the page and returns milliseconds of the first reading and turns read. */
  start(definition: unknown): { ms: number; turns: number };
  /** Milliseconds spent in observers and timers of the reader since the last call. */
  spent(): number;
}

declare global {
  interface Window {
    readingBench: Bench;
  }
}

const ROWS = 10_000;
const PAGES = 3;
const NEW_ROWS = 120;
const IDLE_MS = 20_000;
const IDLE_ROUNDS = 2;

/** Times the reader where the page calls it: in mutation observers and in timers. */
const HARNESS = `
let spent = 0;
const timed = (work) => (...args) => {
  const start = performance.now();
  try { return work(...args); } finally { spent += performance.now() - start; }
};
const Observer = MutationObserver;
const later = window.setTimeout;
import { followConversation } from './utils/page/read/follow-conversation.ts';
window.readingBench = {
  start(definition) {
    window.MutationObserver = class extends Observer { constructor(work) { super(timed(work)); } };
    window.setTimeout = (work, ms) => later(timed(work), ms);
    let turns = 0;
    const start = performance.now();
    followConversation(definition, {
      document, signal: new AbortController().signal, instance: 'bench',
      now: () => performance.timeOrigin + performance.now(),
      onDelta: (delta) => { turns = delta.length; },
    });
    const ms = performance.now() - start;
    window.MutationObserver = Observer;
    return { ms, turns };
  },
  spent() { const all = spent; spent = 0; return all; },
};`;

async function harness(): Promise<string> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const built = await build({
    stdin: { contents: HARNESS, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  });
  return built.outputFiles[0]?.text ?? '';
}

async function readOnce(page: Page, url: string, code: string): Promise<{ first: number; each: number[] }> {
  await page.goto(url);
  await page.waitForTimeout(1500);
  await page.evaluate(code);
  const { ms, turns } = await page.evaluate((site) => window.readingBench.start(site), practiceSite);
  if (turns < 400) throw new Error(`only ${turns} turns of the long page were read`);
  const id = new URL(url).searchParams.get('c') ?? '';
  const each: number[] = [];
  for (let i = 0; i < NEW_ROWS; i++) {
    await page.evaluate(([c, text]) => window.practice.receive(c!, text!), [id, `还没发货吗 ${i}`]);
    await page.waitForTimeout(25);
    each.push(await page.evaluate(() => window.readingBench.spent()));
  }
  return { first: ms, each };
}

/** Share of a core that the page's main thread is busy while nothing happens, by its own clock. */
async function idleShare(devtools: CDPSession): Promise<number> {
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await busy();
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return ((await busy()) - before) / (IDLE_MS / 1000);
}

async function idlePage(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.bringToFront();
  // Four looks without a sign of life, and it rests.
  await page.waitForTimeout(6000);
  const devtools = await page.context().newCDPSession(page);
  // Time on the processor, so that other work on the machine does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const share = await idleShare(devtools);
  await devtools.detach();
  return share;
}

/** The same page with and without the content script, in turns, as the real extension puts it there. */
async function idleCost(browser: ExtensionBrowser, url: string): Promise<{ alone: number; read: number }> {
  const worker = await browser.serviceWorker();
  // The extension registers its script when it has looked which hosts are granted.
  const scripts = await waitUntil(
    'the content script',
    () => worker.evaluate(() => chrome.scripting.getRegisteredContentScripts()),
    (all) => all.length > 0,
  );
  const page = await browser.context.newPage();
  const shares = { alone: 0, read: 0 };
  for (let round = 0; round < IDLE_ROUNDS; round++) {
    shares.read += (await idlePage(page, url)) / IDLE_ROUNDS;
    await worker.evaluate(() => chrome.scripting.unregisterContentScripts());
    shares.alone += (await idlePage(page, url)) / IDLE_ROUNDS;
    await worker.evaluate((all) => chrome.scripting.registerContentScripts(all), scripts);
  }
  await page.close();
  return shares;
}

export async function readingSpeed(
  browser: ExtensionBrowser,
  helpdesk: string,
  conversation: string,
): Promise<Measured[]> {
  const idle = await idleCost(browser, `${helpdesk}?c=${conversation}&rows=200&speed=0`);
  const code = await harness();
  const firsts: number[] = [];
  const each: number[] = [];
  for (let i = 0; i < PAGES; i++) {
    const page = await browser.context.newPage();
    const read = await readOnce(page, `${helpdesk}?c=${conversation}&rows=${ROWS}&speed=0`, code);
    firsts.push(read.first);
    each.push(...read.each);
    await page.close();
  }
  return [
    {
      name: 'reading a page of 10,000 rows, once',
      value: median(firsts),
      unit: 'ms',
      limit: 60,
      note: `worst of ${PAGES} pages ${Math.max(...firsts).toFixed(1)} ms`,
    },
    {
      name: 'each new row on that page',
      value: median(each),
      unit: 'ms',
      limit: 1,
      note: `p95 ${percentile(each, 0.95).toFixed(2)} ms of ${each.length}`,
    },
    {
      name: 'content script on an idle page, share of a core',
      value: Math.max(0, idle.read - idle.alone) * 100,
      unit: '%',
      limit: 0.1,
      note: `page with it ${(idle.read * 100).toFixed(3)} %, alone ${(idle.alone * 100).toFixed(3)} %, ${IDLE_ROUNDS} times ${IDLE_MS / 1000} s each`,
    },
  ];
}
