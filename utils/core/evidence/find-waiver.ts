import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EvidenceRow } from '../library.ts';
import type { Settings } from '../settings.ts';
import { statesFault } from '../stage/read-run-acts.ts';
import type { Intent, Issue, Scenario, Step } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import type { EvidenceStanding } from './evidence-state.ts';
import { concernsDurable, sellerBearsProof } from './proof-burden.ts';

/** Why no ask is due, most binding first. */
export type EvidenceWaiver =
  | 'safety'
  | 'no_issue'
  | 'no_remedy'
  | 'right'
  | 'given'
  | 'unwilling'
  | 'unable'
  | 'irritated'
  | 'exhausted'
  | 'waited'
  | 'seller_proves'
  | 'known_fault'
  | 'low_value';

/** From here on waiting for proof costs more than it brings (domain.md §3.1 rule 7). */
export const ACT_FROM_INTENSITY = 3;
export const ACT_BELOW_TOLERANCE = 35;

const REMEDIES: ReadonlySet<Intent> = new Set([
  'refund_only',
  'return_refund',
  'exchange',
  'repair_resend_part',
  'compensate',
  'price_protect',
]);
const DANGEROUS: ReadonlySet<Issue> = new Set(['safety_hazard', 'allergy_injury']);

const GOODS_SCENARIOS: ReadonlySet<Scenario> = new Set(['product', 'logistics']);
const CONTENT: ReadonlySet<Step> = new Set(['satisfied', 'delighted']);
/** Content only where no fault is told: a regular with a fault is a regular let down. */
const CALM: ReadonlySet<Step> = new Set(['not_dissatisfied', 'loyal']);

/**
 * The need test: proof is asked only where it would change a remedy (rule 1). A buyer who is content, makes a
 * suggestion, or complains of the service and not of goods gets none that a picture could change.
 */
function changesNoRemedy(assessment: Assessment, conversation: Conversation): boolean {
  const { intents, scenario, step } = assessment.standing;
  if (!GOODS_SCENARIOS.has(scenario)) return true;
  const wants = intents.some((intent) => REMEDIES.has(intent));
  if (wants) return false;
  // A fault told in a calm voice is a fault all the same.
  const content = CONTENT.has(step) || (CALM.has(step) && !statesFault(assessment, conversation));
  return content || intents.includes('suggestion');
}

/** An amount a shop can ask: finite and not below zero. Anything else counts as unknown, never as small. */
const amount = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) && value >= 0 ? value : undefined;

/** Facts about the order that would decide whether to ask, and are not known. */
export type Lack = 'price' | 'currency' | 'days';

interface Stake {
  low: boolean;
  lack: Lack | null;
}

/** Rule 1b: below the team's no-proof limit, or not worth one return freight. Two currencies are never compared. */
function weighStake(conversation: Conversation, settings: Settings): Stake {
  const { order } = conversation;
  const price = amount(order?.price);
  if (price === undefined) return { low: false, lack: 'price' };
  const freight = amount(order?.returnFreight);
  if (freight !== undefined && price <= freight) return { low: true, lack: null };
  const currency = order?.currency?.trim().toUpperCase() ?? settings.currency;
  if (currency !== settings.currency) return { low: false, lack: 'currency' };
  return { low: price <= settings.limits.noProof, lack: null };
}

/** Rule 1e: the shop already knows this fault of this item. */
function isKnownFault(conversation: Conversation, settings: Settings, issue: Issue): boolean {
  const item = normalise(conversation.order?.item ?? '').text;
  return (settings.knownFaults ?? []).some((known) => {
    const name = normalise(known.item).text.trim();
    return known.issue === issue && name !== '' && item.includes(name);
  });
}

/** True from where on waiting for proof costs more than it brings (rule 7). */
export function isPressed({ mood, standing, signals }: Assessment): boolean {
  return (
    mood.intensity >= ACT_FROM_INTENSITY || standing.tolerance.value < ACT_BELOW_TOLERANCE || signals.deadline !== null
  );
}

/** What the need test reads besides the assessment. */
export interface WaiverFacts {
  row: EvidenceRow | null;
  standing: EvidenceStanding;
  /** What came cannot show the fault, and we never asked for more. */
  inVain: boolean;
  /** The clock says that waiting has lasted too long. */
  waited: boolean;
}

/** Rules 4, 6, 7 and 9: what was asked and answered so far ends the asking. */
function settledBy(assessment: Assessment, settings: Settings, facts: WaiverFacts): EvidenceWaiver | null {
  const { state, asked } = facts.standing;
  if (state === 'unwilling' || state === 'unable' || state === 'irritated') return state;
  const unsettled = facts.inVain && asked === 0 && !isPressed(assessment);
  if (state === 'given' && !unsettled) return 'given';
  // One ask and one follow-up with a new option; a third of the kind is nagging.
  if (asked > 0 && asked >= Math.min(settings.asking.most, (facts.row?.maxAsks ?? 0) + 1)) return 'exhausted';
  return asked > 0 && (facts.waited || isPressed(assessment)) ? 'waited' : null;
}

/**
 * The need test (domain.md §3.1 rule 1) and what has settled the matter since: the most binding reason why nothing is
 * asked, or null where one ask is due.
 */
export function findWaiver(
  assessment: Assessment,
  conversation: Conversation,
  settings: Settings,
  facts: WaiverFacts,
): EvidenceWaiver | null {
  const { issue, flags } = assessment.standing;
  const inDanger = flags.includes('safety') || flags.includes('self_harm_or_crisis');
  if (inDanger || (issue !== null && DANGEROUS.has(issue))) return 'safety';
  if (issue === null || facts.row === null) return 'no_issue';
  if (issue === 'no_reason_return') return 'right';
  const settled = settledBy(assessment, settings, facts);
  if (settled !== null) return settled;
  if (facts.row.needed !== 'seller' && changesNoRemedy(assessment, conversation)) return 'no_remedy';
  const days = conversation.order?.daysSinceReceipt;
  if (sellerBearsProof(issue, settings.market, days, concernsDurable(conversation))) return 'seller_proves';
  if (isKnownFault(conversation, settings, issue)) return 'known_fault';
  return weighStake(conversation, settings).low ? 'low_value' : null;
}

/** Which unknown facts could have spared the buyer the ask. */
export function findLacks(assessment: Assessment, conversation: Conversation, settings: Settings): Lack[] {
  const { issue } = assessment.standing;
  const { lack } = weighStake(conversation, settings);
  const days = amount(conversation.order?.daysSinceReceipt);
  const presumed = days === undefined && sellerBearsProof(issue, settings.market, 0, concernsDurable(conversation));
  return [...(lack === null ? [] : [lack]), ...(presumed ? (['days'] as const) : [])];
}
