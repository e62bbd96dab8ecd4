import Fuse from 'fuse.js';
import type { Lang } from '../taxonomy.ts';
import { gramsOf, readingsOf, type SearchEntry, type SearchField, type SearchIndex } from './build-search-index.ts';
import { foldForSearch, originalSpan } from './fold-for-search.ts';
import { matchPinyin } from './match-pinyin.ts';

export interface Span {
  start: number;
  end: number;
}

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
  by: 'words' | 'pinyin' | 'fuzzy';
  /** 0…1, higher is better. */
  score: number;
}

interface FieldHit {
  field: SearchField;
  spans: Span[];
  by: SearchHit['by'];
  score: number;
}

/** Fuse scans what it is given in full, so it only ever ranks a short list. */
const SHORT_LIST = 60;
/** Share of the query's Han characters, or of its letter pairs, that a field must hold to be worth ranking. */
const ENOUGH = { han: 0.5, latin: 0.3 };

/**
 * Finds scripts by words, by full pinyin, by initials (`tkyc` finds 退款延迟…) or by a slip of the hand,
 * with Traditional and Simplified folded together. Every hit says where it matched.
 *
 * @param query as typed; several words must all match, in any field of the script
 * @param lang language wanted for title and text (the buyer's); other languages are searched too
 * @param limit most hits returned
 * @returns best first; empty for an empty query
 */
export function searchScripts(index: SearchIndex, query: string, lang: Lang, limit = 20): SearchHit[] {
  const folded = foldForSearch(query.trim().slice(0, 80)).text;
  const words = folded.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const byEntry = new Map<number, FieldHit[]>();
  for (const field of index.fields) {
    const hit = matchField(field, words);
    if (!hit) continue;
    const known = byEntry.get(field.entry);
    if (known) known.push(hit);
    else byEntry.set(field.entry, [hit]);
  }
  const certain = [...byEntry].map(([entry, hits]) => toHit(index, entry, hits, lang));
  // Near misses beside real hits would only be noise.
  const fuzzy = certain.length === 0 ? rankFuzzily(index, folded, lang) : [];
  return [...certain, ...fuzzy]
    .filter((hit) => hit !== null)
    .sort((a, b) => b.score - a.score || a.entry.id.localeCompare(b.entry.id))
    .slice(0, limit);
}

function matchField(field: SearchField, words: readonly string[]): FieldHit | null {
  const weight = field.part === 'title' ? 1 : 0.7;
  const spans: Span[] = [];
  let by: SearchHit['by'] = 'words';
  let score = 1;
  for (const word of words) {
    const at = field.folded.text.indexOf(word);
    if (at >= 0) {
      spans.push(originalSpan(field.folded, at, at + word.length));
      score = Math.min(score, wordScore(field, at, word));
      continue;
    }
    const spelled = matchSpelled(field, word);
    if (!spelled) return null;
    by = 'pinyin';
    spans.push(...spelled.spans);
    score = Math.min(score, spelled.score);
  }
  return { field, spans: spans.sort((a, b) => a.start - b.start), by, score: score * weight };
}

/** Whole title 1, its beginning 0.97, anywhere 0.93; in a text, a little less the later it comes. */
function wordScore(field: SearchField, at: number, word: string): number {
  if (field.part === 'title') return at > 0 ? 0.93 : word.length === field.folded.text.length ? 1 : 0.97;
  return 0.95 - 0.15 * (at / Math.max(1, field.folded.text.length));
}

function matchSpelled(field: SearchField, word: string): { spans: Span[]; score: number } | null {
  if (field.lang === 'en' || !/^[a-z]{2,}$/.test(word)) return null;
  // Two or three initials with gaps would match nearly every long text.
  const allowGaps = field.part === 'title' && word.length >= 3;
  if (field.part === 'text' && word.length < 3) return null;
  const match = matchPinyin(readingsOf(field), word, allowGaps);
  if (!match) return null;
  const spans = match.spans.map((span) => originalSpan(field.folded, span.start, span.end));
  const length = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  // Letters spent on each character: full syllables are surer than initials.
  const sureness = Math.min(1, word.length / Math.max(1, length) / 2);
  return { spans, score: 0.82 + 0.06 * sureness - 0.04 * Math.min(3, match.gaps) - (match.first > 0 ? 0.02 : 0) };
}

function toHit(index: SearchIndex, entry: number, hits: readonly FieldHit[], lang: Lang): SearchHit | null {
  const script = index.entries[entry];
  if (!script) return null;
  const best = [...hits].sort(
    (a, b) => b.score - a.score || Number(b.field.lang === lang) - Number(a.field.lang === lang),
  );
  const top = best[0];
  const shownLang = script.texts[lang] ? lang : ((Object.keys(script.texts)[0] as Lang | undefined) ?? lang);
  // A match that only another language has must still be visible, so its title is shown instead.
  const titleHit = best.find((hit) => hit.field.part === 'title' && hit.field.lang === shownLang);
  const textHit = best.find((hit) => hit.field.part === 'text' && hit.field.lang === shownLang);
  const foreign = titleHit || textHit ? undefined : best.find((hit) => hit.field.part === 'title');
  const title = foreign?.field.original ?? script.titles[shownLang];
  return {
    entry: script,
    lang: shownLang,
    title,
    titleSpans: (foreign ?? titleHit)?.spans ?? [],
    text: script.texts[shownLang] ?? '',
    textSpans: textHit?.spans ?? [],
    by: top?.by ?? 'fuzzy',
    score: top?.score ?? 0,
  };
}

interface FuzzyRow {
  title: string;
  text: string;
  grams: string;
  field: SearchField;
  share: number;
}

/** Ranks what nearly matches: `催物流` for 物流催促, `refnud` for refund. */
function rankFuzzily(index: SearchIndex, folded: string, lang: Lang): (SearchHit | null)[] {
  const wanted = gramsOf(folded);
  if (wanted.size === 0) return [];
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
  const best = new Map<number, FieldHit>();
  for (const row of rows) {
    const ranked = scores.get(row);
    if (ranked === undefined && row.share < 1) continue;
    const score = 0.25 * row.share + 0.25 * (ranked ?? 0);
    const known = best.get(row.field.entry);
    if (known && known.score >= score) continue;
    best.set(row.field.entry, { field: row.field, spans: sharedSpans(row.field, wanted), by: 'fuzzy', score });
  }
  return [...best].map(([entry, hit]) => toHit(index, entry, [hit], lang));
}

function shortList(index: SearchIndex, wanted: ReadonlySet<string>): FuzzyRow[] {
  const rows: FuzzyRow[] = [];
  for (const field of index.fields) {
    let shared = 0;
    let singles = 0;
    let sharedSingles = 0;
    for (const gram of wanted) {
      const has = field.grams.has(gram);
      if (has) shared += 1;
      if (gram.length === 1) {
        singles += 1;
        if (has) sharedSingles += 1;
      }
    }
    // In Chinese the same characters in another order are nearly the same words; in English pairs must agree.
    const han = singles > 1;
    const share = han ? sharedSingles / singles : shared / wanted.size;
    if (share < (han ? ENOUGH.han : ENOUGH.latin)) continue;
    const text = field.folded.text;
    rows.push({
      title: field.part === 'title' ? text : '',
      text: field.part === 'text' ? text : '',
      grams: [...wanted].filter((gram) => field.grams.has(gram)).join(' '),
      field,
      share: share * (field.part === 'title' ? 1 : 0.9),
    });
  }
  return rows.sort((a, b) => b.share - a.share).slice(0, SHORT_LIST);
}

/** Marks what the field shares with the query, so that a fuzzy hit explains itself too. */
function sharedSpans(field: SearchField, wanted: ReadonlySet<string>): Span[] {
  const text = field.folded.text;
  const spans = [...wanted]
    .filter((gram) => text.includes(gram))
    .map((gram) => originalSpan(field.folded, text.indexOf(gram), text.indexOf(gram) + gram.length))
    .sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
