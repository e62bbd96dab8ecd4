/** Absolute times in the buyer's language, because "soon" is no promise (domain.md §2.2). */
import type { Clock } from '../settings.ts';
import type { Lang } from '../taxonomy.ts';
import { type WallTime, wallTime } from '../time/zone-time.ts';

const WEEKDAYS: Record<Lang, readonly string[]> = {
  'zh-Hans': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-Hant': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dayNumber = (t: WallTime) => Math.round(Date.UTC(t.year, t.month - 1, t.day) / 86_400_000);

function dayName(then: WallTime, now: WallTime, lang: Lang): string {
  const ahead = dayNumber(then) - dayNumber(now);
  if (ahead === 0) return lang === 'en' ? 'today' : '今天';
  if (ahead === 1) return lang === 'en' ? 'tomorrow' : '明天';
  if (ahead === -1) return lang === 'en' ? 'yesterday' : '昨天';
  return writeDay(then, lang);
}

function writeDay(t: WallTime, lang: Lang): string {
  const weekday = WEEKDAYS[lang][t.weekday] ?? '';
  return lang === 'en' ? `${weekday} ${t.day} ${MONTHS[t.month - 1] ?? ''}` : `${weekday}（${t.month}月${t.day}日）`;
}

function clockTime(t: WallTime, lang: Lang): string {
  const minutes = String(t.minute).padStart(2, '0');
  if (lang !== 'en') return `${String(t.hour).padStart(2, '0')}:${minutes}`;
  const hour = t.hour % 12 === 0 ? 12 : t.hour % 12;
  return `${hour}${t.minute === 0 ? '' : `:${minutes}`} ${t.hour < 12 ? 'am' : 'pm'}`;
}

const HALF_HOUR = 30 * 60_000;

/** Hours in which nobody is promised a message (domain.md §3.1 rule 5: none at night). */
const NIGHT_ENDS = 9;
const NIGHT_STARTS = 22;

/** Whoever writes now is at work that long; a danger that is looked after within the hour must not wait for morning. */
const WITHIN_THE_TALK_MINUTES = 60;

/** Moves a time up to the next half hour, and what lies beyond this talk out of the night to 10:00. */
function roundPromise(now: number, inMinutes: number, timeZone: string): number {
  const rounded = Math.ceil((now + inMinutes * 60_000) / HALF_HOUR) * HALF_HOUR;
  if (inMinutes <= WITHIN_THE_TALK_MINUTES) return rounded;
  const local = wallTime(rounded, timeZone);
  const late = local.hour > NIGHT_STARTS || (local.hour === NIGHT_STARTS && local.minute > 0);
  if (!late && local.hour >= NIGHT_ENDS) return rounded;
  const hoursToTen = (late ? 24 : 0) + 10 - local.hour;
  return rounded + (hoursToTen * 60 - local.minute) * 60_000;
}

/**
 * A time to promise, `inMinutes` from the clock, rounded up to the half hour and, beyond the next hour, kept out of the
 * night:
 * “今天20:00”, “明天10:00”, “8 pm today”.
 */
export function writeTime(clock: Clock, inMinutes: number, lang: Lang): string {
  const then = wallTime(roundPromise(clock.now, inMinutes, clock.timeZone), clock.timeZone);
  const day = dayName(then, wallTime(clock.now, clock.timeZone), lang);
  return lang === 'en'
    ? `${clockTime(then, lang)} ${day === 'today' || day === 'tomorrow' ? day : `on ${day}`}`
    : `${day}${clockTime(then, lang)}`;
}

/** A date `inMinutes` from the clock: “周五（11月27日）”, “Friday 27 Nov”. */
export function writeDate(clock: Clock, inMinutes: number, lang: Lang): string {
  return writeDay(wallTime(clock.now + inMinutes * 60_000, clock.timeZone), lang);
}

/**
 * A moment as it was or will be, to the minute and never rounded: “14:20” on the clock's own day,
 * “昨天14:20”, “2:20 pm yesterday”, “9 am on Friday 27 Nov” on others.
 */
export function writeMoment(clock: Clock, at: number, lang: Lang): string {
  const then = wallTime(at, clock.timeZone);
  const now = wallTime(clock.now, clock.timeZone);
  const time = clockTime(then, lang);
  const ahead = dayNumber(then) - dayNumber(now);
  if (ahead === 0) return time;
  const day = dayName(then, now, lang);
  if (lang !== 'en') return `${day}${time}`;
  return Math.abs(ahead) === 1 ? `${time} ${day}` : `${time} on ${day}`;
}
