import { assembleIndex, indexLiterals, type LiteralIndex, type Needs } from './literal-index.ts';

/**
 * A literal index as it stands in the release, where it is worked out once when that is built: to read what hundreds of
 * patterns require takes longer than all else that a woken worker does. Strings, for they are read quickest; a number is
 * the unit so many places after `0`, a difference where the numbers only grow.
 */
export interface PackedIndex {
  /** For each of the needs how many lists it has. */
  counts: string;
  /** For each node of the trie, level by level: its unit, how many children it has, how many lists end there. */
  units: string;
  children: string;
  ends: string;
  lists: string;
}

const ZERO = 48;

const write = (numbers: ArrayLike<number>): string =>
  Array.from(numbers, (number) => String.fromCharCode(number + ZERO)).join('');

const differences = (numbers: Int32Array): Int32Array =>
  numbers.slice(1).map((number, place) => number - (numbers[place] ?? 0));

export function packIndex(all: readonly Needs[]): PackedIndex {
  const { units, children, ends, lists } = indexLiterals(all);
  return {
    counts: write(all.map(({ length }) => length)),
    units: Array.from(units, (unit) => String.fromCharCode(unit)).join(''),
    children: write(differences(children)),
    ends: write(differences(ends)),
    lists: write(lists),
  };
}

/** @param first what the sums begin with */
function addUp(differences: string, first: number): Int32Array {
  const sums = new Int32Array(differences.length + 1);
  let sum = first;
  sums[0] = sum;
  for (let place = 0; place < differences.length; place += 1) {
    sum += differences.charCodeAt(place) - ZERO;
    sums[place + 1] = sum;
  }
  return sums;
}

function read(numbers: string): Int32Array {
  const list = new Int32Array(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) list[place] = numbers.charCodeAt(place) - ZERO;
  return list;
}

export function unpackIndex(packed: PackedIndex): LiteralIndex {
  // The first children are those of the root, which is node 0.
  const children = addUp(packed.children, 1);
  const units = new Uint16Array(packed.units.length);
  for (let node = 0; node < units.length; node += 1) units[node] = packed.units.charCodeAt(node);
  const roots = new Int32Array(0x1_0000);
  for (let node = 1; node < (children[1] ?? 1); node += 1) roots[units[node] ?? 0] = node;
  const trie = { roots, children, units, ends: addUp(packed.ends, 0), lists: read(packed.lists) };
  return assembleIndex(read(packed.counts), trie);
}
