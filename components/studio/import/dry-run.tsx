import { useId, useState } from 'react';
import type { Field } from '../../../utils/exchange/import/columns.ts';
import { type ImportEntry, type ImportPlan, LINE_KINDS } from '../../../utils/exchange/import/plan-import.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { PlanLine } from './plan-line.tsx';
import type { DryRun } from './use-import.ts';

/** Lines shown at once; a table may have ten thousand. */
const SHOWN_AT_ONCE = 60;

interface DryRunCardProps {
  run: DryRun;
  entries: readonly ImportEntry[];
  onStop: () => void;
  onAgain: () => void;
  onMend: (row: number, field: Field, value: string) => void;
  /** Test cases that a pack folder brings along. */
  cases: number;
  onApply: (plan: ImportPlan) => void;
}

/** What the import would do, row by row, before anything is written. */
export function DryRunCard({ run, entries, onStop, onAgain, onMend, cases, onApply }: DryRunCardProps) {
  const t = useTexts();
  const id = useId();
  return (
    <section className="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('studio.import.check')}</h2>
      {run.kind === 'checking' && (
        <div className="compare-row">
          <progress aria-label={t('studio.import.check')} value={run.progress.done} max={run.progress.total} />
          <span>{t('studio.import.checking', { ...run.progress })}</span>
          <Button onClick={onStop} data-testid="import-cancel">
            {t('studio.import.cancel')}
          </Button>
        </div>
      )}
      {run.kind === 'stopped' && (
        <div className="compare-row">
          <span role="status">{t('studio.import.stopped')}</span>
          <Button onClick={onAgain}>{t('studio.import.again')}</Button>
        </div>
      )}
      {run.kind === 'ready' && (
        <Plan plan={run.plan} entries={entries} onMend={onMend} cases={cases} onApply={() => onApply(run.plan)} />
      )}
    </section>
  );
}

interface PlanProps {
  plan: ImportPlan;
  entries: readonly ImportEntry[];
  onMend: DryRunCardProps['onMend'];
  cases: number;
  onApply: () => void;
}

function Plan({ plan, entries, onMend, cases, onApply }: PlanProps) {
  const t = useTexts();
  const [wanted, setWanted] = useState<(typeof LINE_KINDS)[number] | null>(null);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const lines = plan.lines
    .map((line, index) => ({ line, entry: entries[index] }))
    .filter(({ line }) => wanted === null || line.kind === wanted);
  const show = (kind: typeof wanted) => {
    setWanted(kind);
    setShown(SHOWN_AT_ONCE);
  };
  return (
    <>
      <div className="import-kinds">
        <Button aria-pressed={wanted === null} onClick={() => show(null)}>
          {t('studio.import.all')} <b>{plan.lines.length}</b>
        </Button>
        {LINE_KINDS.map((kind) => (
          <Button
            key={kind}
            aria-pressed={wanted === kind}
            data-kind-of={kind}
            data-testid={`import-kind-${kind}`}
            data-count={plan.counts[kind]}
            onClick={() => show(wanted === kind ? null : kind)}
          >
            {t(`studio.import.${kind}`)} <b>{plan.counts[kind]}</b>
          </Button>
        ))}
      </div>
      <ApplyRow plan={plan} cases={cases} onApply={onApply} />
      {lines.length === 0 && <p className="import-quiet">{t('studio.import.none')}</p>}
      <ol className="import-lines">
        {lines.slice(0, shown).map(({ line, entry }) => (
          <PlanLine
            key={`${line.row} ${line.kind}`}
            line={line}
            cell={
              line.kind === 'rejected' && line.field !== '' && entry && 'foreign' in entry
                ? (entry.foreign[line.field] ?? '')
                : undefined
            }
            onMend={(field, value) => onMend(line.row, field, value)}
          />
        ))}
      </ol>
      {lines.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('studio.import.more', { count: Math.min(SHOWN_AT_ONCE, lines.length - shown) })}
        </Button>
      )}
    </>
  );
}

function ApplyRow({ plan, cases, onApply }: { plan: ImportPlan; cases: number; onApply: () => void }) {
  const t = useTexts();
  const count = plan.counts.new + plan.counts.changed;
  const nothing = count + cases === 0;
  return (
    <div className="import-apply">
      <Button kind="primary" blocked={nothing} data-testid="import-apply" onClick={() => !nothing && onApply()}>
        {nothing ? t('studio.import.nothing') : t('studio.import.apply', { count })}
      </Button>
      {cases > 0 && <span>{t('studio.import.cases', { count: cases })}</span>}
      {plan.counts.rejected > 0 && (
        <span className="import-quiet">{t('studio.import.rejectedStay', { count: plan.counts.rejected })}</span>
      )}
    </div>
  );
}
