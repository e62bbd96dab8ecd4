import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { scriptKey } from '../../utils/app/packs/script-key.ts';
import type { Suggestion } from '../../utils/core/advice.ts';
import { MINE } from '../../utils/core/packs/pack-record.ts';
import type { Lang } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { usePanel, usePort } from './panel-context.ts';
import './mine.css';

interface KeepWordingProps {
  suggestion: Pick<Suggestion, 'id' | 'pack'>;
  lang: Lang;
  /** The wording with its slots as `{name}`; asked for when the dialog opens. */
  wording: () => string;
  /** The words stand in place of the team's now; what is shown is older. */
  onKept: () => void;
}

/** "Save as mine": the agent's words in place of the team's, or as a script of their own. */
export function KeepWording(props: KeepWordingProps) {
  const t = useTexts();
  const [text, setText] = useState<string | null>(null);
  return (
    <>
      <Button kind="plain" className="quiet" data-testid="keep-wording" onClick={() => setText(props.wording())}>
        {t('mine.keep')}
      </Button>
      {text !== null && <KeepDialog {...props} start={text} onClose={() => setText(null)} />}
    </>
  );
}

interface KeepDialogProps extends KeepWordingProps {
  start: string;
  onClose: () => void;
}

function KeepDialog({ suggestion: { id, pack }, lang, start, onKept, onClose }: KeepDialogProps) {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(start);
  const [title, setTitle] = useState('');
  const [asNew, setAsNew] = useState(false);
  const domId = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    const about = { pack, script: id, lang, text };
    await port.changePersonal(asNew ? { kind: 'copy', ...about, title } : { kind: 'wording', ...about }).then(
      () => {
        toast({ tone: 'done', text: t('mine.kept') });
        dialog.current?.close();
        if (!asNew) onKept();
      },
      // The dialog stays: the words are still in it.
      () => toast({ tone: 'problem', text: t('insertion.noAnswer') }),
    );
  };
  return (
    <dialog className="dialog mine-dialog" ref={dialog} aria-labelledby={`${domId}-title`} onClose={onClose}>
      <form onSubmit={(event) => void save(event)} data-testid="keep-form">
        <h2 id={`${domId}-title`}>{t('mine.keepTitle')}</h2>
        <p>{t('mine.keepHint')}</p>
        <textarea
          lang={lang}
          aria-label={t('scripts.editLabel')}
          rows={6}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label className="check">
          <input type="checkbox" checked={asNew} onChange={(event) => setAsNew(event.target.checked)} />
          <span>
            {t('mine.asNew')}
            <small>{t(pack === MINE ? 'mine.asNewOfMine' : 'mine.asNewHint')}</small>
          </span>
        </label>
        {asNew && (
          <label className="mine-name">
            {t('mine.name')}
            <input maxLength={60} required value={title} onChange={(event) => setTitle(event.target.value)} />
          </label>
        )}
        <div className="dialog-row">
          <Button onClick={() => dialog.current?.close()}>{t('diagnostics.cancel')}</Button>
          <Button kind="primary" type="submit" blocked={!text.trim()}>
            {t('mine.save')}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** Says that words are the agent's own; nothing for the team's. */
export function MineMark({ pack, id }: { pack: string; id: string }) {
  const t = useTexts();
  const mine = usePanel((state) => state.packs?.mine.includes(scriptKey(pack, id)) ?? false);
  if (!mine) return null;
  return <span className="mine-mark">{t(pack === MINE ? 'mine.mark' : 'mine.markWording')}</span>;
}
