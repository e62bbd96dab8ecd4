import { memo } from 'react';
import { STEPS, type Step } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';

/** The realistic next goal of each step (domain.md §2.5), as a step the line leads to; null where one only keeps. */
const GOAL: Readonly<Record<Step, Step | null>> = {
  churn: null,
  complaint: 'satisfied',
  grumble: 'satisfied',
  dissatisfied: 'satisfied',
  not_dissatisfied: 'satisfied',
  not_satisfied: 'satisfied',
  satisfied: 'delighted',
  delighted: 'loyal',
  loyal: null,
};

export const Ladder = memo(function Ladder() {
  const t = useTexts();
  const step = usePanel((state) => state.advice?.standing.step);
  if (!step) return null;
  const at = STEPS.indexOf(step);
  const goal = GOAL[step];
  const until = goal ? STEPS.indexOf(goal) : at;
  return (
    <div className="ladder">
      <span className="ladder-step" aria-hidden="true" data-testid="step" data-step={step}>
        {t(`step.${step}`)}
      </span>
      <div
        className="ladder-line"
        role="img"
        aria-label={t('mood.ladder', { step: at + 1, name: t(`step.${step}`), goal: t(`goal.${step}`) })}
      >
        {STEPS.map((each, index) => (
          <i
            key={each}
            data-part={index === at ? 'at' : index > at && index <= until ? 'way' : undefined}
            title={t(`step.${each}`)}
          />
        ))}
      </div>
      <span className="ladder-goal" aria-hidden="true">
        {t(`goal.${step}`)}
      </span>
    </div>
  );
});
