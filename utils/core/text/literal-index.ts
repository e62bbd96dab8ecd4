/**
 * Finds in one walk over a text which of many lists of literals it holds: a trie in flat arrays. A JavaScript `Map`
 * in their place takes three times as long, which is felt: this is the first thing done to every text.
 */
export interface LiteralIndex {
  /** Open-addressing table of the trie's steps: from a place, by a UTF-16 unit, to the next place; 0 is an empty slot. */
  places: Int32Array;
  units: Uint16Array;
  leads: Int32Array;
  /** For each place the numbers of the lists that have a literal ending there. */
  listsAt: readonly (readonly number[] | undefined)[];
  /** Lists that no text can rule out. */
  always: readonly number[];
  /** For each list the last reading that found it, so that nothing is allocated or cleared for a text. */
  seen: Int32Array;
  reading: number;
}

type Steps = Pick<LiteralIndex, 'places' | 'units' | 'leads'>;

const START = 0;
const NONE: readonly number[] = [];
/** Two slots a unit, and many literals begin alike: a step that is not there is mostly known at the first look. */
const ROOM = 2;

/** Room for every literal of the lists. */
function emptySteps(all: readonly (readonly string[] | null)[]): Steps {
  let length = 0;
  for (const literals of all) for (const literal of literals ?? []) length += literal.length;
  let size = 1024;
  while (size < length * ROOM) size *= 2;
  return { places: new Int32Array(size), units: new Uint16Array(size), leads: new Int32Array(size) };
}

/** The slot that holds a step, or the empty one where it belongs. */
function slotOf({ places, units, leads }: Steps, place: number, unit: number): number {
  const mask = leads.length - 1;
  // Neighbouring steps must not crowd together; the golden ratio spreads them.
  let slot = (Math.imul(Math.imul(place, 0x85ebca6b) ^ unit, 0x9e3779b1) >>> 12) & mask;
  while (leads[slot] !== 0 && (places[slot] !== place || units[slot] !== unit)) slot = (slot + 1) & mask;
  return slot;
}

/** @param all the literals of each list; null for a list that holds for every text. */
export function indexLiterals(all: readonly (readonly string[] | null)[]): LiteralIndex {
  const steps = emptySteps(all);
  const listsAt: (number[] | undefined)[] = [undefined];
  const always: number[] = [];
  all.forEach((literals, list) => {
    if (literals === null) always.push(list);
    for (const literal of literals ?? []) {
      let place = START;
      for (let i = 0; i < literal.length; i += 1) {
        const unit = literal.charCodeAt(i);
        const slot = slotOf(steps, place, unit);
        if (steps.leads[slot] === 0) {
          steps.places[slot] = place;
          steps.units[slot] = unit;
          steps.leads[slot] = listsAt.push(undefined) - 1;
        }
        place = steps.leads[slot] ?? START;
      }
      const lists = listsAt[place];
      if (lists === undefined) listsAt[place] = [list];
      else if (lists.at(-1) !== list) lists.push(list);
    }
  });
  return { ...steps, listsAt, always, seen: new Int32Array(all.length), reading: 0 };
}

/** The lists of which the text holds a literal, and those that hold for every text, in their order. */
export function findLists(index: LiteralIndex, text: string): number[] {
  const { leads, listsAt, seen } = index;
  index.reading += 1;
  const now = index.reading;
  for (const list of index.always) seen[list] = now;
  for (let from = 0; from < text.length; from += 1) {
    let place = START;
    for (let at = from; at < text.length; at += 1) {
      place = leads[slotOf(index, place, text.charCodeAt(at))] ?? START;
      if (place === START) break;
      for (const list of listsAt[place] ?? NONE) seen[list] = now;
    }
  }
  const found: number[] = [];
  for (let list = 0; list < seen.length; list += 1) if (seen[list] === now) found.push(list);
  return found;
}
