import { LANGS, type Lang, type Stage } from '../taxonomy.ts';
import { foldedText } from './fold-for-search.ts';
import { SearchShelf } from './search-shelf.ts';

/** What the search needs to know of a script; a row of the library satisfies it. */
export interface SearchEntry {
  id: string;
  pack: string;
  stage: Stage;
  titles: Readonly<Record<Lang, string>>;
  texts: Readonly<Partial<Record<Lang, string>>>;
}

export interface SearchIndex {
  entries: readonly SearchEntry[];
  /** Place of each entry when all are sorted by id: equal hits stand in this order. */
  places: Uint32Array;
  titles: readonly SearchShelf[];
  texts: readonly SearchShelf[];
}

/** Entries of one slice: a few milliseconds. */
const SLICE = 400;
const SHELVES: readonly (readonly Lang[])[] = [LANGS.filter((lang) => lang !== 'en'), ['en']];

function placesOf(entries: readonly SearchEntry[]): Uint32Array {
  const order = entries.map((_, index) => index);
  const idAt = (index: number) => entries[index]?.id ?? '';
  order.sort((a, b) => (idAt(a) < idAt(b) ? -1 : idAt(a) > idAt(b) ? 1 : a - b));
  const places = new Uint32Array(entries.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

/** Yields after each slice of the work, and at last returns the index. */
function* indexing(entries: readonly SearchEntry[]): Generator<void, SearchIndex> {
  const shelves = (part: SearchShelf['part']) => SHELVES.map((langs) => new SearchShelf(part, langs, entries.length));
  const [titles, texts] = [shelves('title'), shelves('text')];
  for (let at = 0; at < entries.length; at += SLICE) {
    entries.slice(at, at + SLICE).forEach((entry, index) => {
      for (const shelf of titles) shelf.put(at + index, foldAll(shelf, entry.titles));
      for (const shelf of texts) shelf.put(at + index, foldAll(shelf, entry.texts));
    });
    yield;
  }
  return { entries, places: placesOf(entries), titles, texts };
}

/** Folded, Traditional and Simplified are often the same words: they are kept once. */
function foldAll({ langs }: SearchShelf, words: SearchEntry['texts']): string[] {
  const folded = langs.map((lang) => foldedText(words[lang] ?? ''));
  return folded.map((text) => (text === folded[0] ? folded[0] : text));
}

/** Folds and indexes the library once, about 45 µs a script. */
export function buildSearchIndex(entries: readonly SearchEntry[]): SearchIndex {
  const work = indexing(entries);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in slices, so that a page of 50,000 scripts stays alive meanwhile.
 *
 * @param pause resolves when the page has had its turn
 */
export async function buildSearchIndexInSlices(
  entries: readonly SearchEntry[],
  pause: () => Promise<void>,
): Promise<SearchIndex> {
  const work = indexing(entries);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await pause();
  }
}
