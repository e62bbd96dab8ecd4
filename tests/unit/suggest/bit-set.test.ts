import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTo,
  type BitSet,
  emptySet,
  forEachIn,
  intersect,
  isEmpty,
  Postings,
  unite,
} from '../../../utils/core/suggest/bit-set.ts';

const SIZE = 500;
const members = fc.uniqueArray(fc.nat(SIZE - 1), { maxLength: 80 }).map((list) => list.sort((a, b) => a - b));
const setOf = (list: readonly number[]): BitSet => {
  const set = emptySet(SIZE);
  for (const member of list) addTo(set, member);
  return set;
};
const listOf = (set: BitSet): number[] => {
  const list: number[] = [];
  forEachIn(set, (member) => list.push(member));
  return list;
};

describe('bit sets', () => {
  it('hold, unite and intersect as sets do', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        expect(listOf(setOf(one))).toEqual(one);
        expect(isEmpty(setOf(one))).toBe(one.length === 0);
        expect(listOf(unite(setOf(one), setOf(other)))).toEqual([...new Set([...one, ...other])].sort((a, b) => a - b));
        expect(listOf(intersect(setOf(one), setOf(other)))).toEqual(one.filter((member) => other.includes(member)));
      }),
    );
  });

  it('grow from a list into bits without a difference', () => {
    fc.assert(
      fc.property(members, (list) => {
        const postings = new Postings(SIZE);
        for (const member of list) {
          postings.add(member);
          postings.add(member);
        }
        const heard: number[] = [];
        postings.forEach((member) => {
          heard.push(member);
        });
        expect(heard).toEqual(list);
        expect(listOf(postings.addTo(emptySet(SIZE)))).toEqual(list);
      }),
    );
  });
});
