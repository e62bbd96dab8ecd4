import { deskTalk, hearLines, LEAST_DIFFERENCE } from '../../utils/core/speakers/desk-talk.ts';
import type { Dialogue } from './read-gold.ts';

/** In how many dialogues, in percent, the agent's side speaks like the shop's, in how many the customer's does. */
export interface SpeakerScore {
  dialogues: number;
  right: number;
  wrong: number;
}

/** Hears who is who from the words alone; nothing of these dialogues was learned from. */
export function scoreSpeakers(dialogues: readonly Dialogue[]): SpeakerScore {
  const differences = dialogues.flatMap(({ turns }) => {
    const said = (who: string) => hearLines(turns.filter(({ role }) => role === who).map(({ text }) => text));
    const [agents, customers] = [said('agent'), said('customer')];
    return agents.length > 0 && customers.length > 0 ? [deskTalk(agents, customers, false).difference] : [];
  });
  const share = (test: (difference: number) => boolean) =>
    (100 * differences.filter(test).length) / Math.max(1, differences.length);
  return {
    dialogues: differences.length,
    right: share((difference) => difference >= LEAST_DIFFERENCE),
    wrong: share((difference) => difference <= -LEAST_DIFFERENCE),
  };
}
