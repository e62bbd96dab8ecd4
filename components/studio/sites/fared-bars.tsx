import { faredOf } from '../../../utils/app/sites/fared.ts';
import type { HealthLog } from '../../../utils/core/sites/site-health.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { useStudio } from '../use-studio.ts';

const SPAN = 30;
const BAR = 4;
const GAP = 1;
const HEIGHT = 20;

/** `2026-11-02` where the lead sits. */
function localDay(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(at);
}

/** Thirty days at a glance: how often the site could be read, could not, or showed no chat. */
export function FaredBars({ log }: { log: HealthLog | null }) {
  const t = useTexts();
  const uiLang = useUiLang();
  const { store } = useStudio();
  const { days, healthy, broken, nothing } = faredOf(log, localDay(store.ports.now()), SPAN);
  if (healthy + broken + nothing === 0) return <span className="sites-quiet">{t('studio.sites.unused')}</span>;
  const words = t('studio.sites.fared', { healthy, broken, nothing, days: SPAN });
  const number = new Intl.NumberFormat(uiLang);
  return (
    <>
      <svg
        className="sites-bars"
        role="img"
        aria-label={words}
        width={SPAN * (BAR + GAP)}
        height={HEIGHT}
        viewBox={`0 0 ${SPAN * (BAR + GAP)} ${HEIGHT}`}
      >
        <title>{words}</title>
        {days.map((day, i) => (
          <DayBar key={day.day} {...day} x={i * (BAR + GAP)} />
        ))}
      </svg>
      <small>{t('studio.sites.faredShort', { healthy: number.format(healthy), broken: number.format(broken) })}</small>
    </>
  );
}

interface DayBarProps {
  healthy: number;
  broken: number;
  nothing: number;
  x: number;
}

/** Broken at the foot, so that a single bad proof among many good ones is still seen. */
function DayBar({ healthy, broken, nothing, x }: DayBarProps) {
  const all = healthy + broken + nothing;
  if (all === 0) return <rect className="bar-none" x={x} y={HEIGHT - 1} width={BAR} height={1} />;
  const share = (count: number) => (count === 0 ? 0 : Math.max(3, (HEIGHT * count) / all));
  const brokenHeight = Math.min(HEIGHT, share(broken));
  const nothingHeight = Math.min(HEIGHT - brokenHeight, share(nothing));
  const well = HEIGHT - brokenHeight - nothingHeight;
  return (
    <>
      <rect className="bar-healthy" x={x} y={0} width={BAR} height={well} />
      <rect className="bar-nothing" x={x} y={well} width={BAR} height={nothingHeight} />
      <rect className="bar-broken" x={x} y={HEIGHT - brokenHeight} width={BAR} height={brokenHeight} />
    </>
  );
}
