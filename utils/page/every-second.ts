const SECOND_MS = 1000;

const worksOf = new WeakMap<AbortSignal, (() => void)[]>();

/** All of them, even when one fails; its failure is told when the others had their turn. */
function runAll(works: readonly (() => void)[], signal: AbortSignal): void {
  const failures: unknown[] = [];
  for (const work of works) {
    if (signal.aborted) break;
    try {
      work();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/**
 * Looks once a second for what a page does not tell, until `signal` aborts. Those who share a signal share one timer:
 * waking a page that rests costs more than all the looking that is done then.
 */
export function everySecond(work: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const known = worksOf.get(signal);
  if (known !== undefined) {
    known.push(work);
    return;
  }
  const works = [work];
  worksOf.set(signal, works);
  const timer = setInterval(() => runAll(works, signal), SECOND_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
}
