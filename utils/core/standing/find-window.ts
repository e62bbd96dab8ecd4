import type { ExposureWindow } from '../settings.ts';
import { wallTime } from '../time/zone-time.ts';

const DAY = 86_400_000;
/** A time that a calendar can hold, and the days beside it. */
const LAST = 8.64e15 - DAY;

function windowOn(windows: readonly ExposureWindow[], month: number, day: number): ExposureWindow | null {
  const today = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const holds = ({ from, to }: ExposureWindow): boolean =>
    from <= to ? from <= today && today <= to : today >= from || today <= to;
  return windows.find(holds) ?? null;
}

function windowInUtc(windows: readonly ExposureWindow[], at: number): ExposureWindow | null {
  const date = new Date(at);
  return windowOn(windows, date.getUTCMonth() + 1, date.getUTCDate());
}

/**
 * The first window that the day of `at` (milliseconds since the epoch) belongs to in the given zone, or null.
 * A window whose end comes before its beginning runs over New Year.
 */
export function findWindow(windows: readonly ExposureWindow[], at: number, timeZone: string): ExposureWindow | null {
  if (!(Math.abs(at) < LAST) || windows.length === 0) return null;
  // No zone is a day away from UTC. On most days that settles it, and a woken worker need not load the zone's rules.
  const near = windowInUtc(windows, at);
  if (windowInUtc(windows, at - DAY) === near && windowInUtc(windows, at + DAY) === near) return near;
  const { month, day } = wallTime(at, timeZone);
  return windowOn(windows, month, day);
}
