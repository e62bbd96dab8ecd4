import { closestAcross, queryAll, queryOne } from './query.ts';

/**
 * Parts of a row. `inner` is the rule for rows where this row holds others, as a message that quotes one: what is in
 * those does not count. Undefined, as it nearly always is, costs nothing.
 */
export function findOwn(row: Element, css: string, inner: string | undefined): Element | null {
  return inner === undefined ? queryOne(row, css) : (findAllOwn(row, css, inner)[0] ?? null);
}

export function findAllOwn(row: Element, css: string, inner: string | undefined): Element[] {
  const found = queryAll(row, css);
  return inner === undefined ? found : found.filter((part) => closestAcross(part, inner) === row);
}
