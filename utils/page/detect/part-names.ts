import { containsAcross } from '../read/query.ts';
import { asCompound, selectorParts, wayTo } from './selector-parts.ts';

/** What a name lasts less for being that of what holds the part, or of the whole row. */
const OF_HOLDER = 1.5;
const OF_ROW = 2.5;
/** Tags and what is worse. */
const NAMELESS = 9;
const PLACE_RANK = 9.5;
const MOST_STEPS = 5;
const MOST_OF_HOLDER = 3;

/** The way from the row down to the part, each step by its place; null where the part stands in another root. */
function placeIn(element: Element, row: Element, rowCss: string): string | null {
  const steps: string[] = [];
  let at: Element | null = element;
  for (; at && at !== row; at = at.parentElement) {
    const place = at.parentElement ? [...at.parentElement.children].indexOf(at) + 1 : 1;
    steps.unshift(` > ${at.localName}:nth-child(${place})`);
  }
  if (at !== row || steps.length === 0 || steps.length > MOST_STEPS) return null;
  return asCompound(rowCss) + steps.join('');
}

/**
 * Selectors of a part of a row: its own names, those by what holds it (`.meta > span`), and last that by its place.
 * @param most names of what holds it; of many made-up ones only the last may tell
 */
export function partNames(
  element: Element,
  row: Element,
  rowCss: string,
  most = MOST_OF_HOLDER,
): { css: string; rank: number }[] {
  const own = selectorParts(element);
  const names = own.slice(0, 6).map((part) => ({ ...part }));
  // What has no name of its own is between the part and the first that has one.
  let within = ' >';
  for (let holder = element.parentElement; holder && containsAcross(row, holder); holder = holder.parentElement) {
    const further = holder === row ? OF_ROW : OF_HOLDER;
    const named = selectorParts(holder).filter(({ rank }) => rank < NAMELESS);
    for (const part of named.slice(0, most))
      names.push({ css: `${part.css}${within} ${element.localName}`, rank: part.rank + further });
    if (named.length > 0) break;
    within = '';
  }
  const css = placeIn(element, row, rowCss);
  if (css !== null) names.push({ css, rank: PLACE_RANK });
  const way = wayTo(element, row);
  return way === '' ? names : names.map(({ css, rank }) => ({ css: way + css, rank }));
}
