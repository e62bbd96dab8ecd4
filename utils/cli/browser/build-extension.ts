import { spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BuildOptions {
  /** Match patterns that are granted from the start; loopback by default. */
  hosts?: readonly string[];
  /** Folder for the build; never that of the release builds. */
  outDir?: string;
}

/** The package exports no path to its own command. */
const WXT = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

const LOOPBACK = ['http://127.0.0.1/*', 'http://localhost/*'];

/**
 * Builds the Chromium extension into a folder of its own, with the given hosts granted.
 *
 * @returns the folder that holds `manifest.json`
 * @throws where it does not build; the message carries the build's own output
 */
export async function buildExtension({
  hosts = LOOPBACK,
  outDir = '.output/loopback',
}: BuildOptions = {}): Promise<string> {
  await access(WXT).catch(() => {
    throw new Error('The build tool is not installed. Run "npm ci" first.');
  });
  const out = path.resolve(outDir);
  const env = { ...process.env, WARMLINE_HOSTS: hosts.join(' '), WARMLINE_OUT: out };
  const { code, output } = await runQuietly(process.execPath, [WXT, 'build'], env);
  if (code !== 0) throw new Error(`The extension does not build (status ${code}):\n${output.trim()}`);
  return path.join(out, 'chrome-mv3');
}

/** Keeps the output back; it only matters when something went wrong. */
function runQuietly(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
