/** Wall-clock arithmetic in a named time zone. `Intl` is the only source of zone rules, so nothing else is needed. */

export interface WallTime {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 is Sunday. */
  weekday: number;
}

const BETWEEN = /\D+/;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** The calendar and clock that hang on the wall in `timeZone` at `at` (milliseconds since the epoch). */
export function wallTime(at: number, timeZone: string): WallTime {
  // "11/21/2026, 18:00:00"; taking this apart is far quicker than to ask for the parts.
  const numbers = formatOf(timeZone).format(at).split(BETWEEN).map(Number);
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = numbers;
  return { year, month, day, hour, minute, second, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** Milliseconds since the epoch of a wall time; days and months may overflow (day 32 is the next month). */
export function instantOf(
  wall: { year: number; month: number; day: number; hour: number; minute: number; second: number },
  timeZone: string,
): number {
  const guess = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  // Twice, because the offset of the guess may be that of the other side of a clock change.
  const near = guess - offsetAt(guess, timeZone);
  return guess - offsetAt(near, timeZone);
}
