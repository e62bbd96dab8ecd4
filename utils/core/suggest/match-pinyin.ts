import { syllablesOf } from './syllables.ts';

export interface PinyinMatch {
  /** In the text that was searched, UTF-16, end-exclusive. */
  spans: { start: number; end: number }[];
  /** Index of the first character used; an earlier match ranks higher. */
  first: number;
  /** Characters skipped between matched ones, 0 for a run without gaps. */
  gaps: number;
}

const MAX_GAP = 4;

/** The way on from one character: the characters used, linked, so that a way that fails costs nothing. */
interface Step {
  at: number;
  next: Step | null;
  gaps: number;
}

/** For each place in the query, how many letters a character may stand for there; null where it has no sound. */
type Takes = readonly (readonly number[])[] | null;

const UNITS = 0xa000;

/**
 * One query of Latin letters, matched by full syllables, by initials (`tk`, and `zh`/`ch`/`sh`),
 * or by a mixture; the last syllable may be unfinished. A run without gaps wins over one with gaps,
 * and at most {@link MAX_GAP} characters may lie between two matched ones.
 *
 * Keep one for all texts of a search: what each character can stand for is worked out once.
 */
export class PinyinQuery {
  readonly #query: string;
  readonly #takes = new Array<Takes | undefined>(UNITS);
  /** Places of one text from which the rest of the query cannot be reached. */
  readonly #failed = new Set<number>();

  /** @param query lower-case Latin letters */
  constructor(query: string) {
    this.#query = query;
  }

  /** @param text folded (`foldForSearch`) */
  match(text: string, allowGaps: boolean): PinyinMatch | null {
    let best: Step | null = null;
    if (this.#failed.size > 0) this.#failed.clear();
    for (let first = 0; first < text.length; first += 1) {
      const step = this.#walk(text, first, 0, allowGaps);
      if (step && (!best || step.gaps < best.gaps)) best = step;
      if (best?.gaps === 0) break;
    }
    return best && { spans: spansOf(best), first: best.at, gaps: best.gaps };
  }

  #takesOf(unit: number): Takes {
    const known = this.#takes[unit];
    if (known !== undefined) return known;
    const syllables = syllablesOf(String.fromCharCode(unit));
    const made = syllables.length === 0 ? null : Array.from(this.#query, (_, at) => takes(syllables, this.#query, at));
    this.#takes[unit] = made;
    return made;
  }

  #walk(text: string, at: number, letter: number, allowGaps: boolean): Step | null {
    const taken = this.#takesOf(text.charCodeAt(at))?.[letter];
    if (!taken || taken.length === 0) return null;
    const key = at * 256 + letter;
    if (this.#failed.has(key)) return null;
    let best: Step | null = null;
    for (const count of taken) {
      if (letter + count >= this.#query.length) return { at, next: null, gaps: 0 };
      const next = this.#next(text, at, letter + count, allowGaps);
      if (next && (!best || next.gaps < best.gaps)) best = { at, next: next.step, gaps: next.gaps };
      if (best?.gaps === 0) break;
    }
    if (!best) this.#failed.add(key);
    return best;
  }

  #next(text: string, from: number, letter: number, allowGaps: boolean): { step: Step; gaps: number } | null {
    let best: { step: Step; gaps: number } | null = null;
    let skipped = 0;
    for (let at = from + 1; at < text.length; at += 1) {
      const step = this.#walk(text, at, letter, allowGaps);
      if (step && (!best || step.gaps + skipped < best.gaps)) best = { step, gaps: step.gaps + skipped };
      if (best && best.gaps <= skipped) break;
      if (this.#takesOf(text.charCodeAt(at))) {
        skipped += 1;
        if (!allowGaps || skipped > MAX_GAP) break;
      }
    }
    return best;
  }
}

/** How many letters of the query, from `letter` on, one character may stand for. Longest first. */
function takes(syllables: readonly string[], query: string, letter: number): number[] {
  const rest = query.slice(letter);
  const found = new Set<number>();
  for (const syllable of syllables) {
    if (rest.startsWith(syllable)) found.add(syllable.length);
    else if (syllable.startsWith(rest)) found.add(rest.length);
    if (/^[zcs]h/.test(syllable) && rest.startsWith(syllable.slice(0, 2))) found.add(2);
    if (rest[0] === syllable[0]) found.add(1);
  }
  return [...found].sort((a, b) => b - a);
}

function spansOf(first: Step): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (let step: Step | null = first; step; step = step.next) {
    const last = spans.at(-1);
    if (last && last.end === step.at) last.end = step.at + 1;
    else spans.push({ start: step.at, end: step.at + 1 });
  }
  return spans;
}
