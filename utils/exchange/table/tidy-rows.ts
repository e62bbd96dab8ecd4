import { unguardFormula } from './guard-formula.ts';

const MOST_COLUMNS = 60;

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return unguardFormula(String(cell));
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

/** Cells as text. Blank rows between others stay, so that row numbers are those that people see in their file. */
export function tidyRows(rows: readonly (readonly unknown[])[]): string[][] {
  const tidy = rows.map((row) => row.slice(0, MOST_COLUMNS).map(asText));
  const last = tidy.findLastIndex((row) => !isBlank(row));
  return tidy.slice(0, last + 1);
}
