import type { BrowserSearch, Machine } from '../../../utils/cli/find-browser.ts';

const PACKAGES = ['prosody', 'lua-sec', 'lua-event'];

/** Finds Prosody, or installs Debian's where it may. */
export async function ensureProsody(machine: Machine): Promise<BrowserSearch> {
  const folders = [...(machine.env.PATH ?? '').split(':'), '/usr/bin'];
  const find = () => folders.map((folder) => `${folder}/prosody`).find((file) => machine.isExecutable(file));
  const found = find();
  if (found) return { ok: true, path: found };
  if (!machine.isDebian || !machine.isRoot) {
    return {
      ok: false,
      message: `No Prosody found, which the Converse.js test talks to. Run "sudo apt-get install -y ${PACKAGES.join(' ')}".`,
    };
  }
  machine.say("Installing Debian's prosody for the Converse.js test …");
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const code = await machine.run('apt-get', args);
    if (code !== 0) return { ok: false, message: `"apt-get ${args.join(' ')}" ended with status ${code}.` };
  }
  const installed = find();
  return installed
    ? { ok: true, path: installed }
    : { ok: false, message: 'Prosody was installed but is not on the path.' };
}
