/** The readings of one code point (`['hai','huan']`), or the character itself where it is not Chinese. */
export interface Reading {
  start: number;
  end: number;
  /** Lower-case readings without tones; empty for spaces and punctuation, which a match may cross. */
  syllables: readonly string[];
}

export interface PinyinMatch {
  spans: { start: number; end: number }[];
  /** Index of the first reading used; an earlier match ranks higher. */
  first: number;
  /** Characters skipped between matched ones, 0 for a run without gaps. */
  gaps: number;
}

const MAX_GAP = 4;

interface Step {
  used: number[];
  gaps: number;
}

/**
 * Finds a query of Latin letters in a text by full syllables, by initials (`tk`, and `zh`/`ch`/`sh`),
 * or by a mixture; the last syllable may be unfinished. A run without gaps wins over one with gaps,
 * and at most {@link MAX_GAP} characters may lie between two matched ones.
 */
export function matchPinyin(readings: readonly Reading[], query: string, allowGaps: boolean): PinyinMatch | null {
  let best: PinyinMatch | null = null;
  const failed = new Set<number>();
  for (let first = 0; first < readings.length; first += 1) {
    const step = walk(readings, query, { at: first, letter: 0, allowGaps }, failed);
    if (!step) continue;
    if (!best || step.gaps < best.gaps) best = { spans: merge(readings, step.used), first, gaps: step.gaps };
    if (best.gaps === 0) break;
  }
  return best;
}

interface Place {
  at: number;
  letter: number;
  allowGaps: boolean;
}

function walk(readings: readonly Reading[], query: string, place: Place, failed: Set<number>): Step | null {
  const reading = readings[place.at];
  if (!reading) return null;
  const key = place.at * 256 + place.letter;
  if (failed.has(key)) return null;
  let best: Step | null = null;
  for (const taken of takes(reading, query, place.letter)) {
    const letter = place.letter + taken;
    const rest = letter >= query.length ? { used: [], gaps: 0 } : next(readings, query, { ...place, letter }, failed);
    if (rest && (!best || rest.gaps < best.gaps)) best = { used: [place.at, ...rest.used], gaps: rest.gaps };
    if (best?.gaps === 0) break;
  }
  if (!best) failed.add(key);
  return best;
}

function next(readings: readonly Reading[], query: string, place: Place, failed: Set<number>): Step | null {
  let best: Step | null = null;
  let skipped = 0;
  for (let at = place.at + 1; at < readings.length; at += 1) {
    const step = walk(readings, query, { ...place, at }, failed);
    if (step && (!best || step.gaps + skipped < best.gaps)) best = { used: step.used, gaps: step.gaps + skipped };
    if (best && best.gaps <= skipped) break;
    if (readings[at]?.syllables.length) {
      skipped += 1;
      if (!place.allowGaps || skipped > MAX_GAP) break;
    }
  }
  return best;
}

/** How many letters of the query, from `letter` on, one character may stand for. Longest first. */
function takes(reading: Reading, query: string, letter: number): number[] {
  const rest = query.slice(letter);
  const found = new Set<number>();
  for (const syllable of reading.syllables) {
    if (rest.startsWith(syllable)) found.add(syllable.length);
    else if (syllable.startsWith(rest)) found.add(rest.length);
    if (/^[zcs]h/.test(syllable) && rest.startsWith(syllable.slice(0, 2))) found.add(2);
    if (rest[0] === syllable[0]) found.add(1);
  }
  return [...found].sort((a, b) => b - a);
}

function merge(readings: readonly Reading[], used: readonly number[]): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  for (const index of used) {
    const reading = readings[index];
    if (!reading) continue;
    const last = spans.at(-1);
    if (last && last.end === reading.start) last.end = reading.end;
    else spans.push({ start: reading.start, end: reading.end });
  }
  return spans;
}
