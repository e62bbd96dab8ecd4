import { useEffect, useId, useRef, useState } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { usePort } from './panel-context.ts';

/** Copies a bug report as JSON; the buyer's words only where the agent ticks them. */
export function DiagnosticsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const [withTexts, setWithTexts] = useState(false);
  const titleId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const copy = async () => {
    try {
      const report = await port.diagnostics(withTexts);
      await navigator.clipboard.writeText(JSON.stringify(report, null, 2));
      toast({ tone: 'done', text: t('diagnostics.copied') });
    } catch {
      toast({ tone: 'problem', text: t('insertion.noAnswer') });
    }
    dialog.current?.close();
  };
  return (
    <dialog className="dialog" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <h2 id={titleId}>{t('diagnostics.title')}</h2>
      <p>{t('diagnostics.text')}</p>
      <label className="check">
        <input type="checkbox" checked={withTexts} onChange={(event) => setWithTexts(event.target.checked)} />
        <span>
          {t('diagnostics.withTexts')}
          <small>{t('diagnostics.textsHint')}</small>
        </span>
      </label>
      <div className="dialog-row">
        <Button onClick={() => dialog.current?.close()}>{t('diagnostics.cancel')}</Button>
        <Button kind="primary" onClick={() => void copy()}>
          {t('diagnostics.copy')}
        </Button>
      </div>
    </dialog>
  );
}
