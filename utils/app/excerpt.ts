import { columnsOf } from './columns.ts';

interface Piece {
  text: string;
  /** What the piece was marked with; null for plain text. */
  mark: string | null;
}

export interface MarkedSpan {
  start: number;
  end: number;
  mark: string;
}

export interface Excerpt {
  pieces: Piece[];
  /** Something before or after was left out. */
  cutStart: boolean;
  cutEnd: boolean;
}

/**
 * The part of a message worth showing: the whole where it fits into `budget` columns, else a window
 * that begins a little before the first marked words. Spans are clamped and may overlap; the earlier wins.
 */
export function excerpt(text: string, spans: readonly MarkedSpan[], budget: number): Excerpt {
  const marks = tidy(spans, text);
  const window = wholeMark(text, marks, windowOf(text, marks[0]?.start ?? 0, budget), budget);
  const pieces: Piece[] = [];
  let at = window.start;
  const push = (end: number, mark: string | null) => {
    if (end > at) pieces.push({ text: text.slice(at, end), mark });
    at = Math.max(at, end);
  };
  for (const mark of marks) {
    if (mark.end <= window.start || mark.start >= window.end) continue;
    push(Math.min(mark.start, window.end), null);
    push(Math.min(mark.end, window.end), mark.mark);
  }
  push(window.end, null);
  return { pieces, cutStart: window.start > 0, cutEnd: window.end < text.length };
}

/** Spans inside the text that begin and end between characters: half an emoji cannot be shown. */
function tidy(spans: readonly MarkedSpan[], text: string): MarkedSpan[] {
  const sorted = spans
    .map((span) => {
      const start = Math.max(0, span.start);
      const end = Math.min(text.length, span.end);
      return {
        ...span,
        start: splitsPair(text, start) ? start - 1 : start,
        end: splitsPair(text, end) ? end + 1 : end,
      };
    })
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: MarkedSpan[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (!last || span.start >= last.end) kept.push(span);
    else if (span.end > last.end) kept.push({ ...span, start: last.end });
  }
  return kept;
}

function windowOf(text: string, firstMark: number, budget: number): { start: number; end: number } {
  const whole = run(text, 0, budget);
  if (whole === text.length) return { start: 0, end: whole };
  // The marked words fit into the beginning: people read messages from there.
  if (firstMark === 0 || firstMark < run(text, 0, budget * 0.6)) return { start: 0, end: beforeWord(text, whole) };
  // Room for the marked words comes first; a quarter of the budget is enough of a lead-in.
  let start = firstMark;
  let lead = 0;
  while (start > 0 && lead < budget / 4) {
    start = stepBack(text, start);
    lead += columnsOf(text.slice(start, start + 2));
  }
  if (lead < budget / 4) start = 0;
  start = afterWord(text, start, firstMark);
  const end = run(text, start, budget);
  if (end < text.length) return { start, end: beforeWord(text, end) };
  return { start: afterWord(text, runBack(text, budget), firstMark), end };
}

/** A cut inside marked words would hide the very thing that is shown: the window grows by up to a third for them. */
function wholeMark(
  text: string,
  marks: readonly MarkedSpan[],
  window: { start: number; end: number },
  budget: number,
): { start: number; end: number } {
  const cut = marks.find((mark) => mark.start < window.end && mark.end > window.end);
  if (!cut || columnsOf(text.slice(window.end, Math.min(cut.end, window.end + budget))) > budget / 3) return window;
  return { start: window.start, end: cut.end };
}

const LETTER = /[\p{Script=Latin}\p{N}]/u;
/** Longer runs without a space are no words; they are cut where they are. */
const LONGEST_WORD = 16;

/** Moves a cut that falls inside a Latin word to before that word. */
function beforeWord(text: string, end: number): number {
  if (end >= text.length || !LETTER.test(text.charAt(end))) return end;
  let at = end;
  while (at > 0 && end - at < LONGEST_WORD && LETTER.test(text.charAt(at - 1))) at -= 1;
  return at > 0 && end - at < LONGEST_WORD ? at : end;
}

/** Moves the start of a window to after a Latin word it falls into, but never past `limit`. */
function afterWord(text: string, start: number, limit: number): number {
  if (start === 0 || !LETTER.test(text.charAt(start - 1))) return start;
  let at = start;
  while (at < limit && at - start < LONGEST_WORD && LETTER.test(text.charAt(at))) at += 1;
  return at - start < LONGEST_WORD ? at : start;
}

/** End of the run from `start` that fits into `budget` columns; never splits a surrogate pair. */
function run(text: string, start: number, budget: number): number {
  let used = 0;
  let at = start;
  while (at < text.length) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    used += columnsOf(character);
    if (used > budget) break;
    at += character.length;
  }
  return at;
}

function runBack(text: string, budget: number): number {
  let used = 0;
  let at = text.length;
  while (at > 0) {
    const previous = stepBack(text, at);
    used += columnsOf(text.slice(previous, at));
    if (used > budget) break;
    at = previous;
  }
  return at;
}

function stepBack(text: string, at: number): number {
  return splitsPair(text, at - 1) ? at - 2 : at - 1;
}

/** Whether a cut at `at` would fall between the two halves of a surrogate pair. */
function splitsPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at - 1);
  const low = text.charCodeAt(at);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff;
}
