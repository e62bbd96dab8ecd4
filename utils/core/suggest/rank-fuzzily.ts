/** What nearly matches: `催物流` for 物流催促, `refnud` for refund. */
import Fuse from 'fuse.js';
import type { SearchIndex } from './build-search-index.ts';
import { foldForSearch, originalSpan } from './fold-for-search.ts';
import type { FieldHit, Span } from './search-fields.ts';
import type { SearchShelf } from './search-shelf.ts';
import { isHan } from './syllables.ts';

/** Fuse scans what it is given in full, so it only ever ranks a short list. */
const SHORT_LIST = 60;
/** Share of the query's Han characters, or of its letter pairs, that a field must hold to be worth ranking. */
const ENOUGH = { han: 0.5, latin: 0.3 };
const WEIGHT = { title: 1, text: 0.9 };

interface FuzzyRow {
  title: string;
  text: string;
  grams: string;
  entry: number;
  shelf: SearchShelf;
  column: number;
  share: number;
}

/** Pairs of neighbouring units, and single Han characters, which carry meaning alone. */
function gramsOf(folded: string): string[] {
  const grams = new Set<string>();
  for (let at = 0; at < folded.length; at += 1) {
    const unit = folded.charAt(at);
    if (/\s/.test(unit)) continue;
    if (isHan(unit)) grams.add(unit);
    const pair = folded.slice(at, at + 2);
    if (pair.length === 2 && !/\s/.test(pair)) grams.add(pair);
  }
  return [...grams];
}

/** @returns by entry the best field that nearly matches; scores up to 0.5 */
export function rankFuzzily(index: SearchIndex, folded: string): Map<number, FieldHit> {
  const wanted = gramsOf(folded);
  const best = new Map<number, FieldHit>();
  if (wanted.length === 0) return best;
  const rows = shortList(index, wanted);
  const fuse = new Fuse(rows, {
    keys: [
      { name: 'title', weight: 3 },
      { name: 'grams', weight: 2 },
      { name: 'text', weight: 1 },
    ],
    ignoreLocation: true,
    includeScore: true,
    threshold: 0.45,
  });
  const scores = new Map(fuse.search(folded.slice(0, 32)).map((result) => [result.item, 1 - (result.score ?? 1)]));
  for (const row of rows) {
    const ranked = scores.get(row);
    if (ranked === undefined && row.share < 1) continue;
    const score = 0.25 * row.share + 0.25 * (ranked ?? 0);
    const known = best.get(row.entry);
    if (!known || known.score < score) best.set(row.entry, hitOf(index, row, wanted, score));
  }
  return best;
}

function hitOf(index: SearchIndex, { entry, shelf, column }: FuzzyRow, wanted: string[], score: number): FieldHit {
  const lang = shelf.langs[column] ?? 'en';
  const script = index.entries[entry];
  const original = (shelf.part === 'title' ? script?.titles[lang] : script?.texts[lang]) ?? '';
  return { lang, part: shelf.part, original, spans: sharedSpans(original, wanted), by: 'fuzzy', score };
}

/** Scripts of a shelf that may hold so much of the query. */
interface Level {
  shelf: SearchShelf;
  /** No row of the level has a larger share. */
  bound: number;
  entries: number[];
}

/** In Chinese the same characters in another order are nearly the same words; in English pairs must agree. */
function counted(wanted: readonly string[]): { grams: readonly string[]; enough: number } {
  const singles = wanted.filter((gram) => gram.length === 1);
  return singles.length > 1 ? { grams: singles, enough: ENOUGH.han } : { grams: wanted, enough: ENOUGH.latin };
}

function levelsOf(shelf: SearchShelf, size: number, grams: readonly string[], enough: number): Level[] {
  const counts = new Uint8Array(size);
  let unknown = 0;
  for (const gram of grams) {
    // Pairs with a Han character are not indexed: any script may hold them.
    if (gram.length === 2 && !/^[!-~]{2}$/.test(gram)) unknown += 1;
    else
      shelf.gram(gram)?.forEach((entry) => {
        counts[entry] = (counts[entry] ?? 0) + 1;
      });
  }
  const levels = grams.map(
    (_, count): Level => ({
      shelf,
      bound: Math.min(1, (count + 1 + unknown) / grams.length) * WEIGHT[shelf.part],
      entries: [],
    }),
  );
  const least = Math.ceil(enough * grams.length) - unknown;
  counts.forEach((count, entry) => {
    if (count > 0 && count >= least) levels[count - 1]?.entries.push(entry);
  });
  return levels.filter(({ entries }) => entries.length > 0);
}

/** The rows with the largest shares, from the best level down; no later row could take the place of one of them. */
function shortList(index: SearchIndex, wanted: readonly string[]): FuzzyRow[] {
  const { grams, enough } = counted(wanted);
  const levels = [...index.titles, ...index.texts]
    .flatMap((shelf) => levelsOf(shelf, index.entries.length, grams, enough))
    .sort((a, b) => b.bound - a.bound);
  const rows: FuzzyRow[] = [];
  for (const { shelf, bound, entries } of levels) {
    let sure = rows.filter(({ share }) => share >= bound).length;
    for (const entry of entries) {
      if (sure >= SHORT_LIST) break;
      for (const row of rowsOf(shelf, entry, wanted, grams, enough)) {
        rows.push(row);
        if (row.share >= bound) sure += 1;
      }
    }
  }
  return rows.sort((a, b) => b.share - a.share).slice(0, SHORT_LIST);
}

function rowsOf(
  shelf: SearchShelf,
  entry: number,
  wanted: readonly string[],
  grams: readonly string[],
  enough: number,
): FuzzyRow[] {
  return shelf.columns.flatMap((texts, column) => {
    const text = texts[entry] ?? '';
    const share = grams.filter((gram) => text.includes(gram)).length / grams.length;
    if (text === '' || share < enough) return [];
    return {
      title: shelf.part === 'title' ? text : '',
      text: shelf.part === 'text' ? text : '',
      grams: wanted.filter((gram) => text.includes(gram)).join(' '),
      entry,
      shelf,
      column,
      share: share * WEIGHT[shelf.part],
    };
  });
}

/** Marks what the field shares with the query, so that a fuzzy hit explains itself too. */
function sharedSpans(original: string, wanted: readonly string[]): Span[] {
  const folded = foldForSearch(original);
  const spans = wanted
    .flatMap((gram) => {
      const at = folded.text.indexOf(gram);
      return at < 0 ? [] : [originalSpan(folded, at, at + gram.length)];
    })
    .sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
