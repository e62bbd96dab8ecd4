import { normalise, toOriginalSpan } from '../text/normalise.ts';
import { instantOf, type WallTime, wallTime } from '../time/zone-time.ts';
import { readTimeEn } from './read-time-en.ts';
import { readTimeZh } from './read-time-zh.ts';
import type { ClockToken, DayToken, SpanToken, TimeTokens } from './time-token.ts';

export interface ResolvedTime {
  /** Milliseconds since the epoch. A day without a time of day ends at 23:59:59. */
  due: number;
  /** Where the words stand in the text as given (UTF-16, end exclusive). */
  start: number;
  end: number;
}

/** A day and a clock time belong together when hardly anything stands between them. */
const NEAR = 16;

type Found = { due: number; start: number; end: number };

function endOfDay(now: WallTime, ahead: number, timeZone: string): number {
  return instantOf({ ...now, day: now.day + ahead, hour: 23, minute: 59, second: 59 }, timeZone);
}

function workdaysAhead(now: WallTime, count: number): number {
  let ahead = 0;
  for (let left = Math.ceil(count); left > 0; ) {
    ahead += 1;
    const weekday = (now.weekday + ahead) % 7;
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return ahead;
}

function dueOfSpan(span: SpanToken, at: number, now: WallTime, timeZone: string): number {
  switch (span.unit) {
    case 'minute':
      return at + span.count * 60_000;
    case 'hour':
      return at + span.count * 3_600_000;
    case 'workday':
      return endOfDay(now, workdaysAhead(now, Math.min(span.count, 60)), timeZone);
    case 'month':
      return endOfDay({ ...now, month: now.month + Math.ceil(span.count) }, 0, timeZone);
    default:
      return endOfDay(now, Math.ceil(span.count * (span.unit === 'week' ? 7 : 1)), timeZone);
  }
}

/** Reads a bare hour the way people mean it: after now today, and in waking hours on any other day. */
function meantHour(clock: ClockToken, day: DayToken | undefined, now: WallTime): number {
  const { hour } = clock;
  if (day?.pm) return hour < 12 ? hour + 12 : hour === 12 && day.until === 24 ? 24 : hour;
  if (!clock.open || day?.am || hour === 12) return hour;
  if (day && day.ahead > 0) return hour < 7 ? hour + 12 : hour;
  const passed = hour * 60 + clock.minute <= now.hour * 60 + now.minute;
  return passed && (hour + 12) * 60 + clock.minute > now.hour * 60 + now.minute ? hour + 12 : hour;
}

function dueOfClock(clock: ClockToken, day: DayToken | undefined, now: WallTime, timeZone: string): number {
  const at = (ahead: number) =>
    instantOf(
      { ...now, day: now.day + ahead, hour: meantHour(clock, day, now), minute: clock.minute, second: 0 },
      timeZone,
    );
  const due = at(day?.ahead ?? 0);
  const moment = instantOf(now, timeZone);
  return day === undefined && due <= moment ? at(1) : due;
}

/** The days that stand by a clock time, nearest first: "Friday (the 28th) 18:00" names one day twice. */
function partnersOf(clock: ClockToken, days: readonly DayToken[]): DayToken[] {
  const gap = (day: DayToken) => Math.max(clock.start - day.end, day.start - clock.end);
  return days.filter((day) => gap(day) <= NEAR).sort((a, b) => gap(a) - gap(b));
}

function dueTimes(tokens: TimeTokens, at: number, now: WallTime, timeZone: string): Found[] {
  const found: Found[] = [];
  const used = new Set<DayToken>();
  for (const clock of tokens.clocks) {
    const days = partnersOf(clock, tokens.days);
    for (const day of days) used.add(day);
    found.push({
      due: dueOfClock(clock, days[0], now, timeZone),
      start: Math.min(clock.start, ...days.map((day) => day.start)),
      end: Math.max(clock.end, ...days.map((day) => day.end)),
    });
  }
  for (const day of tokens.days) {
    if (used.has(day)) continue;
    const until = day.until ?? 24;
    const due =
      until >= 24
        ? endOfDay(now, day.ahead, timeZone)
        : instantOf({ ...now, day: now.day + day.ahead, hour: until, minute: 0, second: 0 }, timeZone);
    found.push({ due, start: day.start, end: day.end });
  }
  for (const span of tokens.spans)
    found.push({ due: dueOfSpan(span, at, now, timeZone), start: span.start, end: span.end });
  return found;
}

/** Both readers know 18:00, only one knows "6:30 pm": of two that begin together the longer one counts. */
function longest(clocks: readonly ClockToken[]): ClockToken[] {
  return clocks.filter(
    (a, i) => !clocks.some((b, k) => b.start === a.start && (b.end > a.end || (b.end === a.end && k < i))),
  );
}

/** As `resolveTime`, over text that is normalised already; the span is that of the normalised text. */
export function resolveFolded(text: string, at: number, timeZone: string): ResolvedTime | null {
  const now = wallTime(at, timeZone);
  const zh = readTimeZh(text, now);
  const en = readTimeEn(text, now);
  // Together, because agents mix: "by 明天 18:00".
  const found = dueTimes(
    {
      days: [...zh.days, ...en.days],
      clocks: longest([...zh.clocks, ...en.clocks]),
      spans: [...zh.spans, ...en.spans],
    },
    at,
    now,
    timeZone,
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.find(({ due }) => due >= at) ?? null;
}

/**
 * The first time ahead that a text names (Chinese in either script, or English), as an absolute moment.
 * Ranges resolve to their later end; a named day ends at 23:59:59, a part of a day when it is over.
 * Null where the text names no time, or only times before `at`.
 *
 * @param at moment of writing, milliseconds since the epoch; `timeZone` is an IANA name.
 */
export function resolveTime(text: string, at: number, timeZone: string): ResolvedTime | null {
  const folded = normalise(text);
  const found = resolveFolded(folded.text, at, timeZone);
  return found && { due: found.due, ...toOriginalSpan(folded, found.start, found.end) };
}
