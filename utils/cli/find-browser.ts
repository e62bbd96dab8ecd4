import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the finder needs to know of the machine; handed in so that every case can be tested. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isExecutable(file: string): boolean;
  isRoot: boolean;
  /** True on Debian itself, whose `chromium` package is a real browser (Ubuntu's only points to a snap). */
  isDebian: boolean;
  /** Runs a command with its output shown; answers its exit code. */
  run(command: string, args: readonly string[]): Promise<number>;
  say(line: string): void;
}

export type BrowserSearch = { ok: true; path: string } | { ok: false; message: string };

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
  'brave-browser',
];

const MAC_APPS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];

const WINDOWS_APPS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
  'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
];

/**
 * Finds a Chromium-family browser: `CHROME_PATH` first (a wrong one is an error, never silently
 * passed over), then the path, then the usual places of macOS and Windows. Installs nothing.
 */
export function findBrowser(machine: Machine): BrowserSearch {
  const named = machine.env.CHROME_PATH;
  if (named) {
    if (machine.isExecutable(named)) return { ok: true, path: named };
    return {
      ok: false,
      message: `CHROME_PATH is "${named}", but no program is there. Set it to the browser's executable, or unset it.`,
    };
  }
  const found = candidates(machine).find((file) => machine.isExecutable(file));
  return found ? { ok: true, path: found } : { ok: false, message: adviceFor(machine) };
}

/** As `findBrowser`, and on Debian as root installs the distribution's `chromium` where none is there. */
export async function ensureBrowser(machine: Machine = thisMachine()): Promise<BrowserSearch> {
  const first = findBrowser(machine);
  if (first.ok || machine.env.CHROME_PATH || !canInstall(machine)) return first;
  machine.say("No browser found. Installing Debian's chromium (about 230 MB, half a minute) …");
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const code = await machine.run('apt-get', args);
    if (code !== 0) {
      return {
        ok: false,
        message: `"apt-get ${args.join(' ')}" ended with status ${code}. Install a Chromium-family browser by hand, or set CHROME_PATH.`,
      };
    }
  }
  return findBrowser(machine);
}

function candidates(machine: Machine): string[] {
  const { env, platform } = machine;
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined);
    return roots.flatMap((root) => WINDOWS_APPS.map((app) => path.win32.join(root, app)));
  }
  const folders = (env.PATH ?? '').split(':').filter(Boolean);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => path.posix.join(folder, command)));
  if (platform !== 'darwin') return onPath;
  const roots = ['/Applications', env.HOME && path.posix.join(env.HOME, 'Applications')].filter((root) => !!root);
  return [...onPath, ...roots.flatMap((root) => MAC_APPS.map((app) => path.posix.join(root as string, app)))];
}

function canInstall(machine: Machine): boolean {
  return machine.platform === 'linux' && machine.isDebian && machine.isRoot;
}

function adviceFor(machine: Machine): string {
  const how =
    machine.platform === 'linux'
      ? machine.isDebian
        ? 'Run "sudo apt-get install -y chromium"'
        : 'Install chromium with your package manager'
      : 'Install Chrome, Chromium, Edge or Brave';
  return `No Chromium-family browser found. ${how}, or set CHROME_PATH to the executable of one.`;
}

/** The machine this process runs on. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    isExecutable: (file) => {
      try {
        accessSync(file, constants.X_OK);
        return existsSync(file);
      } catch {
        return false;
      }
    },
    isRoot: process.getuid?.() === 0,
    isDebian: readOsId() === 'debian',
    run: (command, args) =>
      new Promise((resolve) => {
        const child = spawn(command, args, {
          stdio: ['ignore', 'inherit', 'inherit'],
          env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        });
        child.on('error', () => resolve(127));
        child.on('close', (code) => resolve(code ?? 1));
      }),
    say: (line) => console.log(line),
  };
}

function readOsId(): string | undefined {
  try {
    return /^ID=["']?([a-z]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
