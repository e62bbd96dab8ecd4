import { LANGS, type Lang } from '../taxonomy.ts';
import { type BitSet, emptySet, forEachIn, intersect, unite } from './bit-set.ts';
import type { SearchEntry, SearchIndex } from './build-search-index.ts';
import { rankFuzzily } from './rank-fuzzily.ts';
import {
  allowsGaps,
  type FieldHit,
  matchField,
  maySpell,
  type SearchWord,
  type Span,
  scoreField,
  searchWords,
} from './search-fields.ts';
import type { SearchShelf } from './search-shelf.ts';

export interface SearchHit {
  entry: SearchEntry;
  /** Language in which the script is shown: the wanted one where the script has it. */
  lang: Lang;
  title: string;
  /** Spans in `title` that matched, UTF-16, end-exclusive. */
  titleSpans: Span[];
  text: string;
  textSpans: Span[];
  /** How the best field matched. */
  by: FieldHit['by'];
  /** 0…1, higher is better. */
  score: number;
}

/**
 * Finds scripts by words, by full pinyin, by initials (`tkyc` finds 退款延迟…) or by a slip of the hand,
 * with Traditional and Simplified folded together. Every hit says where it matched. The index names the
 * scripts that may match; only their words are looked at.
 *
 * @param query as typed; several words must all match, in one title or one text of the script
 * @param lang language wanted for title and text (the buyer's); other languages are searched too
 * @param limit most hits returned
 * @returns best first, equal ones by id; empty for an empty query
 */
export function searchScripts(index: SearchIndex, query: string, lang: Lang, limit = 20): SearchHit[] {
  const { folded, words } = searchWords(query);
  if (words.length === 0) return [];
  const best = new BestEntries(index.places, limit);
  takeFrom(index.titles, index.entries.length, words, best);
  // No text scores as high as any title, so a full list needs no texts.
  if (!best.isFull()) takeFrom(index.texts, index.entries.length, words, best);
  if (best.entries.length > 0) {
    return best.entries.flatMap(
      (entry) => toHit(index.entries[entry], hitsIn(index.entries[entry], words), lang) ?? [],
    );
  }
  // Near misses beside real hits would only be noise.
  return [...rankFuzzily(index, folded)]
    .flatMap(([entry, hit]) => {
      const shown = toHit(index.entries[entry], [hit], lang);
      return shown ? [{ shown, place: index.places[entry] ?? 0 }] : [];
    })
    .sort((a, b) => b.shown.score - a.shown.score || a.place - b.place)
    .slice(0, limit)
    .map(({ shown }) => shown);
}

/** The best so far, sorted; most candidates are turned away by one comparison. */
class BestEntries {
  readonly entries: number[] = [];
  readonly #scores: number[] = [];
  readonly #places: Uint32Array;
  readonly #limit: number;

  constructor(places: Uint32Array, limit: number) {
    this.#places = places;
    this.#limit = limit;
  }

  isFull(): boolean {
    return this.entries.length >= this.#limit;
  }

  add(entry: number, score: number): void {
    let at = this.entries.length;
    while (at > 0 && this.#isBefore(entry, score, at - 1)) at -= 1;
    if (at >= this.#limit) return;
    this.entries.splice(at, 0, entry);
    this.#scores.splice(at, 0, score);
    if (this.entries.length > this.#limit) {
      this.entries.pop();
      this.#scores.pop();
    }
  }

  #isBefore(entry: number, score: number, at: number): boolean {
    const other = this.#scores[at] ?? 0;
    if (score !== other) return score > other;
    return (this.#places[entry] ?? 0) < (this.#places[this.entries[at] ?? -1] ?? 0);
  }
}

/** Scripts of a shelf that may match every word. */
function candidates(shelf: SearchShelf, words: readonly SearchWord[]): BitSet | null {
  let all: BitSet | null = null;
  for (const word of words) {
    const some = shelf.holding(word.text);
    if (!shelf.langs.includes('en') && maySpell(shelf.part, word))
      unite(some, shelf.spelling(word.text, allowsGaps(shelf.part, word)));
    all = all ? intersect(all, some) : some;
  }
  return all;
}

function takeFrom(
  shelves: readonly SearchShelf[],
  size: number,
  words: readonly SearchWord[],
  best: BestEntries,
): void {
  const found = new Set(best.entries);
  const tried = shelves.map((shelf) => ({ shelf, set: candidates(shelf, words) ?? emptySet(size) }));
  const all = emptySet(size);
  for (const { set } of tried) unite(all, set);
  forEachIn(all, (entry) => {
    if (found.has(entry)) return;
    let score = 0;
    for (const { shelf, set } of tried)
      if (((set[entry >>> 5] ?? 0) >>> (entry & 31)) & 1) score = Math.max(score, bestScore(shelf, entry, words));
    if (score > 0) best.add(entry, score);
  });
}

function bestScore({ part, langs, columns }: SearchShelf, entry: number, words: readonly SearchWord[]): number {
  let best = 0;
  let first: string | undefined;
  for (let column = 0; column < columns.length; column += 1) {
    const text = columns[column]?.[entry] ?? '';
    // Traditional and Simplified are often one string when folded.
    if (text === '' || text === first) continue;
    first ??= text;
    best = Math.max(best, scoreField(part, langs[column] === 'en', text, words));
  }
  return best;
}

function hitsIn(script: SearchEntry | undefined, words: readonly SearchWord[]): FieldHit[] {
  if (!script) return [];
  return LANGS.flatMap((lang) => {
    const [title, text] = [script.titles[lang], script.texts[lang]];
    return [
      title ? (matchField('title', lang, title, words) ?? []) : [],
      text ? (matchField('text', lang, text, words) ?? []) : [],
    ].flat();
  });
}

function toHit(script: SearchEntry | undefined, hits: readonly FieldHit[], lang: Lang): SearchHit | null {
  if (!script) return null;
  const best = [...hits].sort((a, b) => b.score - a.score || Number(b.lang === lang) - Number(a.lang === lang));
  const top = best[0];
  const shownLang = script.texts[lang] ? lang : ((Object.keys(script.texts)[0] as Lang | undefined) ?? lang);
  // A match that only another language has must still be visible, so its title is shown instead.
  const titleHit = best.find((hit) => hit.part === 'title' && hit.lang === shownLang);
  const textHit = best.find((hit) => hit.part === 'text' && hit.lang === shownLang);
  const foreign = titleHit || textHit ? undefined : best.find((hit) => hit.part === 'title');
  return {
    entry: script,
    lang: shownLang,
    title: foreign?.original ?? script.titles[shownLang],
    titleSpans: (foreign ?? titleHit)?.spans ?? [],
    text: script.texts[shownLang] ?? '',
    textSpans: textHit?.spans ?? [],
    by: top?.by ?? 'fuzzy',
    score: top?.score ?? 0,
  };
}
