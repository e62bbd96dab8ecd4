/** What the pages of other people have to load. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measured } from './statistics.ts';

/** The first loads into every granted page, the others only where they are asked for. */
const FILES: readonly [file: string, limit: number][] = [
  ['content-scripts/chat.js', 28.5],
  ['editor-bridge.js', 4],
  ['page-learner.js', 72],
];

export async function sizes(extensionDir: string): Promise<Measured[]> {
  return Promise.all(
    FILES.map(async ([file, limit]) => {
      const content = await readFile(join(extensionDir, file));
      return {
        name: `${file}, gzip`,
        value: gzipSync(content).length / 1024,
        unit: 'KiB',
        limit,
        note: `${(content.length / 1024).toFixed(1)} KiB raw`,
      };
    }),
  );
}
