/** Finds in one walk over a text which of many lists of literals it holds. */
export interface LiteralIndex {
  /** UTF-16 units that stand in any literal, numbered. */
  symbols: ReadonlyMap<number, number>;
  /** A trie: from `place × symbols + symbol` to the next place. */
  next: ReadonlyMap<number, number>;
  /** Numbers of the lists that have a literal ending at a place. */
  listsAt: readonly (readonly number[])[];
  /** Lists that no text can rule out. */
  always: readonly number[];
  size: number;
}

const START = 0;

function numberSymbols(all: readonly (readonly string[] | null)[]): Map<number, number> {
  const symbols = new Map<number, number>();
  for (const literals of all) {
    for (const literal of literals ?? []) {
      for (let i = 0; i < literal.length; i += 1) {
        const unit = literal.charCodeAt(i);
        if (!symbols.has(unit)) symbols.set(unit, symbols.size);
      }
    }
  }
  return symbols;
}

/** @param all the literals of each list; null for a list that holds for every text. */
export function indexLiterals(all: readonly (readonly string[] | null)[]): LiteralIndex {
  const symbols = numberSymbols(all);
  const next = new Map<number, number>();
  const listsAt: number[][] = [[]];
  const always: number[] = [];
  all.forEach((literals, list) => {
    if (literals === null) always.push(list);
    for (const literal of literals ?? []) {
      let place = START;
      for (let i = 0; i < literal.length; i += 1) {
        const step = place * symbols.size + (symbols.get(literal.charCodeAt(i)) ?? 0);
        let to = next.get(step);
        if (to === undefined) {
          to = listsAt.length;
          listsAt.push([]);
          next.set(step, to);
        }
        place = to;
      }
      const lists = listsAt[place];
      if (lists !== undefined && lists.at(-1) !== list) lists.push(list);
    }
  });
  return { symbols, next, listsAt, always, size: all.length };
}

/** For each list 1 where the text holds one of its literals, else 0. */
export function findLists(index: LiteralIndex, text: string): Uint8Array {
  const { symbols, next, listsAt } = index;
  const found = new Uint8Array(index.size);
  for (const list of index.always) found[list] = 1;
  for (let from = 0; from < text.length; from += 1) {
    let place = START;
    for (let at = from; at < text.length; at += 1) {
      const symbol = symbols.get(text.charCodeAt(at));
      const to = symbol === undefined ? undefined : next.get(place * symbols.size + symbol);
      if (to === undefined) break;
      place = to;
      for (const list of listsAt[place] ?? []) found[list] = 1;
    }
  }
  return found;
}
