import { describe, expect, it } from 'vitest';
import { ensureBrowser, findBrowser, type Machine } from '../../../utils/cli/find-browser.ts';

interface Fake extends Machine {
  commands: string[];
  said: string[];
}

function machine(files: string[], more: Partial<Machine> = {}): Fake {
  const present = new Set(files);
  const commands: string[] = [];
  const said: string[] = [];
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    isExecutable: (file) => present.has(file),
    isRoot: false,
    isDebian: false,
    run: async (command, args) => {
      commands.push([command, ...args].join(' '));
      if (args.includes('chromium')) present.add('/usr/bin/chromium');
      return 0;
    },
    say: (line) => said.push(line),
    commands,
    said,
    ...more,
  };
}

describe('finding a browser', () => {
  it('takes CHROME_PATH before anything else', () => {
    const files = ['/usr/bin/chromium', '/opt/mine/chrome'];
    const found = findBrowser(machine(files, { env: { PATH: '/usr/bin', CHROME_PATH: '/opt/mine/chrome' } }));
    expect(found).toEqual({ ok: true, path: '/opt/mine/chrome' });
  });

  it('says so when CHROME_PATH leads nowhere, instead of taking another', () => {
    const found = findBrowser(machine(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', CHROME_PATH: '/gone' } }));
    expect(found).toMatchObject({ ok: false, message: expect.stringContaining('CHROME_PATH is "/gone"') });
  });

  it('prefers chromium over Chrome and Edge, whatever the order of the path', () => {
    const files = ['/usr/local/bin/google-chrome', '/usr/local/bin/microsoft-edge', '/usr/bin/chromium'];
    expect(findBrowser(machine(files))).toEqual({ ok: true, path: '/usr/bin/chromium' });
    expect(findBrowser(machine(files.slice(0, 2)))).toEqual({ ok: true, path: '/usr/local/bin/google-chrome' });
  });

  it('knows the places of macOS and Windows', () => {
    const mac = '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const onMac: Partial<Machine> = { platform: 'darwin', env: { PATH: '/usr/bin', HOME: '/Users/a' } };
    expect(findBrowser(machine([mac], onMac))).toEqual({ ok: true, path: mac });
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const env = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findBrowser(machine([edge], { platform: 'win32', env }))).toEqual({ ok: true, path: edge });
  });

  it('says what to do where there is none', () => {
    const message = (more: Partial<Machine>) => {
      const found = findBrowser(machine([], more));
      return found.ok ? '' : found.message;
    };
    expect(message({ isDebian: true })).toContain('sudo apt-get install -y chromium');
    expect(message({})).toContain('package manager');
    expect(message({ platform: 'darwin' })).toContain('CHROME_PATH');
  });
});

describe('making sure there is a browser', () => {
  it('installs chromium on Debian as root, and says so first', async () => {
    const fake = machine([], { isDebian: true, isRoot: true });
    expect(await ensureBrowser(fake)).toEqual({ ok: true, path: '/usr/bin/chromium' });
    expect(fake.commands[0]).toBe('apt-get update');
    expect(fake.commands[1]).toMatch(/^apt-get install .*\bchromium$/);
    expect(fake.said.join()).toContain('Installing');
  });

  it('installs nothing elsewhere, as another user, or when a browser is there', async () => {
    const none = [machine([]), machine([], { isDebian: true }), machine([], { isRoot: true })];
    for (const fake of none) {
      expect((await ensureBrowser(fake)).ok).toBe(false);
      expect(fake.commands).toEqual([]);
    }
    const has = machine(['/usr/bin/chromium'], { isDebian: true, isRoot: true });
    expect((await ensureBrowser(has)).ok).toBe(true);
    expect(has.commands).toEqual([]);
  });

  it('does not hide a wrong CHROME_PATH behind an installation', async () => {
    const fake = machine([], { isDebian: true, isRoot: true, env: { CHROME_PATH: '/gone' } });
    expect((await ensureBrowser(fake)).ok).toBe(false);
    expect(fake.commands).toEqual([]);
  });

  it('names the command that failed', async () => {
    const fake = machine([], { isDebian: true, isRoot: true, run: async () => 100 });
    expect(await ensureBrowser(fake)).toMatchObject({ ok: false, message: expect.stringContaining('status 100') });
  });
});
