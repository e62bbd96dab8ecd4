import type { BrowserSearch, Machine } from '../../../utils/cli/find-browser.ts';

const PACKAGE = 'firefox-esr';
const COMMANDS = ['firefox-esr', 'firefox'];
const MAC_APP = '/Applications/Firefox.app/Contents/MacOS/firefox';

/** Finds Firefox (`FIREFOX_PATH` first), or installs Debian's ESR where it may. */
export async function ensureFirefox(machine: Machine): Promise<BrowserSearch> {
  const named = machine.env.FIREFOX_PATH;
  if (named) {
    if (machine.isExecutable(named)) return { ok: true, path: named };
    return {
      ok: false,
      message: `FIREFOX_PATH is "${named}", but no program is there. Set it to Firefox's executable, or unset it.`,
    };
  }
  const folders = [...(machine.env.PATH ?? '').split(':').filter(Boolean), '/usr/bin'];
  const places = [...COMMANDS.flatMap((command) => folders.map((folder) => `${folder}/${command}`)), MAC_APP];
  const find = () => places.find((file) => machine.isExecutable(file));
  const found = find();
  if (found) return { ok: true, path: found };
  if (!machine.isDebian || !machine.isRoot) {
    const how = machine.isDebian ? `Run "sudo apt-get install -y ${PACKAGE}"` : 'Install Firefox';
    return { ok: false, message: `No Firefox found, which one suite runs in. ${how}, or set FIREFOX_PATH.` };
  }
  machine.say("Installing Debian's firefox-esr …");
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', PACKAGE]]) {
    const code = await machine.run('apt-get', args);
    if (code !== 0) return { ok: false, message: `"apt-get ${args.join(' ')}" ended with status ${code}.` };
  }
  const installed = find();
  return installed
    ? { ok: true, path: installed }
    : { ok: false, message: 'Firefox was installed but is not on the path.' };
}
