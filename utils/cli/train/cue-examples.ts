import { EMOTIONS, type Emotion, NEGATIVE_EMOTIONS } from '../../core/taxonomy.ts';
import type { CueFile } from '../../core/text/cue-rule.ts';

/** A sentence and the heads it is an example of. */
export interface Example {
  text: string;
  heads: ReadonlySet<string>;
}

const isEmotion = (id: string): id is Emotion => (EMOTIONS as readonly string[]).includes(id);
const GLAD: ReadonlySet<Emotion> = new Set<Emotion>(['delighted', 'grateful', 'relieved']);

/**
 * The `yes` sentences of the emotion cues as training examples: short and plain, they teach the core words that long
 * real turns bury. They are ours like the corpus.
 */
export function cueExamples(files: readonly CueFile[], lang: 'zh' | 'en'): Example[] {
  return files
    .filter((file) => file.lang === lang)
    .flatMap((file) => file.rules)
    .flatMap(({ label, yes }) => {
      const emotion = label.slice('em.'.length);
      if (!label.startsWith('em.') || !isEmotion(emotion)) return [];
      const heads = new Set<string>([label]);
      if (NEGATIVE_EMOTIONS.has(emotion)) heads.add('neg');
      if (GLAD.has(emotion)) heads.add('pos');
      return yes.map((text) => ({ text, heads }));
    });
}
