import type { Assessment } from '../advice.ts';

/** Cue rules that hear of a death or a funeral. */
const LOSS = 'fl.vulnerable.loss';

/** Whether the buyer has told of a death, from message `from` on (an index of turns; the whole talk by default). */
export function isBereaved({ signals }: Assessment, from = 0): boolean {
  return (signals.cues['fl.vulnerable'] ?? []).some(({ rule, turn }) => rule === LOSS && turn >= from);
}
