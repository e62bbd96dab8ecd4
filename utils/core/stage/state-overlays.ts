import type { Assessment } from '../advice.ts';
import type { Stage } from '../taxonomy.ts';
import type { StageFacts } from './stage-facts.ts';

/** What a state adds to any stage (domain.md §2.4): keys `must.<id>` and `not.<id>` of the guidance. */
export interface Overlay {
  id: string;
  when: (facts: StageFacts, stage: Stage) => boolean;
  /** False where the overlay only forbids, or only asks. */
  must: boolean;
  not: boolean;
}

const both = (id: string, when: Overlay['when']): Overlay => ({ id, when, must: true, not: true });
const mustOnly = (id: string, when: Overlay['when']): Overlay => ({ id, when, must: true, not: false });
const notOnly = (id: string, when: Overlay['when']): Overlay => ({ id, when, must: false, not: true });

const warned = (facts: StageFacts, key: string): boolean =>
  facts.context.remedy?.warnings.some((warning) => warning.key === key) ?? false;

/** A trigger that nobody named is only a guess; it colours the scripts, not the duties. */
const named = (assessment: Assessment, label: string): boolean => (assessment.signals.cues[label]?.length ?? 0) > 0;

const commercial = (facts: StageFacts): boolean => !facts.assessment.standing.flags.includes('self_harm_or_crisis');

/** Most specific first; the first ones win where there is room for five only. */
export const OVERLAYS: readonly Overlay[] = [
  both('bereaved', ({ bereaved }) => bereaved),
  both('vulnerable', ({ assessment, bereaved }) => !bereaved && assessment.standing.flags.includes('vulnerable')),
  both('hidden.refund_means_hurry', ({ assessment }) => assessment.standing.hidden === 'refund_means_hurry'),
  both(
    'hidden.silent_exit',
    ({ assessment }, stage) => assessment.standing.hidden === 'silent_exit' && stage !== 'accompany',
  ),
  both('hidden.collecting_evidence', ({ assessment }) => assessment.standing.hidden === 'collecting_evidence'),
  both(
    'hidden.authenticity_reassurance',
    ({ assessment }) => assessment.standing.hidden === 'authenticity_reassurance',
  ),
  both('hidden.about_to_return', ({ assessment }) => assessment.standing.hidden === 'about_to_return'),
  both('hidden.price_check', ({ assessment }) => assessment.standing.hidden === 'price_check'),
  both('hidden.wants_to_be_heard', ({ assessment }) => assessment.standing.hidden === 'wants_to_be_heard'),
  both('beyond_item', ({ assessment }) => assessment.signals.beyondItem),
  both(
    'threat',
    ({ assessment }) =>
      assessment.standing.exposure.channel > 0 || assessment.standing.intents.includes('legal_regulator'),
  ),
  both('review_threat', ({ assessment }) => assessment.standing.intents.includes('threat_review')),
  notOnly('hush_money', ({ assessment }) => assessment.mood.intensity >= 4 && assessment.signals.unacknowledgedFailure),
  both('money_issue', ({ impliedAsk, assessment }) => impliedAsk && assessment.standing.issue !== 'no_reason_return'),
  both(
    'right',
    ({ assessment, context }) =>
      assessment.standing.intents.includes('legal_regulator') && context.remedy?.case.loss === 'goods',
  ),
  both('quoted', ({ assessment }) => assessment.signals.quoted),
  both('overdue', ({ context }) => context.promises.some(({ state }) => state === 'overdue')),
  both('evidence.stop', (facts) => {
    const { state, waiver, nagging } = facts.context.evidence;
    if (nagging.level === 'act_now' && state !== 'given' && state !== 'unable') return true;
    return state === 'irritated' || state === 'unwilling' || waiver === 'exhausted' || waiver === 'waited';
  }),
  both('evidence.unable', ({ context }) => context.evidence.state === 'unable'),
  both('evidence.given', ({ context }) => context.evidence.state === 'given'),
  notOnly('evidence.mismatch', ({ context }) => context.evidence.mismatch),
  mustOnly(
    'ask_in_same_message',
    ({ asks }, stage) => asks.length > 0 && (stage === 'apologise' || stage === 'reassure'),
  ),
  mustOnly(
    'one_sentence_apology',
    ({ assessment, heat, faultStated }, stage) =>
      assessment.signals.unacknowledgedFailure &&
      (stage === 'solve' || stage === 'explore' || stage === 'escalate') &&
      (heat >= 1 || faultStated),
  ),
  both('high_price', (facts) => warned(facts, 'remedy.high_price_lead')),
  both('demand', (facts) => warned(facts, 'remedy.demand_boundary')),
  both('third_money', (facts) => warned(facts, 'remedy.no_third_money')),
  both(
    'repeat',
    ({ assessment }) => (assessment.signals.cues['tol.repeat']?.length ?? 0) > 0 || assessment.signals.repeatedAsks > 0,
  ),
  both('selfblame', ({ assessment }) => assessment.mood.emotions.some(({ id }) => id === 'selfblame')),
  both('greed', ({ assessment }) => (assessment.signals.cues['ex.greed']?.length ?? 0) > 0),
  both('root.despair', ({ assessment }) => assessment.standing.root === 'despair'),
  both('root.insecurity', ({ assessment }) => assessment.standing.root === 'insecurity'),
  both('root.unfair', ({ assessment }) => assessment.standing.root === 'unfair'),
  both(
    'trigger.employee',
    ({ assessment }) =>
      assessment.standing.trigger === 'employee' && assessment.mood.intensity >= 2 && assessment.mood.valence < 0,
  ),
  both('trigger.value', ({ assessment }) => assessment.mood.intensity >= 2 && named(assessment, 'tr.value')),
  both('trigger.system', ({ assessment }) => assessment.mood.intensity >= 2 && named(assessment, 'tr.system')),
  both(
    'loyal',
    // A regular who only asks wants the answer, not a speech about the years.
    ({ assessment, troubled }) =>
      (troubled || assessment.signals.unacknowledgedFailure) &&
      (assessment.standing.step === 'loyal' || (assessment.signals.cues['st.loyal']?.length ?? 0) > 0),
  ),
  both('polite_serious', ({ heat, assessment }) => heat > assessment.mood.intensity),
  notOnly(
    'evidence.own',
    ({ context, assessment }) => context.evidence.need !== 'optional' && assessment.standing.issue !== null,
  ),
].map((overlay) => ({ ...overlay, when: (facts, stage) => commercial(facts) && overlay.when(facts, stage) }));
