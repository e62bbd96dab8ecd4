import type { NagAdvice } from '../../utils/core/advice.ts';
import type { NagLevel } from '../../utils/core/taxonomy.ts';
import { useNow } from '../hooks/use-now.ts';
import { useTexts } from '../hooks/use-texts.ts';

const EVERY = 30_000;

/** The level as it is now: waiting runs out by the panel's own clock, while nobody writes and nothing is read anew. */
export function useNagLevel(nag: NagAdvice | undefined): NagLevel {
  const due = nag?.due ? Date.parse(nag.due) : Number.NaN;
  const now = useNow(Number.isFinite(due), EVERY);
  if (Number.isFinite(due) && now >= due) return 'act_now';
  return nag?.level ?? 'none';
}

/** How hard we have pressed, in one word; nothing while we have not. */
export function NagChip({ level }: { level: NagLevel }) {
  const t = useTexts();
  if (level === 'none') return null;
  return (
    <span className="chip" data-tone={level === 'nag' ? 'amber' : 'warm'} data-testid="nag-level" data-level={level}>
      {t(`nag.${level}`)}
    </span>
  );
}
