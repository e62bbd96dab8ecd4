import { memo } from 'react';
import { useTexts } from '../hooks/use-texts.ts';
import { Chip } from '../ui/chip.tsx';
import { usePanel } from './panel-context.ts';

/** Only what changes the next reply: a comfortable tolerance or a missing root is not worth a chip. */
export const StandingChips = memo(function StandingChips() {
  const t = useTexts();
  const standing = usePanel((state) => state.advice?.standing);
  if (!standing) return null;
  const { tolerance, root, issue, scenario, flags, hidden } = standing;
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
