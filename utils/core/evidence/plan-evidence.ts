import type { Assessment, EvidenceAdvice } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { EvidenceRow, Library } from '../library.ts';
import type { Settings } from '../settings.ts';
import { type Guided, guidanceText, uiLangOf } from '../stage/guidance-text.ts';
import type { EvidenceNeed, Intent, Issue, Scenario, Step, UiLang } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { type EvidenceStanding, readEvidenceState } from './evidence-state.ts';
import { type EvidenceAsk, findEvidenceAsks } from './find-evidence-asks.ts';
import { isDurable, sellerBearsProof } from './proof-burden.ts';

/** Why no ask is due, most binding first. */
type EvidenceWaiver =
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
  | 'low_value';

export interface EvidenceReading extends EvidenceStanding {
  row: EvidenceRow | null;
  need: EvidenceNeed;
  waiver: EvidenceWaiver | null;
  asks: EvidenceAsk[];
  /** Our last ask wanted something that cannot show this defect. */
  mismatch: boolean;
}

/** From here on waiting for proof costs more than it brings (domain.md §3.1 rule 7). */
const ACT_FROM_INTENSITY = 3;
const ACT_BELOW_TOLERANCE = 35;

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
const CONTENT: ReadonlySet<Step> = new Set(['not_dissatisfied', 'satisfied', 'delighted', 'loyal']);

/**
 * The need test: proof is asked only where it would change a remedy (rule 1). A buyer who is content, makes a
 * suggestion, or complains of the service and not of goods gets none that a picture could change.
 */
function changesNoRemedy({ standing }: Assessment): boolean {
  const { intents, scenario, step } = standing;
  if (!GOODS_SCENARIOS.has(scenario)) return true;
  const wants = intents.some((intent) => REMEDIES.has(intent));
  return !wants && (CONTENT.has(step) || intents.includes('suggestion'));
}

/** Everything the buyer wrote and the item's name, for what the order facts leave open. */
function buyerWords(conversation: Conversation): string {
  const spoken = conversation.turns.filter(({ role }) => role === 'customer').slice(-20);
  return normalise([conversation.order?.item ?? '', ...spoken.map(({ text }) => text.slice(0, 400))].join('\n')).text;
}

/** True where the item is of a kind that law and repair rules treat as durable goods. */
export function concernsDurable(conversation: Conversation): boolean {
  return isDurable(buyerWords(conversation));
}

function isLowValue(conversation: Conversation, settings: Settings): boolean {
  const { price, returnFreight } = conversation.order ?? {};
  if (price === undefined) return false;
  return price <= settings.limits.noProof || (returnFreight !== undefined && price <= returnFreight);
}

function findWaiver(
  assessment: Assessment,
  conversation: Conversation,
  settings: Settings,
  row: EvidenceRow | null,
  standing: EvidenceStanding,
): EvidenceWaiver | null {
  const { issue, flags, tolerance } = assessment.standing;
  if (flags.includes('safety') || (issue !== null && DANGEROUS.has(issue))) return 'safety';
  if (issue === null || row === null) return 'no_issue';
  if (issue === 'no_reason_return') return 'right';
  const { state, asked } = standing;
  if (state === 'given' || state === 'unwilling' || state === 'unable' || state === 'irritated') return state;
  // One ask and one follow-up with a new option; a third of the kind is nagging (rule 4).
  if (asked > row.maxAsks && asked > 0) return 'exhausted';
  const waits = asked > 0;
  const pressed =
    assessment.mood.intensity >= ACT_FROM_INTENSITY ||
    tolerance.value < ACT_BELOW_TOLERANCE ||
    assessment.signals.deadline !== null;
  if (waits && pressed) return 'waited';
  if (row.needed !== 'seller' && changesNoRemedy(assessment)) return 'no_remedy';
  const days = conversation.order?.daysSinceReceipt;
  if (sellerBearsProof(issue, settings.market, days, concernsDurable(conversation))) return 'seller_proves';
  return isLowValue(conversation, settings) ? 'low_value' : null;
}

function isMismatch(row: EvidenceRow | null, asks: readonly EvidenceAsk[]): boolean {
  const last = asks.at(-1);
  if (!row || !last) return false;
  const named = (kinds: readonly string[], id: string) =>
    kinds.some((kind) => kind === id || kind.startsWith(`${id}_`));
  return last.classes.every((id) => named(row.invalid, id) && !named(row.valid, id));
}

/** What is known about evidence in this conversation, before it is put into words. */
export function readEvidence(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
): EvidenceReading {
  const { issue } = assessment.standing;
  const row = issue === null ? null : library.evidence[issue];
  const asks = findEvidenceAsks(conversation);
  const standing = readEvidenceState(assessment, conversation, asks);
  const waiver = findWaiver(assessment, conversation, settings, row, standing);
  // Where the proof is the seller's own, it stays so whatever the buyer does; only danger comes before it.
  const seller = row?.needed === 'seller' && waiver !== 'safety';
  const need: EvidenceNeed = seller ? 'seller' : waiver !== null ? 'no' : (row?.needed ?? 'no');
  return { ...standing, row, need, waiver, asks, mismatch: isMismatch(row, asks) };
}

function nameKinds(library: Library, uiLang: UiLang, kinds: readonly string[]): string {
  const names = kinds.slice(0, 2).map((kind) => guidanceText(library, uiLang, { key: `kind.${kind}` }));
  return names.join(guidanceText(library, uiLang, { key: 'join.or' }));
}

/** Kinds that only the buyer can make; the rest lie with the seller. */
const FROM_BUYER = /^(?:photo|video|words|guided_check|error_screenshot|screen_recording|screenshot_page|serial)/;

/** Issues whose proof lies in a record of ours that the advice names. */
const OWN_RECORDS: ReadonlySet<Issue> = new Set([
  'late',
  'stuck',
  'lost',
  'misdelivered',
  'marked_delivered_not_received',
  'intermittent',
  'size_fit',
  'odour',
  'gift_missing',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'price_drop',
  'wrong_price',
  'coupon_failed',
  'host_promise',
  'oversold_cancelled',
  'refund_slow',
  'counterfeit_doubt',
]);

const ownRecord = (issue: Issue | null): string => (issue !== null && OWN_RECORDS.has(issue) ? issue : 'other');

function adviceOf(reading: EvidenceReading, issue: Issue | null, kinds: string, pressed: boolean): Guided {
  const { waiver, row, need } = reading;
  if (waiver === 'no_remedy' && row?.needed === 'no') return { key: `evidence.own.${ownRecord(issue)}` };
  if (waiver !== null && !(need === 'seller' && (waiver === 'low_value' || waiver === 'seller_proves')))
    return { key: waiver === 'no_issue' ? 'evidence.no_issue' : `evidence.waived.${waiver}` };
  if (need === 'no' || need === 'seller') return { key: `evidence.own.${ownRecord(issue)}` };
  if (reading.asked >= (row?.maxAsks ?? 0)) return { key: 'evidence.follow_up', params: { kinds } };
  return { key: pressed ? 'evidence.act_first' : 'evidence.ask_once', params: { kinds } };
}

/** Puts a reading into words: `advice` and `fallback` are one sentence each. */
export function writeEvidence(
  reading: EvidenceReading,
  assessment: Assessment,
  library: Library,
  settings: Settings,
): EvidenceAdvice {
  const uiLang = uiLangOf(settings, assessment.lang);
  const { row, need, asked, state } = reading;
  const { issue, tolerance } = assessment.standing;
  const pressed = assessment.mood.intensity >= ACT_FROM_INTENSITY || tolerance.value < ACT_BELOW_TOLERANCE;
  const valid = row?.valid ?? [];
  const askable = valid.filter((kind) => FROM_BUYER.test(kind));
  const kinds = nameKinds(library, uiLang, askable.length > 0 ? askable : valid);
  return {
    need,
    kinds: [...valid],
    invalidKinds: [...(row?.invalid ?? [])],
    asked,
    state,
    advice: guidanceText(library, uiLang, adviceOf(reading, issue, kinds, pressed)),
    fallback: guidanceText(library, uiLang, { key: row ? `fallback.${row.fallback}` : 'fallback.no_issue' }),
  };
}

/**
 * Whether to ask for evidence, for which, and what to do without it (domain.md §1.10, §3).
 * Nothing is asked where the answer would not change the remedy.
 */
export function planEvidence(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
): EvidenceAdvice {
  return writeEvidence(readEvidence(assessment, conversation, library, settings), assessment, library, settings);
}
