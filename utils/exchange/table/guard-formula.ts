/**
 * Beginnings that make a spreadsheet take a cell for a formula (OWASP, "CSV injection"), full-width forms included.
 * Apostrophes count along, so that a cell which had one of its own comes back with it.
 */
const DANGER = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no spreadsheet will execute: an apostrophe in front, as people type it themselves. */
export function guardFormula(cell: string): string {
  return DANGER.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && DANGER.test(cell) ? cell.slice(1) : cell;
}
