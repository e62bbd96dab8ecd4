import { type Unzipped, unzipSync, zipSync } from 'fflate';
import readSheets from 'read-excel-file/universal';
import type { Sheet } from './read-table.ts';
import { tidyRows } from './tidy-rows.ts';
import { weighZip } from './weigh-zip.ts';

type ReadWorkbook = { ok: true; sheets: Sheet[] } | { ok: false; problem: 'bomb' | 'not-a-table' };

/** The reader fills gaps with empty cells: one cell at the far corner of a sheet would be 17 thousand million of them. */
const MOST_CELLS = 10_000_000;
const CELL = / r="([A-Z]{1,3})([0-9]{1,7})"/g;

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function cellsOf(sheet: Uint8Array): number {
  let columns = 0;
  let rows = 0;
  for (const [, letters = '', row = ''] of new TextDecoder().decode(sheet).matchAll(CELL)) {
    columns = Math.max(columns, columnNumber(letters));
    rows = Math.max(rows, Number(row));
  }
  return columns * rows;
}

function isTooWide(files: Unzipped): boolean {
  return Object.entries(files).some(([name, data]) => name.startsWith('xl/worksheets/') && cellsOf(data) > MOST_CELLS);
}

/**
 * Reads the sheets of an XLSX file after looking at what it would grow to.
 *
 * @throws where the file is broken
 */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadWorkbook> {
  const { names, bomb } = weighZip(bytes);
  if (bomb) return { ok: false, problem: 'bomb' };
  if (!names.some((name) => name.startsWith('xl/'))) return { ok: false, problem: 'not-a-table' };
  const files = unzipSync(bytes, { filter: ({ name }) => /\.(?:xml|rels)$/.test(name) });
  if (isTooWide(files)) return { ok: false, problem: 'bomb' };
  // Repacked without compression: the reader would unpack large files in a blob worker, which extension pages forbid.
  const plain = zipSync(files, { level: 0 });
  const sheets = await readSheets(plain.slice().buffer);
  return { ok: true, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: tidyRows(data) })) };
}
