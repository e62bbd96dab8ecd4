/** What a text must hold: of each list one of its literals. Nothing is demanded where there is no list. */
export type Needs = readonly (readonly string[])[];

/**
 * Finds in one walk over a text whose needs it meets: a trie in flat arrays, small enough to stay in the processor's
 * cache between two messages, for looking here is the first thing done to every text.
 */
export interface LiteralIndex extends Trie {
  /** For each list the needs that it is the first list of; `NOBODY` for a second list. */
  ownerOf: Int32Array;
  /** For each of the needs its second list; `MET` where there is none. */
  secondOf: Int32Array;
  /** Needs without a list. */
  always: readonly number[];
  /** For each list the last reading that found it, so that nothing is allocated or cleared for a text. */
  seen: Int32Array;
  reading: number;
}

export interface Trie {
  /** By UTF-16 unit the node of the literals that begin with it; 0 where none does. */
  roots: Int32Array;
  /** The children of a node stand side by side in the order of their units: `children[n]` up to `children[n + 1]`. */
  children: Int32Array;
  units: Uint16Array;
  /** The lists that have a literal ending at a node: `lists` from `ends[n]` up to `ends[n + 1]`. */
  ends: Int32Array;
  lists: Int32Array;
}

const ROOT = 0;
/** The list that every text meets. */
const MET = 0;
const NOBODY = -1;

/** A trie while it grows, in lists: of a node's children in the order of their units, and of what ends at it. */
class GrowingTrie {
  private nodes = 1;
  private readonly unit: Uint16Array;
  private readonly child: Int32Array;
  private readonly sibling: Int32Array;
  private entries = 0;
  private readonly lastEntry: Int32Array;
  private readonly entryBefore: Int32Array;
  private readonly listOf: Int32Array;
  /** The walk along the children of the root would be the longest. */
  private readonly roots = new Int32Array(0x1_0000);

  /** @param length of all literals together */
  constructor(literals: number, length: number) {
    this.unit = new Uint16Array(length + 1);
    this.child = new Int32Array(length + 1);
    this.sibling = new Int32Array(length + 1);
    this.lastEntry = new Int32Array(length + 1);
    this.entryBefore = new Int32Array(literals + 1);
    this.listOf = new Int32Array(literals + 1);
  }

  add(literal: string, list: number): void {
    let node = this.rootAt(literal.charCodeAt(0));
    for (let i = 1; i < literal.length; i += 1) node = this.childAt(node, literal.charCodeAt(i));
    this.entries += 1;
    this.entryBefore[this.entries] = this.lastEntry[node] ?? 0;
    this.listOf[this.entries] = list;
    this.lastEntry[node] = this.entries;
  }

  private newNode(unit: number): number {
    const node = this.nodes;
    this.nodes += 1;
    this.unit[node] = unit;
    return node;
  }

  private rootAt(unit: number): number {
    const known = this.roots[unit] ?? 0;
    if (known !== 0) return known;
    const node = this.newNode(unit);
    this.sibling[node] = this.child[ROOT] ?? 0;
    this.child[ROOT] = node;
    this.roots[unit] = node;
    return node;
  }

  private childAt(from: number, unit: number): number {
    let before = 0;
    let node = this.child[from] ?? 0;
    while (node !== 0 && (this.unit[node] ?? 0) < unit) {
      before = node;
      node = this.sibling[node] ?? 0;
    }
    if (node !== 0 && this.unit[node] === unit) return node;
    const added = this.newNode(unit);
    this.sibling[added] = node;
    if (before === 0) this.child[from] = added;
    else this.sibling[before] = added;
    return added;
  }

  /** Numbers the nodes level by level, so that those that are looked at most stand together. */
  finish(): Trie {
    const { nodes, unit, child, sibling, lastEntry, entryBefore, listOf, roots } = this;
    const order = new Int32Array(nodes);
    const children = new Int32Array(nodes + 1);
    const units = new Uint16Array(nodes);
    const ends = new Int32Array(nodes + 1);
    const lists = new Int32Array(this.entries);
    let ordered = 1;
    let ended = 0;
    for (let at = 0; at < nodes; at += 1) {
      const node = order[at] ?? ROOT;
      children[at] = ordered;
      units[at] = unit[node] ?? 0;
      for (let one = child[node] ?? 0; one !== 0; one = sibling[one] ?? 0) {
        if (node === ROOT) roots[unit[one] ?? 0] = ordered;
        order[ordered] = one;
        ordered += 1;
      }
      for (let entry = lastEntry[node] ?? 0; entry !== 0; entry = entryBefore[entry] ?? 0) {
        lists[ended] = listOf[entry] ?? 0;
        ended += 1;
      }
      ends[at + 1] = ended;
    }
    children[nodes] = ordered;
    return { roots, children, units, ends, lists };
  }
}

function growTrie(lists: readonly (readonly string[])[]): Trie {
  let count = 0;
  let length = 0;
  for (const literals of lists) {
    count += literals.length;
    for (const literal of literals) length += literal.length;
  }
  const trie = new GrowingTrie(count, length);
  lists.forEach((literals, list) => {
    for (const literal of literals) trie.add(literal, list);
  });
  return trie.finish();
}

/** @param counts how many lists each of the needs has: none, one or two, numbered in their order from 1 on */
export function assembleIndex(counts: ArrayLike<number>, trie: Trie): LiteralIndex {
  const owners = [NOBODY];
  const always: number[] = [];
  const secondOf = new Int32Array(counts.length);
  for (let which = 0; which < counts.length; which += 1) {
    const count = counts[which] ?? 0;
    if (count === 0) always.push(which);
    else owners.push(which);
    if (count === 2) secondOf[which] = owners.push(NOBODY) - 1;
  }
  const seen = new Int32Array(owners.length);
  return { ...trie, ownerOf: Int32Array.from(owners), secondOf, always, seen, reading: 0 };
}

/** @param all needs of two lists at most, no literal empty */
export function indexLiterals(all: readonly Needs[]): LiteralIndex {
  return assembleIndex(
    all.map(({ length }) => length),
    growTrie([[], ...all.flat()]),
  );
}

function childOf({ children, units }: Trie, node: number, unit: number): number {
  let low = children[node] ?? 0;
  let high = children[node + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >> 1;
    const here = units[middle] ?? 0;
    if (here === unit) return middle;
    if (here < unit) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/** Marks the lists of which the text holds a literal. @returns the needs whose first list is among them */
function walk(index: LiteralIndex, text: string): number[] {
  const { roots, ends, lists, ownerOf, seen, reading } = index;
  const found: number[] = [];
  for (let from = 0; from < text.length; from += 1) {
    let node = roots[text.charCodeAt(from)] ?? 0;
    for (let at = from + 1; node !== 0; at += 1) {
      for (let place = ends[node] ?? 0; place < (ends[node + 1] ?? 0); place += 1) {
        const list = lists[place] ?? MET;
        if (seen[list] === reading) continue;
        seen[list] = reading;
        const owner = ownerOf[list] ?? NOBODY;
        if (owner !== NOBODY) found.push(owner);
      }
      node = at < text.length ? childOf(index, node, text.charCodeAt(at)) : 0;
    }
  }
  return found;
}

/** The numbers of the needs that the text meets, in their order. */
export function findMet(index: LiteralIndex, text: string): number[] {
  index.reading += 1;
  const { always, secondOf, seen, reading } = index;
  seen[MET] = reading;
  const met = [...always];
  for (const which of walk(index, text)) if (seen[secondOf[which] ?? MET] === reading) met.push(which);
  return met.sort((a, b) => a - b);
}
