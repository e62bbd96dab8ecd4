import { polyphonic } from 'pinyin-pro';

const NONE: readonly string[] = [];
/** By folded character. A pack of any size has a few thousand, so the sounds of a text cost one look-up each. */
const cache = new Map<string, readonly string[]>();

export const isHan = (character: string): boolean => character >= '\u3400' && character <= '\u9fff';

/**
 * Every way to sound a folded character, lower case, without tones, `ü` as `v`. Other letters and digits
 * stand for themselves; blanks and punctuation have no sound.
 */
export function syllablesOf(character: string): readonly string[] {
  let known = cache.get(character);
  if (known === undefined) {
    known = isHan(character) ? spell(character) : /[\p{L}\p{N}]/u.test(character) ? [character] : NONE;
    cache.set(character, known);
  }
  return known;
}

function spell(character: string): readonly string[] {
  const [sounds = []] = polyphonic(character, { toneType: 'none', type: 'array' });
  return [...new Set(sounds.map((syllable) => syllable.replaceAll('ü', 'v')))];
}
