import { foldCharacter } from '../text/fold-character.ts';

/** A text made comparable, with the way back to the original. */
export interface Folded {
  text: string;
  /** UTF-16 offset in the original of each UTF-16 unit of `text`, plus the original's length at the end. */
  origin: number[];
}

/** Folded forms of single UTF-16 units, filled as characters are met. */
const cache: (string | undefined)[] = new Array<string | undefined>(0x10000).fill(undefined);

function foldOne(character: string): string {
  let text = '';
  for (const part of character.normalize('NFKC').toLowerCase()) text += part >= '\u3400' ? foldCharacter(part) : part;
  return text;
}

function foldCached(character: string): string {
  if (character.length !== 1) return foldOne(character);
  const unit = character.charCodeAt(0);
  const known = cache[unit] ?? foldOne(character);
  cache[unit] = known;
  return known;
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
    const folded = foldCached(character);
    for (let unit = 0; unit < folded.length; unit += 1) origin.push(at);
    text += folded;
    at += character.length;
  }
  origin.push(at);
  return { text, origin };
}

/** Units joined at a time; a longer argument list would be refused. */
const PIECE = 4096;
const units = new Uint16Array(PIECE + 64);

const flush = (length: number): string => String.fromCharCode(...units.subarray(0, length));

/** The text of `foldForSearch` alone, for indexes: without the way back, a fraction of the time and room. */
export function foldedText(original: string): string {
  let text = '';
  let length = 0;
  for (let at = 0; at < original.length; at += 1) {
    const unit = original.charCodeAt(at);
    const isPair = unit >= 0xd800 && unit <= 0xdbff && at + 1 < original.length;
    const character = isPair ? String.fromCodePoint(original.codePointAt(at) ?? unit) : original.charAt(at);
    at += character.length - 1;
    const folded = foldCached(character);
    for (let each = 0; each < folded.length; each += 1) units[length++] = folded.charCodeAt(each);
    if (length >= PIECE) {
      text += flush(length);
      length = 0;
    }
  }
  return text + flush(length);
}

/** The span of the original text behind a span of the folded one (both end-exclusive). */
export function originalSpan(folded: Folded, start: number, end: number): { start: number; end: number } {
  const from = folded.origin[start] ?? 0;
  const last = folded.origin[end - 1] ?? from;
  let next = end;
  while (next < folded.origin.length - 1 && folded.origin[next] === last) next += 1;
  return { start: from, end: folded.origin[next] ?? last };
}
