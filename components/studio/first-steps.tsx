import { useEffect, useState } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { TourButton, useTour } from './tour/tour.tsx';
import { useStudioState } from './use-studio.ts';

/** The way of a pack from the first change to the agents, by the page that each step is done on. */
const STEPS = ['scripts', 'doctor', 'coverage', 'bench', 'versions'] as const;
type Step = (typeof STEPS)[number];

const KEY = 'warmline-studio-first-steps';

interface Progress {
  done: Step[];
  hidden: boolean;
}

function readProgress(): Progress {
  try {
    const { done, hidden } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Record<keyof Progress, unknown>>;
    return { done: STEPS.filter((step) => Array.isArray(done) && done.includes(step)), hidden: hidden === true };
  } catch {
    // Storage may be switched off or hold something else; the steps then begin anew.
    return { done: [], hidden: false };
  }
}

function useProgress(): [Progress, (change: (before: Progress) => Progress) => void] {
  const [progress, setProgress] = useState(readProgress);
  useEffect(() => {
    try {
      localStorage.setItem(KEY, JSON.stringify(progress));
    } catch {
      // Without storage the steps are only forgotten sooner.
    }
  }, [progress]);
  return [progress, setProgress];
}

/** Five minutes on the lead's own pack. A step is ticked by doing it, not by reading about it. */
export function FirstSteps() {
  const t = useTexts();
  const page = useStudioState((state) => state.page);
  const changed = useStudioState((state) => state.undo !== null);
  const published = useStudioState((state) => state.versions.length > 0);
  const [{ done, hidden }, setProgress] = useProgress();
  // Being led past a page is not doing its step.
  const { running } = useTour();
  const reached: Step | undefined = running
    ? undefined
    : page === 'scripts'
      ? changed
        ? 'scripts'
        : undefined
      : STEPS.find((step) => step === page && step !== 'versions');
  useEffect(() => {
    const news = [reached, published ? ('versions' as const) : undefined].filter((step) => step !== undefined);
    setProgress((before) =>
      news.every((step) => before.done.includes(step))
        ? before
        : { ...before, done: STEPS.filter((step) => before.done.includes(step) || news.includes(step)) },
    );
  }, [reached, published, setProgress]);
  const next = STEPS.find((step) => !done.includes(step));
  if (hidden || next === undefined) return <TourButton />;
  return (
    <section className="first-steps" data-testid="first-steps">
      <h2>{t('studio.first.title')}</h2>
      <TourButton />
      <ol>
        {STEPS.map((step) => (
          <li key={step} data-done={done.includes(step)}>
            <a href={`#${step}`} aria-current={step === next ? 'step' : undefined}>
              {done.includes(step) ? <Icon name="check" /> : <span className="first-dot" aria-hidden="true" />}
              <span>
                {t(`studio.firstStep.${step}`)}
                {done.includes(step) && <span className="sr-only"> {t('studio.first.done')}</span>}
              </span>
            </a>
            {step === next && <p>{t(`studio.firstHint.${step}`)}</p>}
          </li>
        ))}
      </ol>
      <Button
        kind="plain"
        data-testid="first-hide"
        onClick={() => setProgress((before) => ({ ...before, hidden: true }))}
      >
        {t('studio.first.hide')}
      </Button>
    </section>
  );
}
