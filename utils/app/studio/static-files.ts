/** A published version as files for a web server, as `npm run publish-pack` writes them. */
import type { PackVersion } from '../../core/packs/pack-record.ts';
import { indexText, packFile, withEntry } from '../../subscriptions/publication.ts';

/** Path → text: the list with this one pack, and the pack file. */
export async function staticFiles({ pack, at, note }: PackVersion): Promise<ReadonlyMap<string, string>> {
  const { path, text, entry } = await packFile(pack, { at, note, rollout: 100, rollback: false });
  return new Map([
    ['index.json', indexText(withEntry({ schema: 1, packs: [] }, entry))],
    [path, text],
  ]);
}
