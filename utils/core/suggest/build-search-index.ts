import { polyphonic } from 'pinyin-pro';
import { LANGS, type Lang, type Stage } from '../taxonomy.ts';
import { type Folded, foldForSearch } from './fold-for-search.ts';
import type { Reading } from './match-pinyin.ts';

/** What the search needs to know of a script; a row of the library satisfies it. */
export interface SearchEntry {
  id: string;
  pack: string;
  stage: Stage;
  titles: Readonly<Record<Lang, string>>;
  texts: Readonly<Partial<Record<Lang, string>>>;
}

/** One title or text of a script, made searchable. */
export interface SearchField {
  entry: number;
  lang: Lang;
  part: 'title' | 'text';
  original: string;
  folded: Folded;
  grams: ReadonlySet<string>;
  /** Readings of each character, made on the first query by pinyin and kept. */
  readings: Reading[] | null;
}

export interface SearchIndex {
  entries: readonly SearchEntry[];
  fields: readonly SearchField[];
}

/**
 * Folds the library once. Cheap on purpose (no pinyin yet: it costs 0.25 ms a script),
 * so the first letter typed is answered at once.
 */
export function buildSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const fields: SearchField[] = [];
  entries.forEach((entry, index) => {
    for (const lang of LANGS) {
      const text = entry.texts[lang];
      if (entry.titles[lang]) fields.push(fieldOf(index, lang, 'title', entry.titles[lang]));
      if (text) fields.push(fieldOf(index, lang, 'text', text));
    }
  });
  return { entries, fields };
}

function fieldOf(entry: number, lang: Lang, part: SearchField['part'], original: string): SearchField {
  const folded = foldForSearch(original);
  return { entry, lang, part, original, folded, grams: gramsOf(folded.text), readings: null };
}

/** Pairs of neighbouring units, and single Han characters, which carry meaning alone. */
export function gramsOf(folded: string): Set<string> {
  const grams = new Set<string>();
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charAt(at);
    if (/\s/.test(unit)) continue;
    if (unit >= '\u3400' && unit <= '\u9fff') grams.add(unit);
    const pair = folded.slice(at, at + 2);
    if (pair.length === 2 && !/\s/.test(pair)) grams.add(pair);
  }
  return grams;
}

/** All readings of each character of a field; made once. */
export function readingsOf(field: SearchField): Reading[] {
  if (field.readings) return field.readings;
  const readings: Reading[] = [];
  const spelled = polyphonic(field.folded.text, { toneType: 'none', type: 'array' });
  let at = 0;
  let index = 0;
  for (const character of field.folded.text) {
    const syllables = spelled[index] ?? [];
    const isHan = character >= '\u3400' && character <= '\u9fff';
    const isWord = isHan || /[\p{L}\p{N}]/u.test(character);
    readings.push({
      start: at,
      end: at + character.length,
      syllables: isHan ? syllables.map((syllable) => syllable.replaceAll('ü', 'v')) : isWord ? [character] : [],
    });
    at += character.length;
    index += 1;
  }
  field.readings = readings;
  return readings;
}
