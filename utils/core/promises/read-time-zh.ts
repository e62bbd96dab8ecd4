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

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** `12`, `十二`, `两`, `半`; null where it is no number below one hundred. */
function readNumber(text: string): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (text === '半') return 0.5;
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? (DIGITS[text] ?? null) : null;
  const tens = ten === 0 ? 1 : DIGITS[text.slice(0, ten)];
  const ones = ten === text.length - 1 ? 0 : DIGITS[text.slice(ten + 1)];
  return tens === undefined || ones === undefined ? null : tens * 10 + ones;
}

const N = '(?:\\d{1,4}(?:\\.\\d)?|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';
const WEEKDAYS: Readonly<Record<string, number>> = { 日: 0, 天: 0, 末: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6 };

const NEAR_DAY: Readonly<Record<string, Omit<DayToken, 'start' | 'end'>>> = {
  前天: { ahead: -2 },
  昨天: { ahead: -1 },
  昨日: { ahead: -1 },
  昨晚: { ahead: -1 },
  今天: { ahead: 0 },
  今日: { ahead: 0 },
  今儿: { ahead: 0 },
  当天: { ahead: 0 },
  当日: { ahead: 0 },
  今早: { ahead: 0, until: 10, am: true },
  今晚: { ahead: 0, until: 24, pm: true },
  明天: { ahead: 1 },
  明日: { ahead: 1 },
  明早: { ahead: 1, until: 10, am: true },
  明晚: { ahead: 1, until: 24, pm: true },
  听日: { ahead: 1 },
  后天: { ahead: 2 },
  大后天: { ahead: 3 },
};
const NEAR_DAYS = /大后天|前天|昨[天日晚]|今[天日儿早晚]|当[天日]|明[天日早晚]|听日|后天/g;
const WEEK_DAYS = /(上个?|本|这个?|下下个?|下个?)?(?:周|星期|礼拜)([一二三四五六日天末])/g;
const WHOLE_WEEK = /(本|这个?|下个?)(?:周|星期|礼拜)(?![一二三四五六日天末\d])/g;
const DATES = /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?|(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/g;
/** "1/2" counts the parts of a long message; a date has a word of time beside it. */
const SLASHED =
  /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?=[日号]| ?\(?(?:之?前|以前|上午|中午|下午|晚|凌晨|\d{1,2}[:点]))|(?<=(?:[在于到]|by |before |on ))(\d{1,2})\/(\d{1,2})(?![\d/.])/g;
const DAY_OF_MONTH = /(?<![\d月年])(\d{1,2})[号日](?![线码单机店仓楼])/g;
const MONTH_END = /(?:本|这个?)?月底/g;
const PARTS = /(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间)(?!好)/g;
const PART_UNTIL: Readonly<Record<string, number>> = {
  凌晨: 6,
  早上: 10,
  早晨: 10,
  上午: 12,
  中午: 13,
  下午: 18,
  傍晚: 19,
  晚上: 24,
  晚间: 24,
};
const AFTERNOON = /中午|下午|傍晚|晚上|晚间/;

const CLOCKS = new RegExp(
  `(?<![\\d:.])(\\d{1,2}):(\\d{2})(?![\\d:])|(?<![\\d:.多少有差])(${N})点(?:钟)?(半|一刻|三刻|(?:\\d{1,2}|${N})分)?`,
  'g',
);
/** A bare span may be a complaint ("已经三天"); only with one of these does it look ahead. */
const SPANS = new RegExp(
  `(大约|大概|最多|最晚|最迟|最快|约|再等|再给我|给我|再|等我?|需要?)?(${N}|半)(?:[-~到至](${N}))?个?(半)?(分钟|分|小时|钟头|h|个?工作日|天|周|星期|礼拜|月)((?:之|以)?内|(?:之|以)?后|左右)?`,
  'g',
);
const UNITS: Readonly<Record<string, SpanToken['unit']>> = {
  分钟: 'minute',
  分: 'minute',
  小时: 'hour',
  钟头: 'hour',
  h: 'hour',
  工作日: 'workday',
  个工作日: 'workday',
  天: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
};

function weekOffset(prefix: string | undefined): number {
  if (!prefix) return 0;
  if (prefix.startsWith('上')) return -1;
  return prefix.startsWith('下下') ? 2 : prefix.startsWith('下') ? 1 : 0;
}

function readDays(text: string, now: WallTime): DayToken[] {
  const days: DayToken[] = [];
  const add = (match: RegExpMatchArray, ahead: number) =>
    days.push({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, ahead });
  for (const match of text.matchAll(NEAR_DAYS)) {
    const near = NEAR_DAY[match[0]];
    if (near) days.push({ start: match.index, end: match.index + match[0].length, ...near });
  }
  for (const match of text.matchAll(WEEK_DAYS)) {
    const weeks = weekOffset(match[1]);
    const weekday = WEEKDAYS[match[2] ?? ''] ?? 0;
    add(match, weeks < 0 ? -7 : daysToWeekday(now, weekday, weeks));
  }
  for (const match of text.matchAll(WHOLE_WEEK)) add(match, daysToWeekday(now, 0, weekOffset(match[1])));
  for (const match of text.matchAll(DATES)) {
    const [, year, month, day, isoYear, isoMonth, isoDay] = match;
    const y = year ?? isoYear;
    add(
      match,
      daysToDate(now, Number(month ?? isoMonth), Number(day ?? isoDay), y === undefined ? undefined : Number(y)),
    );
  }
  for (const match of text.matchAll(SLASHED)) {
    const [month, day] = [Number(match[1] ?? match[3]), Number(match[2] ?? match[4])];
    if (month >= 1 && month <= 12 && day >= 1 && day <= 31) add(match, daysToDate(now, month, day));
  }
  for (const match of text.matchAll(DAY_OF_MONTH)) {
    const day = Number(match[1]);
    if (day >= 1 && day <= 31) add(match, daysToDayOfMonth(now, day));
  }
  for (const match of text.matchAll(MONTH_END)) add(match, daysToMonthEnd(now));
  return days;
}

function readParts(text: string, days: DayToken[]): void {
  for (const match of text.matchAll(PARTS)) {
    const start = match.index;
    const end = start + match[0].length;
    const word = match[1] ?? '';
    const part = { until: PART_UNTIL[word] ?? 24, pm: AFTERNOON.test(word), am: !AFTERNOON.test(word) };
    const day = days.find((token) => token.end <= start && start - token.end <= 2);
    if (day) Object.assign(day, part, { end });
    else days.push({ start, end, ahead: 0, ...part });
  }
}

function readClocks(text: string): ClockToken[] {
  const clocks: ClockToken[] = [];
  for (const match of text.matchAll(CLOCKS)) {
    const [all, h, m, spoken, rest] = match;
    const start = match.index;
    const hour = h === undefined ? readNumber(spoken ?? '') : Number(h);
    // "快一点" and "有一点" are no time of day; one o'clock needs its part of day or its minutes.
    if (spoken === '一' && !rest && !/(?:上午|中午|下午|晚上|凌晨|今晚|明晚|天)$/.test(text.slice(0, start))) continue;
    const minute =
      m !== undefined
        ? Number(m)
        : rest === '半'
          ? 30
          : rest === '一刻'
            ? 15
            : rest === '三刻'
              ? 45
              : rest
                ? readNumber(rest.slice(0, -1))
                : 0;
    if (hour === null || minute === null || hour > 24 || minute > 59 || !Number.isInteger(hour)) continue;
    clocks.push({ start, end: start + all.length, hour, minute, open: hour >= 1 && hour <= 12 });
  }
  return clocks;
}

function readSpans(text: string): SpanToken[] {
  const spans: SpanToken[] = [];
  for (const match of text.matchAll(SPANS)) {
    const [all, before, low, high, half, unitWord, after] = match;
    if (!before && !after && !unitWord?.endsWith('工作日')) continue;
    if (after === '左右' && !before && unitWord !== '分钟' && unitWord !== '小时') continue;
    const unit = UNITS[unitWord ?? ''];
    const count = readNumber(high ?? low ?? '');
    if (!unit || count === null) continue;
    spans.push({ start: match.index, end: match.index + all.length, unit, count: count + (half ? 0.5 : 0) });
  }
  return spans;
}

/** Times named in Chinese, over normalised (Simplified, half-width) text. */
export function readTimeZh(text: string, now: WallTime): TimeTokens {
  const days = readDays(text, now);
  readParts(text, days);
  return { days, clocks: readClocks(text), spans: readSpans(text) };
}
