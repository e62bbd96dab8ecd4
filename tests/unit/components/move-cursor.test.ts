import { expect, it } from 'vitest';
import { moveCursor } from '../../../components/studio/use-table-keys.ts';

it.each([
  ['ArrowDown', -1, 5, 0],
  ['ArrowUp', -1, 5, 0],
  ['ArrowUp', 0, 5, 0],
  ['PageUp', 7, 9, 0],
  ['PageDown', 7, 9, 8],
  ['End', 0, 9, 8],
  ['x', 0, 9, null],
  ['ArrowDown', -1, 0, null],
] as const)('%s from %i of %i goes to %s', (key, at, count, to) => {
  expect(moveCursor(key, at, count, 10)).toBe(to);
});
