import type { ReadTurn } from '../text/read-turns.ts';
import type { Model } from './model/model.ts';
import type { TurnMood } from './read-mood.ts';

/**
 * A conversation grows at its end and is read again with each message, while the mood after a turn rests on that turn
 * and on what came before, never on what came later. So each mood is remembered under the one before it.
 */
export interface Trail {
  /** What was read next from here, latest first. */
  steps: Step[];
  /** How much hangs on the first place of all. */
  readonly whole: { steps: number };
}

interface Step extends Pick<ReadTurn, 'normalised' | 'hits' | 'index'> {
  at: number | undefined;
  circumstances: string;
  mood: TurnMood;
  next: Trail;
}

interface Known {
  thresholds: string;
  start: Trail;
}

const MOST_STEPS = 4000;
/** From one place; nearly always there is one way on, from the beginning one for each talk. */
const MOST_WAYS = 100;
const NO_MODEL = {};
const trails = new WeakMap<object, Known>();

/** Before the first turn. */
export function startTrail(model: Model | undefined, thresholds: { show: number; maybe: number }): Trail {
  const key = model ?? NO_MODEL;
  const name = `${thresholds.show},${thresholds.maybe}`;
  let known = trails.get(key);
  if (known === undefined || known.thresholds !== name || known.start.whole.steps >= MOST_STEPS) {
    known = { thresholds: name, start: { steps: [], whole: { steps: 0 } } };
    trails.set(key, known);
  }
  return known.start;
}

/**
 * The mood after one more turn, read only where it is not remembered. Readings of a text are themselves remembered, so
 * one and the same object means one and the same reading.
 *
 * @param circumstances all that `read` looks at beside the trail and the turn's own time, place and words
 */
export function goOn(trail: Trail, turn: ReadTurn, circumstances: string, read: () => TurnMood): Step {
  const { normalised, hits, index } = turn;
  const { at } = turn.turn;
  for (const step of trail.steps) {
    if (step.normalised !== normalised || step.hits !== hits || step.index !== index) continue;
    if (step.at === at && step.circumstances === circumstances) return step;
  }
  const { whole } = trail;
  whole.steps += 1;
  const step: Step = { normalised, hits, index, at, circumstances, mood: read(), next: { steps: [], whole } };
  trail.steps = [step, ...trail.steps.slice(0, MOST_WAYS - 1)];
  return step;
}
