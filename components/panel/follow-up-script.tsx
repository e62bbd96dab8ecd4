import { type KeyboardEvent, useRef } from 'react';
import type { Suggestion } from '../../utils/core/advice.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { usePanel } from './panel-context.ts';
import { ScriptText } from './script-text.tsx';
import { slotName } from './slot-name.ts';
import { useBlocked, useInsertion } from './use-insertion.ts';
import { useScript } from './use-script.ts';

interface FollowUpScriptProps {
  suggestion: Suggestion;
  testId: string;
  /** The text stands in the reply box. */
  onDone: () => void;
  /** Escape, or nothing more to do here. */
  onClose?: () => void;
}

/** A message composed for this case: read it, fill what only the agent knows, insert it. */
export function FollowUpScript({ suggestion, testId, onDone, onClose }: FollowUpScriptProps) {
  const t = useTexts();
  const lang = usePanel((state) => state.advice?.lang);
  const draft = useScript(suggestion);
  const { insert, copy } = useInsertion();
  const blocked = useBlocked();
  const root = useRef<HTMLDivElement>(null);
  const fill = draft.missing.map((slot) => slotName(slot, t)).join(' · ');
  const press = async () => {
    if (blocked) return;
    if (draft.missing.length > 0) root.current?.querySelector<HTMLElement>('[data-empty] input')?.focus();
    else if (await insert(draft.text)) onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent) || !onClose) return;
    event.preventDefault();
    onClose();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what a button beside it opened
    <div className="follow-up-script" data-testid={testId} data-script={suggestion.id} ref={root} onKeyDown={onKeyDown}>
      <p className="script-text" lang={lang} dir="auto">
        <ScriptText parts={draft.parts} typed={draft.typed} onType={draft.type} onEnter={() => void press()} />
      </p>
      {(blocked || fill) && <p className="script-reason">{blocked ?? t('scripts.fillFirst', { slots: fill })}</p>}
      <div className="script-row">
        <Button data-testid={`${testId}-insert`} blocked={fill !== '' || blocked !== null} onClick={() => void press()}>
          {t('scripts.insert')}
        </Button>
        <Button kind="plain" onClick={() => void copy(draft.text)}>
          {t('scripts.copy')}
        </Button>
      </div>
    </div>
  );
}
