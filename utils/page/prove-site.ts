import type { Health, ReadingDelta } from '../core/page-messages.ts';
import { BREAKS, type HealthReport } from '../core/sites/site-health.ts';

/** A page that switches shows the old parts for a while; a proof of that moment proves nothing. */
const SETTLE_MS = 1500;
/** A slow page gets this long before it counts as broken. */
const PATIENCE_MS = 10_000;

type Shown = Pick<ReadingDelta, 'conversation' | 'health'>;

/**
 * Lets a definition prove itself after each load and each time another conversation opens, and when it breaks in
 * between. One report per proof: healthy as soon as it has stayed so for a moment, broken only after patience.
 *
 * @returns takes what every reading of the page shows
 */
export function proveSite(
  { id, version }: { id: string; version: number },
  report: (report: HealthReport) => void,
  signal: AbortSignal,
): (shown: Shown) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Shown | null = null;
  /** The outcome that was told of this proof, and the one that must last a little to be told. */
  let told: boolean | null = null;
  let waiting: boolean | null = null;

  const tell = ({ ok, missing }: Health) => {
    waiting = null;
    told = ok;
    report({ site: id, version, ok, missing: BREAKS.filter((part) => missing.includes(part)) });
  };
  const stop = () => {
    clearTimeout(timer);
    waiting = null;
  };
  signal.addEventListener('abort', stop);
  return (shown) => {
    if (signal.aborted) return;
    if (last === null || last.conversation !== shown.conversation) {
      stop();
      told = null;
    }
    last = shown;
    const { ok } = shown.health;
    if (ok === waiting) return;
    stop();
    if (ok === told) return;
    waiting = ok;
    timer = setTimeout(() => tell((last ?? shown).health), ok ? SETTLE_MS : PATIENCE_MS);
  };
}
