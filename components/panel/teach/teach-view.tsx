import { useEffect, useRef } from 'react';
import type { TeachState } from '../../../utils/core/sites/teaching.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import { usePanel } from '../panel-context.ts';
import { TeachKeys } from './teach-keys.tsx';
import { TeachReading } from './teach-reading.tsx';
import { TeachSteps } from './teach-steps.tsx';
import { useTeach } from './use-teach.ts';
import './teach.css';

/** Takes the place of the advice while the page is being taught. */
export function TeachView() {
  const teaching = usePanel((state) => state.teaching);
  return teaching ? <Teaching state={teaching} /> : null;
}

function Teaching({ state }: { state: TeachState }) {
  const t = useTexts();
  const teach = useTeach();
  const host = usePanel(({ host: known }) => known) ?? t('host.unknown');
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that started it is gone: whoever uses the keyboard goes on from here.
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="teach" data-testid="teach" data-step={state.step}>
      <h2 ref={heading} tabIndex={-1}>
        {t('teach.title')}
      </h2>
      <p className="teach-intro">{t(state.found ? 'teach.introFound' : 'teach.intro', { host })}</p>
      <TeachSteps state={state} />
      <TeachNow state={state} />
      <TeachKeys state={state} />
      <TeachEnd state={state} />
      <TeachReading state={state} />
      <Button kind="plain" className="teach-cancel" data-testid="teach-cancel" onClick={() => teach({ type: 'stop' })}>
        {t('teach.cancel')}
      </Button>
    </section>
  );
}

/** The one thing to do now, and what was wrong with the last click. */
function TeachNow({ state: { step, problem, counts, composer, found } }: { state: TeachState }) {
  const t = useTexts();
  const teach = useTeach();
  const unknown = counts.unknown ?? 0;
  return (
    <div className="teach-now" role="status">
      {problem && (
        <p className="teach-problem" data-testid="teach-problem" data-kind={problem.kind}>
          {t(`teach.problem.${problem.kind}`)} {problem.kind === 'not-saved' && problem.detail}
        </p>
      )}
      <p>{t(found && step === 'review' ? 'teach.stepHint.found' : `teach.stepHint.${step}`)}</p>
      {step === 'review' && unknown > 0 && (
        <p className="teach-problem" data-testid="teach-unknown">
          {t('teach.unknownRows', { count: unknown })}
        </p>
      )}
      {step === 'review' && composer !== 'picked' && <p className="teach-quiet">{t('teach.noComposer')}</p>}
      {step === 'review' && found && (
        <div className="teach-row">
          <Button data-testid="teach-swap" onClick={() => teach({ type: 'swap' })}>
            {t('teach.swap')}
          </Button>
        </div>
      )}
      {step === 'composer' && (
        <div className="teach-row">
          <Button data-testid="teach-skip" onClick={() => teach({ type: 'composer', is: 'skipped' })}>
            {t('teach.skip')}
          </Button>
          <Button data-testid="teach-none" onClick={() => teach({ type: 'composer', is: 'none' })}>
            {t('teach.noneHere')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Save and export; blocked ones say what is still missing. */
function TeachEnd({ state: { step, definition, examples } }: { state: TeachState }) {
  const t = useTexts();
  const teach = useTeach();
  const toast = useToast();
  const why = definition === null ? t(examples > 1 ? 'teach.contradiction' : 'teach.notYet') : null;
  if (step !== 'review' && definition === null) return null;
  const exportFile = () => {
    if (!definition) return;
    const name = `${definition.id}.json`;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(definition, null, 2)], { type: 'application/json' }));
    link.download = name;
    link.click();
    // The browser reads the address after the click; a minute is enough for any disk.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    toast({ tone: 'done', text: t('teach.exported', { file: name }) });
  };
  const ifReady = (run: () => void) => () => (why === null ? run() : toast({ tone: 'problem', text: why }));
  return (
    <div className="teach-row teach-end">
      <Button
        kind="primary"
        blocked={why !== null}
        data-testid="teach-save"
        onClick={ifReady(() => teach({ type: 'save' }))}
      >
        {t('teach.save')}
      </Button>
      <Button blocked={why !== null} data-testid="teach-export" onClick={ifReady(exportFile)}>
        {t('teach.export')}
      </Button>
      {why && <p className="teach-quiet">{why}</p>}
    </div>
  );
}
