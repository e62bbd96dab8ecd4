/** A spreadsheet or text file as rows of text; refused where it could harm or cannot be read. */
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import readSheets from 'read-excel-file/universal';
import { type Decoded, decodeText, type Encoding } from './decode-text.ts';

export interface Sheet {
  name: string;
  rows: string[][];
}

export type TableProblem = 'empty' | 'too-big' | 'bomb' | 'not-a-table' | 'encoding';

export type ReadTable =
  | { ok: true; sheets: Sheet[]; encoding?: Encoding; sure: boolean }
  | { ok: false; problem: TableProblem; detail: string };

/** Bytes a file may have, and what it may unpack to. */
export const MOST_BYTES = 50 * 1024 * 1024;
const MOST_UNPACKED = 200 * 1024 * 1024;
/** Office files pack their text to about a tenth; a bomb to a thousandth. */
const MOST_RATIO = 200;
const RATIO_FROM = 1024 * 1024;
export const MOST_ROWS = 100_000;
const MOST_COLUMNS = 60;
/** A cell of more characters is no script. */
const MOST_CELL = 20_000;

const fail = (problem: TableProblem, detail = ''): ReadTable => ({ ok: false, problem, detail });

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** What the zip's own directory promises, read without unpacking anything. */
function weighZip(bytes: Uint8Array): { packed: number; unpacked: number; names: string[] } {
  let packed = 0;
  let unpacked = 0;
  const names: string[] = [];
  unzipSync(bytes, {
    filter: ({ name, size, originalSize }) => {
      packed += size;
      unpacked += originalSize;
      names.push(name);
      return false;
    },
  });
  return { packed, unpacked, names };
}

/** Zips that unpack to far more than an office file would; also used before a pack folder is unpacked. */
export function isBomb(bytes: Uint8Array): boolean {
  const { packed, unpacked } = weighZip(bytes);
  return unpacked > MOST_UNPACKED || (unpacked > RATIO_FROM && unpacked / Math.max(1, packed) > MOST_RATIO);
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).slice(0, MOST_CELL);
}

function tidy(rows: readonly (readonly unknown[])[]): string[][] {
  return rows
    .slice(0, MOST_ROWS)
    .map((row) => row.slice(0, MOST_COLUMNS).map(asText))
    .filter((row) => row.some((cell) => cell.trim() !== ''));
}

async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  try {
    const { names } = weighZip(bytes);
    if (!names.some((name) => name.startsWith('xl/'))) return fail('not-a-table', 'no workbook inside');
    if (isBomb(bytes)) return fail('bomb');
    // A copy of its own: the reader takes the whole buffer, the view may be a part.
    const sheets = await readSheets(bytes.slice().buffer);
    return { ok: true, sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: tidy(data) })), sure: true };
  } catch (error) {
    return fail('not-a-table', error instanceof Error ? error.message : String(error));
  }
}

function readText({ text, encoding, sure }: Decoded, name: string): ReadTable {
  // A NUL never stands in text: this is some other kind of file.
  if (text.includes('\0')) return fail('not-a-table', 'the file holds no text');
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const rows = tidy(data);
  return rows.length === 0 ? fail('empty') : { ok: true, sheets: [{ name, rows }], encoding, sure };
}

/**
 * Reads XLSX (by its content, not its name), CSV or TSV. Never throws.
 *
 * @param wanted encoding that a person chose for a text file
 */
export async function readTable(name: string, bytes: Uint8Array, wanted?: Encoding): Promise<ReadTable> {
  if (bytes.length === 0) return fail('empty');
  if (bytes.length > MOST_BYTES) return fail('too-big', `${Math.round(bytes.length / 1024 / 1024)} MB`);
  if (isZip(bytes)) return readXlsx(bytes);
  const decoded = decodeText(bytes, wanted);
  return decoded ? readText(decoded, name) : fail('encoding');
}
