import { isElsewhere } from './elsewhere.ts';
import { hearLine, type SpeakerWeights, type Voice } from './hear-line.ts';

/** What is heard of one side: how each of its lines speaks, and whether it is one of another walk of life. */
export type Heard = readonly (Voice & { elsewhere: boolean })[];

/** How two sides talk, each taken for what it would be. */
export interface DeskTalk {
  /** How much more ours speaks like a shop than theirs, about −2 (the other way round) to 2. */
  difference: number;
  /** Lines that plainly speak as their place has it, and lines that only the other side would say. */
  fit: number;
  against: number;
  /** How much this is the talk of a shop with its buyer: friends, colleagues and machines talk in bubbles, too. */
  trade: number;
  /** Whether it is, from the words alone. */
  isDesk: boolean;
}

const MOST_LINES = 24;
/** One line never speaks for a whole side. */
const MOST_VOICE = 1.2;
/** A margin beyond which a line is plainly one side's. */
const PLAIN = 0.35;
/** Lines that a side counts as neutral beside its own: two lines say less than ten. */
const SILENT_LINES = 0.5;
/** Sides that speak more alike than this do not tell who is who. */
export const LEAST_DIFFERENCE = 0.25;
/** Who serves is told by the one who serves: patients and pupils ask as buyers do. */
const OF_OURS = 0.75;
/** What the sides' difference counts beside what all lines say. */
const OF_DIFFERENCE = 0.5;
/** Above this a talk is a shop's. What that costs in other talks is printed by `npm run train -- --speakers`. */
const DESK = 0.45;
/** What a line of another walk of life takes away, where there are few lines; in a long talk it takes less. */
const ELSEWHERE = 0.4;
const FEW_LINES = 8;
/** What a colleague's presence over the talk takes away. */
const BESIDE_COLLEAGUE = 0.4;

/** How the lines of one side speak; those without letters are left out. */
export const hearLines = (texts: readonly string[], weights?: SpeakerWeights): Heard =>
  texts.slice(0, MOST_LINES).flatMap((text) => {
    const voice = hearLine(text, weights);
    return voice === null ? [] : [{ ...voice, elsewhere: isElsewhere(text) }];
  });

const clip = (value: number) => Math.max(-MOST_VOICE, Math.min(MOST_VOICE, value));

/**
 * Weighs two sides' lines against each other, each taken for what it would be: pure, and only from what is said. The
 * page's own signs (place, names, panels) are weighed beside it in `whose-side.ts`.
 *
 * @param own lines of the side that would be the shop's
 * @param theirs lines of the side that would be the buyer's
 * @param besideColleague whether a colleague's presence is shown over the talk
 */
export function deskTalk(own: Heard, theirs: Heard, besideColleague: boolean): DeskTalk {
  const mean = (side: Heard, head: keyof Voice) =>
    side.reduce((sum, voice) => sum + clip(voice[head]), 0) / (side.length + SILENT_LINES);
  const count = (side: Heard, sign: number) => side.filter(({ shop }) => shop * sign > PLAIN).length;
  const difference = mean(own, 'shop') - mean(theirs, 'shop');
  const heard = OF_OURS * mean(own, 'trade') + (1 - OF_OURS) * mean(theirs, 'trade') + OF_DIFFERENCE * difference;
  const all = [...own, ...theirs];
  const away =
    (ELSEWHERE * all.filter(({ elsewhere }) => elsewhere).length * FEW_LINES) / Math.max(FEW_LINES, all.length);
  const trade = heard - away - (besideColleague ? BESIDE_COLLEAGUE : 0);
  return {
    difference,
    fit: count(own, 1) + count(theirs, -1),
    against: count(own, -1) + count(theirs, 1),
    trade,
    isDesk: trade > DESK,
  };
}
