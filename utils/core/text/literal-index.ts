/**
 * Finds in one walk over a text which of many lists of literals it holds: a trie in flat arrays. A JavaScript `Map`
 * in their place takes three times as long, which is felt: this is the first thing done to every text.
 */
export interface LiteralIndex {
  /** For each UTF-16 unit its number among those that stand in a literal, from 1; 0 for all others. */
  symbols: Uint16Array;
  /** How many symbols there are, 0 included. */
  width: number;
  /** Open-addressing table of the trie's steps, `place × width + symbol`, and where each leads; 0 is an empty slot. */
  steps: Int32Array;
  leads: Int32Array;
  /** For each place the numbers of the lists that have a literal ending there. */
  listsAt: readonly (readonly number[] | undefined)[];
  /** Lists that no text can rule out. */
  always: readonly number[];
  /** For each list the last reading that found it, so that nothing is allocated or cleared for a text. */
  seen: Int32Array;
  reading: number;
}

const UNITS = 0x10000;
const START = 0;
const NONE: readonly number[] = [];
/** Four slots a step: a step that is not there is mostly known at the first look. */
const ROOM = 4;

function numberSymbols(all: readonly (readonly string[] | null)[]): { symbols: Uint16Array; width: number } {
  const symbols = new Uint16Array(UNITS);
  let width = 1;
  for (const literals of all) {
    for (const literal of literals ?? []) {
      for (let i = 0; i < literal.length; i += 1) {
        const unit = literal.charCodeAt(i);
        if (symbols[unit] !== 0) continue;
        symbols[unit] = width;
        width += 1;
      }
    }
  }
  return { symbols, width };
}

/** The slot that holds a step, or the empty one where it belongs. */
function slotOf(steps: Int32Array, step: number): number {
  const mask = steps.length - 1;
  // Neighbouring steps must not crowd together; the golden ratio spreads them.
  let slot = (Math.imul(step, 0x9e3779b1) >>> 12) & mask;
  while (steps[slot] !== 0 && steps[slot] !== step) slot = (slot + 1) & mask;
  return slot;
}

function tableOf(next: ReadonlyMap<number, number>): { steps: Int32Array; leads: Int32Array } {
  let size = 1024;
  while (size < next.size * ROOM) size *= 2;
  const steps = new Int32Array(size);
  const leads = new Int32Array(size);
  for (const [step, place] of next) {
    const slot = slotOf(steps, step);
    steps[slot] = step;
    leads[slot] = place;
  }
  return { steps, leads };
}

/** @param all the literals of each list; null for a list that holds for every text. */
export function indexLiterals(all: readonly (readonly string[] | null)[]): LiteralIndex {
  const { symbols, width } = numberSymbols(all);
  const next = new Map<number, number>();
  const listsAt: (number[] | undefined)[] = [undefined];
  const always: number[] = [];
  all.forEach((literals, list) => {
    if (literals === null) always.push(list);
    for (const literal of literals ?? []) {
      let place = START;
      for (let i = 0; i < literal.length; i += 1) {
        const step = place * width + (symbols[literal.charCodeAt(i)] ?? 0);
        const known = next.get(step);
        place = known ?? listsAt.push(undefined) - 1;
        if (known === undefined) next.set(step, place);
      }
      const lists = listsAt[place];
      if (lists === undefined) listsAt[place] = [list];
      else if (lists.at(-1) !== list) lists.push(list);
    }
  });
  return { symbols, width, ...tableOf(next), listsAt, always, seen: new Int32Array(all.length), reading: 0 };
}

/** The lists of which the text holds a literal, and those that hold for every text, in their order. */
export function findLists(index: LiteralIndex, text: string): number[] {
  const { symbols, width, steps, leads, listsAt, seen } = index;
  index.reading += 1;
  const now = index.reading;
  for (const list of index.always) seen[list] = now;
  for (let from = 0; from < text.length; from += 1) {
    let place = START;
    for (let at = from; at < text.length; at += 1) {
      const symbol = symbols[text.charCodeAt(at)] ?? 0;
      if (symbol === 0) break;
      place = leads[slotOf(steps, place * width + symbol)] ?? 0;
      if (place === 0) break;
      for (const list of listsAt[place] ?? NONE) seen[list] = now;
    }
  }
  const found: number[] = [];
  for (let list = 0; list < seen.length; list += 1) if (seen[list] === now) found.push(list);
  return found;
}
