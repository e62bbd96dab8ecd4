import { type FormEvent, useId, useState } from 'react';
import type { CaseResult } from '../../../utils/core/packs/cases/run-case.ts';
import type { CaseExpectation, RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { packTitle } from '../pack-title.ts';
import { useStudio } from '../use-studio.ts';

const DEMANDS = ['stage', 'step', 'first', 'offers'] as const;
type Demand = (typeof DEMANDS)[number];

function expectationOf({ advice }: CaseResult, demands: ReadonlySet<Demand>): CaseExpectation {
  const ids = advice.next.scripts.map(({ id }) => id);
  return {
    ...(demands.has('stage') ? { stage: advice.next.stage } : {}),
    ...(demands.has('step') ? { step: advice.standing.step } : {}),
    ...(demands.has('first') && ids[0] ? { first: [ids[0]] } : {}),
    ...(demands.has('offers') && ids.length > 0 ? { offers: ids } : {}),
  };
}

function freeCaseId(cases: readonly RegressionCase[]): string {
  const taken = new Set(cases.map(({ id }) => id));
  let number = cases.length + 1;
  while (taken.has(`case-${number}`)) number += 1;
  return `case-${number}`;
}

/** Keeps what the pack does now as what it must go on doing. */
export function SaveCase({ given, result }: { given: RegressionCase; result: CaseResult }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const toast = useToast();
  const { store } = useStudio();
  const id = useId();
  const [title, setTitle] = useState('');
  const [demands, setDemands] = useState<ReadonlySet<Demand>>(new Set<Demand>(['stage', 'offers']));
  const { next, standing } = result.advice;
  const titles = next.scripts.map(({ id: scriptId }) => {
    const script = store.getState().scripts.get(scriptId);
    return script ? packTitle(script, uiLang) : scriptId;
  });
  const shown: Record<Demand, string> = {
    stage: t(`stage.${next.stage}`),
    step: t(`step.${standing.step}`),
    first: titles[0] ?? '—',
    offers: titles.join(' · ') || '—',
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { workspaces, packId } = store.getState();
    const cases = workspaces.find((each) => each.id === packId)?.cases ?? [];
    const saved = { ...given, id: freeCaseId(cases), title: title.trim(), expect: expectationOf(result, demands) };
    await store.actions.saveCases([...cases, saved]);
    setTitle('');
    toast({ tone: 'done', text: t('studio.bench.saved', { title: saved.title }) });
  };
  const toggle = (demand: Demand) => {
    const changed = new Set(demands);
    if (!changed.delete(demand)) changed.add(demand);
    setDemands(changed);
  };
  return (
    <form className="bench-save" onSubmit={(event) => void save(event)} data-testid="save-case">
      <h3>{t('studio.bench.saveTitle')}</h3>
      <fieldset>
        <legend>{t('studio.bench.mustHold')}</legend>
        {DEMANDS.map((demand) => (
          <label key={demand} className="check">
            <input type="checkbox" checked={demands.has(demand)} onChange={() => toggle(demand)} />
            <span>{`${t(`studio.bench.demand.${demand}`)}: ${shown[demand]}`}</span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={id}>{t('studio.bench.caseTitle')}</label>
        <input
          id={id}
          name="title"
          required
          maxLength={80}
          autoComplete="off"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <div className="dialog-row">
        <Button kind="primary" type="submit" blocked={demands.size === 0} data-testid="save-case-button">
          {t('studio.bench.save')}
        </Button>
      </div>
    </form>
  );
}
