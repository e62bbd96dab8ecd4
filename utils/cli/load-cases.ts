/** Reads the regression cases of a pack folder (`cases/*.json`). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegressionCase } from '../core/packs/pack-record.ts';
import { readCase } from '../exchange/folder/folder-form.ts';

export interface LoadedCases {
  cases: RegressionCase[];
  problems: { place: string; message: string }[];
}

/** A folder without `cases/` has none; a file that does not parse is named and the rest goes on. */
export async function loadCases(folder: string): Promise<LoadedCases> {
  const loaded: LoadedCases = { cases: [], problems: [] };
  const names = await readdir(join(folder, 'cases')).catch((): string[] => []);
  for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
    const place = join('cases', name);
    let result: RegressionCase | string;
    try {
      result = readCase(JSON.parse(await readFile(join(folder, place), 'utf8')));
    } catch (error) {
      result = error instanceof Error ? error.message : String(error);
    }
    if (typeof result === 'string') loaded.problems.push({ place, message: result });
    else loaded.cases.push(result);
  }
  return loaded;
}
