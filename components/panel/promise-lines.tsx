import { useState } from 'react';
import type { FollowUpView } from '../../utils/app/follow-up-view.ts';
import type { PromiseMade, Suggestion } from '../../utils/core/advice.ts';
import type { PromiseRef } from '../../utils/core/conversation/conversation.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { writeClock, writeSpan } from './clock-words.ts';
import { FollowUpScript } from './follow-up-script.tsx';
import { usePanel, usePort } from './panel-context.ts';
import { PromiseReminders } from './promise-reminders.tsx';
import { WatchItem } from './watch-item.tsx';

const MINUTE = 60_000;
/** The panel is no calendar: the most urgent ones, the rest once these are settled. */
const MOST_SHOWN = 3;

/** Promises not yet kept, the most urgent first; the panel's own clock tells when one becomes overdue. */
export function PromiseLines() {
  const promises = usePanel((state) => state.advice?.promises);
  const scripts = usePanel((state) => state.followUp?.promises);
  const open = promises?.filter((promise) => promise.state !== 'kept') ?? [];
  const now = useNow(open.length > 0, MINUTE / 2);
  const sorted = [...open].sort((a, b) => dueAt(a) - dueAt(b)).slice(0, MOST_SHOWN);
  return (
    <>
      {sorted.map((promise) => (
        <PromiseLine
          key={`${promise.turn} ${promise.text}`}
          promise={promise}
          answer={scripts?.find(({ turn, text }) => turn === promise.turn && text === promise.text) ?? null}
          now={now}
        />
      ))}
      <PromiseReminders dated={sorted.some((promise) => Number.isFinite(dueAt(promise)))} />
    </>
  );
}

interface PromiseLineProps {
  promise: PromiseMade;
  answer: FollowUpView['promises'][number] | null;
  now: number;
}

function PromiseLine({ promise, answer, now }: PromiseLineProps) {
  const t = useTexts();
  const uiLang = useUiLang();
  const due = dueAt(promise);
  const late = now - due;
  const text = promise.text;
  const actions = answer && <PromiseActions promise={answer} script={answer.script} />;
  if (!Number.isFinite(due)) {
    return (
      <WatchItem icon="clock" tone="plain" title={t('watch.promiseOpen', { text })}>
        {actions}
      </WatchItem>
    );
  }
  const time = writeClock(due, now, uiLang);
  if (late <= 0 && promise.state !== 'overdue') {
    const soon = late > -30 * MINUTE;
    return (
      <WatchItem icon="clock" tone={soon ? 'amber' : 'plain'} title={t('watch.promiseDue', { time, text })}>
        {actions}
      </WatchItem>
    );
  }
  // The buyer may say that it did not happen before the time is over.
  const span =
    late > 0 ? t('watch.promiseOverdue', { span: writeSpan(late, t), text }) : t('watch.promiseOpen', { text });
  return (
    <WatchItem icon="clock" tone="warm" title={span}>
      <p>{t('watch.promiseWas', { time })}</p>
      {actions}
    </WatchItem>
  );
}

/** Answer it with its own words, or say that it was kept where nobody reads along. */
function PromiseActions({ promise: { turnId, text }, script }: { promise: PromiseRef; script: Suggestion }) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const settle = (kept: boolean) => port.settlePromise({ turnId, text }, kept).catch(() => {});
  return (
    <>
      <div className="watch-actions">
        <Button
          kind="plain"
          className="quiet"
          data-testid="promise-answer"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'promise.hide' : 'promise.answer')}
        </Button>
        <Button
          kind="plain"
          className="quiet"
          data-testid="promise-kept"
          onClick={() => {
            void settle(true);
            toast({
              tone: 'done',
              text: t('promise.settled'),
              action: { label: t('promise.undo'), run: () => void settle(false) },
            });
          }}
        >
          {t('promise.kept')}
        </Button>
      </div>
      {open && (
        <FollowUpScript
          suggestion={script}
          testId="promise-script"
          onDone={() => setOpen(false)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function dueAt(promise: PromiseMade): number {
  const due = promise.due ? Date.parse(promise.due) : Number.NaN;
  return Number.isNaN(due) ? Number.POSITIVE_INFINITY : due;
}
