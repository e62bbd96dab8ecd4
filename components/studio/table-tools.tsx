import { type RefObject, useDeferredValue } from 'react';
import { ownersOf } from '../../utils/app/studio/list-rows.ts';
import { NO_FILTER, type ScriptFilter } from '../../utils/app/studio/studio-state.ts';
import { ISSUES, LANGS, SCENARIOS, STAGES } from '../../utils/core/taxonomy.ts';
import { isComposing } from '../hooks/is-composing.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { TABLE_ACTIONS } from './parts.tsx';
import { useStudio, useStudioState } from './use-studio.ts';

export const STATUSES = ['draft', 'reviewed', 'published', 'archived'] as const;

interface TableToolsProps {
  rows: readonly string[];
  search: RefObject<HTMLInputElement | null>;
}

/** Search, filters and what adds scripts. */
export function TableTools({ rows, search }: TableToolsProps) {
  const t = useTexts();
  const { store } = useStudio();
  const filter = useStudioState((state) => state.filter);
  const total = useStudioState((state) => state.order.length);
  return (
    <div className="table-tools">
      <div className="table-search-row">
        <label className="table-search">
          <Icon name="search" />
          <span className="sr-only">{t('studio.table.search')}</span>
          <input
            ref={search}
            type="search"
            data-testid="table-search"
            aria-keyshortcuts="/"
            placeholder={t('studio.table.searchHint', { count: total })}
            value={filter.text}
            onChange={(event) => store.actions.setFilter({ text: event.target.value })}
            onKeyDown={(event) => {
              if (isComposing(event.nativeEvent)) return;
              if (event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                document.getElementById('script-grid')?.focus();
              }
            }}
          />
        </label>
        {TABLE_ACTIONS.map(({ id, Component }) => (
          <Component key={id} />
        ))}
        <Button data-testid="new-script" onClick={() => store.actions.create(partsFrom(filter))}>
          <Icon name="plus" />
          {t('studio.table.new')}
        </Button>
      </div>
      <Filters filter={filter} />
      <p className="table-count" role="status">
        {t('studio.table.count', { shown: rows.length, count: total })}
      </p>
    </div>
  );
}

/** A script made while the table is filtered is one of those the table shows. */
function partsFrom({ stage, scenario, issue }: ScriptFilter) {
  return {
    ...(stage ? { stage } : {}),
    ...(scenario || issue
      ? { fits: { ...(scenario ? { scenarios: [scenario] } : {}), ...(issue ? { issues: [issue] } : {}) } }
      : {}),
  };
}

function Filters({ filter }: { filter: ScriptFilter }) {
  const t = useTexts();
  const { store } = useStudio();
  // The list of owners may follow a keystroke later.
  const scripts = useDeferredValue(useStudioState((state) => state.scripts));
  const set = store.actions.setFilter;
  return (
    <div className="filters">
      <Filter
        id="stage"
        value={filter.stage}
        options={STAGES.map((id) => [id, t(`stage.${id}`)])}
        onPick={(stage) => set({ stage })}
      />
      <Filter
        id="scenario"
        value={filter.scenario}
        options={SCENARIOS.map((id) => [id, t(`scenario.${id}`)])}
        onPick={(scenario) => set({ scenario })}
      />
      <Filter
        id="issue"
        value={filter.issue}
        options={ISSUES.map((id) => [id, t(`issue.${id}`)])}
        onPick={(issue) => set({ issue })}
      />
      <Filter
        id="lang"
        value={filter.lang}
        options={[
          ...LANGS.map((id): [typeof id, string] => [id, t(`studio.lang.${id}`)]),
          ...LANGS.map((id): [`no-${typeof id}`, string] => [
            `no-${id}`,
            t('studio.filter.without', { lang: t(`studio.lang.${id}`) }),
          ]),
        ]}
        onPick={(lang) => set({ lang })}
      />
      <Filter
        id="owner"
        value={filter.owner}
        options={ownersOf(scripts).map((owner) => [owner, owner])}
        onPick={(owner) => set({ owner })}
      />
      <Filter
        id="status"
        value={filter.status}
        options={[
          ...STATUSES.map((id): [typeof id, string] => [id, t(`studio.status.${id}`)]),
          ['overdue', t('studio.status.overdue')],
        ]}
        onPick={(status) => set({ status })}
      />
      {filter.only && (
        <Button data-testid="filter-only" onClick={() => set({ only: null })}>
          {filter.only.label}
          <Icon name="close" />
        </Button>
      )}
      {JSON.stringify({ ...filter, only: filter.only !== null }) !== JSON.stringify({ ...NO_FILTER, only: false }) && (
        <Button kind="plain" data-testid="clear-filters" onClick={() => store.actions.setFilter(NO_FILTER)}>
          {t('studio.filter.clear')}
        </Button>
      )}
    </div>
  );
}

interface FilterProps<T extends string> {
  id: 'stage' | 'scenario' | 'issue' | 'lang' | 'owner' | 'status';
  value: T | null;
  options: readonly (readonly [T, string])[];
  onPick: (value: T | null) => void;
}

function Filter<T extends string>({ id, value, options, onPick }: FilterProps<T>) {
  const t = useTexts();
  return (
    <select
      className="filter"
      data-on={value !== null}
      data-testid={`filter-${id}`}
      aria-label={t(`studio.filter.${id}`)}
      value={value ?? ''}
      onChange={(event) => onPick(options.find(([each]) => each === event.target.value)?.[0] ?? null)}
    >
      <option value="">{t(`studio.filter.${id}`)}</option>
      {options.map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
