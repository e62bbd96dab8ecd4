import { memo } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Chip, type ChipTone } from '../ui/chip.tsx';
import { usePanel } from './panel-context.ts';

/** Only what changes the next reply: a comfortable tolerance or a missing root is not worth a chip. */
export const StandingChips = memo(function StandingChips() {
  const t = useTexts();
  const standing = usePanel((state) => state.advice?.standing);
  const calm = usePanel((state) => state.calm);
  if (!standing) return null;
  const { tolerance, exposure, root, issue, scenario, flags, hidden } = standing;
  const exposed = exposure.level !== 'none' && !(exposure.level === 'low' && calm);
  return (
    <>
      {flags.map((flag) => (
        <Chip key={flag} tone={flag === 'vulnerable' ? 'amber' : 'warm'}>
          {t(`flag.${flag}`)}
        </Chip>
      ))}
      {tolerance.zone !== 'comfortable' && (
        <Chip tone={tolerance.zone === 'thinning' ? 'amber' : 'warm'}>
          {t('mood.tolerance', { value: Math.round(tolerance.value), zone: t(`zone.${tolerance.zone}`) })}
        </Chip>
      )}
      {exposed && (
        <Chip tone={exposureTone(exposure.level)}>
          {t('mood.exposure', { level: t(`exposure.${exposure.level}`) })}
        </Chip>
      )}
      {root !== 'none' && <Chip tone="bare">{t(`root.${root}`)}</Chip>}
      {issue ? (
        <Chip tone="bare">{t(`issue.${issue}`)}</Chip>
      ) : (
        scenario !== 'other' && <Chip tone="bare">{t(`scenario.${scenario}`)}</Chip>
      )}
      {hidden && <Chip tone="maybe">{t('mood.maybe', { hidden: t(`hidden.${hidden}`) })}</Chip>}
    </>
  );
});

function exposureTone(level: string): ChipTone {
  if (level === 'critical') return 'warm';
  return level === 'low' ? 'plain' : 'amber';
}
