import { selectorParts } from './selector-parts.ts';

/**
 * What leaves of one kind have in common over the rows: the tag and the best name, of the leaf and of what holds it;
 * of what has no name at all, its place.
 */
export function signatureOf(element: Element, row?: Element): string {
  const one = (at: Element | null) => (at ? `${at.localName}${selectorParts(at)[0]?.css ?? `:${placeOf(at)}`}` : '');
  if (element === row) return 'row';
  // Where the row itself stands says nothing of what is in it.
  return `${element.parentElement === row ? 'row' : one(element.parentElement)}>${one(element)}`;
}

function placeOf(element: Element): number {
  let place = 0;
  for (let at = element.previousElementSibling; at; at = at.previousElementSibling) place++;
  return place;
}
