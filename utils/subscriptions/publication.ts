/** A pack as the static files browsers subscribe to; the command line and the Studio write the same bytes. */
import type { Pack } from '../core/packs/script.ts';
import type { IndexEntry, PackIndex } from './pack-index.ts';
import { sha256 } from './verify-pack.ts';

export interface PackFile {
  /** Path beside the list. It carries the hash: a file of this name never changes, so caches may keep it for ever. */
  path: string;
  text: string;
  entry: IndexEntry;
}

/** The file of a pack and its line in the list. The same pack gives the same bytes. */
export async function packFile(
  pack: Pack,
  about: Pick<IndexEntry, 'at' | 'note' | 'rollout' | 'rollback'>,
): Promise<PackFile> {
  const { id, version } = pack.manifest;
  const text = `${JSON.stringify({ manifest: pack.manifest, scripts: pack.scripts })}\n`;
  const bytes = new TextEncoder().encode(text);
  const hash = await sha256(bytes);
  const path = `packs/${id}-${version}-${hash.slice(0, 12)}.json`;
  return { path, text, entry: { id, version, url: path, sha256: hash, bytes: bytes.length, ...about } };
}

/** The list with this entry in place of the pack's former one. */
export function withEntry({ packs }: PackIndex, entry: IndexEntry): PackIndex {
  const others = packs.filter(({ id }) => id !== entry.id);
  return { schema: 1, packs: [...others, entry].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

export function indexText(index: PackIndex): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}
