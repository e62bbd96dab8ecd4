/** Installs the third-party editors and chat interfaces beside this file when the lock file names others than are there. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const FOLDER = import.meta.dirname;
const MODULES = path.join(FOLDER, 'node_modules');
/** Holds the hash of the lock file that was installed last. */
const STAMP = path.join(MODULES, '.installed');

/** @returns the folder to resolve packages in, for esbuild's `nodePaths` */
export async function ensureThirdParty(say: (line: string) => void = console.log): Promise<string> {
  const lock = await readFile(path.join(FOLDER, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  const installed = await readFile(STAMP, 'utf8').catch(() => '');
  if (installed === wanted) return MODULES;
  say('Installing third-party editors and chat interfaces for the browser tests …');
  try {
    await promisify(execFile)('npm', ['ci'], { cwd: FOLDER, maxBuffer: 1 << 26 });
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`"npm ci" in tests/e2e/third-party failed: ${said}`);
  }
  await writeFile(STAMP, wanted);
  return MODULES;
}
