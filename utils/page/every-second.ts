const BUSY_MS = 1000;
/** Waking a page costs far more than the look itself; where nothing stirs, little can have escaped. */
const REST_MS = 4000;
/** After so many looks without a sign of life the page rests. */
const LOOKS_TO_REST = 4;

type Work = () => void;

/** One timer for all who share a signal. */
class Beat {
  readonly works: Work[] = [];
  private looks = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => clearTimeout(this.timer));
    this.wind();
  }

  readonly stir = (): void => {
    const rested = this.looks >= LOOKS_TO_REST;
    this.looks = 0;
    if (rested) this.wind();
  };

  private wind(): void {
    clearTimeout(this.timer);
    if (this.signal.aborted) return;
    this.timer = setTimeout(() => this.look(), this.looks < LOOKS_TO_REST ? BUSY_MS : REST_MS);
  }

  /** All of them, even when one fails; its failure is told when the others had their turn. */
  private look(): void {
    const failures: unknown[] = [];
    this.looks++;
    for (const work of this.works) {
      if (this.signal.aborted) break;
      try {
        work();
      } catch (failure) {
        failures.push(failure);
      }
    }
    this.wind();
    if (failures.length > 0) throw failures[0];
  }
}

const beats = new WeakMap<AbortSignal, Beat>();

/**
 * Looks for what a page does not tell, once a second while it is in use and every four seconds while it rests, until
 * `signal` aborts. Those who share a signal share one timer.
 *
 * @returns to be called at a sign of life: a use or a change of the page
 */
export function everySecond(work: Work, signal: AbortSignal): () => void {
  const beat = beats.get(signal) ?? new Beat(signal);
  beats.set(signal, beat);
  beat.works.push(work);
  return beat.stir;
}
