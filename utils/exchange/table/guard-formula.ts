/** Characters that make a spreadsheet take a cell for a formula (OWASP, "CSV injection"). */
const DANGER = /^[=+\-@\t\r]/;

/** A cell that no spreadsheet will execute: an apostrophe in front, as people type it themselves. */
export function guardFormula(cell: string): string {
  return DANGER.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `guardFormula`. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && DANGER.test(cell.slice(1)) ? cell.slice(1) : cell;
}
