import type { WallTime } from '../time/zone-time.ts';

/** A day named in a text, as an offset of days from the day of writing. Negative where it has passed. */
export interface DayToken {
  start: number;
  end: number;
  ahead: number;
  /** Hour by which a part of that day is over: 今晚 24, "this afternoon" 18. */
  until?: number;
  /** The part says that a bare hour up to 12 is meant after noon. */
  pm?: boolean;
  am?: boolean;
}

/** A clock time named in a text. `open` is true where neither am nor pm is said and the hour could be both. */
export interface ClockToken {
  start: number;
  end: number;
  hour: number;
  minute: number;
  open: boolean;
}

/** A span of time from the moment of writing. */
export interface SpanToken {
  start: number;
  end: number;
  unit: 'minute' | 'hour' | 'day' | 'workday' | 'week' | 'month';
  count: number;
}

export interface TimeTokens {
  days: DayToken[];
  clocks: ClockToken[];
  spans: SpanToken[];
}

/** Days from the day of writing to the next `weekday` (0 Sunday), today included; `weeks` 1 means next week. */
export function daysToWeekday(now: WallTime, weekday: number, weeks: number): number {
  const monday = (day: number) => (day + 6) % 7;
  if (weeks > 0) return monday(weekday) - monday(now.weekday) + 7 * weeks;
  return (weekday - now.weekday + 7) % 7;
}

/** Days from the day of writing to a date; a date more than two months back is taken to be next year's. */
export function daysToDate(now: WallTime, month: number, day: number, year?: number): number {
  const today = Date.UTC(now.year, now.month - 1, now.day);
  const ahead = (y: number) => Math.round((Date.UTC(y, month - 1, day) - today) / 86_400_000);
  if (year !== undefined) return ahead(year);
  const thisYear = ahead(now.year);
  return thisYear < -60 ? ahead(now.year + 1) : thisYear;
}

/** Days to the `day` of this month, or of the next where it has passed. */
export function daysToDayOfMonth(now: WallTime, day: number): number {
  return day >= now.day ? day - now.day : daysToDate({ ...now }, now.month + 1, day, now.year);
}

export function daysToMonthEnd(now: WallTime): number {
  return new Date(Date.UTC(now.year, now.month, 0)).getUTCDate() - now.day;
}
