import { type Machine, thisMachine } from '../../../utils/cli/find-browser.ts';

export interface Wanted {
  /** A file that is there when the packages are. */
  file: string;
  packages: readonly string[];
  /** Which test needs them. */
  why: string;
}

/** Installs Debian's packages where that may be done; otherwise throws with what to do. */
export async function ensurePackages(wanted: Wanted, machine: Machine = thisMachine()): Promise<void> {
  const { file, packages, why } = wanted;
  if (machine.isExecutable(file)) return;
  if (!machine.isDebian || !machine.isRoot) {
    throw new Error(`${file} is missing, which ${why} needs. Run "sudo apt-get install -y ${packages.join(' ')}".`);
  }
  machine.say(`Installing Debian's ${packages.join(', ')} for ${why} …`);
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const code = await machine.run('apt-get', args);
    if (code !== 0) throw new Error(`"apt-get ${args.join(' ')}" ended with status ${code}.`);
  }
  if (!machine.isExecutable(file)) throw new Error(`${packages.join(', ')} were installed, but ${file} is missing.`);
}
