import type { WallTime } from '../time/zone-time.ts';
import {
  type ClockToken,
  type DayToken,
  daysToDate,
  daysToDayOfMonth,
  daysToMonthEnd,
  daysToWeekday,
  type SpanToken,
  type TimeTokens,
} from './time-token.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

const NEAR =
  /\b(yesterday|last night|today|tonight|tomorrow|this (?:morning|afternoon|evening)|end of (?:the |business )?day|close of business|eod|cob)(?: (morning|afternoon|evening|night))?\b/g;
const LONG_WEEKDAY = /\b(last |this |next )?(sun|mon|tues|wednes|thurs|fri|satur)day\b/g;
/** "sat" and "sun" are words too, so a short weekday needs its preposition. */
const SHORT_WEEKDAY = /\b(?:by|on|before|until|this|next) (sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)\b(?!\w)/g;
const DATE = new RegExp(
  `\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b|\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b|\\b(\\d{4})-(\\d{2})-(\\d{2})\\b`,
  'g',
);
const DAY_OF_MONTH = /\bthe (\d{1,2})(?:st|nd|rd|th)\b/g;
const PERIOD_END = /\b(?:end of|by the end of) (?:the |this )?(week|month)\b|\beow\b/g;
const CLOCK =
  /\b(\d{1,2})(?::(\d{2}))? ?(am|pm|a\.m\.?|p\.m\.?)(?!\w)|\b(\d{1,2}):(\d{2})\b|\b(noon|midday|midnight)\b/g;
const COUNT = '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half an|a couple of|\\d{1,3})';
const SPAN = new RegExp(
  `\\b(within|in|after|under|in under|less than|no more than|about|around|take|takes|need|give me|in the next|within the next)(?: the next)? (${COUNT})(?: ?(?:-|to|or) ?(\\d{1,3}|two|three|four|five))? ?(business |working )?(minute|min|hour|hr|h|day|week|month)s?\\b|\\b(${COUNT}) (business |working )?(minute|min|hour|hr|day|week)s? from now\\b|\\bwithin the (hour)\\b`,
  'g',
);
const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  'half an': 0.5,
  'a couple of': 2,
};
const PART_UNTIL: Readonly<Record<string, number>> = { morning: 12, afternoon: 18, evening: 22, night: 24 };

function nearDay(word: string, part: string | undefined): Omit<DayToken, 'start' | 'end'> {
  if (word === 'yesterday' || word === 'last night') return { ahead: -1 };
  const ahead = word === 'tomorrow' ? 1 : 0;
  const spoken = part ?? (word.startsWith('this ') ? word.slice(5) : word === 'tonight' ? 'night' : undefined);
  if (spoken) return { ahead, until: PART_UNTIL[spoken] ?? 24, pm: spoken !== 'morning', am: spoken === 'morning' };
  return /business|cob/.test(word) ? { ahead, until: 18 } : { ahead };
}

const indexOf = (list: readonly string[], word: string): number => list.indexOf(word.slice(0, 3));

function readDays(text: string, now: WallTime): DayToken[] {
  const days: DayToken[] = [];
  const add = (match: RegExpMatchArray, day: Omit<DayToken, 'start' | 'end'>) =>
    days.push({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, ...day });
  for (const match of text.matchAll(NEAR)) add(match, nearDay(match[1] ?? '', match[2]));
  for (const match of text.matchAll(LONG_WEEKDAY)) {
    const weekday = indexOf(WEEKDAYS, match[2] ?? '');
    const when = match[1]?.trim();
    add(match, { ahead: when === 'last' ? -7 : daysToWeekday(now, weekday, when === 'next' ? 1 : 0) });
  }
  for (const match of text.matchAll(SHORT_WEEKDAY)) {
    const weeks = match[0].startsWith('next') ? 1 : 0;
    add(match, { ahead: daysToWeekday(now, indexOf(WEEKDAYS, match[1] ?? ''), weeks) });
  }
  for (const match of text.matchAll(DATE)) {
    const [, monthFirst, dayAfter, dayFirst, monthAfter, year, month, day] = match;
    if (year) add(match, { ahead: daysToDate(now, Number(month), Number(day), Number(year)) });
    else {
      const named = indexOf(MONTHS, monthFirst ?? monthAfter ?? '') + 1;
      add(match, { ahead: daysToDate(now, named, Number(dayAfter ?? dayFirst)) });
    }
  }
  for (const match of text.matchAll(DAY_OF_MONTH)) add(match, { ahead: daysToDayOfMonth(now, Number(match[1])) });
  for (const match of text.matchAll(PERIOD_END))
    add(match, { ahead: match[1] === 'month' ? daysToMonthEnd(now) : daysToWeekday(now, 5, 0) });
  return days;
}

function readClocks(text: string): ClockToken[] {
  const clocks: ClockToken[] = [];
  for (const match of text.matchAll(CLOCK)) {
    const [all, h, m, half, h24, m24, word] = match;
    const at = { start: match.index, end: match.index + all.length };
    if (word) clocks.push({ ...at, hour: word === 'midnight' ? 24 : 12, minute: 0, open: false });
    else if (half) {
      const hour = (Number(h) % 12) + (half.startsWith('p') ? 12 : 0);
      if (Number(h) <= 12) clocks.push({ ...at, hour, minute: Number(m ?? 0), open: false });
    } else if (Number(h24) <= 24 && Number(m24) <= 59) {
      const hour = Number(h24);
      clocks.push({ ...at, hour, minute: Number(m24), open: hour >= 1 && hour <= 12 });
    }
  }
  return clocks;
}

function readSpans(text: string): SpanToken[] {
  const spans: SpanToken[] = [];
  for (const match of text.matchAll(SPAN)) {
    const [all, , low, high, workA, unitA, countB, workB, unitB, theHour] = match;
    const word = high ?? low ?? countB ?? (theHour ? 'one' : '');
    const count = WORDS[word] ?? Number(word);
    if (!Number.isFinite(count)) continue;
    const spoken = unitA ?? unitB ?? 'hour';
    const unit = spoken.startsWith('min')
      ? 'minute'
      : spoken.startsWith('h')
        ? 'hour'
        : spoken === 'day'
          ? workA || workB
            ? 'workday'
            : 'day'
          : spoken === 'month'
            ? 'month'
            : 'week';
    spans.push({ start: match.index, end: match.index + all.length, unit, count });
  }
  return spans;
}

/** Times named in English, over normalised (lower-case) text. */
export function readTimeEn(text: string, now: WallTime): TimeTokens {
  return { days: readDays(text, now), clocks: readClocks(text), spans: readSpans(text) };
}
