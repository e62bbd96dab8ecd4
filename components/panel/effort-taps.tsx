import { type FormEvent, useState } from 'react';
import { EFFORT_KINDS, type EffortKind } from '../../utils/core/follow-up/effort.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { usePort } from './panel-context.ts';

const TAPS = EFFORT_KINDS.filter((kind) => kind !== 'other');

/** One tap logs what was just done, with the time; own words take a line. */
export function EffortTaps({ first }: { first: EffortKind | null }) {
  const t = useTexts();
  const port = usePort();
  const [own, setOwn] = useState(false);
  const log = (kind: EffortKind, words = '') => void port.logEffort(kind, words).catch(() => {});
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line in every engine */}
      <div className="effort-taps" role="group" aria-label={t('followUp.log')}>
        {TAPS.map((kind) => (
          <button
            key={kind}
            type="button"
            className="effort-tap"
            data-testid={`effort-${kind}`}
            data-first={kind === first || undefined}
            onClick={() => log(kind)}
          >
            {t(`effort.${kind}`)}
          </button>
        ))}
        <button type="button" className="effort-tap" aria-expanded={own} onClick={() => setOwn(!own)}>
          {t('followUp.own')}
        </button>
      </div>
      {own && (
        <EffortWords
          label={t('followUp.ownLabel')}
          onCancel={() => setOwn(false)}
          onAdd={(words) => {
            log('other', words);
            setOwn(false);
          }}
        />
      )}
    </>
  );
}

interface EffortWordsProps {
  label: string;
  onAdd: (words: string) => void;
  onCancel: () => void;
}

/** A line for the agent's own words; Enter adds, Escape leaves. An input method's Enter submits nothing by itself. */
export function EffortWords({ label, onAdd, onCancel }: EffortWordsProps) {
  const t = useTexts();
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) onAdd(words);
  };
  return (
    <form className="effort-words" onSubmit={submit}>
      <input
        type="text"
        aria-label={label}
        placeholder={label}
        maxLength={300}
        autoComplete="off"
        value={words}
        ref={(element) => element?.focus({ preventScroll: true })}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !isComposing(event.nativeEvent)) onCancel();
        }}
      />
      <Button type="submit" blocked={!words.trim()}>
        {t('followUp.add')}
      </Button>
    </form>
  );
}
