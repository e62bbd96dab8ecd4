import type { Cue } from '../advice.ts';
import { type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../taxonomy.ts';

/** A score under construction; see `score-emotions.ts`. */
export interface Score {
  score: number;
  cues: Cue[];
  /** Nothing new was said of it; it is what an earlier message left behind. */
  carried?: true;
}

export type Scores = ReadonlyMap<Emotion, Score>;

/** What was known before these messages were written. */
export interface Before {
  /** Scores of the buyer's previous run; empty at the start. */
  scores: Scores;
  /** Whether the buyer wrote before at all; the first words have nothing to be smoothed with. */
  heard: boolean;
  /** Intensity (unrounded) at the end of the previous run, 0…5. */
  intensity: number;
  /** The shop's last answer was a set phrase: an apology or a wait without a step. */
  canned: boolean;
}

/** What the model says of a whole run of messages beside its votes on feelings. */
export interface Learned {
  /** 0…1: how much the rules left unsaid, and so how much the model's general impression may count. */
  room: number;
  /** −1 bad … 1 glad. */
  valence: number;
  /** 0…1: how displeased the words are, by three witnesses (`consult-model.ts`). */
  negative: number;
  /** Chance that a reader calls the words neutral, be it beside something else. */
  neutral: number;
  /** 0…5: how strong the feeling in these words is, whatever went before. */
  intensity: number;
}

function strongestOf(kinds: ReadonlySet<Emotion>, scores: Scores): number {
  let strongest = 0;
  for (const [emotion, { score }] of scores) if (kinds.has(emotion)) strongest = Math.max(strongest, score);
  return strongest;
}

/** The strongest score among the negative emotions. */
export const worstScore = (scores: Scores): number => strongestOf(NEGATIVE_EMOTIONS, scores);

/** The strongest score among the glad emotions. */
export const gladScore = (scores: Scores): number => strongestOf(GLAD_EMOTIONS, scores);
