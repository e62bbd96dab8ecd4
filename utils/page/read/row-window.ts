import { closestAcross, containsAcross, entersRoots, parentAcross, queryAll, queryOne } from './query.ts';

/** A reading takes this many of the newest rows; older ones do not change the advice. */
export const WINDOW = 400;
/** So many elements are walked for them; a page may be a million rows long. */
const MOST_STEPS = 40_000;
/** A message may quote one and stand in a group; rows nested deeper mean that the rule matches anything. */
const DEEPEST = 3;

/** Walks from the near end, so that the length of the list costs nothing. Null where rows are too far apart for that. */
function walk(container: Element, row: string, fromEnd: boolean): Element[] | null {
  const walker = container.ownerDocument.createTreeWalker(container, 1);
  const rows: Element[] = [];
  let at: Node | null = container;
  if (fromEnd) while (at) at = walker.lastChild();
  at = fromEnd ? walker.currentNode : walker.nextNode();
  for (let steps = 0; at && at !== container && rows.length < WINDOW; steps++) {
    if (steps > MOST_STEPS) return rows.length > 0 ? rows : null;
    if ((at as Element).matches(row)) rows.push(at as Element);
    at = fromEnd ? walker.previousNode() : walker.nextNode();
  }
  return rows;
}

/** The newest rows of the container, oldest first. */
export function windowOf(container: Element, row: string, descending: boolean): Element[] {
  const near = entersRoots(row) ? null : walk(container, row, !descending);
  if (near) return near.reverse();
  const all = queryAll(container, row);
  return descending ? all.slice(0, WINDOW).reverse() : all.slice(-WINDOW);
}

function rowsAbove(element: Element, row: string, container: Element): Element[] {
  const above: Element[] = [];
  for (let at = parentAcross(element); at && at !== container && above.length <= DEEPEST; ) {
    const found: Element | null = closestAcross(at, row);
    if (!found || found === container || !containsAcross(container, found)) break;
    above.push(found);
    at = parentAcross(found);
  }
  return above;
}

/** Whether rows stand in rows in rows: the rule matches anything, and nothing read by it could be believed. */
export function isTooWide(rows: readonly Element[], row: string, container: Element): boolean {
  return rows.some((one) => rowsAbove(one, row, container).length >= DEEPEST);
}

/**
 * Of rows inside rows, an outer one that says something itself is the message and the inner one what it quotes;
 * otherwise the outer one only groups.
 */
export function isMessage(
  row: Element,
  rowCss: string,
  container: Element,
  saysSomething: (row: Element) => boolean,
): boolean {
  if (rowsAbove(row, rowCss, container).some(saysSomething)) return false;
  return queryOne(row, rowCss) === null || saysSomething(row);
}
