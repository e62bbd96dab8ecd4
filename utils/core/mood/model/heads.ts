import { EMOTIONS, SCENARIOS } from '../../taxonomy.ts';

/** The emotions of the English corpus that was labelled by others; they speak for ours through the blend only. */
export const EKMAN = ['anger', 'disgust', 'fear', 'joy', 'neutral', 'sadness', 'surprise'] as const;

/**
 * The questions that the model answers about one turn, each by a column of weights of its own. Prefixes are those of
 * the cue rules; `neg` asks whether the first feeling is negative, `pos` whether any is glad.
 *
 * Intensity was a column too and is not any more: it followed rated satisfaction well, but made step, stage and
 * exposure worse on labelled real turns than the level that the rules derive.
 */
export const HEADS: readonly string[] = [
  ...EMOTIONS.map((id) => `em.${id}`),
  'neg',
  'pos',
  ...SCENARIOS.map((id) => `sc.${id}`),
];
