import { memo, useState } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { EffortLog } from './effort-log.tsx';
import { EffortTaps } from './effort-taps.tsx';
import { FollowUpScript } from './follow-up-script.tsx';
import { HandOverButton } from './hand-over.tsx';
import { usePanel } from './panel-context.ts';

/** What was done for this case and the next honest update; there once something is pending or the buyer is not content. */
export const EffortCard = memo(function EffortCard() {
  const t = useTexts();
  const followUp = usePanel((state) => state.followUp);
  const calm = usePanel((state) => state.calm);
  const [writing, setWriting] = useState(false);
  if (!followUp || (calm && !followUp.pending && followUp.efforts.length === 0)) return null;
  const { efforts, pending, update, doFirst } = followUp;
  const due = pending || efforts.length > 0;
  return (
    <section className="card effort" aria-labelledby="effort-heading">
      <div className="effort-top">
        <h2 id="effort-heading" className="watch-heading">
          {t('followUp.heading')}
        </h2>
        <HandOverButton />
      </div>
      <EffortTaps first={doFirst} />
      <EffortLog efforts={efforts} />
      {due && (
        <Button
          kind={writing ? 'plain' : 'normal'}
          className="effort-write"
          data-testid="effort-write"
          aria-expanded={writing}
          onClick={() => setWriting(!writing)}
        >
          {t(writing ? 'followUp.hide' : 'followUp.write')}
        </Button>
      )}
      {due && writing && (
        <>
          {doFirst && doFirst !== 'other' && (
            <p className="effort-first" data-testid="effort-first">
              {t('followUp.doFirst', { effort: t(`effortDo.${doFirst}`) })}
            </p>
          )}
          <FollowUpScript
            suggestion={update}
            testId="effort-update"
            onDone={() => setWriting(false)}
            onClose={() => setWriting(false)}
          />
        </>
      )}
    </section>
  );
});
