import { foldCharacter } from '../text/fold-character.ts';

/** A text made comparable, with the way back to the original. */
export interface Folded {
  text: string;
  /** UTF-16 offset in the original of each UTF-16 unit of `text`, plus the original's length at the end. */
  origin: number[];
}

/**
 * Folds width, case and Traditional/Simplified so that a query matches either script.
 * Lighter than `normalise`: nothing is collapsed or spelled out, because what people type
 * into a search is already short. Works character by character (NFKC may lengthen one), so
 * every unit keeps its origin and a match can be shown in the original text.
 */
export function foldForSearch(original: string): Folded {
  const origin: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    for (const part of character.normalize('NFKC').toLowerCase()) {
      const folded = part >= '\u3400' ? foldCharacter(part) : part;
      for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
      text += folded;
    }
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

/** The span of the original text behind a span of the folded one (both end-exclusive). */
export function originalSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  const from = folded.origin[start] ?? 0;
  const last = folded.origin[end - 1] ?? from;
  let next = end;
  while (next < folded.origin.length - 1 && folded.origin[next] === last) next += 1;
  return { start: from, end: folded.origin[next] ?? last };
}
