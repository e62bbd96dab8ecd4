import { findShorthand, type Replacement } from './find-shorthand.ts';
import { foldCharacter } from './fold-character.ts';
import { SourcedText } from './sourced-text.ts';

/** What collapsing would lose: heat and hesitation written with punctuation, capitals and stretched letters. */
interface TextFeatures {
  /** Exclamation marks in the whole text, and the longest unbroken run of them. */
  exclamations: number;
  longestExclamation: number;
  questions: number;
  longestQuestion: number;
  /** `!?` or `?!` stood together. */
  mixedMarks: boolean;
  ellipses: number;
  /** Letters or characters written three times or more in a row. */
  elongations: number;
  /** Words of four capitals or more, and all words of four letters or more. */
  capsWords: number;
  longWords: number;
}

export interface Normalised {
  /** Folded text that cue rules are matched against. */
  text: string;
  /** For each UTF-16 unit of `text`: where it begins in the original. */
  starts: Int32Array;
  /** For each UTF-16 unit of `text`: where it ends in the original (exclusive). */
  ends: Int32Array;
  /** Length of the original text. */
  length: number;
  /** True when the middle of a giant text was left out. */
  cut: boolean;
  features: TextFeatures;
}

/** A message longer than twice this is read at both ends only: no buyer hides the point in the middle of a log dump. */
const READ_END = 5000;

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u;
const COMBINING = /[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;
const QUOTES: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '´': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '「': '"',
  '」': '"',
  '『': '"',
  '』': '"',
  '﹁': '"',
  '﹂': '"',
  '〜': '~',
  '–': '-',
  '—': '-',
};

/** Two take turns: each step reads one and fills the other. They are kept, so that a message leaves little to clear up. */
const folded = new SourcedText();
const collapsed = new SourcedText();

/** One code point in its folded spelling: empty when it is invisible. */
function foldCodePoint(character: string, code: number): string {
  if (code < 0x80) {
    if (code === 0x0a || code === 0x0d) return '\n';
    if (code === 0x60) return "'";
    if (code <= 0x20) return code === 0x09 || code === 0x20 ? ' ' : '';
    return code === 0x7f ? '' : character.toLowerCase();
  }
  // A lone surrogate must neither glue its neighbours together nor reach a pattern.
  if (code >= 0xd800 && code <= 0xdfff) return ' ';
  if (INVISIBLE.test(character) || COMBINING.test(character)) return '';
  const quote = QUOTES[character];
  if (quote !== undefined) return quote;
  const wide = character.normalize('NFKC').toLowerCase();
  let folded = '';
  for (const part of wide) {
    const inner = part.codePointAt(0) ?? 0;
    if (COMBINING.test(part)) continue;
    folded +=
      inner >= 0x3400 && inner <= 0x9fff ? foldCharacter(part) : part === '\u00a0' ? ' ' : (QUOTES[part] ?? part);
  }
  return folded;
}

function fold(text: string, from: number, to: number, out: SourcedText): void {
  let i = from;
  while (i < to) {
    const unit = text.charCodeAt(i);
    const small = unit >= 0x61 && unit <= 0x7a;
    // Nearly every unit is one of these, and folds to one unit.
    if (small || (unit >= 0x4e00 && unit <= 0x9fff)) {
      out.push(small ? unit : foldCharacter(text.charAt(i)).charCodeAt(0), i, i + 1);
      i += 1;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    out.pushText(foldCodePoint(text.slice(i, i + size), code), i, i + size);
    i += size;
  }
}

const BANG = 0x21;
const ASK = 0x3f;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const ELLIPSIS = 0x2026;
const isMark = (unit: number): boolean => unit === BANG || unit === ASK;
const isDot = (unit: number): boolean => unit === 0x2e || unit === 0x3002 || unit === ELLIPSIS;
const isSpace = (unit: number): boolean => unit === SPACE || unit === NEWLINE || unit === 0x3000;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const LETTER = /\p{L}/u;
const isLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x4e00 && unit <= 0x9fff) || LETTER.test(String.fromCharCode(unit));

function endOfRun({ units, length }: SourcedText, from: number): number {
  const first = units[from] ?? 0;
  const member = isMark(first) ? isMark : isDot(first) ? isDot : isSpace(first) ? isSpace : null;
  let to = from + 1;
  if (member === null) while (to < length && units[to] === first) to += 1;
  else while (to < length && member(units[to] ?? 0)) to += 1;
  return to;
}

function countMarks({ units }: SourcedText, from: number, to: number, features: TextFeatures): number[] {
  let bangs = 0;
  for (let i = from; i < to; i += 1) if (units[i] === BANG) bangs += 1;
  const asks = to - from - bangs;
  features.exclamations += bangs;
  features.questions += asks;
  features.longestExclamation = Math.max(features.longestExclamation, bangs);
  features.longestQuestion = Math.max(features.longestQuestion, asks);
  if (bangs > 0 && asks > 0) features.mixedMarks = true;
  return [...(asks > 0 ? [ASK] : []), ...(bangs > 0 ? [BANG] : [])];
}

/** End (exclusive) of the run that starts at `from`, and the units it collapses to. */
function readRun(source: SourcedText, from: number, features: TextFeatures): { to: number; keep: number[] } {
  const first = source.units[from] ?? 0;
  const to = endOfRun(source, from);
  const length = to - from;
  if (isMark(first)) return { to, keep: countMarks(source, from, to, features) };
  if (isDot(first)) {
    if (length > 1) features.ellipses += 1;
    return { to, keep: [length > 1 ? ELLIPSIS : first] };
  }
  if (isSpace(first)) return { to, keep: [source.units.subarray(from, to).includes(NEWLINE) ? NEWLINE : SPACE] };
  if (length === 1) return { to, keep: [first] };
  // 10000 is not 10, and two quotation marks side by side close one quotation and open the next.
  if (isDigit(first) || first === QUOTE) return { to: from + 1, keep: [first] };
  if (isLetter(first)) {
    if (length > 2) features.elongations += 1;
    return { to, keep: [first, first] };
  }
  return { to, keep: [first] };
}

/** Whether a unit stands for itself: a letter that the next one does not repeat. */
function isPlain({ units, length }: SourcedText, at: number): boolean {
  const unit = units[at] ?? 0;
  if (!((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x4e00 && unit <= 0x9fff))) return false;
  return at + 1 === length || units[at + 1] !== unit;
}

function collapse(source: SourcedText, features: TextFeatures, out: SourcedText): void {
  const { units, starts, ends, length } = source;
  let i = 0;
  while (i < length) {
    const unit = units[i] ?? 0;
    if (isPlain(source, i)) {
      out.push(unit, starts[i] ?? 0, ends[i] ?? 0);
      i += 1;
    } else if (unit >= 0xd800 && unit <= 0xdfff) i = collapseEmoji(source, i, out);
    else {
      const { to, keep } = readRun(source, i, features);
      const end = ends[to - 1] ?? 0;
      for (let k = 0; k < keep.length; k += 1) {
        const last = k === keep.length - 1;
        out.push(keep[k] ?? 0, starts[i + k] ?? 0, last ? end : (ends[i + k] ?? 0));
      }
      i = to;
    }
  }
}

/** The same emoji again and again says no more than once; its two units stay together. */
function collapseEmoji({ units, starts, ends, length }: SourcedText, from: number, out: SourcedText): number {
  const high = units[from] ?? 0;
  const low = units[from + 1] ?? 0;
  let to = from + 2;
  while (to < length && units[to] === high && units[to + 1] === low) to += 2;
  const end = ends[Math.min(to, length) - 1] ?? 0;
  out.push(high, starts[from] ?? 0, end);
  if (from + 1 < length) out.push(low, starts[from] ?? 0, end);
  return to;
}

/** @param found shorthand in `source` */
function spellOut(source: SourcedText, found: readonly Replacement[], out: SourcedText): void {
  const { units, starts, ends, length } = source;
  let from = 0;
  const copy = (to: number): void => {
    for (let i = from; i < to; i += 1) out.push(units[i] ?? 0, starts[i] ?? 0, ends[i] ?? 0);
  };
  for (const { start, end, text: meant } of found) {
    copy(start);
    out.pushText(meant, starts[start] ?? 0, ends[end - 1] ?? 0);
    from = end;
  }
  copy(length);
}

function countCapitals(text: string, features: TextFeatures): void {
  for (const word of text.match(/[A-Za-z]{4,}/g) ?? []) {
    features.longWords += 1;
    if (word === word.toUpperCase()) features.capsWords += 1;
  }
}

/**
 * Folds a message for matching: NFKC, half width, lower case, invisible characters dropped, runs collapsed,
 * Traditional to Simplified per character, homophones and shorthand spelled out (domain.md §1, §1.12).
 * Every unit remembers where it came from, so cues can be highlighted in the original.
 *
 * Letters in a row collapse to two, marks and emoji to one, two dots or more to `…`; digits stay.
 * Of a text longer than 10,000 units only the first and the last 5,000 are read (`cut` is then true).
 * Never throws, whatever the text holds.
 */
export function normalise(text: string): Normalised {
  const features: TextFeatures = {
    exclamations: 0,
    longestExclamation: 0,
    questions: 0,
    longestQuestion: 0,
    mixedMarks: false,
    ellipses: 0,
    elongations: 0,
    capsWords: 0,
    longWords: 0,
  };
  const cut = text.length > 2 * READ_END;
  folded.clear();
  if (cut) {
    const resume = text.length - READ_END;
    fold(text, 0, READ_END, folded);
    folded.push(NEWLINE, READ_END, resume);
    fold(text, resume, text.length, folded);
    countCapitals(text.slice(0, READ_END), features);
  } else {
    fold(text, 0, text.length, folded);
    countCapitals(text, features);
  }
  collapsed.clear();
  collapse(folded, features, collapsed);
  const plain = collapsed.text();
  const found = findShorthand(plain);
  if (found.length === 0) return { text: plain, ...collapsed.places(), length: text.length, cut, features };
  folded.clear();
  spellOut(collapsed, found, folded);
  return { text: folded.text(), ...folded.places(), length: text.length, cut, features };
}

/** The original UTF-16 span of a span in normalised text; clamped, never inverted. */
export function toOriginalSpan(n: Normalised, start: number, end: number): { start: number; end: number } {
  const count = n.starts.length;
  if (count === 0) return { start: 0, end: 0 };
  const first = Math.max(0, Math.min(start, count - 1));
  const last = Math.max(first, Math.min(end, count) - 1);
  const from = start >= count ? n.length : (n.starts[first] ?? 0);
  return { start: from, end: Math.max(from, end <= start ? from : (n.ends[last] ?? from)) };
}
