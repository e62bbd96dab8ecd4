import { describe, expect, it } from 'vitest';
import { columnsOf, fitting } from '../../../utils/app/columns.ts';

describe('columnsOf', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['退款', 4],
    ['退a，', 5],
    ['😡', 2],
  ])('%s takes %i', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('fitting', () => {
  it('takes as many as fit, and one where even the first is too long', () => {
    expect(fitting(['已做的一步', '认领', '几点前'], 18)).toEqual(['已做的一步', '认领']);
    expect(fitting(['a'.repeat(90), 'b'], 20)).toEqual(['a'.repeat(90)]);
    expect(fitting([], 20)).toEqual([]);
  });
});
