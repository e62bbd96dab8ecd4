import { TEACH_STEPS, type TeachState } from '../../../utils/core/sites/teaching.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useTeach } from './use-teach.ts';

/** Where one is; a step that is done can be shown anew. */
export function TeachSteps({ state: { step } }: { state: TeachState }) {
  const t = useTexts();
  const teach = useTeach();
  const at = TEACH_STEPS.indexOf(step);
  return (
    <ol className="teach-steps" aria-label={t('teach.steps')}>
      {TEACH_STEPS.map((each, index) => {
        const name = t(`teach.step.${each}`);
        const where = index < at ? 'done' : index === at ? 'now' : 'later';
        return (
          <li key={each} data-where={where} aria-current={where === 'now' ? 'step' : undefined}>
            <span className="teach-number" aria-hidden="true">
              {where === 'done' ? <Icon name="check" /> : index + 1}
            </span>
            <span className="teach-step">
              {name}
              {where !== 'later' && (
                <span className="sr-only"> ({t(where === 'done' ? 'teach.done' : 'teach.now')})</span>
              )}
            </span>
            {where === 'done' && (
              <Button
                kind="icon"
                aria-label={t('teach.redo', { step: name })}
                title={t('teach.redo', { step: name })}
                onClick={() => teach({ type: 'step', step: each })}
              >
                <Icon name="undo" />
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
