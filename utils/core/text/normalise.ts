import { findShorthand } from './find-shorthand.ts';
import { foldCharacter } from './fold-character.ts';

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

/** Growing arrays of the folded text and where each unit came from. */
interface Buffer {
  text: string[];
  starts: number[];
  ends: number[];
}

function push(buffer: Buffer, text: string, start: number, end: number): void {
  for (let i = 0; i < text.length; i += 1) {
    buffer.text.push(text.charAt(i));
    buffer.starts.push(start);
    buffer.ends.push(end);
  }
}

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

function fold(text: string, from: number, to: number, buffer: Buffer): void {
  let i = from;
  while (i < to) {
    const unit = text.charCodeAt(i);
    const small = unit >= 0x61 && unit <= 0x7a;
    // Nearly every unit is one of these, and folds to one unit.
    if (small || (unit >= 0x4e00 && unit <= 0x9fff)) {
      buffer.text.push(small ? text.charAt(i) : foldCharacter(text.charAt(i)));
      buffer.starts.push(i);
      buffer.ends.push(i + 1);
      i += 1;
      continue;
    }
    const code = text.codePointAt(i) ?? 0;
    const size = code > 0xffff ? 2 : 1;
    push(buffer, foldCodePoint(text.slice(i, i + size), code), i, i + size);
    i += size;
  }
}

const isMark = (unit: string): boolean => unit === '!' || unit === '?';
const isDot = (unit: string): boolean => unit === '.' || unit === '。' || unit === '…';
const isSpace = (unit: string): boolean => unit === ' ' || unit === '\n' || unit === '\u3000';
const isDigit = (unit: string): boolean => unit >= '0' && unit <= '9';
const isLetter = (unit: string): boolean => /[\p{L}]/u.test(unit);

/** End (exclusive) of the run that starts at `from`, and the units it collapses to. */
function readRun(source: Buffer, from: number, features: TextFeatures): { to: number; keep: string } {
  const first = source.text[from] ?? '';
  const member = isMark(first)
    ? isMark
    : isDot(first)
      ? isDot
      : isSpace(first)
        ? isSpace
        : (unit: string) => unit === first;
  let to = from + 1;
  while (to < source.text.length && member(source.text[to] ?? '')) to += 1;
  const length = to - from;
  if (isMark(first)) {
    const run = source.text.slice(from, to);
    const bangs = run.filter((unit) => unit === '!').length;
    const asks = length - bangs;
    features.exclamations += bangs;
    features.questions += asks;
    features.longestExclamation = Math.max(features.longestExclamation, bangs);
    features.longestQuestion = Math.max(features.longestQuestion, asks);
    if (bangs > 0 && asks > 0) features.mixedMarks = true;
    return { to, keep: (asks > 0 ? '?' : '') + (bangs > 0 ? '!' : '') };
  }
  if (isDot(first)) {
    if (length > 1) features.ellipses += 1;
    return { to, keep: length > 1 ? '…' : first };
  }
  if (isSpace(first)) return { to, keep: source.text.slice(from, to).includes('\n') ? '\n' : ' ' };
  if (length === 1) return { to, keep: first };
  // 10000 is not 10, and two quotation marks side by side close one quotation and open the next.
  if (isDigit(first) || first === '"') return { to: from + 1, keep: first };
  if (isLetter(first)) {
    if (length > 2) features.elongations += 1;
    return { to, keep: first + first };
  }
  return { to, keep: first };
}

function collapse(source: Buffer, features: TextFeatures): Buffer {
  const out: Buffer = { text: [], starts: [], ends: [] };
  let i = 0;
  while (i < source.text.length) {
    const unit = source.text[i] ?? '';
    if (unit >= '\ud800' && unit <= '\udfff') {
      i = collapseEmoji(source, i, out);
      continue;
    }
    const { to, keep } = readRun(source, i, features);
    const end = source.ends[to - 1] ?? 0;
    for (let k = 0; k < keep.length; k += 1) {
      const last = k === keep.length - 1;
      out.text.push(keep.charAt(k));
      out.starts.push(source.starts[i + k] ?? 0);
      out.ends.push(last ? end : (source.ends[i + k] ?? 0));
    }
    i = to;
  }
  return out;
}

/** The same emoji again and again says no more than once; its two units stay together. */
function collapseEmoji(source: Buffer, from: number, out: Buffer): number {
  const high = source.text[from];
  const low = source.text[from + 1];
  let to = from + 2;
  while (source.text[to] === high && source.text[to + 1] === low) to += 2;
  const end = source.ends[Math.min(to, source.text.length) - 1] ?? 0;
  for (const unit of [high, low]) {
    if (unit === undefined) continue;
    out.text.push(unit);
    out.starts.push(source.starts[from] ?? 0);
    out.ends.push(end);
  }
  return to;
}

/** @param text what `source` holds, in one piece */
function spellOut(source: Buffer, text: string): Buffer {
  const found = findShorthand(text);
  if (found.length === 0) return source;
  const out: Buffer = { text: [], starts: [], ends: [] };
  let from = 0;
  const copy = (to: number): void => {
    for (let i = from; i < to; i += 1) push(out, source.text[i] ?? '', source.starts[i] ?? 0, source.ends[i] ?? 0);
  };
  for (const { start, end, text: meant } of found) {
    copy(start);
    push(out, meant, source.starts[start] ?? 0, source.ends[end - 1] ?? 0);
    from = end;
  }
  copy(source.text.length);
  return out;
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
  const folded: Buffer = { text: [], starts: [], ends: [] };
  if (cut) {
    const resume = text.length - READ_END;
    fold(text, 0, READ_END, folded);
    push(folded, '\n', READ_END, resume);
    fold(text, resume, text.length, folded);
    countCapitals(text.slice(0, READ_END), features);
  } else {
    fold(text, 0, text.length, folded);
    countCapitals(text, features);
  }
  const collapsed = collapse(folded, features);
  const plain = collapsed.text.join('');
  const final = spellOut(collapsed, plain);
  return {
    text: final === collapsed ? plain : final.text.join(''),
    starts: new Int32Array(final.starts),
    ends: new Int32Array(final.ends),
    length: text.length,
    cut,
    features,
  };
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
