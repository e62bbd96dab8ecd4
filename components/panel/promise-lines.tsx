import type { PromiseMade } from '../../utils/core/advice.ts';
import type { Texts } from '../../utils/i18n/create-texts.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';
import { WatchItem } from './watch-item.tsx';

const MINUTE = 60_000;

/** Promises not yet kept, the overdue first; the panel's own clock tells when one becomes overdue. */
export function PromiseLines() {
  const promises = usePanel((state) => state.advice?.promises);
  const open = promises?.filter((promise) => promise.state !== 'kept') ?? [];
  const now = useNow(open.length > 0, MINUTE / 2);
  const sorted = [...open].sort((a, b) => dueAt(a) - dueAt(b)).slice(0, 3);
  return sorted.map((promise) => <PromiseLine key={`${promise.turn} ${promise.text}`} promise={promise} now={now} />);
}

function PromiseLine({ promise, now }: { promise: PromiseMade; now: number }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const due = dueAt(promise);
  const late = now - due;
  const text = promise.text;
  if (!Number.isFinite(due)) {
    return <WatchItem icon="clock" tone="plain" title={t('watch.promiseOpen', { text })} />;
  }
  const time = writeTime(due, now, uiLang);
  if (late <= 0 && promise.state !== 'overdue') {
    const soon = late > -30 * MINUTE;
    return <WatchItem icon="clock" tone={soon ? 'amber' : 'plain'} title={t('watch.promiseDue', { time, text })} />;
  }
  return (
    <WatchItem icon="clock" tone="warm" title={t('watch.promiseOverdue', { span: writeSpan(late, t), text })}>
      <p>{t('watch.promiseWas', { time })}</p>
    </WatchItem>
  );
}

function dueAt(promise: PromiseMade): number {
  const due = promise.due ? Date.parse(promise.due) : Number.NaN;
  return Number.isNaN(due) ? Number.POSITIVE_INFINITY : due;
}

function writeSpan(ms: number, t: Texts): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE));
  if (minutes < 60) return t('span.minutes', { count: minutes });
  if (minutes < 48 * 60) return t('span.hours', { count: Math.round(minutes / 60) });
  return t('span.days', { count: Math.round(minutes / 1440) });
}

/** The hour alone on the same day, else with the day; agents live in their own zone. */
function writeTime(at: number, now: number, locale: string): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    ...(sameDay ? {} : { month: 'short', day: 'numeric' }),
  }).format(at);
}
