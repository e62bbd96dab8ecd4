import { memo, useState } from 'react';
import { STAGES, type Stage } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { usePanel, usePort } from './panel-context.ts';

/** The way most talks take; the rest is one click further. */
const MAIN: readonly Stage[] = ['apologise', 'reassure', 'accompany', 'solve'];
const SHOWN_MUST = 3;
const SHOWN_MUST_NOT = 2;

export const StageCard = memo(function StageCard() {
  const t = useTexts();
  const next = usePanel((state) => state.advice?.next);
  const chosen = usePanel((state) => state.chosenStage);
  const [all, setAll] = useState(false);
  if (!next) return null;
  const stage = chosen ?? next.stage;
  const hidden =
    Math.max(0, next.must.length - SHOWN_MUST) +
    Math.max(0, next.mustNot.length - SHOWN_MUST_NOT) +
    Math.max(0, next.why.length - 1);
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
      <Points kind="must" items={all ? next.must : next.must.slice(0, SHOWN_MUST)} />
      <Points kind="mustNot" items={all ? next.mustNot : next.mustNot.slice(0, SHOWN_MUST_NOT)} />
      {chosen && <ResetStage />}
      {hidden > 0 && (
        <Button kind="plain" className="quiet stage-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('stageCard.fewer') : t('stageCard.all', { count: hidden })}
        </Button>
      )}
    </section>
  );
});

function ResetStage() {
  const t = useTexts();
  const port = usePort();
  return (
    <Button
      kind="plain"
      className="quiet stage-all"
      onClick={() => {
        void port.chooseStage(null).catch(() => {});
      }}
    >
      <Icon name="back" />
      {t('stageCard.reset')}
    </Button>
  );
}

function Points({ kind, items }: { kind: 'must' | 'mustNot'; items: readonly string[] }) {
  const t = useTexts();
  if (items.length === 0) return null;
  return (
    <p className="points" data-kind={kind}>
      <b>{t(`stageCard.${kind}`)}</b> {items.join(' · ')}
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
  const rest = STAGES.filter((each) => each !== stage && !shown.includes(each));
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
        name={t('stageCard.more')}
        face={<Icon name="more" />}
        groups={[{ items: rest.map((each) => ({ id: each, label: t(`stage.${each}`) })) }]}
        onPick={(id) => choose(STAGES.find((each) => each === id))}
      />
    </div>
  );
}
