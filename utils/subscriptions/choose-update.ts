import { compareVersions } from '../core/packs/versions/next-version.ts';
import type { IndexEntry } from './pack-index.ts';
import type { Subscription } from './subscription.ts';

export type UpdateChoice =
  | { install: true }
  /** `older`: a lower number without the publisher's word that it is meant; that is how stale or forged lists look. */
  | { install: false; why: 'same' | 'pinned' | 'not-yet' | 'older' };

/**
 * Where this installation stands in a staged rollout, 0…99: steady for one version of one pack, and different from
 * pack to pack, so that the same machines are not always first.
 *
 * @param seed random text of the installation
 */
export function rolloutShare(seed: string, { id, version }: Pick<IndexEntry, 'id' | 'version'>): number {
  const text = `${seed} ${id} ${version}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  // The low bits of FNV-1a are poor; fold the high ones in before the remainder.
  return ((hash ^ (hash >>> 15)) >>> 0) % 100;
}

/** A list that was kept somewhere and served again says "rollback", too; only one published since then counts. */
function isMeant({ rollback, at }: IndexEntry, published: string | undefined): boolean {
  return rollback && (published === undefined || Date.parse(at) > Date.parse(published));
}

/** Whether an entry of the list replaces what is installed. */
export function chooseUpdate(
  entry: IndexEntry,
  { installed, pins }: Pick<Subscription, 'installed' | 'pins'>,
  seed: string,
): UpdateChoice {
  const now = installed[entry.id];
  if (now?.version === entry.version && now.sha256 === entry.sha256) return { install: false, why: 'same' };
  const pin = pins[entry.id];
  if (pin !== undefined && entry.version !== pin) return { install: false, why: 'pinned' };
  if (now && compareVersions(entry.version, now.version) < 0 && !isMeant(entry, now.published))
    return { install: false, why: 'older' };
  // A rollback mends something: nobody waits for it.
  if (!entry.rollback && rolloutShare(seed, entry) >= entry.rollout) return { install: false, why: 'not-yet' };
  return { install: true };
}
