/** Whatever file a lead brings: a table, an export of another tool, our own scripts, or a zipped pack folder. */
import { parse as parseYaml } from 'yaml';
import type { RegressionCase } from '../../core/packs/pack-record.ts';
import { readFolder } from '../folder/folder-form.ts';
import { unzipFolder } from '../folder/zip-folder.ts';
import { decodeText, type Encoding } from '../table/decode-text.ts';
import { readTable, type Sheet, type TableProblem } from '../table/read-table.ts';
import { isZip, MOST_BYTES } from '../table/weigh-zip.ts';
import type { ImportEntry } from './plan-import.ts';
import { readToolExport, type Tool } from './read-tool-export.ts';

type SourceProblem = TableProblem | 'not-json' | 'unknown-json' | 'bad-folder';

export type Source =
  | { ok: true; kind: 'table'; sheets: Sheet[]; encoding?: Encoding; sure: boolean }
  | { ok: true; kind: 'export'; tool: Tool; entries: ImportEntry[] }
  | { ok: true; kind: 'folder'; entries: ImportEntry[]; cases: RegressionCase[] }
  | { ok: false; problem: SourceProblem; detail: string };

const fail = (problem: SourceProblem, detail = ''): Source => ({ ok: false, problem, detail });

/** Null where the zip holds no pack folder; it is then looked at as a workbook. */
function readZip(name: string, bytes: Uint8Array): Source | null {
  const unzipped = unzipFolder(bytes);
  if (!unzipped.ok) return unzipped.problem === 'not-a-zip' ? null : fail(unzipped.problem);
  if (![...unzipped.folder.keys()].some((path) => /^pack\.(?:json|ya?ml)$/.test(path))) return null;
  const { parsed, cases } = readFolder(unzipped.folder, name);
  if (!parsed.ok)
    return fail('bad-folder', parsed.problems.map(({ place, message }) => `${place}: ${message}`).join('; '));
  const scripts = parsed.pack.scripts.map((script, index) => ({ row: index + 1, script, suggested: false }));
  const broken = parsed.problems.map(({ place, message }, index) => ({
    row: scripts.length + index + 1,
    invalid: `${place}: ${message}`,
  }));
  return { ok: true, kind: 'folder', entries: [...scripts, ...broken], cases };
}

function readData(text: string, parse: (text: string) => unknown): Source {
  try {
    const read = readToolExport(parse(text));
    return read.ok ? { ok: true, kind: 'export', tool: read.tool, entries: read.entries } : fail('unknown-json');
  } catch (error) {
    return fail('not-json', error instanceof Error ? error.message : String(error));
  }
}

/**
 * Reads a file by what is in it. Never throws.
 *
 * @param wanted encoding that a person chose for a text file
 */
export async function readSource(name: string, bytes: Uint8Array, wanted?: Encoding): Promise<Source> {
  if (bytes.length <= MOST_BYTES && isZip(bytes)) {
    const folder = readZip(name, bytes);
    if (folder) return folder;
  } else if (bytes.length <= MOST_BYTES) {
    const text = /\.(?:json|ya?ml)$/i.test(name) || isJson(bytes) ? decodeText(bytes, wanted)?.text : undefined;
    if (text?.trim())
      return readData(
        text,
        /\.ya?ml$/i.test(name) ? (each) => parseYaml(each, { maxAliasCount: 50, logLevel: 'error' }) : JSON.parse,
      );
  }
  const table = await readTable(name, bytes, wanted);
  return table.ok ? { ...table, kind: 'table' } : table;
}

/** Pasted JSON has no name to go by; a table never begins with `[{` or `{"`. */
function isJson(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*(?:\[\s*\{|\{\s*")/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
}
