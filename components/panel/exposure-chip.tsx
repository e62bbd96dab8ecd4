import type { ExposureAdvice } from '../../utils/core/advice.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { usePanel } from './panel-context.ts';

interface ExposureChipProps {
  open: boolean;
  /** Id of the card it unfolds. */
  card: string;
  onToggle: () => void;
}

/** Whether there is anything to say: a level, or somebody in danger. */
export function isExposed(exposure: ExposureAdvice | undefined, calm: boolean): exposure is ExposureAdvice {
  if (!exposure) return false;
  return exposure.first !== null || (exposure.warnAs !== 'none' && !(exposure.warnAs === 'low' && calm));
}

/** The warning in two words; a click shows where it comes from and what to do. */
export function ExposureChip({ open, card, onToggle }: ExposureChipProps) {
  const t = useTexts();
  const exposure = usePanel((state) => state.advice?.exposure);
  const calm = usePanel((state) => state.calm);
  if (!isExposed(exposure, calm)) return null;
  const { warnAs } = exposure;
  const tone =
    warnAs === 'critical' || exposure.first ? 'warm' : warnAs === 'low' || warnAs === 'none' ? 'plain' : 'amber';
  return (
    <li>
      <button
        type="button"
        className="chip exposure-chip"
        data-tone={tone}
        data-level={warnAs}
        data-testid="exposure-chip"
        aria-expanded={open}
        aria-controls={open ? card : undefined}
        onClick={onToggle}
      >
        {t('mood.exposure', { level: t(`exposure.${warnAs}`) })}
      </button>
    </li>
  );
}
