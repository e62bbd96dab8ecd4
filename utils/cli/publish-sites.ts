/** A folder of site definitions → lines of the published list and their files, signed where a key is given. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSiteDefinition } from '../core/sites/parse-site-definition.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { IndexEntry, PackIndex } from '../subscriptions/pack-index.ts';
import { siteFile, withEntry } from '../subscriptions/publication.ts';
import { readIndex, withSignature, writeIndex } from './published-list.ts';

export interface PublishSitesOptions {
  note: string;
  /** Per cent of browsers. */
  rollout: number;
  key: string | undefined;
  /** A lower number than the published one is meant: browsers go back to it. */
  back: boolean;
}

async function loadSites(folder: string): Promise<SiteDefinition[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const sites = new Map<string, SiteDefinition>();
  for (const name of names) {
    const place = join(folder, name);
    let raw: unknown;
    try {
      raw = JSON.parse(await readFile(place, 'utf8'));
    } catch (error) {
      throw new Error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    }
    const parsed = parseSiteDefinition(raw);
    if (!parsed.ok) throw new Error(`${place}: ${parsed.message}; nothing was written`);
    const { id } = parsed.definition;
    if (sites.has(id)) throw new Error(`${place}: "${id}" is defined in another file of ${folder}, too`);
    sites.set(id, parsed.definition);
  }
  if (sites.size === 0) throw new Error(`${folder} holds no site definition (*.json)`);
  return [...sites.values()];
}

/** Refuses what browsers would refuse, or what would undo a decision without saying so. */
function refuseOld(entry: IndexEntry, before: IndexEntry, back: boolean): void {
  const [now, then] = [Number(entry.version), Number(before.version)];
  if (now === then)
    throw new Error(`site ${entry.id} ${now} has other content than the published one; raise its version`);
  if (now < then && !back)
    throw new Error(
      `site ${entry.id} ${now} is older than the published ${then}; raise its version, or add --sites-back`,
    );
}

async function publishOne(site: SiteDefinition, index: PackIndex, out: string, options: PublishSitesOptions) {
  const { note, rollout, key, back } = options;
  const before = index.sites?.find(({ id }) => id === site.id);
  const about = { at: new Date().toISOString(), note, rollout, rollback: false };
  const { path, text, entry } = await siteFile(site, about);
  const again = before?.sha256 === entry.sha256;
  const signed = key === undefined || before?.signature !== undefined;
  if (again && before.rollout === rollout && signed && existsSync(join(out, path))) return null;
  if (before && !again) refuseOld(entry, before, back);
  const older = before !== undefined && Number(entry.version) < Number(before.version);
  const kept = again ? { at: before.at, note: note || before.note, rollback: before.rollback } : { rollback: older };
  const line = await withSignature({ ...entry, ...kept }, before, key, 'site');
  await writeFile(join(out, path), text);
  return line;
}

/** Files that the list no longer names. A browser in the middle of an update finds the next one at its next look. */
async function dropOld(out: string, index: PackIndex): Promise<void> {
  const named = new Set(index.sites?.map(({ url }) => url));
  for (const name of await readdir(join(out, 'sites')))
    if (name.endsWith('.json') && !named.has(`sites/${name}`)) await rm(join(out, 'sites', name));
}

/**
 * Writes what is new of a folder of site definitions into `out`; returns a line for people. Throws with what to do.
 * What the list names and the folder does not hold goes out of the list.
 */
export async function publishSites(folder: string, out: string, options: PublishSitesOptions): Promise<string> {
  const sites = await loadSites(folder);
  await mkdir(join(out, 'sites'), { recursive: true });
  const before = await readIndex(join(out, 'index.json'));
  const here = new Set(sites.map(({ id }) => id));
  const kept = before.sites?.filter(({ id }) => here.has(id)) ?? [];
  const gone = (before.sites?.length ?? 0) - kept.length;
  let index: PackIndex = { ...before, sites: kept };
  let count = 0;
  for (const site of sites) {
    const line = await publishOne(site, index, out, options);
    if (!line) continue;
    index = withEntry(index, line, 'site');
    count += 1;
  }
  if (count === 0 && gone === 0) return `${sites.length} site definitions: nothing new`;
  await writeIndex(out, index);
  await dropOld(out, index);
  return `site definitions: ${count} new or changed, ${gone} removed, ${sites.length} in the list`;
}
