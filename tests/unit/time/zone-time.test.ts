import { describe, expect, it } from 'vitest';
import { instantOf, wallTime } from '../../../utils/core/time/zone-time.ts';

describe('wallTime', () => {
  it.each([
    ['2026-11-21T10:00:05Z', 'Asia/Shanghai', [2026, 11, 21, 18, 0, 5, 6]],
    ['2026-11-21T16:00:00Z', 'Asia/Shanghai', [2026, 11, 22, 0, 0, 0, 0]],
    ['2026-01-01T04:59:59Z', 'America/New_York', [2025, 12, 31, 23, 59, 59, 3]],
    ['2026-07-01T12:30:00Z', 'Asia/Kolkata', [2026, 7, 1, 18, 0, 0, 3]],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', [2026, 3, 29, 3, 0, 0, 0]],
  ])('%s hangs on the wall in %s as told', (instant, timeZone, expected) => {
    const { year, month, day, hour, minute, second, weekday } = wallTime(Date.parse(instant), timeZone);
    expect([year, month, day, hour, minute, second, weekday]).toEqual(expected);
  });

  it('refuses a time that no calendar holds', () => {
    expect(() => wallTime(9e15, 'UTC')).toThrow(RangeError);
  });
});

describe('instantOf', () => {
  it('leads back to the instant, on both sides of a clock change', () => {
    for (const instant of ['2026-03-29T00:59:59Z', '2026-03-29T01:00:00Z', '2026-10-25T03:00:00Z']) {
      const at = Date.parse(instant);
      expect(instantOf(wallTime(at, 'Europe/Berlin'), 'Europe/Berlin')).toBe(at);
    }
  });
});
