/** Reads a pack folder from disk, JSON or YAML; what does not parse is named with its place, the rest goes on. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PackProblem, ParsedPack } from '../core/packs/parse-pack.ts';
import { type Folder, type ReadFolder, readFolder } from '../exchange/folder/folder-form.ts';

const READ = /\.(?:json|ya?ml)$/;

async function readFiles(folder: string, inside: string, into: Folder, problems: PackProblem[]): Promise<void> {
  const names = await readdir(join(folder, inside)).catch((): string[] => []);
  for (const name of names.filter((each) => READ.test(each))) {
    const path = inside ? `${inside}/${name}` : name;
    try {
      into.set(path, await readFile(join(folder, path), 'utf8'));
    } catch (error) {
      problems.push({ place: path, message: error instanceof Error ? error.message : String(error) });
    }
  }
}

/** The pack with its regression cases (`cases/`). */
export async function loadPackWithCases(folder: string): Promise<ReadFolder> {
  const known = await readdir(folder).catch(() => null);
  if (!known) return { parsed: { ok: false, problems: [{ place: folder, message: 'no such folder' }] }, cases: [] };
  const files: Folder = new Map();
  const unread: PackProblem[] = [];
  await readFiles(folder, '', files, unread);
  await readFiles(folder, 'cases', files, unread);
  const { parsed, cases } = readFolder(files, basename(folder));
  return { parsed: { ...parsed, problems: [...unread, ...parsed.problems] }, cases };
}

export async function loadPackFolder(folder: string): Promise<ParsedPack> {
  return (await loadPackWithCases(folder)).parsed;
}
