import type { Lang } from '../taxonomy.ts';
import { type BitSet, emptySet, intersect, isEmpty, Postings, unite } from './bit-set.ts';
import { isHan, syllablesOf } from './syllables.ts';

const LETTERS = 26;
const ASCII = 128;
const A = 97;
/** Sets kept of what begins with some letters; a person types few. */
const MOST_KEPT = 256;
const NO_LETTERS: readonly number[] = [];

/**
 * The titles, or the texts, of all scripts in Chinese, or in English: folded, with the scripts in which each
 * character and each pair of Latin letters stands, and for Chinese texts each pair of neighbouring initials.
 * What it answers holds every match and some more; the text itself decides.
 */
export class SearchShelf {
  readonly part: 'title' | 'text';
  readonly langs: readonly Lang[];
  /** By language, in the order of `langs`; empty where a script has none. */
  readonly columns: readonly string[][];
  readonly #size: number;
  /** By UTF-16 unit. */
  readonly #singles: (Postings | undefined)[] = new Array<Postings | undefined>(0x10000).fill(undefined);
  /** By `first * 128 + second`, for units below 128: only there one unit says too little. */
  readonly #pairs: (Postings | undefined)[] = new Array<Postings | undefined>(ASCII * ASCII).fill(undefined);
  /** By `first * 26 + second`: initials of two sounds in a row. Null for English. */
  readonly #neighbours: (Postings | undefined)[] | null;
  readonly #initials = new Map<string, readonly number[] | null>();
  readonly #beginning = new Map<string, BitSet>();

  constructor(part: SearchShelf['part'], langs: readonly Lang[], size: number) {
    this.part = part;
    this.langs = langs;
    this.columns = langs.map(() => new Array<string>(size).fill(''));
    this.#size = size;
    const isEnglish = langs.includes('en');
    this.#neighbours = isEnglish ? null : new Array<Postings | undefined>(LETTERS * LETTERS).fill(undefined);
  }

  /** @param texts folded, in the order of `langs`; equal ones may be one string. `entry` never falls. */
  put(entry: number, texts: readonly string[]): void {
    texts.forEach((text, column) => {
      const stored = this.columns[column];
      if (!stored || text === '') return;
      stored[entry] = text;
      if (column > 0 && text === texts[0]) return;
      this.#noteUnits(entry, text);
      if (this.#neighbours) this.#noteNeighbours(entry, text, this.#neighbours);
    });
  }

  #noteUnits(entry: number, text: string): void {
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      this.#note(this.#singles, unit, entry);
      if (unit < ASCII && before > 0 && before < ASCII) this.#note(this.#pairs, before * ASCII + unit, entry);
      before = unit;
    }
  }

  #note(sets: (Postings | undefined)[], gram: number, entry: number): void {
    let set = sets[gram];
    if (!set) {
      set = new Postings(this.#size);
      sets[gram] = set;
    }
    set.add(entry);
  }

  #noteNeighbours(entry: number, text: string, neighbours: (Postings | undefined)[]): void {
    let before = NO_LETTERS;
    for (const character of text) {
      const letters = this.#initialsOf(character);
      // Blanks and punctuation are crossed by a match.
      if (letters === null) continue;
      for (const first of before) for (const second of letters) this.#note(neighbours, first * LETTERS + second, entry);
      before = letters;
    }
  }

  /** First letters of the sounds of a character, 0 for `a`; null for what has no sound. */
  #initialsOf(character: string): readonly number[] | null {
    let known = this.#initials.get(character);
    if (known === undefined) {
      const codes = syllablesOf(character).map((syllable) => syllable.charCodeAt(0) - A);
      known = codes.length === 0 ? null : [...new Set(codes)].filter((code) => code >= 0 && code < LETTERS);
      this.#initials.set(character, known);
    }
    return known;
  }

  /** Scripts that hold every unit, and every pair of Latin letters, of a word. */
  holding(word: string): BitSet {
    let found: BitSet | null = null;
    for (const gram of new Set([...word.split(''), ...latinPairs(word)])) {
      const set = this.#gramSet(gram);
      found = found ? intersect(found, set) : set;
    }
    return found ?? emptySet(this.#size);
  }

  #gramSet(gram: string): BitSet {
    return this.gram(gram)?.addTo(emptySet(this.#size)) ?? emptySet(this.#size);
  }

  /** Where one unit, or a pair of Latin letters, stands. */
  gram(gram: string): Postings | undefined {
    const [first, second] = [gram.charCodeAt(0), gram.charCodeAt(1)];
    return gram.length === 1 ? this.#singles[first] : this.#pairs[first * ASCII + second];
  }

  /** Scripts in which a query of letters may be spelled: in every way of cutting it into beginnings of syllables. */
  spelling(query: string, allowGaps: boolean): BitSet {
    return this.#spellingFrom(query, 0, allowGaps ? null : this.#neighbours, new Map());
  }

  #spellingFrom(
    query: string,
    at: number,
    neighbours: (Postings | undefined)[] | null,
    known: Map<number, BitSet>,
  ): BitSet {
    const before = known.get(at);
    if (before) return before;
    const found = emptySet(this.#size);
    for (const end of this.#cuts(query, at)) {
      const here = new Uint32Array(this.#beginningWith(query.slice(at, end)));
      if (end < query.length) {
        intersect(here, this.#spellingFrom(query, end, neighbours, known));
        if (neighbours) intersect(here, this.#neighbourSet(query, at, end, neighbours));
      }
      unite(found, here);
    }
    known.set(at, found);
    return found;
  }

  #neighbourSet(query: string, at: number, end: number, neighbours: (Postings | undefined)[]): BitSet {
    const pair = (query.charCodeAt(at) - A) * LETTERS + query.charCodeAt(end) - A;
    return neighbours[pair]?.addTo(emptySet(this.#size)) ?? emptySet(this.#size);
  }

  /** Where the letters of one character may end that begin at `at`. */
  #cuts(query: string, at: number): number[] {
    const ends: number[] = [];
    for (let end = at + 1; end <= Math.min(query.length, at + LONGEST_SYLLABLE); end += 1)
      if (!isEmpty(this.#beginningWith(query.slice(at, end)))) ends.push(end);
    return ends;
  }

  /** Scripts with a character that has a sound beginning so. */
  #beginningWith(letters: string): BitSet {
    const known = this.#beginning.get(letters);
    if (known) return known;
    const found = emptySet(this.#size);
    this.#singles.forEach((postings, unit) => {
      if (!postings) return;
      const character = String.fromCharCode(unit);
      if ((unit < ASCII || isHan(character)) && syllablesOf(character).some((sound) => sound.startsWith(letters)))
        postings.addTo(found);
    });
    if (this.#beginning.size >= MOST_KEPT) this.#beginning.clear();
    this.#beginning.set(letters, found);
    return found;
  }
}

const LONGEST_SYLLABLE = 6;

function latinPairs(word: string): string[] {
  const pairs: string[] = [];
  for (let at = 1; at < word.length; at += 1)
    if (word.charCodeAt(at - 1) < ASCII && word.charCodeAt(at) < ASCII) pairs.push(word.slice(at - 1, at + 1));
  return pairs;
}
