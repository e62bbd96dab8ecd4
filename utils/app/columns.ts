const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u;

/** Wide characters take two columns, so a budget in columns fills the same space in every language. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += WIDE.test(character) ? 2 : 1;
  return columns;
}

/** The first items that fit into `budget` columns with a separator of three; always at least one. */
export function fitting(items: readonly string[], budget: number): string[] {
  const fit: string[] = [];
  let used = 0;
  for (const item of items) {
    used += columnsOf(item) + (fit.length > 0 ? 3 : 0);
    if (fit.length > 0 && used > budget) break;
    fit.push(item);
  }
  return fit;
}
