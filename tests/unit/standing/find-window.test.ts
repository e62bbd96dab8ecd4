import { describe, expect, it } from 'vitest';
import type { ExposureWindow } from '../../../utils/core/settings.ts';
import { findWindow } from '../../../utils/core/standing/find-window.ts';
import { wallTime } from '../../../utils/core/time/zone-time.ts';

const window = (name: string, from: string, to: string): ExposureWindow => ({ name, from, to });
const WINDOWS = [
  window('11·11', '11-10', '11-12'),
  window('New Year', '12-31', '01-02'),
  window('12·12', '12-12', '12-12'),
];
const on = (instant: string, timeZone: string) => findWindow(WINDOWS, Date.parse(instant), timeZone)?.name ?? null;

describe('findWindow', () => {
  it.each([
    ['2026-11-09T15:59:59Z', 'Asia/Shanghai', null],
    ['2026-11-09T16:00:00Z', 'Asia/Shanghai', '11·11'],
    ['2026-11-11T12:00:00Z', 'Asia/Shanghai', '11·11'],
    ['2026-11-12T16:00:00Z', 'Asia/Shanghai', null],
    ['2026-11-13T04:59:59Z', 'America/New_York', '11·11'],
    ['2026-12-11T10:00:00Z', 'Pacific/Kiritimati', '12·12'],
    ['2026-12-31T23:00:00Z', 'UTC', 'New Year'],
    ['2027-01-02T23:59:59Z', 'UTC', 'New Year'],
    ['2027-01-03T11:59:59Z', 'Etc/GMT+12', 'New Year'],
    ['2026-08-15T12:00:00Z', 'Asia/Shanghai', null],
  ])('at %s in %s finds %s', (instant, timeZone, name) => {
    expect(on(instant, timeZone)).toBe(name);
  });

  it('goes by the calendar on the wall, every hour of two months', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Etc/GMT+12']) {
      for (let at = Date.UTC(2026, 10, 8); at < Date.UTC(2027, 0, 6); at += 3_600_000) {
        const { month, day } = wallTime(at, timeZone);
        const today = month * 100 + day;
        const names = [
          today >= 1110 && today <= 1112 ? '11·11' : [],
          today >= 1231 || today <= 102 ? 'New Year' : [],
          today === 1212 ? '12·12' : [],
        ].flat();
        expect(findWindow(WINDOWS, at, timeZone)?.name).toBe(names[0]);
      }
    }
  });

  it('finds none where no calendar goes, or where there are none', () => {
    expect(findWindow(WINDOWS, Number.NaN, 'UTC')).toBeNull();
    expect(findWindow(WINDOWS, 9e15, 'UTC')).toBeNull();
    expect(findWindow([], 0, 'UTC')).toBeNull();
  });
});
