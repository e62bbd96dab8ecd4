import { type KeyboardEvent, useEffect, useRef } from 'react';
import { withSlots } from '../../utils/app/packs/personal-layer.ts';
import type { Suggestion } from '../../utils/core/advice.ts';
import type { SearchHit } from '../../utils/core/suggest/search-scripts.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeepWording, MineMark } from './keep-wording.tsx';
import { usePanel } from './panel-context.ts';
import { ScriptText } from './script-text.tsx';
import { slotName } from './slot-name.ts';
import { useBlocked, useInsertion } from './use-insertion.ts';
import { useScript } from './use-script.ts';

interface PickedScriptProps {
  suggestion: Suggestion;
  hit: SearchHit;
  onBack: () => void;
  /** The script stands in the reply box. */
  onDone: () => void;
}

/** A script found by search, in full, before it goes anywhere: Enter inserts, Escape goes back. */
export function PickedScript({ suggestion, hit, onBack, onDone }: PickedScriptProps) {
  const t = useTexts();
  const draft = useScript(suggestion);
  const { insert, copy } = useInsertion();
  const live = usePanel((state) => state.status === 'live');
  const blocked = useBlocked();
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const first = root.current?.querySelector<HTMLElement>('input[data-slot]');
    (first ?? root.current?.querySelector<HTMLElement>('[data-main]'))?.focus();
  }, []);
  const fill = draft.missing.map((slot) => slotName(slot, t)).join(' · ');
  const press = async () => {
    if (blocked) return;
    if (draft.missing.length > 0) root.current?.querySelector<HTMLElement>('[data-empty] input')?.focus();
    else if (await insert(draft.text)) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    onBack();
  };
  return (
    <article
      className="picked"
      data-testid="picked-script"
      data-script={suggestion.id}
      ref={root}
      onKeyDown={onKeyDown}
    >
      <PickedTop hit={hit} onBack={onBack} />
      <p className="script-text" lang={hit.lang} dir="auto">
        <ScriptText parts={draft.parts} typed={draft.typed} onType={draft.type} onEnter={() => void press()} />
      </p>
      {(blocked || fill) && <p className="script-reason">{blocked ?? t('scripts.fillFirst', { slots: fill })}</p>}
      <div className="script-row">
        {live && (
          <Button
            kind="primary"
            data-main
            data-testid="picked-insert"
            blocked={fill !== '' || blocked !== null}
            onClick={() => void press()}
          >
            {t('scripts.insert')}
          </Button>
        )}
        <Button
          kind={live ? 'plain' : 'normal'}
          data-main={live ? undefined : true}
          onClick={() => void copy(draft.text)}
        >
          {t('scripts.copy')}
        </Button>
        <KeepWording
          suggestion={suggestion}
          lang={hit.lang}
          wording={() => withSlots(suggestion.text, suggestion)}
          onKept={onBack}
        />
      </div>
    </article>
  );
}

function PickedTop({ hit, onBack }: { hit: SearchHit; onBack: () => void }) {
  const t = useTexts();
  return (
    <div className="picked-top">
      <Button kind="icon" aria-label={t('search.back')} title={t('search.back')} onClick={onBack}>
        <Icon name="back" />
      </Button>
      <h2>{hit.title}</h2>
      <MineMark pack={hit.entry.pack} id={hit.entry.id} />
      <span className="result-stage">{t(`stage.${hit.entry.stage}`)}</span>
    </div>
  );
}
