/** A spreadsheet or text file as rows of text; refused where it could harm or cannot be read. */
import Papa from 'papaparse';
import { type Decoded, decodeText, type Encoding } from './decode-text.ts';
import { readWorkbook } from './read-workbook.ts';
import { tidyRows } from './tidy-rows.ts';
import { isZip, MOST_BYTES } from './weigh-zip.ts';

export interface Sheet {
  name: string;
  /** Row 1 of the file comes first; blank rows are kept. */
  rows: string[][];
}

export type TableProblem = 'empty' | 'too-big' | 'too-many-rows' | 'bomb' | 'old-office' | 'not-a-table' | 'encoding';

export type ReadTable =
  | { ok: true; sheets: Sheet[]; encoding?: Encoding; sure: boolean }
  | { ok: false; problem: TableProblem; detail: string };

export const MOST_ROWS = 100_000;

const fail = (problem: TableProblem, detail = ''): ReadTable => ({ ok: false, problem, detail });

/** The container of .xls files, and of .xlsx files with a password. */
const isOldOffice = ([a, b, c, d]: Uint8Array): boolean => a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;

function checked(sheets: readonly Sheet[], rest: { encoding?: Encoding; sure: boolean }): ReadTable {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return fail('empty');
  const long = filled.find(({ rows }) => rows.length > MOST_ROWS);
  return long ? fail('too-many-rows', String(long.rows.length)) : { ok: true, sheets: filled, ...rest };
}

async function readXlsx(bytes: Uint8Array): Promise<ReadTable> {
  try {
    const read = await readWorkbook(bytes);
    return read.ok ? checked(read.sheets, { sure: true }) : fail(read.problem);
  } catch (error) {
    return fail('not-a-table', error instanceof Error ? error.message : String(error));
  }
}

function readText({ text, encoding, sure }: Decoded, name: string): ReadTable {
  // A NUL never stands in text: this is some other kind of file.
  if (text.includes('\0')) return fail('not-a-table');
  const { data } = Papa.parse<string[]>(text);
  return checked([{ name, rows: tidyRows(data) }], { encoding, sure });
}

/**
 * Reads XLSX (by its content, not its name), CSV or TSV. Never throws.
 *
 * @param wanted encoding that a person chose for a text file
 */
export async function readTable(name: string, bytes: Uint8Array, wanted?: Encoding): Promise<ReadTable> {
  if (bytes.length === 0) return fail('empty');
  if (bytes.length > MOST_BYTES) return fail('too-big', String(Math.round(bytes.length / 1024 / 1024)));
  if (isOldOffice(bytes)) return fail('old-office');
  if (isZip(bytes)) return readXlsx(bytes);
  const decoded = decodeText(bytes, wanted);
  return decoded ? readText(decoded, name) : fail('encoding');
}
