import { memo, useId, useState } from 'react';
import type { Advice } from '../../utils/core/advice.ts';
import { BASE_INTENSITY, EMOTIONS, type Emotion, NEGATIVE_EMOTIONS } from '../../utils/core/taxonomy.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { useToast } from '../ui/toast.tsx';
import { BuyerWords } from './buyer-words.tsx';
import { ExposureCard } from './exposure-card.tsx';
import { ExposureChip } from './exposure-chip.tsx';
import { Ladder } from './ladder.tsx';
import { usePanel, usePort } from './panel-context.ts';
import { StandingChips } from './standing-chips.tsx';
import { StandingDetails } from './standing-details.tsx';

export const MoodCard = memo(function MoodCard() {
  const t = useTexts();
  const mood = usePanel((state) => state.advice?.mood);
  const calm = usePanel((state) => state.calm);
  const unsure = usePanel((state) => state.unsure);
  const [details, setDetails] = useState(false);
  const detailsId = useId();
  const [exposure, setExposure] = useState(false);
  const exposureId = useId();
  if (!mood) return null;
  return (
    <section className="card mood" data-tone={toneOf(mood, calm, unsure)} aria-label={t('mood.heading')}>
      <MoodHeadline mood={mood} calm={calm} unsure={unsure} />
      <BuyerWords />
      <ul className="chips">
        <StandingChips />
        <ExposureChip open={exposure} card={exposureId} onToggle={() => setExposure(!exposure)} />
        <li className="mood-tools">
          <CorrectionMenu />
          <Button
            kind="icon"
            aria-label={t('mood.details')}
            title={t('mood.details')}
            aria-expanded={details}
            aria-controls={details ? detailsId : undefined}
            onClick={() => setDetails(!details)}
          >
            <Icon name="down" className={details ? 'turned' : ''} />
          </Button>
        </li>
      </ul>
      {exposure && <ExposureCard id={exposureId} onClose={() => setExposure(false)} />}
      {details && <StandingDetails id={detailsId} />}
      {!unsure && <Ladder />}
    </section>
  );
});

export type MoodTone = 'warm' | 'amber' | 'calm' | 'quiet';

function toneOf(mood: Advice['mood'], calm: boolean, unsure: boolean): MoodTone {
  if (unsure) return 'quiet';
  if (calm) return 'calm';
  if (NEGATIVE_EMOTIONS.has(mood.dominant) && (mood.intensity >= 3 || BASE_INTENSITY[mood.dominant] >= 3))
    return 'warm';
  return mood.intensity > 0 || NEGATIVE_EMOTIONS.has(mood.dominant) ? 'amber' : 'calm';
}

function MoodHeadline({ mood, calm, unsure }: { mood: Advice['mood']; calm: boolean; unsure: boolean }) {
  const t = useTexts();
  if (unsure) {
    return (
      <div className="mood-top">
        <div>
          <h2 className="mood-title">{t('mood.unsureTitle')}</h2>
          <p className="mood-also">{t('mood.unsureText')}</p>
        </div>
      </div>
    );
  }
  const also = mood.emotions
    .map((emotion) => emotion.id)
    .filter((id) => id !== mood.dominant && id !== 'neutral')
    .slice(0, 2);
  const word = (
    <span data-testid="mood-word" data-mood={mood.dominant} key={mood.dominant}>
      {t(`emotion.${mood.dominant}`)}
    </span>
  );
  return (
    <div className="mood-top">
      <h2 className={calm ? 'mood-title' : 'mood-word'}>{calm ? t('mood.calmTitle') : word}</h2>
      <p className="mood-also">
        {calm && word}
        {calm && also.length > 0 && ' · '}
        {also.map((id) => t(`emotion.${id}`)).join(' · ')}
      </p>
      <Intensity level={mood.intensity} />
    </div>
  );
}

function Intensity({ level }: { level: number }) {
  const t = useTexts();
  const text = t('mood.intensity', { level });
  return (
    <span className="intensity" data-testid="intensity" data-level={level} role="img" aria-label={text} title={text}>
      {[1, 2, 3, 4, 5].map((bar) => (
        <i key={bar} data-on={bar <= level || undefined} />
      ))}
    </span>
  );
}

function CorrectionMenu() {
  const t = useTexts();
  const port = usePort();
  const toast = useToast();
  const unsure = usePanel((state) => state.unsure);
  const dominant = usePanel((state) => state.advice?.mood.dominant);
  const turnId = usePanel((state) => state.conversation?.turns.findLast((turn) => turn.role === 'customer')?.id);
  if (turnId === undefined) return null;
  const correct = async (emotion: Emotion) => {
    const done = await port.correct(turnId, emotion).then(
      () => true,
      () => false,
    );
    if (!done) return toast({ tone: 'problem', text: t('insertion.noAnswer') });
    toast({
      tone: 'done',
      text: t('mood.corrected', { mood: t(`emotion.${emotion}`) }),
      action: {
        label: t('mood.undo'),
        run: () => {
          port.correct(turnId, null).then(
            () => toast({ tone: 'done', text: t('mood.correctionUndone') }),
            () => toast({ tone: 'problem', text: t('insertion.noAnswer') }),
          );
        },
      },
    });
  };
  return (
    <Menu
      name={t('mood.correctMenu')}
      face={unsure ? t('mood.tell') : t('mood.notRight')}
      columns={2}
      className="quiet"
      groups={[
        {
          label: t('mood.correctMenu'),
          items: EMOTIONS.map((id) => ({
            id,
            label: t(`emotion.${id}`),
            ...(id === dominant && !unsure ? { checked: true } : {}),
          })),
        },
      ]}
      onPick={(id) => {
        const emotion = EMOTIONS.find((each) => each === id);
        if (emotion) void correct(emotion);
      }}
    />
  );
}
