import type { ExposureWindow } from '../settings.ts';
import { wallTime } from '../time/zone-time.ts';

/** A time that a calendar can hold. */
const LAST = 8.64e15;

/**
 * The first window that the day of `at` (milliseconds since the epoch) belongs to in the given zone, or null.
 * A window whose end comes before its beginning runs over New Year.
 */
export function findWindow(windows: readonly ExposureWindow[], at: number, timeZone: string): ExposureWindow | null {
  if (!(Math.abs(at) < LAST) || windows.length === 0) return null;
  const { month, day } = wallTime(at, timeZone);
  const today = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const holds = ({ from, to }: ExposureWindow): boolean =>
    from <= to ? from <= today && today <= to : today >= from || today <= to;
  return windows.find(holds) ?? null;
}
