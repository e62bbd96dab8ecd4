import type { Assessment, Finding, StageVariant } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { lintDraft } from '../draft/lint-draft.ts';
import { exceedsLimits } from '../draft/message-limits.ts';
import { readSituation, type Situation } from '../draft/situation.ts';
import type { Library } from '../library.ts';
import { ISSUE_PROFILES } from '../remedy/issue-profile.ts';
import type { Settings } from '../settings.ts';
import { DECISION_INTENTS, type Stage } from '../taxonomy.ts';
import { answersAsk } from './answers-ask.ts';
import { type ReplyMoves, readReplyMoves } from './reply-moves.ts';
import { fitStage } from './stage-needs.ts';

/** The criteria of domain.md §7, R1 to R15 in their order. */
export const CRITERIA = [
  'stage',
  'acknowledge',
  'answer',
  'own',
  'step',
  'door',
  'choice',
  'evidence',
  'lawful',
  'truth',
  'tone',
  'economy',
  'language',
  'amount',
  'care',
] as const;
export type Criterion = (typeof CRITERIA)[number];

interface CriterionScore {
  criterion: Criterion;
  score: 0 | 1 | 2;
  /** What took points off, for people: rule ids or moves that are missing; empty at 2. */
  reasons: string[];
}

export interface Verdict {
  /** Sum over twice the number of criteria that apply, 0…1; 0 where the reply fails hard. */
  score: number;
  /** Only those that apply here. */
  criteria: CriterionScore[];
  /** Criteria whose zero no other strength makes good. */
  hardFails: Criterion[];
  /** At least 0.75, and no zero in stage, acknowledgement, answer or open door. */
  passes: boolean;
}

/** Where the reply goes: the talk before it, and what the policy asks for there. */
export interface ReplyContext {
  assessment: Assessment;
  conversation: Conversation;
  stage: Stage;
  variant: StageVariant;
  library: Pick<Library, 'draftRules' | 'evidence'>;
  settings: Settings;
}

const PASS = 0.75;
const UPSET = 2;
/** Rules that a criterion of its own weighs; they are not counted again as tone. */
const EVIDENCE_RULES = ['mismatch', 'nag', 'nag_hard', 'conditional_proof', 'multi_ask'];
const TRUTH_RULES = ['overpromise', 'absolute', 'conflict', 'health_claim', 'deny_said'];
const ECONOMY_RULES = ['too_long', 'repeat_copy', 'sorry_spam', 'same_offer', 'split'];
const LANGUAGE_RULES = ['wrong_script', 'wrong_term_tw'];
const AMOUNT_RULES = ['over_limit', 'lowball'];
const CARE_RULES = ['safety_first', 'crisis'];
const EMPATHY_RULES = ['empty_empathy', 'minimise', 'sorry_if'];
const ELSEWHERE = new Set([
  ...EVIDENCE_RULES,
  ...TRUTH_RULES,
  ...ECONOMY_RULES,
  ...LANGUAGE_RULES,
  ...AMOUNT_RULES,
  ...CARE_RULES,
  ...['no_owner', 'no_time', 'no_apology'],
]);
const MONEY = /(?:[¥$€£]|nt\$|hk\$)\s?\d|\d+(?:\.\d+)?\s?(?:元|块|dollars?|euros?|pounds?)/;
const PROOF =
  /(?:拍|发|传|提供|附)[^,。!?]{0,8}(?:照片|图|视频|截图|影片|凭证|面单)|\b(?:send|attach|share|upload|take)\b[^.!?]{0,24}\b(?:photos?|pictures?|videos?|screenshots?|proof|receipt)\b/;
const PROOF_OPTIONAL =
  /不用|不拍|不方便|也行|也可以|没有也|不影响|可以不|方便的话|如果方便|\b(?:no need|if you can|if it's easy|optional|if not|no photo|don't have to|rather not)\b/;
const LISTED = /(?:1|①|一)[、.)].*(?:2|②|二)[、.)].*(?:3|③|三)[、.)]/s;

interface Bench {
  context: ReplyContext;
  situation: Situation;
  moves: ReplyMoves;
  findings: readonly Finding[];
}

const hits = (findings: readonly Finding[], rules: readonly string[]): Finding[] =>
  findings.filter(({ rule }) => rules.includes(rule));
const names = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);

type Judged = { score: 0 | 1 | 2; reasons?: string[] } | null;
const full: Judged = { score: 2 };
const grade = (score: 0 | 1 | 2, ...reasons: string[]): Judged => ({ score, reasons });

const isDanger = ({ variant }: ReplyContext): boolean => variant === 'safety' || variant === 'crisis';

/** A fault of ours or of a partner of ours that this reply has to deal with. */
function isOurFault({ assessment, stage, variant }: ReplyContext): boolean {
  const { issue } = assessment.standing;
  const fault = issue === null ? 'unknown' : ISSUE_PROFILES[issue].fault;
  const ours = fault === 'seller' || fault === 'carrier';
  return (
    ours && variant === null && assessment.signals.unacknowledgedFailure && (stage === 'apologise' || stage === 'solve')
  );
}

const JUDGES: Readonly<Record<Criterion, (bench: Bench) => Judged>> = {
  stage: ({ moves, context }) => {
    const score = fitStage(moves, context.stage, context.variant);
    return score === 2 ? full : grade(score, context.stage);
  },
  acknowledge: ({ moves, findings, situation, context }) => {
    if (situation.intensity < UPSET || isDanger(context)) return null;
    const empty = hits(findings, EMPATHY_RULES);
    if (empty.some(({ rule }) => rule === 'minimise')) return grade(0, ...names(empty));
    if (empty.length > 0) return grade(1, ...names(empty));
    const shared = sharesWords(situation);
    if ((moves.specific || shared) && (moves.acknowledges || shared)) return full;
    return moves.acknowledges || moves.specific || moves.step !== null ? grade(1, 'generic') : grade(0, 'none');
  },
  answer: ({ moves, situation, context }) => {
    if (isDanger(context) || context.stage === 'follow_up') return null;
    const { intents } = context.assessment.standing;
    const asks = intents.filter((intent) => DECISION_INTENTS.includes(intent));
    // A hand-over with its time is the "not yet" to any ask.
    if (asks.length > 0 && context.stage === 'escalate' && moves.handsOver && moves.time) return full;
    const score = answersAsk(situation.draft, asks, moves.step !== null && moves.time);
    return score === null ? null : score === 2 ? full : grade(score, ...asks);
  },
  own: ({ moves, context }) => {
    if (!isOurFault(context)) return null;
    const owns = moves.owns || moves.regrets;
    const repairs = moves.step !== null || moves.remedy;
    if (owns && repairs) return full;
    return owns || repairs ? grade(1, owns ? 'repair' : 'own') : grade(0, 'own', 'repair');
  },
  step: ({ moves, context }) => {
    if (context.variant === 'close' || context.stage === 'follow_up' || context.stage === 'explore') return null;
    if (context.stage === 'answer' && (moves.fact || moves.specific)) return full;
    return moves.step === 'done'
      ? full
      : moves.step === 'promised' || moves.remedy
        ? grade(1, 'promised')
        : grade(0, 'none');
  },
  door: ({ moves, context }) => {
    const { stage, variant } = context;
    if (stage === 'follow_up' || stage === 'answer' || stage === 'explore' || variant === 'crisis') return null;
    const missing = [
      ...(moves.time ? [] : ['time']),
      ...(moves.owner ? [] : ['owner']),
      ...(moves.door || moves.options > 0 || moves.step !== null ? [] : ['next']),
    ];
    return missing.length === 0 ? full : grade(missing.length === 1 ? 1 : 0, ...missing);
  },
  choice: ({ moves, context }) => {
    if (context.stage !== 'solve' || context.variant === 'confirm') return null;
    return moves.options > 1 ? full : grade(moves.options === 1 || moves.remedy ? 1 : 0, 'one');
  },
  evidence: ({ findings, situation }) => {
    const broken = hits(findings, EVIDENCE_RULES);
    if (broken.length > 0) return grade(0, ...names(broken));
    const { text } = situation.draft;
    return PROOF.test(text) && !PROOF_OPTIONAL.test(text) ? grade(1, 'not optional') : full;
  },
  lawful: ({ findings }) => {
    const stops = findings.filter(({ rule, severity }) => severity === 'stop' && !CARE_RULES.includes(rule));
    return stops.length === 0 ? full : grade(0, ...names(stops));
  },
  truth: ({ findings }) => {
    const untrue = hits(findings, TRUTH_RULES);
    if (untrue.length === 0) return full;
    return grade(untrue.some(({ rule }) => rule !== 'absolute') ? 0 : 1, ...names(untrue));
  },
  tone: ({ findings }) => {
    const rough = findings.filter(({ rule }) => !ELSEWHERE.has(rule));
    if (rough.length === 0) return full;
    const mild = rough.every(({ severity }) => severity === 'info' || severity === 'warn');
    return grade(mild && rough.length === 1 ? 1 : 0, ...names(rough));
  },
  economy: ({ findings, situation }) => {
    const { draft, lang, intensity } = situation;
    const breaches = exceedsLimits(draft.original, lang, intensity).filter(
      ({ kind }) => kind === 'length' || kind === 'questions',
    );
    const misses = new Set([
      ...breaches.map(({ kind }) => kind as string),
      ...names(hits(findings, ECONOMY_RULES)).filter((rule) => rule !== 'too_long'),
    ]);
    return misses.size === 0 ? full : grade(misses.size === 1 ? 1 : 0, ...misses);
  },
  language: ({ findings }) => {
    const wrong = hits(findings, LANGUAGE_RULES);
    if (wrong.length === 0) return full;
    return grade(wrong.some(({ rule }) => rule === 'wrong_script') ? 0 : 1, ...names(wrong));
  },
  amount: ({ findings, situation }) => {
    const out = hits(findings, AMOUNT_RULES);
    if (out.length > 0) return grade(out.some(({ rule }) => rule === 'over_limit') ? 0 : 1, ...names(out));
    return MONEY.test(situation.draft.text) ? full : null;
  },
  care: ({ findings, situation, moves, context }) => {
    const { flags } = context.assessment.standing;
    if (flags.length === 0) return null;
    const missed = hits(findings, CARE_RULES);
    if (missed.length > 0) return grade(0, ...names(missed));
    if (flags.includes('self_harm_or_crisis')) {
      const line = context.settings.crisisLine;
      const named = line !== undefined && line !== '' && situation.draft.original.includes(line);
      if (!named && !situation.draft.original.includes('{crisis}')) return grade(0, 'crisis line');
      return moves.care ? full : grade(1, 'care');
    }
    if (flags.includes('safety')) return moves.care ? full : grade(0, 'stop use');
    return LISTED.test(situation.draft.text) ? grade(1, 'steps') : full;
  },
};

/** Too common to show that the reply took up what the buyer said. */
const COMMON =
  /^(?:我们|你们|您好|你好|这个|那个|可以|现在|已经|一下|什么|怎么|就是|没有|不是|自己|时候|知道|觉得|with|have|this|that|your|from|they|what|when|will|been|just|want|please|about|there|their|would|could|should|than|then|them|some|still|very|much|more|here|after|before)$/;

function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/\d[\d,.]*\d|\d|[a-z]{4,}/g)) words.add(word);
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu))
    for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2));
  for (const word of words) if (COMMON.test(word)) words.delete(word);
  return words;
}

/** True where the reply takes up a word or a number of the buyer's last three messages. */
function sharesWords({ draft, buyer }: Situation): boolean {
  const said = contentWords(
    buyer
      .slice(-3)
      .map(({ text }) => text)
      .join('\n'),
  );
  return [...contentWords(draft.text)].some((word) => said.has(word));
}

/** Criteria whose zero voids the whole, and when (domain.md §7, hard fail). */
function isHardFail({ criterion, score, reasons }: CriterionScore): boolean {
  if (score > 0) return false;
  if (criterion === 'evidence') return reasons.includes('nag_hard') || reasons.includes('conditional_proof');
  return criterion === 'lawful' || criterion === 'truth' || criterion === 'care';
}

const MUST_NOT_BE_ZERO: ReadonlySet<Criterion> = new Set(['stage', 'acknowledge', 'answer', 'door']);

/**
 * Judges one reply by the rubric of domain.md §7: each criterion 0, 1 or 2, or not at all where it does not apply.
 * Reads wording only, so it is generous about what a reply says and strict about what it must not say. Slots such as
 * `{time}` count as what they stand for. Pure; never throws for any text.
 */
export function judgeReply(text: string, context: ReplyContext): Verdict {
  const { assessment, conversation, library, settings } = context;
  const situation = readSituation(text, assessment, conversation, library, settings);
  const findings = lintDraft(text, assessment, conversation, library, settings).filter(
    ({ rule }) => rule !== 'slot' && rule !== 'good',
  );
  const bench: Bench = { context, situation, findings, moves: readReplyMoves(situation) };
  const criteria = CRITERIA.flatMap((criterion): CriterionScore[] => {
    const judged = JUDGES[criterion](bench);
    return judged ? [{ criterion, score: judged.score, reasons: judged.reasons ?? [] }] : [];
  });
  const hardFails = criteria.filter(isHardFail).map(({ criterion }) => criterion);
  const sum = criteria.reduce((total, { score }) => total + score, 0);
  const score = hardFails.length > 0 ? 0 : sum / (2 * criteria.length);
  const zero = criteria.some((each) => each.score === 0 && MUST_NOT_BE_ZERO.has(each.criterion));
  return { score, criteria, hardFails, passes: score >= PASS && !zero };
}
