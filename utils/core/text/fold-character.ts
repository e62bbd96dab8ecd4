import COMPATIBLE from 'opencc-js/dict/CJK_Compatibility_Ideographs';
import SIMPLER from 'opencc-js/dict/TSCharacters';

/**
 * What a character is written as, by a dictionary's own lines: the character, a space, the first of its forms, parted
 * from others by spaces and from the next line by a bar. Walked through rather than split: a woken worker waits for it.
 */
function readDictionary(dictionary: string): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (let from = 0; from < dictionary.length; ) {
    const bar = dictionary.indexOf('|', from);
    const end = bar < 0 ? dictionary.length : bar;
    const gap = dictionary.indexOf(' ', from);
    const next = dictionary.indexOf(' ', gap + 1);
    const stop = next < 0 ? end : Math.min(next, end);
    forms.set(dictionary.slice(from, gap), dictionary.slice(gap + 1, stop));
    from = end + 1;
  }
  return forms;
}

/**
 * Read when the first character is folded. The library's own converter knows phrases too, which a single character
 * never needs, and takes ten times as long to wake.
 */
let dictionaries: { compatible: ReadonlyMap<string, string>; simpler: ReadonlyMap<string, string> } | null = null;

function toSimplified(character: string): string {
  dictionaries ??= { compatible: readDictionary(COMPATIBLE), simpler: readDictionary(SIMPLER) };
  const plain = dictionaries.compatible.get(character) ?? character;
  return dictionaries.simpler.get(plain) ?? plain;
}

/**
 * Variants that the standard table leaves alone but that buyers write for one and the same word.
 * For matching only; the reply is never built from folded text.
 */
const VARIANTS: Readonly<Record<string, string>> = {
  著: '着',
  妳: '你',
  帐: '账',
  衞: '卫',
  吿: '告',
  祇: '只',
  牠: '它',
  喔: '哦',
  噢: '哦',
  啰: '咯',
  藉: '借',
  楣: '霉',
  痲: '麻',
};

/** The Han characters of the basic plane. */
const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

/** By UTF-16 unit, filled as characters are met. */
const cache: (string | undefined)[] = new Array<string | undefined>(LAST_HAN + 1).fill(undefined);

function fold(character: string): string {
  const simplified = toSimplified(character);
  const same = simplified.length === character.length ? simplified : character;
  return VARIANTS[same] ?? same;
}

/** Folds one Han character to its Simplified form; anything that would change the length stays as it is. */
export function foldCharacter(character: string): string {
  const unit = character.charCodeAt(0);
  if (character.length !== 1 || unit > LAST_HAN) return fold(character);
  const known = cache[unit];
  if (known !== undefined) return known;
  const folded = fold(character);
  cache[unit] = folded;
  return folded;
}

/** Folds every Han character of a text; the length stays. */
export function foldHan(text: string): string {
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_HAN || unit > LAST_HAN) continue;
    const character = text.charAt(at);
    const simple = foldCharacter(character);
    if (simple === character) continue;
    folded += text.slice(from, at) + simple;
    from = at + 1;
  }
  return folded + text.slice(from);
}
