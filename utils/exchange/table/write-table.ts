/** Scripts as a table for people who work in spreadsheets; `planImport` reads it back. */
import Papa from 'papaparse';
import writeSheet from 'write-excel-file/universal';
import type { Script } from '../../core/packs/script.ts';
import { LANGS } from '../../core/taxonomy.ts';
import { guardFormula } from './guard-formula.ts';

/** Heads that `mapColumns` knows; ids of the taxonomy in the cells, so that nothing is lost on the way back. */
const HEADS = [
  'id',
  'stage',
  'scenarios',
  'issues',
  'title zh-Hans',
  'title zh-Hant',
  'title en',
  'text zh-Hans',
  'text zh-Hant',
  'text en',
  'tags',
  'owner',
  'review by',
  'status',
  'note',
];

function rowOf({ id, stage, fits, title, texts, tags, owner, reviewBy, status, note }: Script): string[] {
  return [
    id,
    stage,
    (fits.scenarios ?? []).join('; '),
    (fits.issues ?? []).join('; '),
    ...LANGS.map((lang) => title[lang]),
    ...LANGS.map((lang) => texts[lang] ?? ''),
    tags.join('; '),
    owner,
    reviewBy,
    status,
    note ?? '',
  ];
}

/** Head line and one row per script; cells that a spreadsheet would execute are guarded. */
export function tableOf(scripts: readonly Script[]): string[][] {
  return [HEADS, ...scripts.map((script) => rowOf(script).map(guardFormula))];
}

/** CSV with the mark that makes Excel read it as UTF-8. */
export function writeCsv(scripts: readonly Script[]): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${Papa.unparse(tableOf(scripts), { newline: '\r\n' })}\r\n`);
}

/** XLSX; its cells are text by type, so nothing is executed, and the guard stays for those who save it as CSV. */
export async function writeXlsx(scripts: readonly Script[]): Promise<Uint8Array> {
  const blob = await writeSheet(tableOf(scripts)).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
