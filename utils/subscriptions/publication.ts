/** Packs and site definitions as the static files browsers subscribe to; the command line and the Studio write the same bytes. */
import type { Pack } from '../core/packs/script.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { Delivered, IndexEntry, PackIndex } from './pack-index.ts';
import { sha256 } from './verify-pack.ts';

export interface PublishedFile {
  /** Path beside the list. It carries the hash: a file of this name never changes, so caches may keep it for ever. */
  path: string;
  text: string;
  entry: IndexEntry;
}

/** The file of a pack and its line in the list. The same pack gives the same bytes. */
export async function packFile(
  pack: Pack,
  about: Pick<IndexEntry, 'at' | 'note' | 'rollout' | 'rollback'>,
): Promise<PublishedFile> {
  const { id, version } = pack.manifest;
  const text = `${JSON.stringify({ manifest: pack.manifest, scripts: pack.scripts })}\n`;
  const bytes = new TextEncoder().encode(text);
  const hash = await sha256(bytes);
  const path = `packs/${id}-${version}-${hash.slice(0, 12)}.json`;
  return { path, text, entry: { id, version, url: path, sha256: hash, bytes: bytes.length, ...about } };
}

/** The file of a site definition and its line in the list. */
export async function siteFile(
  definition: SiteDefinition,
  about: Pick<IndexEntry, 'at' | 'note' | 'rollout' | 'rollback'>,
): Promise<PublishedFile> {
  const { id } = definition;
  const version = String(definition.version);
  const text = `${JSON.stringify(definition)}\n`;
  const bytes = new TextEncoder().encode(text);
  const hash = await sha256(bytes);
  const path = `sites/${id}-${version}-${hash.slice(0, 12)}.json`;
  return { path, text, entry: { id, version, url: path, sha256: hash, bytes: bytes.length, ...about } };
}

function inPlace(entries: readonly IndexEntry[], entry: IndexEntry): IndexEntry[] {
  const others = entries.filter(({ id }) => id !== entry.id);
  return [...others, entry].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The list with this entry in place of the former one of its name. */
export function withEntry(index: PackIndex, entry: IndexEntry, kind: Delivered = 'pack'): PackIndex {
  return kind === 'pack'
    ? { ...index, packs: inPlace(index.packs, entry) }
    : { ...index, sites: inPlace(index.sites ?? [], entry) };
}

export function indexText(index: PackIndex): string {
  return `${JSON.stringify(index, null, 2)}\n`;
}
