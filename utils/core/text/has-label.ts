import type { ReadTurn } from './read-turns.ts';

/** Whether some of the turns holds a cue of exactly this label that is not denied. */
export const hasLabel = (turns: readonly ReadTurn[], label: string): boolean =>
  turns.some((turn) => turn.hits.some((hit) => hit.label === label && !hit.negated));
