import type { ReadTurn } from '../text/read-turns.ts';

/** Buyer messages with no answer in between, oldest first; they are one utterance typed in pieces. */
export type Run = readonly ReadTurn[];

/**
 * Groups the buyer's turns into runs. An answer of the agent or a bot ends a run; notes, system lines and unknown
 * senders do not, for the buyer never read them as an answer.
 */
export function groupRuns(turns: readonly ReadTurn[]): Run[] {
  const runs: ReadTurn[][] = [];
  let open: ReadTurn[] | null = null;
  for (const turn of turns) {
    const { role } = turn.turn;
    if (role === 'customer') {
      if (open === null) {
        open = [];
        runs.push(open);
      }
      open.push(turn);
    } else if (role === 'agent' || role === 'bot') open = null;
  }
  return runs;
}
