/**
 * The list of packs and site definitions on a web server: one small file that says which files are current. Those carry
 * their hash in their name and never change, so any CDN may keep them for ever; only this list is asked for again.
 */
import * as v from 'valibot';
import { MINE } from '../core/packs/pack-record.ts';

/** A pack file may be this large; 50,000 scripts are about 40 MB. */
const MOST_PACK_BYTES = 60 * 1024 * 1024;
export const MOST_INDEX_BYTES = 1024 * 1024;
/** A site definition is a page of selectors. */
const MOST_SITE_BYTES = 64 * 1024;

const EntrySchema = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    v.maxLength(80),
    v.notValue(MINE, `"${MINE}" is the name of an agent's own scripts`),
  ),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  /** Relative to the list, or absolute. */
  url: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)),
  /** Of the pack file's bytes, lower-case hex. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_PACK_BYTES)),
  /** When it was published, ISO 8601. */
  at: v.pipe(v.string(), v.isoTimestamp()),
  note: v.optional(v.string(), ''),
  /** Per cent of installations that get this version now. */
  rollout: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 100),
  /** Set where an older version is meant to replace a newer one. */
  rollback: v.optional(v.boolean(), false),
  /** Ed25519 over `signedText`, base64. */
  signature: v.optional(v.string()),
});
export type IndexEntry = v.InferOutput<typeof EntrySchema>;

/** A site definition beside the packs: the same line, with the definition's own number (`7`) as its version. */
const SiteEntrySchema = v.object({
  ...EntrySchema.entries,
  version: v.pipe(v.string(), v.regex(/^[1-9]\d*$/)),
  bytes: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(MOST_SITE_BYTES)),
});

const IndexSchema = v.object({
  schema: v.literal(1),
  packs: v.pipe(v.array(EntrySchema), v.maxLength(200)),
  sites: v.exactOptional(v.pipe(v.array(SiteEntrySchema), v.maxLength(300))),
});
export type PackIndex = v.InferOutput<typeof IndexSchema>;

/** What a line of the list may name. */
export type Delivered = 'pack' | 'site';

/**
 * What the signature of an entry vouches for: this content, under this name and number, published then, and whether
 * it may replace a newer one. Without the last two, whoever holds the web server could bring any old version back.
 */
export function signedText(
  entry: Pick<IndexEntry, 'id' | 'version' | 'sha256' | 'at' | 'rollback'>,
  kind: Delivered = 'pack',
): string {
  const { id, version, sha256, at, rollback } = entry;
  return `warmline-${kind}\n${id}\n${version}\n${sha256}\n${at}\n${rollback ? 'rollback' : 'update'}\n`;
}

/** Checks a list that came over the network. */
export function parseIndex(raw: unknown): { ok: true; index: PackIndex } | { ok: false; message: string } {
  const parsed = v.safeParse(IndexSchema, raw);
  if (parsed.success) return { ok: true, index: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, message: `${v.getDotPath(issue) ?? 'list'}: ${issue.message}` };
}
