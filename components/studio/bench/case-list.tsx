import type { CaseResult, Miss } from '../../../utils/core/packs/cases/run-case.ts';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import { isTextKey } from '../../../utils/i18n/create-texts.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { useCaseResults } from './use-case-results.ts';

const NONE: readonly RegressionCase[] = [];

/** All cases of the pack and how they stand; failing ones first. */
export function CaseList({ onShow }: { onShow: (given: RegressionCase) => void }) {
  const t = useTexts();
  const cases = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.cases ?? NONE);
  const results = new Map(useCaseResults().map((result) => [result.id, result]));
  const failing = (each: RegressionCase) => results.get(each.id)?.passed === false;
  const ordered = [...cases].sort((a, b) => Number(failing(b)) - Number(failing(a)));
  return (
    <section className="card">
      <h2>{t('studio.bench.cases', { count: cases.length })}</h2>
      {cases.length === 0 && <p>{t('studio.bench.noCases')}</p>}
      <ul className="case-list">
        {ordered.map((each) => (
          <CaseRow key={each.id} given={each} result={results.get(each.id)} onShow={onShow} />
        ))}
      </ul>
    </section>
  );
}

interface CaseRowProps {
  given: RegressionCase;
  result: CaseResult | undefined;
  onShow: (given: RegressionCase) => void;
}

function CaseRow({ given, result, onShow }: CaseRowProps) {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const remove = async () => {
    const { workspaces, packId } = store.getState();
    const cases = workspaces.find(({ id }) => id === packId)?.cases ?? [];
    await store.actions.saveCases(cases.filter(({ id }) => id !== given.id));
    toast({
      tone: 'done',
      text: t('studio.bench.removed', { title: given.title }),
      action: { label: t('studio.bench.undoRemove'), run: () => void store.actions.saveCases([...cases]) },
    });
  };
  const state = result === undefined ? 'running' : result.passed ? 'passed' : 'failed';
  return (
    <li data-state={state} data-testid={`case-${given.id}`}>
      <span className="chip" data-tone={state === 'failed' ? 'warm' : state === 'passed' ? 'brand' : 'plain'}>
        {t(`studio.bench.${state}`)}
      </span>
      <span className="version-note">
        {given.title}
        {result?.misses.map((miss) => (
          <MissLine key={miss.what} miss={miss} />
        ))}
      </span>
      <Button onClick={() => onShow(given)}>{t('studio.bench.show')}</Button>
      <Button
        kind="plain"
        onClick={() => void remove()}
        aria-label={t('studio.bench.removeNamed', { title: given.title })}
      >
        {t('studio.bench.remove')}
      </Button>
    </li>
  );
}

function MissLine({ miss }: { miss: Miss }) {
  const t = useTexts();
  const name = (id: string): string => {
    const key = `${miss.what}.${id}`;
    return isTextKey(key) ? t(key) : id;
  };
  const list = (ids: readonly string[]): string => ids.map(name).join(', ') || '—';
  return (
    <small>
      {t('studio.bench.miss', {
        what: t(`studio.bench.demand.${miss.what}`),
        expected: list(miss.expected),
        got: list(miss.got),
      })}
    </small>
  );
}
