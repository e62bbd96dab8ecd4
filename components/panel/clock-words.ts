import type { Texts } from '../../utils/i18n/create-texts.ts';

const MINUTE = 60_000;

/** The hour alone on the same day, else with the day; agents live in their own zone. */
export function writeClock(at: number, now: number, locale: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(sameDay ? {} : { month: 'short', day: 'numeric' }),
  }).format(at);
}

/** A length of time in one unit: minutes, hours or days. */
export function writeSpan(ms: number, t: Texts): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return t('span.minutes', { count: minutes });
  if (minutes < 48 * 60) return t('span.hours', { count: Math.round(minutes / 60) });
  return t('span.days', { count: Math.round(minutes / 1440) });
}

/** A wait as a stopwatch shows it, `1:24`; from an hour on in words. */
export function writeWait(ms: number, t: Texts): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds >= 3600) return writeSpan(ms, t);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
