import type { Stage } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon } from '../ui/icon.tsx';

/** For a lead who is new to the stages: when to lead with this one, and how it sounds done well and badly. */
export function StageGuide({ stage }: { stage: Stage }) {
  const t = useTexts();
  return (
    <details className="stage-guide" data-testid="stage-guide">
      <summary>{t('studio.guide.label')}</summary>
      <p>{t(`studio.stageWhen.${stage}`)}</p>
      <dl>
        <div data-tone="good">
          <dt>
            <Icon name="check" />
            {t('studio.guide.good')}
          </dt>
          <dd>{t(`studio.stageGood.${stage}`)}</dd>
        </div>
        <div data-tone="bad">
          <dt>
            <Icon name="close" />
            {t('studio.guide.bad')}
          </dt>
          <dd>{t(`studio.stageBad.${stage}`)}</dd>
        </div>
      </dl>
    </details>
  );
}
