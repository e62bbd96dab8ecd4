const BUSY_MS = 1000;
/** Waking a page costs far more than the look itself; where nothing stirs, little can have escaped. */
const REST_MS = 4000;
/** After so many looks without a sign of life the page rests. */
const LOOKS_TO_REST = 4;

type Work = () => void;

interface Beat {
  works: Work[];
  stir: Work;
}

/** What fails must not keep the others from their turn; it is told to the page's console a moment later. */
function run(work: Work): void {
  try {
    work();
  } catch (failure) {
    setTimeout(() => {
      throw failure;
    });
  }
}

function startBeat(signal: AbortSignal): Beat {
  const works: Work[] = [];
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wind = () => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(look, looks < LOOKS_TO_REST ? BUSY_MS : REST_MS);
  };
  const look = () => {
    looks++;
    for (const work of works) if (!signal.aborted) run(work);
    wind();
  };
  signal.addEventListener('abort', wind);
  wind();
  const stir = () => {
    const rested = looks >= LOOKS_TO_REST;
    looks = 0;
    if (rested) wind();
  };
  return { works, stir };
}

const beats = new WeakMap<AbortSignal, Beat>();

/**
 * Looks for what a page does not tell, once a second while it is in use and every four seconds while it rests, until
 * `signal` aborts. Those who share a signal share one timer.
 *
 * @returns to be called at a sign of life: a use or a change of the page
 */
export function everySecond(work: Work, signal: AbortSignal): Work {
  const beat = beats.get(signal) ?? startBeat(signal);
  beats.set(signal, beat);
  beat.works.push(work);
  return beat.stir;
}
