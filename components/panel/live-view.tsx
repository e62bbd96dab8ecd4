import { useTexts } from '../hooks/use-texts.ts';
import { EffortCard } from './effort-card.tsx';
import { MoodCard } from './mood-card.tsx';
import { usePanel } from './panel-context.ts';
import { Scripts } from './scripts.tsx';
import { SiteCheck } from './site-check.tsx';
import { StageCard } from './stage-card.tsx';
import { WatchOuts } from './watch-outs.tsx';

/** The order of the next second of work: feeling, what to lead with, the words, what to mind. */
export function LiveView() {
  const t = useTexts();
  const stale = usePanel((state) => state.stale);
  return (
    <>
      {stale && (
        <section className="stale" aria-live="polite">
          <h2>{t('status.stale.title')}</h2>
          <p>{t('status.stale.text')}</p>
        </section>
      )}
      <SiteCheck />
      <MoodCard />
      <StageCard />
      <Scripts />
      <WatchOuts />
      <EffortCard />
    </>
  );
}
