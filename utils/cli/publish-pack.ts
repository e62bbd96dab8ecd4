/**
 * `npm run -s publish-pack -- DIR OUT`: writes a pack folder as static files that browsers subscribe to. Copy OUT to any
 * web server, CDN or object store. Running it again without a change writes nothing new.
 */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPack } from '../core/packs/doctor/check-pack.ts';
import { isError } from '../core/packs/doctor/pack-finding.ts';
import type { Pack } from '../core/packs/script.ts';
import { compareVersions } from '../core/packs/versions/next-version.ts';
import { publishablePack } from '../core/packs/versions/publishable-pack.ts';
import { builtinLibrary } from '../library/builtin.ts';
import { type IndexEntry, type PackIndex, parseIndex, signedText } from '../subscriptions/pack-index.ts';
import { sha256 } from '../subscriptions/verify-pack.ts';
import { loadPackFolder } from './load-pack-folder.ts';

const USAGE = `usage: npm run -s publish-pack -- [options] DIR OUT
  --note TEXT       what changed, shown to leads
  --rollout N       per cent of browsers that get it now (default 100; publish again with more)
  --rollback V      make the already published version V current again
  --keep N          how many versions of pack files stay in OUT (default 5)
  --key FILE        sign with this private key
  --new-key FILE    make a private key, print the public one to pin in the Studio, and stop
  --force           publish in spite of errors of the pack doctor
`;

const ENTRY_KEEP = 5;

function toBase64(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64');
}

/** A key pair in one JSON file that only its owner may read. */
async function makeKey(file: string): Promise<string> {
  if (existsSync(file)) throw new Error(`${file} exists; a key is never overwritten`);
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  await writeFile(file, `${JSON.stringify(jwk)}\n`, { mode: 0o600 });
  return toBase64(await crypto.subtle.exportKey('raw', pair.publicKey));
}

async function sign(entry: IndexEntry, file: string): Promise<IndexEntry> {
  const jwk = JSON.parse(await readFile(file, 'utf8')) as JsonWebKey;
  const key = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']);
  const signature = await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(signedText(entry)));
  return { ...entry, signature: toBase64(signature) };
}

async function readIndex(file: string): Promise<PackIndex> {
  if (!existsSync(file)) return { schema: 1, packs: [] };
  const parsed = parseIndex(JSON.parse(await readFile(file, 'utf8')));
  if (!parsed.ok) throw new Error(`${file}: ${parsed.message}; mend or remove it`);
  return parsed.index;
}

/** What browsers fetch: sorted, without spaces, so that the same pack gives the same bytes. */
function fileOf(pack: Pack): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify({ manifest: pack.manifest, scripts: pack.scripts })}\n`);
}

interface Options {
  note: string;
  rollout: number;
  keep: number;
  key: string | undefined;
  force: boolean;
}

async function loadPublishable(folder: string, force: boolean): Promise<Pack> {
  const parsed = await loadPackFolder(folder);
  for (const { place, message } of parsed.problems) process.stderr.write(`${place}: ${message}\n`);
  if (!parsed.ok || parsed.problems.length > 0) throw new Error('the pack does not parse; nothing was written');
  const { manifest, scripts } = parsed.pack;
  const { pack, left } = publishablePack(manifest, scripts, null, manifest.version);
  if (left.length > 0) process.stderr.write(`${left.length} drafts stay behind: ${left.slice(0, 5).join(', ')}\n`);
  const library = builtinLibrary();
  const errors = checkPack(pack.scripts, library, new Date().toISOString().slice(0, 10)).filter(isError);
  if (errors.length > 0 && !force)
    throw new Error(
      `the pack doctor finds ${errors.length} errors; see \`npm run check-pack -- ${folder}\`, or add --force`,
    );
  return pack;
}

async function publish(folder: string, out: string, options: Options): Promise<string> {
  const pack = await loadPublishable(folder, options.force);
  const { id, version } = pack.manifest;
  const bytes = fileOf(pack);
  const hash = await sha256(bytes);
  const index = await readIndex(join(out, 'index.json'));
  const before = index.packs.find((entry) => entry.id === id);
  if (before && before.sha256 !== hash && compareVersions(version, before.version) <= 0)
    throw new Error(`${id} ${version} has other content than the published ${before.version}; raise the version`);
  const same = before?.sha256 === hash && before.version === version && before.rollout === options.rollout;
  if (same && (options.key === undefined || before.signature !== undefined)) return `${id} ${version}: nothing new`;
  const name = `packs/${id}-${version}-${hash.slice(0, 12)}.json`;
  const { note, rollout } = options;
  const at = before?.sha256 === hash ? before.at : new Date().toISOString();
  const entry: IndexEntry = {
    id,
    version,
    url: name,
    sha256: hash,
    bytes: bytes.length,
    at,
    note,
    rollout,
    rollback: false,
  };
  await mkdir(join(out, 'packs'), { recursive: true });
  await writeFile(join(out, name), bytes);
  await writeIndex(out, index, options.key ? await sign(entry, options.key) : entry);
  await dropOld(out, id, options.keep, name);
  return `${id} ${version}: ${bytes.length} bytes, ${rollout} % of browsers`;
}

/** Makes a version whose file is still there current again; browsers take the lower number because the list says so. */
async function rollBackTo(folder: string, out: string, version: string, options: Options): Promise<string> {
  const parsed = await loadPackFolder(folder);
  if (!parsed.ok) throw new Error(`${folder}: no pack that can be read`);
  const { id } = parsed.pack.manifest;
  const names = await readdir(join(out, 'packs'));
  const name = names.find((each) => each.startsWith(`${id}-${version}-`));
  if (!name) throw new Error(`version ${version} of ${id} is not in ${out}/packs; there are ${names.join(', ')}`);
  const bytes = new Uint8Array(await readFile(join(out, 'packs', name)));
  const entry: IndexEntry = {
    id,
    version,
    url: `packs/${name}`,
    sha256: await sha256(bytes),
    bytes: bytes.length,
    at: new Date().toISOString(),
    note: options.note || `back to ${version}`,
    rollout: 100,
    rollback: true,
  };
  const index = await readIndex(join(out, 'index.json'));
  await writeIndex(out, index, options.key ? await sign(entry, options.key) : entry);
  return `${id}: ${version} is current again`;
}

async function writeIndex(out: string, index: PackIndex, entry: IndexEntry): Promise<void> {
  const packs = [...index.packs.filter(({ id }) => id !== entry.id), entry].sort((a, b) => (a.id < b.id ? -1 : 1));
  await writeFile(join(out, 'index.json'), `${JSON.stringify({ schema: 1, packs }, null, 2)}\n`);
}

/** Keeps the newest files: a browser in the middle of an update may still ask for the one before. */
async function dropOld(out: string, id: string, keep: number, current: string): Promise<void> {
  const pattern = new RegExp(`^${id}-(\\d+\\.\\d+\\.\\d+)-[0-9a-f]{12}\\.json$`);
  const versioned = (await readdir(join(out, 'packs'))).flatMap((name) => {
    const version = pattern.exec(name)?.[1];
    return version ? [{ name, version }] : [];
  });
  versioned.sort((a, b) => compareVersions(b.version, a.version));
  for (const { name } of versioned.slice(keep)) if (`packs/${name}` !== current) await rm(join(out, 'packs', name));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      note: { type: 'string', default: '' },
      rollout: { type: 'string', default: '100' },
      rollback: { type: 'string' },
      keep: { type: 'string', default: String(ENTRY_KEEP) },
      key: { type: 'string' },
      'new-key': { type: 'string' },
      force: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return void process.stdout.write(USAGE);
  if (values['new-key'] !== undefined)
    return console.log(`public key, to pin in the Studio: ${await makeKey(values['new-key'])}`);
  const [folder, out] = positionals;
  const rollout = Number(values.rollout);
  const keep = Number(values.keep);
  if (!folder || !out) throw new Error('a pack folder and an output folder are needed');
  if (!(rollout >= 0 && rollout <= 100)) throw new Error(`--rollout ${values.rollout}: between 0 and 100`);
  if (!(Number.isInteger(keep) && keep >= 1)) throw new Error(`--keep ${values.keep}: a whole number from 1`);
  const options: Options = { note: values.note, rollout, keep, key: values.key, force: values.force };
  console.log(
    values.rollback === undefined
      ? await publish(folder, out, options)
      : await rollBackTo(folder, out, values.rollback, options),
  );
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  process.exitCode = 1;
}
