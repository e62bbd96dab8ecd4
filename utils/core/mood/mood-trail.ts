import type { ReadTurn } from '../text/read-turns.ts';
import type { Model } from './model/model.ts';
import type { TurnMood } from './read-mood.ts';

/**
 * A conversation grows at its end and is read again with each message, while the mood after a turn rests on that turn
 * and on what came before, never on what came later. So each mood is remembered under the one before it.
 */
export interface Trail {
  /** Names everything that was read up to here. */
  readonly id: string;
  readonly known: Map<string, Step>;
}

interface Step {
  mood: TurnMood;
  next: Trail;
}

const MOST_STEPS = 4000;
const NO_MODEL = {};
const trails = new WeakMap<object, Map<string, Step>>();
const names = new WeakMap<object, number>();
let named = 0;

/** Readings of a text are themselves remembered, so one and the same object means one and the same reading. */
function nameOf(reading: object): number {
  let name = names.get(reading);
  if (name === undefined) {
    named += 1;
    name = named;
    names.set(reading, name);
  }
  return name;
}

/** Before the first turn. */
export function startTrail(model: Model | undefined, thresholds: { show: number; maybe: number }): Trail {
  const key = model ?? NO_MODEL;
  let known = trails.get(key);
  if (known === undefined) {
    known = new Map();
    trails.set(key, known);
  }
  return { id: `${thresholds.show},${thresholds.maybe}`, known };
}

/**
 * The mood after one more turn, read only where it is not remembered.
 *
 * @param circumstances all that `read` looks at beside the trail and the turn's own time, place and words
 */
export function goOn(trail: Trail, turn: ReadTurn, circumstances: string, read: () => TurnMood): Step {
  const key = `${trail.id}/${nameOf(turn.normalised)},${nameOf(turn.hits)},${turn.index},${turn.turn.at},${circumstances}`;
  const before = trail.known.get(key);
  if (before !== undefined) return before;
  if (trail.known.size >= MOST_STEPS) trail.known.clear();
  named += 1;
  const step: Step = { mood: read(), next: { id: String(named), known: trail.known } };
  trail.known.set(key, step);
  return step;
}
