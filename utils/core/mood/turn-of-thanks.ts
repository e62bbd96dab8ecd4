import type { Cue } from '../advice.ts';
import { type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { hasLabel } from '../text/has-label.ts';
import type { CueHit } from '../text/match-cues.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { gladScore, type Score, worstScore } from './scores.ts';

/** What gladness is left when the sentence goes on to a new trouble, and how sure the displeasure is then at least. */
const LEFT = 0.4;
const TURNED = 0.5;
/** Glad enough to speak of thanks. */
const GLAD = 0.35;

/** Enough of a courtesy to speak of one. */
const POLITE = 0.35;

const THANKS = /谢|感恩|唔该|多得|辛苦|解决了|收到了|五星|\b(?:thank\w*|thx|cheers|appreciate\w*|all good|works)\b/giu;
/** A message that begins with care for the other side: no thanks yet, but as little the whole of what is felt. */
const COURTESY =
  /^.{0,10}?(?:麻烦(?:你|您|各位)|不好意思|抱歉(?:打扰|又)|打扰(?:了|你|您)|辛苦|(?:知道|理解|明白)(?:你们?|您们?|大家|客服)(?:也|都|很|现在|挺)*(?:忙|辛苦|不容易|尽力)|sorry to (?:bother|chase|bug|trouble|keep)|i (?:know|understand|realise|realize|get)(?: that)? (?:you|it)(?:'re|'s| are| is)(?: all| really| very| so)* (?:busy|not your fault|doing|hectic))/iu;
/** Words after which a sentence turns. */
const TURN =
  /(?:^|[^不])(?:但(?!愿)|可(?:是|这|那|我|还|它|到|打|拧|转)|不过|只是|就是(?!说)|然而|结果|(?<!忘|冷|了)却|怎么(?:又|还|就|少|会)|剩下|(?:说|讲)(?:真的|实话|实在)|现在(?:改|又|反而)|才(?:看见|发现|知道)|(?:打开|拆开|装上)一看)|\b(?:but|only|just that|though|however|except|yet|and then|now it)\b/iu;
/** What follows is a further request, or what a shop is told so that it need not worry. */
const REQUEST =
  /想(?:再)?(?:问|请教|确认)|请问|再问|顺便|能不能|可不可以|可以(?:帮|再|给)|麻烦|有没有|方便|没(?:关系|事)|不要紧|不急|不用|不介意|下次|\b(?:could|can|may) (?:you|i)\b|\bwant(?:ed)? to (?:know|check|ask|confirm|see|make sure)|\bwonder|\bquestion\b|\bno (?:rush|worries|need)\b/iu;
const LETTERS = /[\p{Script=Han}]|[a-z]+/giu;

const isTrouble = ({ label, negated, hypothetical, weight }: CueHit): boolean =>
  !negated &&
  !hypothetical &&
  weight >= 0.5 &&
  (label.startsWith('is.') || (label.startsWith('em.') && NEGATIVE_EMOTIONS.has(label.slice(3) as Emotion)));

/** Where the thanks of the message end; null where it holds none. */
function endOfThanks(text: string): number | null {
  const last = [...text.matchAll(THANKS)].at(-1);
  return last === undefined ? null : last.index + last[0].length;
}

/** The displeasure that a message turns to after mere courtesy, as a cue; a fault stated politely is none. */
function troubleAfterCourtesy(turn: ReadTurn): Cue | null {
  const { text, starts, length } = turn.normalised;
  const courtesy = COURTESY.exec(text);
  if (courtesy === null) return null;
  const rest = text.slice(courtesy[0].length);
  const turned = TURN.exec(rest);
  if (turned === null || REQUEST.test(rest.slice(turned.index))) return null;
  const from = starts[courtesy[0].length + turned.index] ?? length;
  const hit = turn.hits.find((each) => each.start >= from && each.label.startsWith('em.') && isTrouble(each));
  return hit === undefined ? null : { turn: turn.index, start: hit.start, end: hit.end, rule: hit.rule };
}

/** The trouble that a message goes on to after its thanks, as a cue; null where it ends in thanks or in a request. */
function troubleAfter(turn: ReadTurn): Cue | null {
  const { text, starts, length } = turn.normalised;
  const end = endOfThanks(text);
  if (end === null) return null;
  const from = starts[end] ?? length;
  const solved = hasLabel([turn], 'mod.solved') || hasLabel([turn], 'em.relieved');
  // Who tells how it was solved tells what was bad about it, too.
  const hit = solved ? undefined : turn.hits.find((each) => each.start >= from && isTrouble(each));
  if (hit !== undefined) return { turn: turn.index, start: hit.start, end: hit.end, rule: hit.rule };
  const rest = text.slice(end);
  const turned = TURN.exec(rest);
  if (turned === null || REQUEST.test(rest)) return null;
  const after = rest.slice(turned.index + turned[0].length);
  if ((after.match(LETTERS)?.length ?? 0) < 3) return null;
  return { turn: turn.index, start: starts[end + turned.index] ?? from, end: length, rule: 'mod.turn_of_thanks' };
}

/**
 * "The refund is here, thank you, but eight yuan are missing": who thanks for what is done and goes on to what is not
 * feels the latter, and so does who is sorry to trouble us, only it has taken so long. What comes last counts.
 *
 * @returns whether the thanks, or the courtesies, of the last message turned
 */
export function turnThanks(draft: Map<Emotion, Score>, turns: readonly ReadTurn[]): boolean {
  const last = turns.at(-1);
  if (last === undefined) return false;
  const thanked = gladScore(draft) >= GLAD ? troubleAfter(last) : null;
  const polite = (draft.get('polite')?.score ?? 0) >= POLITE;
  const trouble = thanked ?? (polite ? troubleAfterCourtesy(last) : null);
  if (trouble === null) return false;
  for (const emotion of [...GLAD_EMOTIONS, ...(thanked === null ? (['polite', 'selfblame'] as const) : [])]) {
    const known = draft.get(emotion);
    if (known !== undefined) draft.set(emotion, { ...known, score: known.score * LEFT });
  }
  if (worstScore(draft) < TURNED) {
    const known = draft.get('disappointed');
    draft.set('disappointed', { score: TURNED, cues: [...(known?.cues ?? []), trouble] });
  }
  return true;
}
