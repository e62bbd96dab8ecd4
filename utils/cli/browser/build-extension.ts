import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface BuildOptions {
  /** Match patterns that are granted from the start; loopback by default. */
  hosts?: readonly string[];
  /** Folder for the build; never that of the release builds. */
  outDir?: string;
}

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
  const require = createRequire(import.meta.url);
  let wxt: string;
  try {
    wxt = path.join(path.dirname(require.resolve('wxt/package.json')), 'bin', 'wxt.mjs');
  } catch {
    throw new Error('The build tool is not installed. Run "npm ci" first.');
  }
  const out = path.resolve(outDir);
  const env = { ...process.env, WARMLINE_HOSTS: hosts.join(' '), WARMLINE_OUT: out };
  const { code, output } = await runQuietly(process.execPath, [wxt, 'build'], env);
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
