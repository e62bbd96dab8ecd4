import { useState } from 'react';
import { type Effort, isWaiting } from '../../utils/core/follow-up/effort.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTexts, useUiLang } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { writeClock } from './clock-words.ts';
import { EffortWords } from './effort-taps.tsx';
import { usePort } from './panel-context.ts';

/** Older entries fold away; what is still awaited always shows. */
const SHOWN = 4;

/** What was done, newest last, as a log reads. */
export function EffortLog({ efforts }: { efforts: readonly Effort[] }) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  if (efforts.length === 0) return null;
  const shown = efforts.filter((effort, index) => all || isWaiting(effort) || index >= efforts.length - SHOWN);
  const folded = efforts.length - shown.length;
  return (
    <>
      {folded > 0 && (
        <Button kind="plain" className="quiet" onClick={() => setAll(true)}>
          {t('followUp.earlier', { count: folded })}
        </Button>
      )}
      <ol className="effort-log" data-testid="effort-log">
        {shown.map((effort) => (
          <EffortEntry key={effort.id} effort={effort} />
        ))}
      </ol>
    </>
  );
}

function EffortEntry({ effort }: { effort: Effort }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const port = usePort();
  const now = useNow(true, 60_000);
  const [answering, setAnswering] = useState(false);
  const name = effort.kind === 'other' ? (effort.note ?? '') : t(`effort.${effort.kind}`);
  const waiting = isWaiting(effort);
  return (
    <li data-waiting={waiting || undefined}>
      <div className="effort-entry">
        <time dateTime={new Date(effort.at).toISOString()}>{writeClock(effort.at, now, uiLang)}</time>
        <p dir="auto">
          {name}
          {waiting && <span className="effort-state"> · {t('followUp.waiting')}</span>}
          {effort.answer?.text && <span className="effort-said"> → {effort.answer.text}</span>}
        </p>
        {waiting && !answering && (
          <Button kind="plain" className="quiet" data-testid="effort-answer" onClick={() => setAnswering(true)}>
            {t('followUp.answer')}
          </Button>
        )}
        <Button
          kind="icon"
          className="effort-remove"
          aria-label={t('followUp.remove', { effort: name })}
          title={t('followUp.remove', { effort: name })}
          onClick={() => void port.removeEffort(effort.id).catch(() => {})}
        >
          <Icon name="close" />
        </Button>
      </div>
      {answering && (
        <EffortWords
          label={t('followUp.answerLabel')}
          onCancel={() => setAnswering(false)}
          onAdd={(words) => {
            void port.answerEffort(effort.id, words).catch(() => {});
            setAnswering(false);
          }}
        />
      )}
    </li>
  );
}
