import { useEffect, useMemo, useRef, useState } from 'react';
import { dayOf } from '../../../utils/app/studio/blank-script.ts';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import type { Stage } from '../../../utils/core/taxonomy.ts';
import type { Field } from '../../../utils/exchange/import/columns.ts';
import { type ImportDefaults, REVIEW_DAYS } from '../../../utils/exchange/import/make-script.ts';
import { type ImportPlan, scriptsOf } from '../../../utils/exchange/import/plan-import.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { useStudio, useStudioState } from '../use-studio.ts';
import { ChooseFile } from './choose-file.tsx';
import { ColumnsCard } from './columns-card.tsx';
import { DryRunCard } from './dry-run.tsx';
import { FileCard } from './file-card.tsx';
import { type Mended, useDryRun, useEntries, useSource } from './use-import.ts';
import '../versions/versions.css';
import './import.css';

/** From a file to scripts: choose, say what the columns mean, look at the dry run, apply. */
export function ImportPage() {
  const t = useTexts();
  const open = useSource();
  const { applied, apply, undo, forget } = useApply();
  return (
    <div className="studio-page import" data-testid="import-page">
      <h1>{t('studio.page.import')}</h1>
      <p className="import-intro">{t('studio.import.intro')}</p>
      {applied && (
        <Applied
          ids={applied.ids}
          onUndo={undo}
          onNext={() => {
            open.leave();
            forget();
          }}
        />
      )}
      {open.file ? (
        // Kept behind the result, so that undo leads back to the rows as they were mended.
        <div className="import-opened" hidden={applied !== null}>
          <Opened key={`${open.serial} ${open.reading?.sheet}`} open={open} onApply={apply} />
        </div>
      ) : (
        <ChooseFile
          onFile={(file) => void open.takeFile(file)}
          onPaste={(text) => void open.take({ name: t('studio.import.pasted'), bytes: new TextEncoder().encode(text) })}
        />
      )}
    </div>
  );
}

const NO_CASES: readonly RegressionCase[] = [];

interface OpenedProps {
  open: ReturnType<typeof useSource>;
  onApply: (plan: ImportPlan, cases: readonly RegressionCase[]) => void;
}

function Opened({ open, onApply }: OpenedProps) {
  const { file, source, reading } = open;
  const known = useStudioState((state) => state.scripts);
  const [stage, setStage] = useState<Stage>('answer');
  const [mended, setMended] = useState<Mended>(new Map());
  const entries = useEntries(source, reading, mended);
  const { run, stop, again } = useDryRun(entries, known, useDefaults(stage));
  if (!file) return null;
  const sheet = source?.ok && source.kind === 'table' ? source.sheets[reading?.sheet ?? 0] : undefined;
  const cases = source?.ok && source.kind === 'folder' ? source.cases : NO_CASES;
  const mend = (row: number, field: Field, value: string) =>
    setMended(new Map(mended).set(row, { ...mended.get(row), [field]: value }));
  return (
    <>
      <FileCard
        name={file.name}
        source={source}
        sheet={reading?.sheet ?? 0}
        onSheet={open.pickSheet}
        onEncoding={(encoding) => void open.take(file, encoding)}
        onLeave={open.leave}
      />
      {sheet && reading && (
        <ColumnsCard sheet={sheet} reading={reading} onReading={open.setReading} stage={stage} onStage={setStage} />
      )}
      {entries && (
        <DryRunCard
          run={run}
          entries={entries}
          onStop={stop}
          onAgain={again}
          onMend={mend}
          cases={cases.length}
          onApply={(plan) => onApply(plan, cases)}
        />
      )}
    </>
  );
}

const DAY_MS = 86_400_000;

function useDefaults(stage: Stage): ImportDefaults {
  const { store } = useStudio();
  const owner = useStudioState((state) => state.workspaces.find(({ id }) => id === state.packId)?.manifest.owner ?? '');
  return useMemo(
    () => ({ owner, stage, reviewBy: dayOf(store.ports.now() + REVIEW_DAYS * DAY_MS) }),
    [owner, stage, store],
  );
}

interface AppliedImport {
  ids: string[];
  /** The test cases before, where the import brought some. */
  casesBefore: RegressionCase[] | null;
}

/** Writes a plan as one undoable step, and takes it back. */
function useApply() {
  const t = useTexts();
  const toast = useToast();
  const { store } = useStudio();
  const [applied, setApplied] = useState<AppliedImport | null>(null);
  return {
    applied,
    forget: () => setApplied(null),
    apply: (plan: ImportPlan, cases: readonly RegressionCase[]) => {
      const scripts = scriptsOf(plan);
      const { workspaces, packId } = store.getState();
      const before = workspaces.find(({ id }) => id === packId)?.cases ?? [];
      store.actions.apply({ step: 'import', put: scripts });
      if (cases.length > 0) {
        const ids = new Set(cases.map(({ id }) => id));
        void store.actions.saveCases([...before.filter(({ id }) => !ids.has(id)), ...cases]);
      }
      setApplied({ ids: scripts.map(({ id }) => id), casesBefore: cases.length > 0 ? before : null });
    },
    undo: () => {
      // Only this import is taken back here; what came after it has its own undo in the top bar.
      if (applied && applied.ids.length > 0 && store.getState().undo?.step === 'import') store.actions.undo();
      if (applied?.casesBefore) void store.actions.saveCases(applied.casesBefore);
      setApplied(null);
      toast({ tone: 'done', text: t('studio.import.undone') });
    },
  };
}

function Applied({ ids, onUndo, onNext }: { ids: readonly string[]; onUndo: () => void; onNext: () => void }) {
  const t = useTexts();
  const { store } = useStudio();
  const card = useRef<HTMLElement>(null);
  // The button that was pressed is gone; the keyboard goes on from here.
  useEffect(() => card.current?.focus(), []);
  return (
    <section ref={card} tabIndex={-1} className="card import-done" data-testid="import-done">
      <p role="status">{t('studio.import.done', { count: ids.length })}</p>
      <div className="dialog-row">
        <Button onClick={onUndo} data-testid="import-undo">
          {t('studio.import.undo')}
        </Button>
        <Button onClick={onNext}>{t('studio.import.next')}</Button>
        {ids.length > 0 && (
          <Button
            kind="primary"
            data-testid="import-show"
            onClick={() => store.actions.showOnly(t('studio.import.shown'), ids)}
          >
            {t('studio.import.show')}
          </Button>
        )}
      </div>
    </section>
  );
}
