/** How one title or text answers a query: whether it matches, how well, and where. */
import type { Lang } from '../taxonomy.ts';
import { foldForSearch, originalSpan } from './fold-for-search.ts';
import { type PinyinMatch, PinyinQuery } from './match-pinyin.ts';

export interface Span {
  start: number;
  end: number;
}

export interface SearchWord {
  /** Folded. */
  text: string;
  /** Null where the word cannot be pinyin. */
  spelled: PinyinQuery | null;
}

export interface FieldHit {
  lang: Lang;
  part: 'title' | 'text';
  original: string;
  /** In `original`, UTF-16, end-exclusive. */
  spans: Span[];
  by: 'words' | 'pinyin' | 'fuzzy';
  score: number;
}

/** @param query as typed */
export function searchWords(query: string): { folded: string; words: SearchWord[] } {
  const folded = foldForSearch(query.trim().slice(0, 80)).text;
  const words = folded.split(/\s+/).filter(Boolean);
  return {
    folded,
    words: words.map((text) => ({ text, spelled: /^[a-z]{2,}$/.test(text) ? new PinyinQuery(text) : null })),
  };
}

/** A match in a title is worth more than any in a text: the least of a title is 0.71, the most of a text 0.665. */
const WEIGHT = { title: 1, text: 0.7 };

/** Whether the letters may be pinyin here: two or three initials would match nearly every long text. */
export function maySpell(part: FieldHit['part'], { text, spelled }: SearchWord): boolean {
  return spelled !== null && (part === 'title' || text.length >= 3);
}

/** Skipped characters are forgiven in a title, and only for enough letters. */
export const allowsGaps = (part: FieldHit['part'], { text }: SearchWord): boolean =>
  part === 'title' && text.length >= 3;

function spell(part: FieldHit['part'], isEnglish: boolean, folded: string, word: SearchWord): PinyinMatch | null {
  if (isEnglish || !maySpell(part, word)) return null;
  return word.spelled?.match(folded, allowsGaps(part, word)) ?? null;
}

/** Whole title 1, its beginning 0.97, anywhere 0.93; in a text, a little less the later it comes. */
function wordScore(part: FieldHit['part'], folded: string, at: number, word: string): number {
  if (part === 'title') return at > 0 ? 0.93 : word.length === folded.length ? 1 : 0.97;
  return 0.95 - 0.15 * (at / Math.max(1, folded.length));
}

function spelledScore({ spans, first, gaps }: PinyinMatch, word: string): number {
  const length = spans.reduce((sum, span) => sum + span.end - span.start, 0);
  // Letters spent on each character: full syllables are surer than initials.
  const sureness = Math.min(1, word.length / Math.max(1, length) / 2);
  return 0.82 + 0.06 * sureness - 0.04 * Math.min(3, gaps) - (first > 0 ? 0.02 : 0);
}

/** @returns 0…1, or 0 where not every word matches */
export function scoreField(
  part: FieldHit['part'],
  isEnglish: boolean,
  folded: string,
  words: readonly SearchWord[],
): number {
  let score = 1;
  for (const word of words) {
    const at = folded.indexOf(word.text);
    if (at >= 0) score = Math.min(score, wordScore(part, folded, at, word.text));
    else {
      const match = spell(part, isEnglish, folded, word);
      if (!match) return 0;
      score = Math.min(score, spelledScore(match, word.text));
    }
  }
  return score * WEIGHT[part];
}

/** A match with the places in the original; null where not every word matches. */
export function matchField(
  part: FieldHit['part'],
  lang: Lang,
  original: string,
  words: readonly SearchWord[],
): FieldHit | null {
  const folded = foldForSearch(original);
  const score = scoreField(part, lang === 'en', folded.text, words);
  if (score === 0) return null;
  let by: FieldHit['by'] = 'words';
  const spans = words.flatMap((word): Span[] => {
    const at = folded.text.indexOf(word.text);
    if (at >= 0) return [originalSpan(folded, at, at + word.text.length)];
    by = 'pinyin';
    const match = spell(part, lang === 'en', folded.text, word);
    return match?.spans.map(({ start, end }) => originalSpan(folded, start, end)) ?? [];
  });
  return { lang, part, original, spans: spans.sort((a, b) => a.start - b.start), by, score };
}
