import { EMOTIONS, type Emotion, SCENARIOS } from '../../taxonomy.ts';

/** The emotions of the English corpus that was labelled by others; they speak for ours through the blend only. */
export const EKMAN = ['anger', 'disgust', 'fear', 'joy', 'neutral', 'sadness', 'surprise'] as const;

/** A feeling, courtesy included. */
export const FELT: readonly Emotion[] = EMOTIONS.filter((id) => id !== 'neutral');

/** From 1 on; the chance that a reader gives at least this intensity. */
export const LEVELS = [1, 2, 3, 4, 5] as const;

/**
 * The questions that the model answers about one turn, each by a column of weights of its own. Prefixes are those of
 * the cue rules; `neg` asks whether a reader calls the turn negative, `pos` whether any feeling in it is glad, `int.N`
 * whether its intensity is N or more. "Neutral" is a question of its own: readers name it beside a courtesy or a doubt,
 * and leave it out beside a plain thank-you.
 */
export const HEADS: readonly string[] = [
  ...EMOTIONS.map((id) => `em.${id}`),
  'neg',
  'pos',
  ...LEVELS.map((level) => `int.${level}`),
  ...SCENARIOS.map((id) => `sc.${id}`),
];
