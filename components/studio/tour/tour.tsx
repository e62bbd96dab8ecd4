import { createContext, type ReactNode, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { isError } from '../../../utils/core/packs/doctor/pack-finding.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useCheckup } from '../doctor/use-findings.ts';
import { useStudio, useStudioState } from '../use-studio.ts';
import { placeCard } from './place-card.ts';
import { TOUR_STEPS, type TourStep } from './tour-steps.ts';
import { useAnchor } from './use-anchor.ts';
import './tour.css';
import { isComposing } from '../../hooks/is-composing.ts';

interface TourState {
  running: boolean;
  start: () => void;
}

/** Id of the button that starts it; the keyboard comes back there. */
const START = 'tour-start';

const TourContext = createContext<TourState>({ running: false, start: () => undefined });

/** Whether the lead is being shown around; pages visited on the way count as seen, not as done. */
export function useTour(): TourState {
  return useContext(TourContext);
}

/** Keeps the tour above the pages it walks through. Nothing is blocked: what a step explains can be tried at once. */
export function TourHost({ children }: { children: ReactNode }) {
  const { store } = useStudio();
  const [at, setAt] = useState<number | null>(null);
  const packId = useStudioState((state) => state.packId);
  const goTo = (next: number) => {
    const step = TOUR_STEPS[next];
    if (!step) return end();
    store.actions.goTo(step.page);
    setAt(next);
  };
  function end(): void {
    setAt(null);
    document.getElementById(START)?.focus();
  }
  const step = at === null ? undefined : TOUR_STEPS[at];
  return (
    <TourContext value={{ running: step !== undefined, start: () => goTo(0) }}>
      {children}
      {step && packId !== null && <TourCard key={step.id} step={step} at={at ?? 0} onGo={goTo} onEnd={end} />}
    </TourContext>
  );
}

interface TourCardProps {
  step: TourStep;
  at: number;
  onGo: (next: number) => void;
  onEnd: () => void;
}

function TourCard({ step, at, onGo, onEnd }: TourCardProps) {
  const t = useTexts();
  const count = useStudioState((state) => state.scripts.size);
  const { findings } = useCheckup();
  const anchor = useAnchor(step.anchor);
  const card = useRef<HTMLElement>(null);
  const place = usePlace(card, anchor);
  const id = useId();
  useEffect(() => card.current?.focus(), []);
  useEscape(onEnd);
  const errors = findings.filter(isError).length;
  const last = at === TOUR_STEPS.length - 1;
  return (
    <>
      {anchor && (
        <div
          className="tour-ring"
          aria-hidden="true"
          style={{ left: anchor.left, top: anchor.top, width: anchor.width, height: anchor.height }}
        />
      )}
      <section
        ref={card}
        className="tour-card"
        role="dialog"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        tabIndex={-1}
        data-testid="tour"
        data-step={step.id}
        data-anchored={anchor !== null}
        style={place}
      >
        <header>
          <span className="tour-count">{t('studio.tour.count', { at: at + 1, of: TOUR_STEPS.length })}</span>
          <Button kind="icon" aria-label={t('studio.tour.end')} title={t('studio.tour.end')} onClick={onEnd}>
            <Icon name="close" />
          </Button>
        </header>
        <h2 id={`${id}-title`}>{t(`studio.tour.${step.id}.title`)}</h2>
        <p id={`${id}-text`}>{t(`studio.tour.${step.id}.text`, { count, errors, others: findings.length - errors })}</p>
        <p className="tour-try">{t(`studio.tour.${step.id}.try`)}</p>
        <div className="dialog-row">
          {at > 0 && <Button onClick={() => onGo(at - 1)}>{t('studio.tour.back')}</Button>}
          <Button kind="primary" data-testid="tour-next" onClick={() => onGo(at + 1)}>
            {t(last ? 'studio.tour.finish' : 'studio.tour.next')}
          </Button>
        </div>
      </section>
    </>
  );
}

/** The card's place, once its size is known; until then it is drawn unseen. */
function usePlace(card: React.RefObject<HTMLElement | null>, anchor: ReturnType<typeof useAnchor>) {
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const size = card.current?.getBoundingClientRect();
    if (!size) return;
    const next = placeCard(anchor, size, { width: innerWidth, height: innerHeight });
    setPlace((before) => (before?.left === next.left && before.top === next.top ? before : next));
  });
  return place ?? { left: 0, top: 0, opacity: 0 };
}

/** Escape ends the tour from anywhere, unless something nearer took it. */
function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const lifetime = new AbortController();
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event)) latest.current();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, []);
}

/** Starts the tour, from the first steps or, once those are done, from the foot of the sidebar. */
export function TourButton() {
  const t = useTexts();
  const { start, running } = useTour();
  return (
    <Button
      id={START}
      className="tour-start"
      data-testid="tour-start"
      blocked={running}
      onClick={() => !running && start()}
    >
      {t('studio.tour.start')}
    </Button>
  );
}
