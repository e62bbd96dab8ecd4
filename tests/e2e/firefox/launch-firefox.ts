import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { waitUntil } from '../harness/wait-until.ts';
import { type Bidi, openBidi } from './bidi.ts';

export interface Firefox {
  bidi: Bidi;
  close(): Promise<void>;
}

/** Nothing but loopback is reached: everything else goes to a proxy that is not there. */
const NO_NETWORK = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
  'network.proxy.failover_direct': false,
};

const QUIET = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'app.update.enabled': false,
  'intl.accept_languages': 'zh-CN, zh, en',
};

/**
 * Starts Firefox with a fresh profile, without a window on the screen, and opens a session with it.
 *
 * @throws where the program does not start or does not offer a session within half a minute
 */
export async function launchFirefox(
  executablePath: string,
  prefs: Readonly<Record<string, string | number | boolean>> = {},
): Promise<Firefox> {
  const profile = await mkdtemp(path.join(tmpdir(), 'warmline-firefox-'));
  const lines = Object.entries({ ...QUIET, ...NO_NETWORK, ...prefs }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join(''));
  const args = ['--headless', '--no-remote', '--remote-debugging-port=0', '--remote-allow-system-access'];
  const child = spawn(executablePath, [...args, '--width=1440', '--height=900', '--profile', profile], {
    stdio: 'ignore',
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const close = async () => {
    await endOf(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const bidi = await openBidi(await addressOf(child, profile));
    return {
      bidi,
      close: async () => {
        bidi.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Firefox chooses a free port and says in its profile which. */
async function addressOf(child: ChildProcess, profile: string): Promise<string> {
  let failed: string | null = null;
  child.on('error', (error) => {
    failed = error.message;
  });
  child.on('exit', (code) => {
    failed = `it ended with status ${code}`;
  });
  const read = () => readFile(path.join(profile, 'WebDriverBiDiServer.json'), 'utf8').catch(() => '');
  const text = await waitUntil('Firefox to offer a session', read, (told) => told.endsWith('}') || !!failed, 30_000);
  if (failed) throw new Error(`Firefox did not start: ${failed}.`);
  const { ws_host, ws_port } = JSON.parse(text) as { ws_host: string; ws_port: number };
  return `ws://${ws_host}:${ws_port}`;
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
    child.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    child.kill();
  });
}
