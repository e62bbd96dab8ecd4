import { type Normalised, normalise, toOriginalSpan } from '../text/normalise.ts';
import type { DraftRules, RuleLang } from './draft-rule.ts';

export interface Span {
  start: number;
  end: number;
}

/** A draft (or an earlier message) folded for matching; spans inside are offsets in `text`. */
export interface DraftText {
  original: string;
  normalised: Normalised;
  /** Normalised text in which quoted words are blotted out: what the buyer said is not ours. */
  text: string;
  /** For each unit of `text`: its place in the normalised text. */
  places: Int32Array;
  sentences: readonly Span[];
  clauses: readonly Span[];
  /** Which halves of the data apply; both in a mixed text. */
  langs: readonly RuleLang[];
}

const SENTENCE_END = /[。!?;…\n]|\.(?=\s|$)/gu;
const CLAUSE_END = /[,。!?;…\n~]|\.(?=\s|$)|[、:](?!\d)|\s-\s/gu;
const QUOTED = /"[^"\n]{1,80}"|《[^》\n]{1,40}》|(?<=^|[\s,。:])'[^'\n]{2,80}'(?=[\s,。.!?]|$)/gu;
/** What stands before words that are quoted, not said: the buyer's, a button's, a notice's. */
const QUOTING =
  /(?:说|讲|提到?|问|写|反馈|留言|评价|显示|提示|标[着的]?|叫做?|按钮|点击?|选择?|里的?|状态|关于|所谓|回复|那句|这句)(?:的|是|了|为|:|,|\s)*$|\b(?:said|says?|saying|wrote|writes?|mention(?:ed)?|asked?|called?|shows?|reads?|marked|labell?ed|click|tap|press|select|choose|the|your|about|word|phrase)[:,]?\s*$/u;
/** Stands for quoted characters: neither a word, nor a mark, nor a space. */
const BLOT = '\ufffc';
const HAN = /\p{Script=Han}/u;
const LATIN_WORD = /[a-z]{2,}/u;

function cutAt(text: string, ends: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(ends)) {
    // A decimal comma or a thousands separator ends nothing.
    const at = match.index;
    if (match[0] === ',' && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '')) continue;
    if (at > start) spans.push({ start, end: at });
    start = at + match[0].length;
  }
  if (start < text.length) spans.push({ start, end: text.length });
  return spans.filter((span) => text.slice(span.start, span.end).trim() !== '');
}

/**
 * Blots out quoted words. Marks that only lend weight to words of ours (这是“正常现象”), or that stand around the
 * whole text, are dropped instead, so that a rule reads on through them.
 */
function readQuotes(folded: string, buyerWords: string): { text: string; places: Int32Array } {
  const dropped = new Set<number>();
  const blotted = folded.replace(QUOTED, (quote, at: number) => {
    const words = quote.slice(1, -1).trim();
    const whole = quote.length >= folded.trim().length;
    const quoted = buyerWords.includes(words) || QUOTING.test(folded.slice(Math.max(0, at - 24), at));
    if (quoted && !whole) return BLOT.repeat(quote.length);
    dropped.add(at).add(at + quote.length - 1);
    return quote;
  });
  const kept = [...Array(blotted.length).keys()].filter((index) => !dropped.has(index));
  const text = dropped.size === 0 ? blotted : kept.map((index) => blotted.charAt(index)).join('');
  return { text, places: Int32Array.from(kept) };
}

/**
 * Folds a text of ours and cuts it into sentences and clauses.
 * Slots such as `{time}` stay in the text, so that readings can take them for what they stand for.
 */
export function readDraftText(original: string, buyerWords = ''): DraftText {
  const normalised = normalise(original);
  const { text, places } = readQuotes(normalised.text, buyerWords);
  const langs: RuleLang[] = [];
  if (HAN.test(text)) langs.push('zh');
  const latin = text.replace(/\{[^{}]*\}/g, ' ');
  if (LATIN_WORD.test(latin)) langs.push('en');
  const sentences = cutAt(text, SENTENCE_END);
  return { original, normalised, text, places, sentences, clauses: cutAt(text, CLAUSE_END), langs };
}

/** The piece of `pieces` that holds `at`; the span itself where it falls between two. */
export function pieceAround(pieces: readonly Span[], span: Span): Span {
  const first = pieces.find((piece) => piece.start <= span.start && span.start < piece.end) ?? span;
  const last = pieces.find((piece) => piece.start < span.end && span.end <= piece.end) ?? span;
  return { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) };
}

/** Span in the original text, without the white space around it. */
export function originalSpan(draft: DraftText, span: Span): Span {
  const { places } = draft;
  const first = places[span.start] ?? draft.normalised.text.length;
  const last = span.end > span.start ? (places[span.end - 1] ?? first) + 1 : first;
  const raw = toOriginalSpan(draft.normalised, first, last);
  const piece = draft.original.slice(raw.start, raw.end);
  const lead = piece.length - piece.trimStart().length;
  const tail = piece.length - piece.trimEnd().length;
  return lead + tail >= piece.length ? raw : { start: raw.start + lead, end: raw.end - tail };
}

export interface ReadingHit extends Span {
  text: string;
}

/** The same readings are asked for again and again while one draft is judged. */
const memo = new WeakMap<DraftText, Map<string, readonly ReadingHit[]>>();

/** All places where a reading of the data matches, in any language of the text. */
export function findReading(draft: DraftText, rules: DraftRules, name: string): readonly ReadingHit[] {
  let known = memo.get(draft);
  if (!known) {
    known = new Map();
    memo.set(draft, known);
  }
  const before = known.get(name);
  if (before) return before;
  const found: ReadingHit[] = [];
  for (const lang of draft.langs) {
    const reading = rules.readings[lang][name];
    if (!reading) throw new Error(`draft-rules/${lang}.json: the reading ${name} is missing`);
    for (const match of draft.text.matchAll(reading.regExp)) {
      if (match[0] !== '') found.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
    }
  }
  found.sort((x, y) => x.start - y.start);
  known.set(name, found);
  return found;
}

/** Whether a reading of the data matches anywhere in the text. */
export function hasReading(draft: DraftText, rules: DraftRules, name: string): boolean {
  return findReading(draft, rules, name).length > 0;
}
