import { memo } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { EvidenceLine } from './evidence-line.tsx';
import { FindingLines } from './finding-lines.tsx';
import { usePanel } from './panel-context.ts';
import { PromiseLines } from './promise-lines.tsx';
import { RemedyLine } from './remedy-line.tsx';

/** What could go wrong with the next message; absent where nothing can. */
export const WatchOuts = memo(function WatchOuts() {
  const t = useTexts();
  const something = usePanel((state) => {
    const advice = state.advice;
    if (!advice) return false;
    return (
      advice.draft.findings.length > 0 ||
      advice.promises.some((promise) => promise.state !== 'kept') ||
      state.reminders.elsewhere.length > 0 ||
      advice.remedy.options.length > 0 ||
      advice.remedy.warnings.length > 0 ||
      advice.evidence.asked > 0 ||
      (advice.evidence.nag?.level ?? 'none') !== 'none' ||
      (!state.calm && (advice.evidence.need !== 'no' || advice.evidence.advice !== ''))
    );
  });
  if (!something) return null;
  return (
    <section className="card watch" aria-labelledby="watch-heading">
      <h2 id="watch-heading" className="watch-heading">
        {t('watch.heading')}
      </h2>
      <ul>
        <FindingLines />
        <PromiseLines />
        <EvidenceLine />
        <RemedyLine />
      </ul>
    </section>
  );
});
