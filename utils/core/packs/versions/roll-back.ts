import type { PackVersion } from '../pack-record.ts';
import type { Script } from '../script.ts';
import { nextVersion, weighChange } from './next-version.ts';

export interface RolledBack {
  /** A new version with the old content: numbers only ever rise, so no agent mistakes it for stale news. */
  version: PackVersion;
  /** The working copy that belongs to it; drafts that no version holds are kept. */
  scripts: Script[];
}

/**
 * Takes the pack back to an older version by publishing its content anew.
 *
 * @param latest the version now in force
 * @param target the version to return to
 * @param working the working copy
 */
export function rollBack(
  latest: PackVersion,
  target: PackVersion,
  working: readonly Script[],
  sign: { at: string; by: string; note: string },
): RolledBack {
  const weight = weighChange(latest.pack, target.pack) ?? 'patch';
  const number = nextVersion(latest.version, weight);
  const restored = new Map(target.pack.scripts.map((script) => [script.id, script]));
  const known = new Set(latest.pack.scripts.map(({ id }) => id));
  const own = working.filter(({ id }) => !restored.has(id));
  return {
    version: {
      ...sign,
      version: number,
      pack: { manifest: { ...target.pack.manifest, version: number }, scripts: target.pack.scripts },
    },
    // A script that the newer version brought is not lost: it goes back to being a draft.
    scripts: [
      ...restored.values(),
      ...own.map((script): Script => (known.has(script.id) ? { ...script, status: 'draft' } : script)),
    ],
  };
}
