import type { Cue, ExposurePart } from '../../utils/core/advice.ts';
import type { Turn } from '../../utils/core/conversation/conversation.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { isExposed } from './exposure-chip.tsx';
import { usePanel } from './panel-context.ts';
import './exposure.css';
import { isComposing } from '../hooks/is-composing.ts';

interface ExposureCardProps {
  id: string;
  onClose: () => void;
}

/** The triad with the buyer's words behind each part, and what to do at this level. Escape folds it again. */
export function ExposureCard({ id, onClose }: ExposureCardProps) {
  const t = useTexts();
  const exposure = usePanel((state) => state.advice?.exposure);
  const calm = usePanel((state) => state.calm);
  if (!isExposed(exposure, calm)) return null;
  const { first, window, priority, act, never, parts, level } = exposure;
  return (
    <section
      className="exposure"
      id={id}
      data-testid="exposure-card"
      aria-label={t('mood.exposureName')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return;
        event.stopPropagation();
        onClose();
      }}
    >
      {first && <p className="exposure-first">{act[0]}</p>}
      <ul className="exposure-parts">
        {parts.map((part) => (
          <Part key={part.id} part={part} />
        ))}
      </ul>
      {window && <p className="exposure-note">{t('exposureCard.window', { window, level: t(`exposure.${level}`) })}</p>}
      {priority === 'now' && <p className="exposure-note">{t('exposureCard.now')}</p>}
      <Duties name={t('exposureCard.act')} items={first ? act.slice(1) : act} />
      <Duties name={t('exposureCard.never')} items={never} />
      <Button kind="plain" className="quiet inline" onClick={onClose}>
        {t('exposureCard.close')}
      </Button>
    </section>
  );
}

function Part({ part }: { part: ExposurePart }) {
  const t = useTexts();
  const words = usePanelWords(part.cues);
  return (
    <li>
      <span className="exposure-name">{t(`exposureCard.part.${part.id}`)}</span>
      <span className="exposure-dots" role="img" aria-label={t('exposureCard.value', { value: part.value })}>
        {[1, 2].map((dot) => (
          <i key={dot} data-on={dot <= part.value || undefined} />
        ))}
      </span>
      {words.length > 0 && <q dir="auto">{words.join(' · ')}</q>}
    </li>
  );
}

/** The words a cue stands for; a turn that the panel no longer holds has none. */
function usePanelWords(cues: readonly Cue[]): string[] {
  const turns = usePanel((state) => state.conversation?.turns) ?? NO_TURNS;
  const offset = usePanel((state) => state.conversation?.offset ?? 0);
  return cues.flatMap(({ turn, start, end }) => {
    const words = turns[turn - offset]?.text.slice(start, end).replace(/\s+/g, ' ').trim();
    return words ? [words] : [];
  });
}
const NO_TURNS: readonly Turn[] = [];

function Duties({ name, items }: { name: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="exposure-duties">
      <b>{name}</b>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
