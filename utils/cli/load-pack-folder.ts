/** Reads a pack folder from disk; what does not parse is named with its place, the rest goes on. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type ParsedPack, parsePack, type RawPackFile } from '../core/packs/parse-pack.ts';

/** The manifest, and the team's settings that may travel with a pack (`--settings` reads them). */
const NO_SCRIPTS: ReadonlySet<string> = new Set(['pack.json', 'settings.json']);

export async function loadPackFolder(folder: string): Promise<ParsedPack> {
  const problems: { place: string; message: string }[] = [];
  const readJson = async (name: string): Promise<unknown> => {
    try {
      return JSON.parse(await readFile(join(folder, name), 'utf8')) as unknown;
    } catch (error) {
      problems.push({ place: join(folder, name), message: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  const names = await readdir(folder).catch(() => null);
  if (!names) return { ok: false, problems: [{ place: folder, message: 'no such folder' }] };
  const manifest = await readJson('pack.json');
  const files: RawPackFile[] = [];
  for (const name of names.filter((file) => file.endsWith('.json') && !NO_SCRIPTS.has(file)).sort()) {
    const scripts = await readJson(name);
    if (scripts !== undefined) files.push({ name, scripts });
  }
  if (manifest === undefined) return { ok: false, problems };
  const parsed = parsePack(manifest, files, basename(folder));
  return parsed.ok
    ? { ...parsed, problems: [...problems, ...parsed.problems] }
    : { ok: false, problems: [...problems, ...parsed.problems] };
}
