import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package exports no path to its own command. */
const WXT = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));

/**
 * Builds the Firefox extension as it is released, into a folder of its own.
 *
 * @param hosts match patterns granted from the start, as in a company's build
 * @returns the folder that holds `manifest.json`
 * @throws where it does not build; the message carries the build's own output
 */
export function buildFirefox(outDir = '.output/firefox-e2e', hosts = ''): Promise<string> {
  const out = path.resolve(outDir);
  const env = { ...process.env, WARMLINE_HOSTS: hosts, WARMLINE_OUT: out };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [WXT, 'build', '-b', 'firefox', '--mv3'], { env }, (error, stdout, stderr) => {
      if (error) reject(new Error(`The Firefox extension does not build:\n${`${stdout}${stderr}`.trim()}`));
      else resolve(path.join(out, 'firefox-mv3'));
    });
  });
}
