import type { PackVersion } from '../pack-record.ts';
import type { Pack, Script } from '../script.ts';

/** What would reach agents, and what stays behind. */
export interface Publishable {
  pack: Pack;
  /** Ids whose unfinished edits stay behind: agents keep the wording of the version before. */
  held: string[];
  /** Ids of drafts that no version holds yet; agents do not get them. */
  left: string[];
}

/**
 * The pack as agents may get it: reviewed and published scripts as they are, a draft only in its last published
 * wording, archived ones not at all. Every script in the result has status `published`, in the order of ids.
 *
 * @param scripts the working copy
 * @param last the version now published, or null for the first
 * @param version the number the result carries
 */
export function publishablePack(
  manifest: Pack['manifest'],
  scripts: readonly Script[],
  last: PackVersion | null,
  version: string,
): Publishable {
  const before = new Map((last?.pack.scripts ?? []).map((script) => [script.id, script]));
  const out: Script[] = [];
  const held: string[] = [];
  const left: string[] = [];
  for (const script of scripts) {
    if (script.status === 'archived') continue;
    if (script.status !== 'draft') out.push({ ...script, status: 'published' });
    else {
      const kept = before.get(script.id);
      if (kept) {
        out.push(kept);
        held.push(script.id);
      } else left.push(script.id);
    }
  }
  out.sort((a, b) => (a.id < b.id ? -1 : 1));
  return { pack: { manifest: { ...manifest, version }, scripts: out }, held: held.sort(), left: left.sort() };
}

/** The working copy after publishing: what went out is published, drafts stay drafts. */
export function afterPublishing(scripts: readonly Script[]): Script[] {
  return scripts.map((script) => (script.status === 'reviewed' ? { ...script, status: 'published' } : script));
}
