/** Reads the regression cases of a pack folder (`cases/*.json`). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { CaseSchema } from '../core/packs/cases/case-schema.ts';
import type { CaseExpectation, RegressionCase } from '../core/packs/pack-record.ts';
import { readConversation } from '../exchange/read-conversation.ts';

export interface LoadedCases {
  cases: RegressionCase[];
  problems: { place: string; message: string }[];
}

/** Members that are there, without the undefined ones that a schema leaves. */
function present(expect: v.InferOutput<typeof CaseSchema>['expect']): CaseExpectation {
  return Object.fromEntries(Object.entries(expect).filter(([, value]) => value !== undefined));
}

function parseCase(raw: unknown): RegressionCase | string {
  const parsed = v.safeParse(CaseSchema, raw);
  if (!parsed.success) return `${v.getDotPath(parsed.issues[0]) ?? 'case'}: ${parsed.issues[0].message}`;
  const { id, title, market, now, conversation, expect } = parsed.output;
  const read = readConversation(conversation, id, Date.parse(now));
  if (!read.ok) return read.message;
  return { id, title, market, now, conversation: read.conversation, expect: present(expect) };
}

/** A folder without `cases/` has none; a file that does not parse is named and the rest goes on. */
export async function loadCases(folder: string): Promise<LoadedCases> {
  const loaded: LoadedCases = { cases: [], problems: [] };
  const names = await readdir(join(folder, 'cases')).catch((): string[] => []);
  for (const name of names.filter((file) => file.endsWith('.json')).sort()) {
    const place = join('cases', name);
    let result: RegressionCase | string;
    try {
      result = parseCase(JSON.parse(await readFile(join(folder, place), 'utf8')));
    } catch (error) {
      result = error instanceof Error ? error.message : String(error);
    }
    if (typeof result === 'string') loaded.problems.push({ place, message: result });
    else loaded.cases.push(result);
  }
  return loaded;
}
