import { EMOTIONS, SCENARIOS } from '../../taxonomy.ts';

/** The emotions of the English corpus that was labelled by others; they speak for ours through the blend only. */
export const EKMAN = ['anger', 'disgust', 'fear', 'joy', 'neutral', 'sadness', 'surprise'] as const;

/**
 * The questions that the model answers about one turn, each by a column of weights of its own. Prefixes are those of
 * the cue rules; `neg` asks whether any feeling is negative, `pos` whether any is glad, `in.k` whether the intensity
 * is at least k (so that their sum is the expected intensity).
 */
export const HEADS: readonly string[] = [
  ...EMOTIONS.map((id) => `em.${id}`),
  'neg',
  'pos',
  ...[1, 2, 3, 4, 5].map((level) => `in.${level}`),
  ...SCENARIOS.map((id) => `sc.${id}`),
];
