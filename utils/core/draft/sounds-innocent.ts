import { readWithModel } from './draft-model.ts';
import { pieceAround, type Span } from './draft-text.ts';
import type { Situation } from './situation.ts';

/** Log-odds up to which the draft, and the sentence in it, cannot mean what a pattern found there. */
const INNOCENT = { draft: -2.2, sentence: -1.5 };
/** Log-odds from which the draft sounds like a breach of the very rule that the pattern names. */
const SUSPECT = -4;

/**
 * Whether words that a pattern took offence at stand in a draft, and in a sentence, that sound like the clean ones:
 * 拆封也可以退, "nothing goes outside the site". Both are asked, so that one bad sentence is not lost among good ones.
 *
 * @param rule the rule that the words break elsewhere
 * @param place offsets in the folded text
 */
export function soundsInnocent({ draft, rules }: Situation, rule: string, place: Span): boolean {
  if (!rules.model) return false;
  const whole = readWithModel(rules.model, draft.text);
  if (whole.bad > INNOCENT.draft) return false;
  if (whole.likely.some((one) => one.rule === rule && one.score >= SUSPECT)) return false;
  const { start, end } = pieceAround(draft.sentences, place);
  return readWithModel(rules.model, draft.text.slice(start, end)).bad <= INNOCENT.sentence;
}
