/** How long a woken worker takes from the first line of its script to its first assessment. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import type { Page } from 'playwright-core';
import { CUE_INDEX_MODULE, writeCueIndex } from '../../utils/cli/build/index-cues.ts';
import { type Measured, median } from './statistics.ts';

const ROUNDS = 9;
const LIMIT = 150;

/** The worker's own work without its browser calls; built library, one short talk, one reading. */
const SCRIPT = `
import { assess } from './core/assess.ts';
import { defaultSettings } from './core/settings.ts';
import { builtinLibrary } from './library/builtin.ts';
const turns = [
  { id: '1', role: 'customer', text: '你好，我上周买的空气净化器到现在还没收到，物流一直停在中转站' },
  { id: '2', role: 'agent', text: '您好，我来帮您查。' },
  { id: '3', role: 'customer', text: '都五天了，到底有没有人在查？再这样我就去平台投诉了！' },
];
assess({ id: 'wake', turns }, builtinLibrary(), defaultSettings('CN'), { now: 1762900000000, timeZone: 'Asia/Shanghai' });
const took = performance.now() - begun;
if (typeof postMessage === 'function') postMessage(took);
else console.log(took);
`;

/**
 * The release holds its data as text for `JSON.parse`, which is read faster than the same as code, and what the cue
 * rules require as worked out by the build.
 */
const asInRelease: Plugin = {
  name: 'as-in-release',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const text = JSON.stringify(JSON.parse(await readFile(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: 'js' };
    });
    onLoad({ filter: CUE_INDEX_MODULE }, () => ({ contents: writeCueIndex(), loader: 'js' }));
  },
};

/** One classic script, made small like the release. */
export async function wakeScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: SCRIPT, resolveDir: fileURLToPath(new URL('../../utils', import.meta.url)), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    minify: true,
    charset: 'utf8',
    plugins: [asInRelease],
    // Before everything else, even what the modules do when they load.
    banner: { js: 'var begun = performance.now();' },
  });
  return outputFiles[0]?.text ?? '';
}

function toRow(where: string, samples: readonly number[]): Measured {
  const note = `bundled code; worst of ${samples.length} fresh starts ${Math.max(...samples).toFixed(0)} ms`;
  return { name: `worker start → first assessment, ${where}`, value: median(samples), unit: 'ms', limit: LIMIT, note };
}

/** In fresh Node processes. */
export async function wakeInNode(script: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-wake-'));
  const file = join(folder, 'wake.cjs');
  try {
    await writeFile(file, script);
    const samples: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      samples.push(Number((await promisify(execFile)(process.execPath, [file])).stdout));
    }
    return toRow('Node', samples);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In fresh workers of a page, each with an engine of its own, and no code cache to help. */
export async function wakeInBrowser(page: Page, script: string): Promise<Measured> {
  const samples = await page.evaluate(
    async ({ code, rounds }) => {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
        const worker = new Worker(url);
        times.push(
          await new Promise<number>((resolve, reject) => {
            worker.onmessage = ({ data }) => resolve(data as number);
            worker.onerror = ({ message }) => reject(new Error(message));
          }),
        );
        worker.terminate();
        URL.revokeObjectURL(url);
      }
      return times;
    },
    { code: script, rounds: ROUNDS },
  );
  return toRow('Chromium', samples);
}
