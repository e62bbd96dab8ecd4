import type { Assessment, Cue } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Issue, Step } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';

/** Nobody's failure: a wish, a price that fell, a size that was chosen, or a parcel that is merely on its way. */
const NO_FAULT: ReadonlySet<Issue> = new Set<Issue>(['no_reason_return', 'price_drop', 'size_fit', 'late']);
/** Faults of things and parcels are stated; how we answered is felt, and read from the feeling. */
const OF_HANDLING: ReadonlySet<Issue> = new Set<Issue>([
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'refund_slow',
]);

const PLEASED: ReadonlySet<Step> = new Set<Step>(['satisfied', 'delighted']);

const BREAK = /^(?:[,，。;；!！?？…\n]|\.(?:\s|$))/;
/** Asked beforehand or feared, not met. "Why has it broken?" is no such question: there it has happened. */
const NOT_MET =
  /会不会|(?:会|可能|容易|能|怕)[^,]{0,12}(?:吗|么|嘛|不)\s*$|容易|如果|要是|万一|假如|(?:怕|担心)|^\s*(?:and |but |so )?(?:what )?if\b|^\s*(?:will|would|does|do|can|could|might) |\b(?:in case|worried (?:that|about|it))\b/;
const ASKED = /(?:吗|么|嘛|[?？])\s*$/;
const MADE_GOOD = /没有?(?:坏|碎|漏|少|发错)|不是(?:坏|碎|发错)/;

/** The clause around a cue, folded; with its question mark. */
function clauseOf(conversation: Conversation, { turn, start, end }: Cue): string {
  const text = conversation.turns[turn]?.text ?? '';
  let from = start;
  let to = end;
  while (from > 0 && !BREAK.test(text.slice(from - 1, from + 1))) from -= 1;
  while (to < text.length && !BREAK.test(text.slice(to, to + 2))) to += 1;
  return normalise(text.slice(from, to + 1)).text.replace(/[,，。;；!！…\n.]\s*$/, '');
}

export function inRun({ signals }: Assessment, label: string): Cue[] {
  const { first, last } = signals.lastRun;
  return (signals.cues[label] ?? []).filter(({ turn }) => turn >= first && turn <= last);
}

/**
 * True when the last run plainly says what is wrong with the thing or the parcel, in whatever voice
 * (domain.md §1.8): not asked before buying, not under an "if", not denied.
 */
export function statesFault(assessment: Assessment, conversation: Conversation): boolean {
  const { issue } = assessment.standing;
  if (issue === null || NO_FAULT.has(issue) || OF_HANDLING.has(issue)) return false;
  if (PLEASED.has(assessment.standing.step) || inRun(assessment, 'mod.phase_presale').length > 0) return false;
  // "Lovely, only a little faded" is praise with a remark.
  if (issue === 'cosmetic_flaw' && inRun(assessment, 'st.satisfied').length > 0) return false;
  return inRun(assessment, `is.${issue}`).some((cue) => {
    const clause = clauseOf(conversation, cue).replace(/[?？]\s*$/, '');
    return !NOT_MET.test(clause) && !MADE_GOOD.test(clause);
  });
}

/**
 * How weighty an outside channel the last run names as an act: 2 a lawyer, a regulator or a bank; 1 a review or a post;
 * 0 none, or only asked about (domain.md §1.5 B, §5 G3).
 */
export function namesThreat(assessment: Assessment, conversation: Conversation): 0 | 1 | 2 {
  const meant = (label: string): boolean =>
    inRun(assessment, label).some((cue) => !ASKED.test(clauseOf(conversation, cue)));
  if (assessment.mood.valence > 0.2) return 0;
  if (meant('it.legal_regulator')) return 2;
  if (!meant('ex.channel') && !meant('it.threat_review')) return 0;
  return assessment.standing.exposure.channel === 2 ? 2 : 1;
}
