/** The published list of a folder: read, signed, written. Packs and site definitions share it. */
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Delivered,
  type IndexEntry,
  type PackIndex,
  parseIndex,
  signedText,
} from '../subscriptions/pack-index.ts';
import { indexText } from '../subscriptions/publication.ts';

function toBase64(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64');
}

/** A key pair in one JSON file that only its owner may read; returns the public key to pin. */
export async function makeKey(file: string): Promise<string> {
  if (existsSync(file)) throw new Error(`${file} exists; a key is never overwritten`);
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  await writeFile(file, `${JSON.stringify(jwk)}\n`, { mode: 0o600 });
  return toBase64(await crypto.subtle.exportKey('raw', pair.publicKey));
}

async function readKey(file: string): Promise<CryptoKey> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file}: no such key; make one with --new-key ${file}`);
  });
  try {
    return await crypto.subtle.importKey('jwk', JSON.parse(text) as JsonWebKey, 'Ed25519', false, ['sign']);
  } catch {
    throw new Error(`${file} is no private key made by --new-key`);
  }
}

async function sign(entry: IndexEntry, file: string, kind: Delivered): Promise<IndexEntry> {
  const text = new TextEncoder().encode(signedText(entry, kind));
  return { ...entry, signature: toBase64(await crypto.subtle.sign('Ed25519', await readKey(file), text)) };
}

/** The list as published; an empty one where there is none yet. Throws with what to do. */
export async function readIndex(file: string): Promise<PackIndex> {
  if (!existsSync(file)) return { schema: 1, packs: [] };
  const text = await readFile(file, 'utf8');
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw new Error(`${file} is no JSON; mend or remove it`);
  }
  const parsed = parseIndex(raw);
  if (!parsed.ok) throw new Error(`${file}: ${parsed.message}; mend or remove it`);
  return parsed.index;
}

/** The entry signed with the key; without one, under the signature it had. A signature is never lost unnoticed. */
export async function withSignature(
  entry: IndexEntry,
  before: IndexEntry | undefined,
  key: string | undefined,
  kind: Delivered,
): Promise<IndexEntry> {
  if (key !== undefined) return sign(entry, key, kind);
  if (before?.signature === undefined) return entry;
  // With all that it vouches for unchanged, as in a wider rollout, the old signature still holds.
  if (signedText(entry, kind) === signedText(before, kind)) return { ...entry, signature: before.signature };
  throw new Error(
    `${entry.id} ${before.version}: the published entry is signed; give --key, or browsers that pin the key refuse ${entry.version}`,
  );
}

/** Written beside and moved into place: a browser never reads half a list. */
export async function writeIndex(out: string, index: PackIndex): Promise<void> {
  const file = join(out, 'index.json');
  await writeFile(`${file}.new`, indexText(index));
  await rename(`${file}.new`, file);
}
