/** Packs of 50,000 scripts: search, the Studio's table, suggestions, import in Node; opening and heap in a real Chromium. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { listRows } from '../../utils/app/studio/list-rows.ts';
import { NO_FILTER } from '../../utils/app/studio/studio-state.ts';
import type { ExtensionBrowser } from '../../utils/cli/browser/launch-with-extension.ts';
import { assess } from '../../utils/core/assess.ts';
import type { Conversation, Turn } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import type { Pack } from '../../utils/core/packs/script.ts';
import { defaultSettings } from '../../utils/core/settings.ts';
import { buildSearchIndex, type SearchEntry } from '../../utils/core/suggest/build-search-index.ts';
import { rankScripts } from '../../utils/core/suggest/rank-scripts.ts';
import { searchScripts } from '../../utils/core/suggest/search-scripts.ts';
import { STAGES } from '../../utils/core/taxonomy.ts';
import { guessColumns } from '../../utils/exchange/import/columns.ts';
import { planImport } from '../../utils/exchange/import/plan-import.ts';
import { readSource } from '../../utils/exchange/import/read-source.ts';
import { tableEntries } from '../../utils/exchange/import/table-entries.ts';
import { withPacks } from '../../utils/library/builtin.ts';
import { waitUntil } from '../e2e/harness/wait-until.ts';
import { workerHeap } from './browser-speed.ts';
import { asTable, makeLargePack } from './make-large-pack.ts';
import { type Measured, median, percentile } from './statistics.ts';
import { typedQueries } from './typed-queries.ts';

const SIZE = 50_000;
const IMPORTED = 10_000;
const CLOCK = { now: 1_762_900_000_000, timeZone: 'Asia/Shanghai' };

/** Milliseconds of processor time: what other programs of the machine take meanwhile does not count. */
function timed(work: () => unknown): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function keystrokes(name: string, samples: readonly number[], note = ''): Measured {
  const rest = `${samples.length} keystrokes, median ${median(samples).toFixed(1)} ms${note}`;
  return { name, value: percentile(samples, 0.95), unit: 'ms', limit: 16, note: rest };
}

function searchRows(pack: Pack, queries: readonly string[]): Measured[] {
  const entries = pack.scripts.map(({ id, stage, title, texts }): SearchEntry => {
    return { id, pack: pack.manifest.id, stage, titles: title, texts: texts as SearchEntry['texts'] };
  });
  let index = buildSearchIndex([]);
  const built = timed(() => {
    index = buildSearchIndex(entries);
  });
  const samples = queries.map((query) => timed(() => searchScripts(index, query, 'zh-Hans')));
  return [keystrokes('panel search, 50,000 scripts, p95', samples, `; index made once in ${built.toFixed(0)} ms`)];
}

function tableRows(pack: Pack, queries: readonly string[]): Measured[] {
  const scripts = new Map(pack.scripts.map((script) => [script.id, script]));
  const order = [...scripts.keys()].sort();
  const list = (text: string) =>
    listRows(
      { scripts, order, filter: { ...NO_FILTER, text }, sort: { column: 'id', down: false } },
      { lang: 'zh-Hans', today: '2026-11-22' },
    );
  const first = timed(() => list('退'));
  const samples = queries.map((text) => timed(() => list(text)));
  return [keystrokes('Studio table filter, 50,000 scripts, p95', samples, `; first ${first.toFixed(0)} ms`)];
}

function talkAbout(pack: Pack): Conversation {
  const turns = Array.from({ length: 40 }, (_, at): Turn => {
    const ours = at % 2 === 1;
    const text = ours ? (pack.scripts[at * 7]?.texts['zh-Hans'] ?? '') : '猫粮还没发出，投影仪也没到，都五天了';
    return { id: String(at), role: ours ? 'agent' : 'customer', text };
  });
  return { id: 'large', turns: [...turns, { id: 'last', role: 'customer', text: '到底什么时候能到？' }] };
}

function suggestionRows(pack: Pack, builtin: Library): Measured[] {
  const library = withPacks(builtin, [pack]);
  const settings = defaultSettings('CN');
  const conversation = talkAbout(pack);
  const assessment = assess(conversation, library, settings, CLOCK);
  const samples: number[] = [];
  let first = 0;
  for (let round = 0; round < 40; round += 1) {
    for (const stage of STAGES) {
      const took = timed(() =>
        rankScripts(assessment, conversation, { stage, variant: null }, library, settings, CLOCK),
      );
      // The first of each stage lists what that stage can offer.
      if (round === 0) first = Math.max(first, took);
      else samples.push(took);
    }
  }
  const note = `median ${median(samples).toFixed(1)} ms; once for each stage up to ${first.toFixed(0)} ms`;
  return [{ name: 'suggestions, 50,000 scripts, p95', value: percentile(samples, 0.95), unit: 'ms', limit: 5, note }];
}

async function importRows(): Promise<Measured[]> {
  const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const csv = asTable(makeLargePack(IMPORTED))
    .map((row) => row.map(quote).join(','))
    .join('\r\n');
  const start = performance.now();
  const source = await readSource('scripts.csv', new TextEncoder().encode(csv));
  if (!source.ok || source.kind !== 'table') throw new Error('the table is not read as one');
  const rows = source.sheets[0]?.rows ?? [];
  const { map, hasHeads } = guessColumns(rows);
  let steps = 0;
  const defaults = { owner: 'bench', stage: 'solve' as const, reviewBy: '2027-05-01' };
  const plan = await planImport(tableEntries(rows, map, hasHeads), new Map(), defaults, {
    onProgress: () => {
      steps += 1;
    },
  });
  const took = (performance.now() - start) / 1000;
  const note = `${plan?.counts.new} new, ${plan?.counts.duplicate} duplicate, told of in ${steps} steps`;
  return [{ name: 'import of 10,000 rows, file to dry run', value: took, unit: 's', limit: 10, note }];
}

/** @param builtin what the packs stand on */
export async function studioSpeed(builtin: Library): Promise<Measured[]> {
  const pack = makeLargePack(SIZE);
  const queries = typedQueries(pack);
  return [
    // First, before the search indexes fill the heap: a worker holds none of them.
    ...suggestionRows(pack, builtin),
    ...searchRows(pack, queries),
    ...tableRows(pack, queries),
    ...(await importRows()),
  ];
}

/** Runs in a page of the extension: puts a large pack where the Studio, or the worker, looks for it. */
const FILL = `
import { makeLargePack } from './make-large-pack.ts';
const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const written = (tx) => new Promise((resolve, reject) => {
  tx.oncomplete = resolve;
  tx.onabort = () => reject(tx.error);
});
export async function workOn(count) {
  const pack = makeLargePack(count);
  const db = await done(indexedDB.open('warmline-packs'));
  const tx = db.transaction(['workspaces', 'scripts'], 'readwrite');
  const changedAt = new Date().toISOString();
  tx.objectStore('scripts').clear();
  for (const script of pack.scripts) tx.objectStore('scripts').put(script, [pack.manifest.id, script.id]);
  tx.objectStore('workspaces').put({ id: pack.manifest.id, manifest: pack.manifest, cases: [], changedAt });
  await written(tx);
  db.close();
}
export async function putInForce(count) {
  const pack = makeLargePack(count);
  const db = await done(indexedDB.open('warmline-packs'));
  const tx = db.transaction('inForce', 'readwrite');
  tx.objectStore('inForce').put({ pack, source: { kind: 'studio' }, since: new Date().toISOString() }, pack.manifest.id);
  await written(tx);
  db.close();
  new BroadcastChannel('warmline-packs').postMessage('changed');
}
`;

/** When the first row stood in the table, and when the whole pack was there. */
const WATCH_TABLE = `(() => {
  window.opened = {};
  const look = () => {
    if (opened.first === undefined && document.querySelector('[data-testid=script-row]')) opened.first = performance.now();
    if (opened.first !== undefined && document.querySelector('.scripts-page[aria-busy=false]')) opened.all = performance.now();
    if (opened.all === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

async function fillScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: FILL, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'fill',
  });
  return outputFiles[0]?.text ?? '';
}

async function openStudio(browser: ExtensionBrowser): Promise<{ first?: number; all?: number }> {
  const page = await browser.context.newPage();
  await page.addInitScript(WATCH_TABLE);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html#scripts`);
  const read = () => page.evaluate<{ first?: number; all?: number }>('window.opened');
  const opened = await waitUntil('the whole pack in the table', read, ({ all }) => all !== undefined);
  await page.close();
  return opened;
}

async function openings(browser: ExtensionBrowser, page: Page, count: number): Promise<Measured> {
  await page.evaluate(`fill.workOn(${count})`);
  const samples: { first?: number; all?: number }[] = [];
  for (let round = 0; round < 5; round += 1) samples.push(await openStudio(browser));
  const all = median(samples.map((sample) => sample.all ?? Number.NaN));
  return {
    name: `open the Studio, ${count.toLocaleString('en')} scripts`,
    value: median(samples.map(({ first }) => first ?? Number.NaN)) / 1000,
    unit: 's',
    limit: 1,
    note: `first rows; all of it ${(all / 1000).toFixed(2)} s`,
  };
}

export async function studioInBrowser(browser: ExtensionBrowser): Promise<Measured[]> {
  const page = await browser.context.newPage();
  // A page of the extension that keeps out of the Studio's seat; opening the database first is the worker's task.
  await page.goto(`chrome-extension://${browser.extensionId}/sidepanel.html`);
  await page.evaluate(`${await fillScript()}; window.fill = fill; undefined`);
  const opened = [await openings(browser, page, 10_000), await openings(browser, page, SIZE)];
  const before = await workerHeap(browser);
  await page.evaluate(`fill.putInForce(${SIZE})`);
  // The worker hears of it and reads the pack.
  let heap = before;
  for (let wait = 0; wait < 20 && heap < before + 10; wait += 1) {
    await page.waitForTimeout(500);
    heap = await workerHeap(browser);
  }
  await page.close();
  const note = `${before.toFixed(1)} MiB with the built-in pack alone`;
  return [...opened, { name: 'worker heap, 50,000 scripts in force', value: heap, unit: 'MiB', limit: 120, note }];
}
