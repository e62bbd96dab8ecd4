/** Sets of small whole numbers as bits: 50,000 scripts take 6 KB, and two sets meet in microseconds. */
export type BitSet = Uint32Array;

export const emptySet = (size: number): BitSet => new Uint32Array((size + 31) >>> 5);

export function addTo(set: BitSet, member: number): void {
  const word = member >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (member & 31));
}

/** Adds all of `other` to `set`. */
export function unite(set: BitSet, other: BitSet): BitSet {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) | (other[word] ?? 0);
  return set;
}

/** Takes from `set` what `other` does not hold. */
export function intersect(set: BitSet, other: BitSet): BitSet {
  for (let word = 0; word < set.length; word += 1) set[word] = (set[word] ?? 0) & (other[word] ?? 0);
  return set;
}

export const isEmpty = (set: BitSet): boolean => set.every((word) => word === 0);

/** Calls back with each member, in ascending order. */
export function forEachIn(set: BitSet, take: (member: number) => void): void {
  for (let word = 0; word < set.length; word += 1) {
    let bits = set[word] ?? 0;
    while (bits !== 0) {
      const low = bits & -bits;
      take((word << 5) + 31 - Math.clz32(low));
      bits ^= low;
    }
  }
}

/** Fewer members than this share take less room as a list. */
const SPARSE = 32;

/** A set that grows in ascending order: a list while it is small, bits from then on. */
export class Postings {
  readonly #size: number;
  #list: number[] | null = [];
  #bits: BitSet | null = null;
  #last = -1;

  /** @param size one more than the greatest member there can be */
  constructor(size: number) {
    this.#size = size;
  }

  /** @param member not smaller than any before */
  add(member: number): void {
    if (member === this.#last) return;
    this.#last = member;
    if (this.#bits) addTo(this.#bits, member);
    else if (this.#list && this.#list.push(member) > this.#size / SPARSE) {
      this.#bits = this.addTo(emptySet(this.#size));
      this.#list = null;
    }
  }

  /** Adds the members to a set and returns it. */
  addTo(set: BitSet): BitSet {
    if (this.#bits) return unite(set, this.#bits);
    for (const member of this.#list ?? []) addTo(set, member);
    return set;
  }

  forEach(take: (member: number) => void): void {
    if (this.#bits) forEachIn(this.#bits, take);
    else this.#list?.forEach(take);
  }
}
