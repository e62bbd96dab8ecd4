import type { Assessment, PromiseMade } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EvidenceReading } from '../evidence/plan-evidence.ts';
import type { RemedyReading } from '../remedy/plan-remedy.ts';
import type { Clock, Settings } from '../settings.ts';
import { isBereaved } from '../standing/is-bereaved.ts';
import {
  DECISION_INTENTS,
  type Emotion,
  GLAD_EMOTIONS,
  type Intent,
  type Issue,
  NEGATIVE_EMOTIONS,
} from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { type OwnReply, readOwnReplies } from './read-own-replies.ts';
import { inRun, namesThreat, statesFault } from './read-run-acts.ts';

/** What the policy reads beside the assessment itself; computed once by `plan`. */
export interface StageContext {
  promises: readonly PromiseMade[];
  evidence: EvidenceReading;
  remedy: RemedyReading | null;
  settings: Settings;
  clock: Clock;
}

/** The questions that the rows of domain.md §2.1 ask, answered. */
export interface StageFacts {
  assessment: Assessment;
  conversation: Conversation;
  context: StageContext;
  /** Intensity for priority: polite but serious counts as 3 (guard c). */
  heat: number;
  /** Decisions or acts the buyer asks for in the last run. */
  asks: Intent[];
  /** A question of fact: status, how to use. */
  inquires: boolean;
  /** The issue itself says what is wanted: money that did not add up. */
  impliedAsk: boolean;
  /** Fear or distrust is shown surely enough to answer it. */
  worried: boolean;
  /** There is something checkable to show: an order, a named issue, a product. */
  factAtHand: boolean;
  /** The failure is one of process: delay, silence, rudeness, a broken word. */
  processFailure: boolean;
  /** The buyer takes what we put on the table. */
  accepts: boolean;
  /** A promise of ours runs and its time has not come. */
  waitingForUs: boolean;
  /** That promise names its time. */
  timePromised: boolean;
  /** The same word broken twice. */
  brokenTwice: boolean;
  /** The remedy in question is beyond what the agent may grant. */
  overLimit: boolean;
  /** Media, lawyer or regulator named together with a deadline, or tied to reach. */
  outsideForce: boolean;
  /** The buyer has said or shown all there is, or let the time for it pass; only an act of ours moves it on. */
  evidenceSettled: boolean;
  /** Minutes the buyer has not answered us; 0 where the buyer spoke last or no time is known. */
  silentMinutes: number;
  /** The buyer is pleased and nothing is open. */
  pleased: boolean;
  /** A failure, or plain displeasure, that no reply of ours has acknowledged yet. */
  unheard: boolean;
  /** The buyer's last run gives what our last reply asked for and asks nothing back. */
  answersUs: boolean;
  /** Words of the buyer weigh as a problem: an issue is named or a negative feeling is there. */
  troubled: boolean;
  /** The last run says plainly what is wrong with the thing or the parcel, however calmly. */
  faultStated: boolean;
  /** The buyer answers "anything else?" with no. */
  nothingElse: boolean;
  /** Displeased on the whole, however mildly. */
  displeased: boolean;
  /** A death was told of in the last run. */
  bereaved: boolean;
  /** Outside channel named in the last run as an act: 0 none, 1 a review or a post, 2 law, regulator or bank. */
  threat: 0 | 1 | 2;
  replies: OwnReply[];
}

const DECISIONS: ReadonlySet<Intent> = new Set(DECISION_INTENTS);
const INQUIRIES: ReadonlySet<Intent> = new Set<Intent>(['ask_status', 'how_to']);
const MONEY_ISSUES: ReadonlySet<Issue> = new Set([
  'price_drop',
  'coupon_failed',
  'wrong_price',
  'gift_missing',
  'no_reason_return',
]);
const PROCESS_ISSUES: ReadonlySet<Issue> = new Set([
  'late',
  'stuck',
  'lost',
  'misdelivered',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'refund_slow',
  'oversold_cancelled',
]);

function scoreOf(assessment: Assessment, id: Emotion): number {
  return assessment.mood.emotions.find((emotion) => emotion.id === id)?.score ?? 0;
}

function heatOf(assessment: Assessment, threat: 0 | 1 | 2): number {
  const { mood, standing, signals } = assessment;
  const polite = scoreOf(assessment, 'polite') > 0 || (signals.cues['mod.courtesy']?.length ?? 0) > 0;
  const serious =
    standing.intents.includes('legal_regulator') ||
    standing.exposure.channel > 0 ||
    standing.hidden === 'collecting_evidence' ||
    signals.repeatedAsks >= 2 ||
    (polite && signals.deadline !== null && signals.unacknowledgedFailure);
  // Whoever names a regulator or a review has decided something, however calm the voice (guard c).
  const least = threat === 0 ? 0 : threat + 1;
  const heat = Math.max(least, mood.intensity);
  return serious && (polite || signals.unacknowledgedFailure) ? Math.max(3, heat) : heat;
}

function countBroken(assessment: Assessment, promises: readonly PromiseMade[]): number {
  // Two things promised in one message are one word given.
  const overdue = [...new Set(promises.filter(({ state }) => state === 'overdue').map(({ turn }) => turn))];
  const first = overdue[0] ?? Number.POSITIVE_INFINITY;
  // An earlier broken word shows in the buyer's own complaint, made before the one that lapsed now.
  const earlier = (assessment.signals.cues['tol.promise_broken'] ?? []).some(({ turn }) => turn < first);
  return overdue.length + (overdue.length > 0 && earlier ? 1 : 0);
}

function isOverLimit({ remedy, settings }: StageContext): boolean {
  if (!remedy) return false;
  const { demand } = remedy.case;
  if (demand !== undefined && demand > settings.limits.agent) return true;
  const first = remedy.options[0];
  return first?.rung === 'refund_difference' && first.approval === 'lead';
}

function silenceOf(conversation: Conversation, clock: Clock): number {
  const last = conversation.turns.findLast(({ role }) => role === 'customer' || role === 'agent' || role === 'bot');
  if (!last || last.role === 'customer' || last.at === undefined) return 0;
  return Math.max(0, (clock.now - last.at) / 60_000);
}

const QUESTION =
  /[?]|吗|么|呢|什么|怎么|为什么|为啥|多少|哪|几[时点天个]|是不是|能不能|\b(?:how|what|when|where|why|which|who|can|could|do|does|is|are|will) /;

function givesAnswer(assessment: Assessment, conversation: Conversation, reply: OwnReply | undefined): boolean {
  const { first, last } = assessment.signals.lastRun;
  if (!reply?.asks || assessment.mood.dominant === 'grateful') return false;
  const run = conversation.turns.slice(Math.max(0, first), last + 1).filter(({ role }) => role === 'customer');
  const words = normalise(run.map(({ text }) => text.slice(0, 400)).join('\n')).text;
  return words.trim().length > 3 && !QUESTION.test(words);
}

/** Nothing but a "no" with its courtesies. No two parts may match the same letters, or a long "嗯嗯嗯…" never ends. */
const NOTHING_ELSE =
  /^(?:[\s,，。.!！~嗯哦]|好的?|行|谢谢[你您]?|感谢|麻烦[你您]了?|辛苦了?|亲|客服|thanks?(?: you)?|ok(?:ay)?|no(?:pe)?|没有?(?:事[了啦]?|[了啦]{1,2})?|不用了?|不需要了?|暂时(?:没有?|不用)了?|就这[样些]|可以了|that'?s (?:all|it|everything)|nothing(?: else)?|all good|i'?m good|for now)+$/;

/** Asked for more, the buyer has none. */
function hasNothingElse(assessment: Assessment, conversation: Conversation, reply: OwnReply | undefined): boolean {
  if (!reply?.asksMore) return false;
  const { first, last } = assessment.signals.lastRun;
  const run = conversation.turns.slice(Math.max(0, first), last + 1).filter(({ role }) => role === 'customer');
  return run.every(({ text }) => text.length <= 60 && NOTHING_ELSE.test(normalise(text).text.trim()));
}

/** "Are you a real person?" asks who is there; it is no call for somebody else. */
function onlyAsksWho(assessment: Assessment, intent: Intent): boolean {
  const cues = intent === 'human_or_manager' ? inRun(assessment, 'it.human_or_manager') : [];
  return cues.length > 0 && cues.every(({ rule }) => rule === 'it.human_or_manager.are_you');
}

/** "I see, thanks" after our answer asks for nothing more, whatever it was about. */
function isContent(assessment: Assessment, answered: boolean): boolean {
  const { standing, mood } = assessment;
  const named = standing.issue !== null && inRun(assessment, `is.${standing.issue}`).length > 0;
  const settled = standing.intents.includes('accept') && standing.intents.every((intent) => intent === 'accept');
  return answered && settled && !named && mood.intensity < 2 && !NEGATIVE_EMOTIONS.has(mood.dominant);
}

const waitedLong = ({ nagging }: EvidenceReading): boolean => nagging.signs.some(({ sign }) => sign === 'waited');

/** Reads everything the policy rows need; pure. */
export function readStageFacts(assessment: Assessment, conversation: Conversation, context: StageContext): StageFacts {
  const { standing, signals, mood } = assessment;
  const { settings, promises, evidence, clock } = context;
  const replies = readOwnReplies(conversation);
  const asks = standing.intents.filter((intent) => DECISIONS.has(intent) && !onlyAsksWho(assessment, intent));
  const { issue } = standing;
  const lastReply = replies.findLast(({ turn }) => turn < signals.lastBuyerTurn);
  const troubled = issue !== null || mood.valence < -0.2 || mood.intensity >= 2;
  const faultStated = statesFault(assessment, conversation);
  // A regular with a fault is a regular let down.
  const pleasedStep =
    standing.step === 'satisfied' || standing.step === 'delighted' || (standing.step === 'loyal' && !faultStated);
  const pleasedMood = GLAD_EMOTIONS.has(mood.dominant);
  const requests = inRun(assessment, 'mod.request').length > 0 && inRun(assessment, 'mod.solved').length === 0;
  const inquires = standing.intents.some((intent) => INQUIRIES.has(intent));
  const offered = lastReply?.offers === true;
  const legal = standing.intents.includes('legal_regulator') || standing.exposure.channel === 2;
  const threat = namesThreat(assessment, conversation);
  const severe = standing.exposure.level === 'high' && standing.exposure.channel === 2;
  return {
    assessment,
    conversation,
    context,
    heat: heatOf(assessment, threat),
    asks,
    inquires,
    impliedAsk: issue !== null && MONEY_ISSUES.has(issue) && !isContent(assessment, replies.length > 0),
    worried:
      Math.max(scoreOf(assessment, 'worried'), scoreOf(assessment, 'distrust')) >= settings.thresholds.show ||
      standing.root === 'insecurity' ||
      standing.hidden === 'authenticity_reassurance',
    factAtHand: issue !== null || conversation.order !== undefined || standing.scenario !== 'other',
    processFailure: (issue !== null && PROCESS_ISSUES.has(issue)) || standing.trigger === 'employee',
    accepts: standing.intents.includes('accept') && offered && !standing.intents.includes('reject'),
    waitingForUs: promises.some(({ state, turn }) => state === 'open' && turn === lastReply?.turn),
    timePromised: promises.some(({ state, turn, due }) => state === 'open' && turn === lastReply?.turn && due !== null),
    brokenTwice: countBroken(assessment, promises) >= 2,
    overLimit: isOverLimit(context),
    outsideForce: (legal && signals.deadline !== null) || severe,
    evidenceSettled: evidence.asked > 0 && (evidence.answeredAt >= 0 || waitedLong(evidence)),
    silentMinutes: silenceOf(conversation, clock),
    pleased:
      !NEGATIVE_EMOTIONS.has(mood.dominant) &&
      !isBereaved(assessment, signals.lastRun.first) &&
      asks.length === 0 &&
      !inquires &&
      !requests &&
      ((mood.intensity <= 1 && pleasedStep) || (pleasedMood && (mood.intensity <= 1 || mood.valence > 0))),
    unheard:
      signals.unacknowledgedFailure ||
      (threat > 0 && !replies.some(({ acknowledges }) => acknowledges)) ||
      ((mood.valence < 0 || standing.intents.includes('suggestion')) &&
        mood.intensity >= 2 &&
        !replies.some(({ acknowledges }) => acknowledges)),
    answersUs: givesAnswer(assessment, conversation, lastReply),
    nothingElse: hasNothingElse(assessment, conversation, lastReply),
    troubled,
    faultStated,
    threat,
    displeased: NEGATIVE_EMOTIONS.has(mood.dominant),
    bereaved: isBereaved(assessment, signals.lastRun.first),
    replies,
  };
}
