import { memo, useState } from 'react';
import { replyClockOf, usualReplyClock } from '../../utils/app/reply-clock.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon } from '../ui/icon.tsx';
import { writeWait } from './clock-words.ts';
import { usePanel } from './panel-context.ts';
import { ReplyClockDialog } from './reply-clock-dialog.tsx';

const MINUTE = 60_000;
/** From here on the second no longer matters, and a ticking number only drives. */
const TICKS_FOR = 10 * MINUTE;

/** How long the buyer has waited. Quiet until a line should be sent; a click offers that line and the settings. */
export const ReplyClock = memo(function ReplyClock() {
  const wait = usePanel((state) => state.followUp?.wait ?? null);
  return wait && <RunningClock since={wait.since} atLeast={wait.atLeast} />;
});

function RunningClock({ since, atLeast }: { since: number; atLeast: boolean }) {
  const t = useTexts();
  const site = usePanel((state) => state.site?.id ?? null);
  const settings = usePanel((state) => state.settings);
  const lang = usePanel((state) => state.advice?.lang ?? null);
  const [open, setOpen] = useState(false);
  const slow = useNow(true, MINUTE / 2);
  const fast = useNow(slow - since < TICKS_FOR, 1000);
  const waited = Math.max(0, Math.max(slow, fast) - since);
  const { hold, late } = replyClockOf(settings.replyClocks, site, usualReplyClock(settings, lang));
  const state = waited >= late * 1000 ? 'late' : waited >= hold * 1000 ? 'hold' : 'fine';
  const time = writeWait(waited, t);
  const word = state === 'fine' ? '' : t(`replyClock.${state}`);
  const waitedFor = t(atLeast ? 'replyClock.atLeast' : 'replyClock.waited', { time });
  const name = t('replyClock.name', { wait: [waitedFor, word].filter(Boolean).join(' · ') });
  return (
    <>
      <button
        type="button"
        className="reply-clock"
        data-testid="reply-clock"
        data-state={state}
        aria-label={name}
        title={name}
        onClick={() => setOpen(true)}
      >
        <Icon name={state === 'fine' ? 'clock' : 'alert'} />
        {time}
        {atLeast && '+'}
        {word && <span className="reply-clock-word">· {word}</span>}
      </button>
      {open && <ReplyClockDialog onClose={() => setOpen(false)} />}
    </>
  );
}
