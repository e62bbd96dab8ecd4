/** Pack folder → static files, signed where a key is given; and back to an earlier version. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPack } from '../core/packs/doctor/check-pack.ts';
import { isError } from '../core/packs/doctor/pack-finding.ts';
import type { Pack } from '../core/packs/script.ts';
import { compareVersions } from '../core/packs/versions/next-version.ts';
import { publishablePack } from '../core/packs/versions/publishable-pack.ts';
import { builtinLibrary } from '../library/builtin.ts';
import type { IndexEntry } from '../subscriptions/pack-index.ts';
import { packFile, withEntry } from '../subscriptions/publication.ts';
import { sha256 } from '../subscriptions/verify-pack.ts';
import { loadPackFolder } from './load-pack-folder.ts';
import { readIndex, withSignature, writeIndex } from './published-list.ts';

export interface PublishOptions {
  note: string;
  /** Per cent of browsers. */
  rollout: number;
  /** Versions whose files stay. */
  keep: number;
  /** File of the private key. */
  key: string | undefined;
  /** Publish in spite of the doctor's errors. */
  force: boolean;
}

async function loadPublishable(folder: string, force: boolean): Promise<Pack> {
  const parsed = await loadPackFolder(folder);
  for (const { place, message } of parsed.problems) process.stderr.write(`${place}: ${message}\n`);
  if (!parsed.ok || parsed.problems.length > 0) throw new Error('the pack does not parse; nothing was written');
  const { manifest, scripts } = parsed.pack;
  const { pack, left } = publishablePack(manifest, scripts, null, manifest.version);
  if (left.length > 0) process.stderr.write(`${left.length} drafts stay behind: ${left.slice(0, 5).join(', ')}\n`);
  if (pack.scripts.length === 0)
    throw new Error(`${folder} holds no reviewed or published script; browsers would get an empty pack`);
  const errors = checkPack(pack.scripts, builtinLibrary(), new Date().toISOString().slice(0, 10)).filter(isError);
  if (errors.length > 0 && !force)
    throw new Error(
      `the pack doctor finds ${errors.length} errors; see \`npm run check-pack -- ${folder}\`, or add --force`,
    );
  return pack;
}

/** Refuses what browsers would refuse, or what would undo a decision without saying so. */
async function refuseOld(entry: IndexEntry, before: IndexEntry | undefined, out: string): Promise<void> {
  if (!before) return;
  const { id, version } = entry;
  if (before.sha256 !== entry.sha256 && compareVersions(version, before.version) <= 0)
    throw new Error(`${id} ${version} has other content than the published ${before.version}; raise the version`);
  if (!before.rollback || before.sha256 === entry.sha256) return;
  const [highest] = await versionsIn(out, id);
  if (highest && compareVersions(version, highest.version) <= 0)
    throw new Error(`${id} ${highest.version} was taken back; raise the version above it`);
}

/** Writes what is new of a pack folder into `out`; returns a line for people. Throws with what to do. */
export async function publishFolder(folder: string, out: string, options: PublishOptions): Promise<string> {
  const { note, rollout, key } = options;
  const pack = await loadPublishable(folder, options.force);
  const index = await readIndex(join(out, 'index.json'));
  const { id, version } = pack.manifest;
  const before = index.packs.find((entry) => entry.id === id);
  const { path, text, entry } = await packFile(pack, {
    at: new Date().toISOString(),
    note,
    rollout,
    rollback: false,
  });
  await refuseOld(entry, before, out);
  const again = before?.sha256 === entry.sha256;
  const signed = key === undefined || before?.signature !== undefined;
  if (again && before.rollout === rollout && signed && existsSync(join(out, path)))
    return `${id} ${version}: nothing new`;
  // The same version for more browsers keeps its time, its words and its being a rollback.
  const kept = again ? { at: before.at, note: note || before.note, rollback: before.rollback } : {};
  const line = await withSignature({ ...entry, ...kept }, before, key, 'pack');
  await mkdir(join(out, 'packs'), { recursive: true });
  await writeFile(join(out, path), text);
  await writeIndex(out, withEntry(index, line));
  await dropOld(out, id, options.keep, path);
  return `${id} ${version}: ${entry.bytes} bytes, ${rollout} % of browsers`;
}

/** Makes a version whose file is still there current again; browsers take the lower number because the list says so. */
export async function rollBackTo(
  folder: string,
  out: string,
  version: string,
  { note, key }: PublishOptions,
): Promise<string> {
  const parsed = await loadPackFolder(folder);
  if (!parsed.ok) throw new Error(`${folder}: no pack that can be read`);
  const { id } = parsed.pack.manifest;
  const known = await versionsIn(out, id);
  const found = known.find((each) => each.version === version);
  if (!found) {
    const there = known.map((each) => each.version).join(', ') || 'none';
    throw new Error(`version ${version} of ${id} is not in ${join(out, 'packs')}; there: ${there}`);
  }
  const bytes = new Uint8Array(await readFile(join(out, 'packs', found.name)));
  const entry: IndexEntry = {
    id,
    version,
    url: `packs/${found.name}`,
    sha256: await sha256(bytes),
    bytes: bytes.length,
    at: new Date().toISOString(),
    note: note || `back to ${version}`,
    rollout: 100,
    rollback: true,
  };
  const index = await readIndex(join(out, 'index.json'));
  const before = index.packs.find((each) => each.id === id);
  await writeIndex(out, withEntry(index, await withSignature(entry, before, key, 'pack')));
  return `${id}: ${version} is current again`;
}

/** Files of a pack in the output folder, the highest version first. */
async function versionsIn(out: string, id: string): Promise<{ name: string; version: string }[]> {
  const pattern = new RegExp(`^${id}-(\\d+\\.\\d+\\.\\d+)-[0-9a-f]{12}\\.json$`);
  const names = await readdir(join(out, 'packs')).catch(() => []);
  return names
    .flatMap((name) => {
      const version = pattern.exec(name)?.[1];
      return version ? [{ name, version }] : [];
    })
    .sort((a, b) => compareVersions(b.version, a.version));
}

/** Keeps the newest files: a browser in the middle of an update may still ask for the one before. */
async function dropOld(out: string, id: string, keep: number, current: string): Promise<void> {
  const old = (await versionsIn(out, id)).slice(keep);
  for (const { name } of old) if (`packs/${name}` !== current) await rm(join(out, 'packs', name));
}
