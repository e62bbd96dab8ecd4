import type { KeyboardEvent } from 'react';
import type { TeachState, TeachWish } from '../../../utils/core/sites/teaching.ts';
import { isComposing } from '../../hooks/is-composing.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useTeach } from './use-teach.ts';

const KEYS: Record<string, TeachWish> = {
  ArrowLeft: { type: 'walk', by: -1 },
  ArrowRight: { type: 'walk', by: 1 },
  ArrowUp: { type: 'resize', by: 'wider' },
  ArrowDown: { type: 'resize', by: 'narrower' },
};

/** Pointing without a pointer: the outline on the page is moved from here. */
export function TeachKeys({ state: { step, candidate } }: { state: TeachState }) {
  const t = useTexts();
  const teach = useTeach();
  if (step === 'review') return null;
  const onKeyDown = (event: KeyboardEvent) => {
    const wish = KEYS[event.key];
    if (!wish || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    teach(wish);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
    <div className="teach-keys" role="group" aria-label={t('teach.byKeyboard')} onKeyDown={onKeyDown}>
      <h3>{t('teach.byKeyboard')}</h3>
      <div className="teach-row">
        <Button data-testid="teach-previous" onClick={() => teach({ type: 'walk', by: -1 })}>
          {t('teach.previous')}
        </Button>
        <Button data-testid="teach-next" onClick={() => teach({ type: 'walk', by: 1 })}>
          {t('teach.next')}
        </Button>
        {step !== 'composer' && (
          <>
            <Button data-testid="teach-wider" onClick={() => teach({ type: 'resize', by: 'wider' })}>
              {t('teach.wider')}
            </Button>
            <Button data-testid="teach-narrower" onClick={() => teach({ type: 'resize', by: 'narrower' })}>
              {t('teach.narrower')}
            </Button>
          </>
        )}
        <Button data-testid="teach-take" blocked={candidate === null} onClick={() => teach({ type: 'pick' })}>
          {t('teach.take')}
        </Button>
      </div>
      <p className="teach-candidate" role="status" data-testid="teach-candidate">
        {candidate === null ? (
          t('teach.noCandidate')
        ) : (
          <>
            {t('teach.candidate')}: <span dir="auto">{candidate || t('teach.empty')}</span>
          </>
        )}
      </p>
    </div>
  );
}
