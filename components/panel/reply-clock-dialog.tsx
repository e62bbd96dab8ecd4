import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { replyClockOf, tidyReplyClock, usualReplyClock } from '../../utils/app/reply-clock.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { FollowUpScript } from './follow-up-script.tsx';
import { usePanel, usePort } from './panel-context.ts';

const DEFAULT_REMIND = 15;

/** The line that bridges the wait, and how long buyers may wait on this site. */
export function ReplyClockDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const line = usePanel((state) => state.followUp?.wait?.line ?? null);
  const place = usePanel((state) => state.site?.name ?? state.host ?? '');
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      className="dialog"
      data-testid="reply-clock-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      <h2 id={titleId}>{t('replyClock.title')}</h2>
      {line && (
        <section className="reply-clock-line" aria-label={t('replyClock.line')}>
          <FollowUpScript suggestion={line} testId="reply-clock-line" onDone={close} />
        </section>
      )}
      <p>{t('replyClock.text', { site: place })}</p>
      <ReplyClockForm onDone={close} />
    </dialog>
  );
}

function ReplyClockForm({ onDone }: { onDone: () => void }) {
  const t = useTexts();
  const port = usePort();
  const site = usePanel((state) => state.site?.id ?? null);
  const settings = usePanel((state) => state.settings);
  const lang = usePanel((state) => state.advice?.lang ?? null);
  const usual = usualReplyClock(settings, lang);
  const known = replyClockOf(settings.replyClocks, site, usual);
  const [hold, setHold] = useState(String(known.hold));
  const [late, setLate] = useState(String(known.late));
  const [remind, setRemind] = useState(String(settings.remindMinutes));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const minutes = Math.round(Number(remind));
    const clock = tidyReplyClock({ hold: Number(hold), late: Number(late) });
    void port
      .saveSettings({
        ...(site === null ? {} : { replyClocks: { ...settings.replyClocks, [site]: clock } }),
        remindMinutes: minutes >= 1 ? Math.min(minutes, 24 * 60) : DEFAULT_REMIND,
      })
      .catch(() => {});
    onDone();
  };
  const reset = () => {
    setHold(String(usual.hold));
    setLate(String(usual.late));
    setRemind(String(DEFAULT_REMIND));
  };
  return (
    <form className="reply-clock-form" onSubmit={save}>
      <NumberField label={t('replyClock.holdAfter')} value={hold} onChange={setHold} />
      <NumberField label={t('replyClock.lateAfter')} value={late} onChange={setLate} />
      <NumberField label={t('replyClock.remind')} value={remind} onChange={setRemind} />
      <div className="dialog-row">
        <Button kind="plain" onClick={reset}>
          {t('replyClock.reset')}
        </Button>
        <Button onClick={onDone}>{t('replyClock.close')}</Button>
        <Button type="submit" kind="primary" data-testid="reply-clock-save">
          {t('replyClock.save')}
        </Button>
      </div>
    </form>
  );
}

interface NumberFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function NumberField({ label, value, onChange }: NumberFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={1}
        max={86_400}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
