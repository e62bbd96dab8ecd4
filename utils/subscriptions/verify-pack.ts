import { type ParsedPack, parsePack } from '../core/packs/parse-pack.ts';
import type { Pack } from '../core/packs/script.ts';
import { parseSiteDefinition } from '../core/sites/parse-site-definition.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import { type Delivered, type IndexEntry, signedText } from './pack-index.ts';
import type { DeliveryProblem } from './subscription.ts';

export type Verified<Content> = { ok: true; content: Content } | { ok: false; problem: DeliveryProblem };

const fail = (code: DeliveryProblem['code'], detail = '') => ({ ok: false as const, problem: { code, detail } });

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Whether the entry was signed with the pinned key. */
export async function isSigned(entry: IndexEntry, key: string, kind: Delivered = 'pack'): Promise<boolean> {
  const raw = fromBase64(key);
  const signature = entry.signature === undefined ? null : fromBase64(entry.signature);
  if (!raw || !signature) return false;
  try {
    const publicKey = await crypto.subtle.importKey('raw', raw, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify(
      'Ed25519',
      publicKey,
      signature,
      new TextEncoder().encode(signedText(entry, kind)),
    );
  } catch {
    return false;
  }
}

function parse(bytes: Uint8Array, name: string): ParsedPack | null {
  try {
    const raw: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof raw !== 'object' || raw === null) return null;
    const { manifest, scripts } = raw as { manifest?: unknown; scripts?: unknown };
    return parsePack(manifest, [{ name, scripts }], name);
  } catch {
    return null;
  }
}

/** What every file must pass before anyone looks into it: length, hash, and the signature where a key is pinned. */
async function bytesProblem(bytes: Uint8Array, entry: IndexEntry, key: string | undefined, kind: Delivered) {
  if (bytes.length < entry.bytes) return fail('truncated', `${bytes.length} / ${entry.bytes}`);
  if ((await sha256(bytes)) !== entry.sha256) return fail('hash', entry.id);
  return key === undefined || (await isSigned(entry, key, kind)) ? null : fail('signature', entry.id);
}

/**
 * Everything a pack file must pass before it may replace the last good one: length, hash, signature, schema, and that
 * it is the pack the list names. One bad script refuses the whole file: half a pack is not what the lead published.
 *
 * @param key the pinned public key, where there is one
 */
export async function verifyPack(
  bytes: Uint8Array,
  entry: IndexEntry,
  key: string | undefined,
): Promise<Verified<Pack>> {
  const wrong = await bytesProblem(bytes, entry, key, 'pack');
  if (wrong) return wrong;
  const parsed = parse(bytes, entry.id);
  if (!parsed) return fail('not-json', entry.id);
  const [problem] = parsed.problems;
  if (!parsed.ok || problem) return fail('schema', problem ? `${problem.place}: ${problem.message}` : entry.id);
  const { id, version } = parsed.pack.manifest;
  if (id !== entry.id || version !== entry.version) return fail('schema', `${id} ${version}`);
  return { ok: true, content: parsed.pack };
}

/** The same for the file of a site definition, whose selectors must parse, too. */
export async function verifySite(
  bytes: Uint8Array,
  entry: IndexEntry,
  key: string | undefined,
): Promise<Verified<SiteDefinition>> {
  const wrong = await bytesProblem(bytes, entry, key, 'site');
  if (wrong) return wrong;
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('not-json', entry.id);
  }
  const parsed = parseSiteDefinition(raw);
  if (!parsed.ok) return fail('schema', `${entry.id}: ${parsed.message}`);
  const { id, version } = parsed.definition;
  if (id !== entry.id || String(version) !== entry.version) return fail('schema', `${id} ${version}`);
  return { ok: true, content: parsed.definition };
}
