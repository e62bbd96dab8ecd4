import { memo, type ReactNode, useState } from 'react';
import { fitting } from '../../utils/app/columns.ts';
import { STAGES, type Stage } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { usePanel, usePort } from './panel-context.ts';

/** The way most talks take; the rest is one click further. */
const MAIN: readonly Stage[] = ['apologise', 'reassure', 'accompany', 'solve'];
/** Columns of a line or two beside the label; the rest unfolds. */
const LINE = { must: 60, mustNot: 46 };

export const StageCard = memo(function StageCard() {
  const t = useTexts();
  const next = usePanel((state) => state.advice?.next);
  const chosen = usePanel((state) => state.chosenStage);
  const [all, setAll] = useState(false);
  if (!next) return null;
  const stage = chosen ?? next.stage;
  const must = all ? next.must : fitting(next.must, LINE.must);
  const mustNot = all ? next.mustNot : fitting(next.mustNot, LINE.mustNot);
  const hidden = fewer(next.must, LINE.must) + fewer(next.mustNot, LINE.mustNot) + Math.max(0, next.why.length - 1);
  return (
    <section className="stage" aria-label={t('stageCard.heading')}>
      <div className="stage-top">
        <h2>
          <span className="stage-name" data-testid="stage-name" data-stage={stage} key={stage}>
            {t(`stage.${stage}`)}
          </span>{' '}
          <span className="stage-lead">{t(`stageLead.${stage}`)}</span>
        </h2>
        <StageTabs stage={stage} />
      </div>
      {next.why.length > 0 && <p className="stage-why">{(all ? next.why : next.why.slice(0, 1)).join(' ')}</p>}
      <Points kind="must" items={must} />
      <Points kind="mustNot" items={mustNot}>
        {hidden > 0 && (
          <Button kind="plain" className="quiet inline" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('stageCard.fewer') : t('stageCard.all', { count: hidden })}
          </Button>
        )}
      </Points>
      {chosen && <ResetStage />}
    </section>
  );
});

function ResetStage() {
  const t = useTexts();
  const port = usePort();
  return (
    <Button
      kind="plain"
      className="quiet stage-reset"
      onClick={() => {
        void port.chooseStage(null).catch(() => {});
      }}
    >
      <Icon name="back" />
      {t('stageCard.reset')}
    </Button>
  );
}

function fewer(items: readonly string[], line: number): number {
  return items.length - fitting(items, line).length;
}

interface PointsProps {
  kind: 'must' | 'mustNot';
  items: readonly string[];
  children?: ReactNode;
}

function Points({ kind, items, children }: PointsProps) {
  const t = useTexts();
  if (items.length === 0 && !children) return null;
  return (
    <p className="points" data-kind={kind}>
      {items.length > 0 && <b>{t(`stageCard.${kind}`)}</b>} {items.join(' · ')} {children}
    </p>
  );
}

function StageTabs({ stage }: { stage: Stage }) {
  const t = useTexts();
  const port = usePort();
  const choose = (picked: Stage | undefined) => {
    if (picked) void port.chooseStage(picked).catch(() => {});
  };
  const shown = MAIN.filter((each) => each !== stage).slice(0, 3);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one line in every engine
    <div className="stage-tabs" role="group" aria-label={t('stageCard.tabs')}>
      {shown.map((each) => (
        <button key={each} type="button" className="stage-tab" onClick={() => choose(each)}>
          {t(`stage.${each}`)}
        </button>
      ))}
      <Menu
        kind="plain"
        className="stage-more"
        name={t('stageCard.tabs')}
        face={<Icon name="more" />}
        groups={[
          { items: STAGES.filter((each) => each !== stage).map((each) => ({ id: each, label: t(`stage.${each}`) })) },
        ]}
        onPick={(id) => choose(STAGES.find((each) => each === id))}
      />
    </div>
  );
}
