import type { Assessment, StageVariant } from '../advice.ts';
import { NEGATIVE_EMOTIONS, type Stage } from '../taxonomy.ts';
import type { StageFacts } from './stage-facts.ts';

/** One row of the policy table (domain.md §2.1). The first row whose condition holds decides. */
export interface StageRule {
  /** Row number of the table and a name, such as `2.critical`. */
  id: string;
  stage: Stage;
  variant: StageVariant;
  when: (facts: StageFacts) => boolean;
  /** Labels whose cues are quoted as the reason, best first; a label ending in a dot stands for its group. */
  quotes: readonly string[];
}

const rule = (
  id: string,
  stage: Stage,
  variant: StageVariant,
  quotes: readonly string[],
  when: StageRule['when'],
): StageRule => ({ id, stage, variant, quotes, when });

/** Someone who says "forget it" wants no speech; only real heat brings the apology back to the front. */
const leavesQuietly = ({ assessment, heat }: StageFacts): boolean =>
  assessment.standing.hidden === 'silent_exit' && heat < 4;

/** Time presses, so that nobody is told to take theirs. */
const isPressed = ({ mood }: Assessment): boolean => mood.emotions.some(({ id }) => id === 'urgent');

/**
 * Below these the answer leads, with one sentence of apology before it: a wound beneath the ask brings the feeling
 * forward sooner than a bare ask does.
 */
const HOT = 3;
const VERY_HOT = 4;
const ANSWER_FIRST: ReadonlySet<string> = new Set(['refund_means_hurry', 'about_to_return']);
const ANSWERED_BY_SOLVING: ReadonlySet<string> = new Set(['about_to_return', 'collecting_evidence']);

export const STAGE_RULES: readonly StageRule[] = [
  rule('0.crisis', 'escalate', 'crisis', ['fl.self_harm_or_crisis'], ({ assessment }) =>
    assessment.standing.flags.includes('self_harm_or_crisis'),
  ),
  rule('1.safety', 'escalate', 'safety', ['fl.safety', 'is.safety_hazard', 'is.allergy_injury'], ({ assessment }) =>
    assessment.standing.flags.includes('safety'),
  ),
  rule(
    '2.critical',
    'escalate',
    'lead',
    ['ex.channel', 'ex.'],
    ({ assessment }) => assessment.standing.exposure.level === 'critical',
  ),
  rule('2.beyond_item', 'escalate', 'lead', ['ex.beyond_item'], ({ assessment }) => assessment.signals.beyondItem),
  rule('2.broken_twice', 'escalate', 'lead', ['tol.promise_broken'], ({ brokenTwice }) => brokenTwice),
  rule(
    '2.manager_again',
    'escalate',
    'lead',
    ['it.human_or_manager'],
    ({ assessment }) => assessment.signals.managerAsks >= 2,
  ),
  rule('2.over_limit', 'escalate', 'lead', ['it.compensate', 'it.price_protect'], ({ overLimit }) => overLimit),
  rule('2.outside_force', 'escalate', 'lead', ['it.legal_regulator', 'ex.channel'], ({ outsideForce }) => outsideForce),
  // After the rows that name a reason: "furious" alone tells the agent least.
  rule(
    '2.enraged',
    'escalate',
    'lead',
    ['em.furious', 'em.angry', 'ex.'],
    ({ assessment }) => assessment.mood.intensity >= 5,
  ),
  // A first angry word is answered before it is handed on: being handed on unheard is a second failure.
  rule(
    '2.out_of_tolerance',
    'escalate',
    'lead',
    ['tol.', 'root.', 'st.churn', 'st.complaint'],
    ({ assessment, heat, replies }) =>
      assessment.standing.tolerance.value < 15 && (replies.length >= 2 ? heat >= 3 : replies.length > 0 && heat >= 4),
  ),
  // Asked for more and having none: a curt "no" is no new failure.
  rule('9.nothing_else', 'follow_up', 'close', [], ({ nothingElse, heat }) => nothingElse && heat < HOT),
  rule(
    '3.apologise',
    'apologise',
    null,
    ['is.', 'tr.employee', 'root.', 'tol.', 'em.angry', 'em.frustrated', 'em.disappointed', 'em.'],
    (facts) => {
      const { assessment, heat, asks, impliedAsk, processFailure } = facts;
      if (!facts.unheard || facts.pleased || leavesQuietly(facts)) return false;
      // Grief is no reproach.
      if (facts.bereaved && !assessment.signals.unacknowledgedFailure && heat < HOT) return false;
      if (assessment.signals.quoted && asks.length > 0 && heat < VERY_HOT) return false;
      // Who speaks calmly and names no fault is helped first, whatever went before.
      const calm = !facts.faultStated && !NEGATIVE_EMOTIONS.has(assessment.mood.dominant);
      if (calm && heat < HOT) return false;
      if (heat < 2 && !(processFailure && heat >= 1)) return false;
      if (asks.length > 0 && heat < (assessment.standing.root === 'none' ? VERY_HOT : HOT)) return false;
      if (facts.inquires && heat < HOT) return false;
      return (
        heat >= VERY_HOT || !(impliedAsk || facts.evidenceSettled || ANSWER_FIRST.has(assessment.standing.hidden ?? ''))
      );
    },
  ),
  rule(
    '4.reassure',
    'reassure',
    null,
    ['hi.authenticity_reassurance', 'em.worried', 'em.distrust', 'root.insecurity'],
    // Goods that were never there are no worry to allay: what is missing is the way out.
    ({ worried, factAtHand, asks, impliedAsk, assessment }) =>
      worried &&
      assessment.standing.issue !== 'oversold_cancelled' &&
      factAtHand &&
      asks.length === 0 &&
      !impliedAsk &&
      !assessment.standing.intents.includes('ask_status'),
  ),
  rule(
    '6.conditional',
    'explore',
    null,
    ['hi.refund_means_hurry', 'it.refund_only', 'it.cancel'],
    ({ assessment }) => assessment.standing.hidden === 'refund_means_hurry',
  ),
  rule(
    '8.accepted',
    'solve',
    'confirm',
    ['it.accept'],
    ({ accepts, assessment }) => accepts && assessment.mood.intensity < 3,
  ),
  rule(
    '9.pleased',
    'follow_up',
    'close',
    ['em.grateful', 'em.delighted', 'em.relieved', 'st.satisfied', 'st.delighted'],
    (facts) => facts.pleased && !facts.timePromised,
  ),
  rule(
    '5.ask_refused',
    'solve',
    'no',
    ['it.return_refund', 'it.refund_only', 'it.'],
    ({ asks, context }) =>
      asks.length > 0 && (context.remedy?.warnings.some(({ key }) => key === 'remedy.boundary_with_route') ?? false),
  ),
  rule(
    '7.offers_refused',
    'accompany',
    null,
    ['it.reject', 'root.'],
    ({ assessment, asks }) =>
      assessment.signals.rejectedOffers >= 2 && assessment.standing.root !== 'none' && asks.length === 0,
  ),
  rule(
    '5.ask',
    'solve',
    null,
    ['it.refund_only', 'it.return_refund', 'it.exchange', 'it.'],
    ({ asks }) => asks.length > 0,
  ),
  rule('5.evidence', 'solve', null, ['ng.', 'it.evidence_given'], ({ evidenceSettled }) => evidenceSettled),
  rule(
    '5.implied',
    'solve',
    null,
    ['is.', 'hi.'],
    ({ impliedAsk, assessment, heat }) =>
      impliedAsk ||
      ANSWERED_BY_SOLVING.has(assessment.standing.hidden ?? '') ||
      (assessment.standing.hidden === 'price_check' && heat >= 2),
  ),
  rule(
    '9.suggestion',
    'follow_up',
    null,
    ['it.suggestion'],
    ({ assessment, inquires }) => assessment.standing.intents.includes('suggestion') && !inquires,
  ),
  rule('5.answers_us', 'solve', null, [], ({ answersUs }) => answersUs),
  rule(
    '9.settled',
    'follow_up',
    'close',
    ['it.accept'],
    // "Fine" as the first word of a conversation settles nothing.
    ({ assessment, inquires, waitingForUs, heat, replies }) =>
      assessment.standing.intents.includes('accept') && !inquires && !waitingForUs && heat < 2 && replies.length > 0,
  ),
  rule(
    '7.bereaved',
    'accompany',
    null,
    ['fl.vulnerable'],
    ({ bereaved, inquires, heat, assessment }) =>
      bereaved && !inquires && heat < HOT && assessment.signals.deadline === null && !isPressed(assessment),
  ),
  rule(
    '7.heard',
    'accompany',
    null,
    ['hi.wants_to_be_heard'],
    ({ assessment }) => assessment.standing.hidden === 'wants_to_be_heard',
  ),
  rule(
    '7.waiting',
    'accompany',
    null,
    ['it.ask_status', 'tol.waiting', 'em.relieved'],
    ({ waitingForUs, heat }) => waitingForUs && heat < 3,
  ),
  rule(
    '10.leaves',
    'accompany',
    'light',
    ['hi.silent_exit', 'em.helpless'],
    ({ assessment }) => assessment.standing.hidden === 'silent_exit',
  ),
  rule(
    '10.silent',
    'accompany',
    'light',
    ['st.not_dissatisfied'],
    ({ assessment, silentMinutes, troubled }) =>
      (assessment.standing.step === 'not_dissatisfied' || (assessment.standing.step === 'not_satisfied' && troubled)) &&
      silentMinutes >= 10 &&
      silentMinutes <= 24 * 60,
  ),
  // The failure has been named and owned; what is missing now is the remedy, not more words.
  rule(
    '5.fault_stands',
    'solve',
    null,
    ['is.', 'st.dissatisfied', 'em.'],
    ({ troubled, heat }) => troubled && heat >= 2,
  ),
  // "The zip is broken" needs no angry word and no request to be a task: nobody reports a fault to have it explained.
  rule('5.fault_stated', 'solve', null, ['is.'], ({ faultStated }) => faultStated),
  // A bare "no" to the second offer is no question: what was asked for is still open.
  rule(
    '5.offers_refused',
    'solve',
    null,
    ['it.reject'],
    ({ assessment }) => assessment.signals.rejectedOffers >= 2 && assessment.standing.intents.includes('reject'),
  ),
  rule(
    '5.threat_stands',
    'solve',
    null,
    ['it.legal_regulator', 'it.threat_review', 'ex.channel', 'ex.'],
    ({ threat, assessment, inquires }) => threat > 0 || (assessment.standing.exposure.channel > 0 && !inquires),
  ),
  rule(
    '6.mixed',
    'explore',
    null,
    ['it.'],
    ({ assessment, troubled }) =>
      troubled && assessment.standing.issue === null && assessment.standing.intents.length > 2,
  ),
  // Mild displeasure with nothing asked and no fault named: an answer would have nothing to say.
  rule(
    '3.let_down',
    'apologise',
    null,
    ['em.'],
    ({ displeased, inquires, assessment, replies }) =>
      displeased &&
      !inquires &&
      assessment.standing.issue === null &&
      replies.every(({ turn }) => turn < assessment.signals.lastBuyerTurn) &&
      assessment.mood.intensity >= 1 &&
      assessment.mood.dominant !== 'worried' &&
      !replies.some(({ acknowledges }) => acknowledges),
  ),
  rule('11.answer', 'answer', null, ['it.'], () => true),
];
