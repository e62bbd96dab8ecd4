import { readWithModel } from './draft-model.ts';
import { pieceAround, type Span } from './draft-text.ts';
import type { Situation } from './situation.ts';

/** Log-odds up to which the draft, and the sentence in it, cannot mean what a pattern found there. */
const INNOCENT = { draft: -2.2, sentence: -1.5 };

/**
 * Whether words that a pattern took offence at stand in a draft, and in a sentence, that sound like the clean ones:
 * 拆封也可以退, "nothing goes outside the site". Both are asked, so that one bad sentence is not lost among good ones.
 *
 * @param place offsets in the folded text
 */
export function soundsInnocent({ draft, rules }: Situation, place: Span): boolean {
  if (!rules.model || readWithModel(rules.model, draft.text).bad > INNOCENT.draft) return false;
  const { start, end } = pieceAround(draft.sentences, place);
  return readWithModel(rules.model, draft.text.slice(start, end)).bad <= INNOCENT.sentence;
}
