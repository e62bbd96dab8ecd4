import type { Assessment, RemedyAdvice } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { concernsDurable, sellerBearsProof } from '../evidence/proof-burden.ts';
import type { Library } from '../library.ts';
import type { Settings } from '../settings.ts';
import { guidanceText, uiLangOf } from '../stage/guidance-text.ts';
import { writeMoney } from '../suggest/write-money.ts';
import type { Intent, Issue } from '../taxonomy.ts';
import { climbLadder } from './climb-ladder.ts';
import { findMoneyOffers } from './find-money-offers.ts';
import { ISSUE_PROFILES, type IssueProfile } from './issue-profile.ts';
import { knownFacts } from './known-facts.ts';
import { readDemand } from './read-demand.ts';
import { readGoodsKind } from './read-goods-kind.ts';
import { readRepeatDefect } from './read-repeat-defect.ts';
import type { Ladder, RemedyCase, Want } from './remedy-case.ts';

/** Three times what the shop usually sells for (domain.md §4.3 rule 6). */
const MEDIAN_FACTOR = 3;
/** Without a shop median the lead's limit is the yardstick: ten times of it is a purchase people fight for. */
const HIGH_PRICE_FACTOR = 10;
/** From three contacts or repeats on the buyer has paid with effort, too (domain.md §4.2 R5). */
const EFFORT = 3;

const WANTS: readonly [Intent, Want][] = [
  ['refund_only', 'refund'],
  ['return_refund', 'return'],
  ['exchange', 'exchange'],
  ['repair_resend_part', 'repair'],
  ['compensate', 'money'],
  ['cancel', 'refund'],
];

const FUNCTIONAL: ReadonlySet<Issue> = new Set(['dead_or_malfunction', 'intermittent', 'durability']);

function wantOf(assessment: Assessment): Want {
  const { intents, hidden } = assessment.standing;
  // A refund asked for only in case it stays late is not asked for yet (domain.md §1.9b).
  if (hidden === 'refund_means_hurry') return 'none';
  const now = WANTS.find(([intent]) => intents.includes(intent))?.[1];
  if (now !== undefined) return now;
  // A bare "no" takes nothing back: what was asked for last still stands.
  return intents.includes('reject') ? wantBefore(assessment) : 'none';
}

function wantBefore({ signals }: Assessment): Want {
  let latest = -1;
  let want: Want = 'none';
  for (const [intent, asked] of WANTS) {
    const turn = signals.cues[`it.${intent}`]?.at(-1)?.turn ?? -1;
    if (turn > latest) [latest, want] = [turn, asked];
  }
  return want;
}

/** A named issue, else what the ask itself says: a return nobody gave a reason for, or an order not yet here. */
function issueOf(assessment: Assessment, want: Want): Issue | null {
  const { issue, flags } = assessment.standing;
  if (flags.includes('safety')) return 'safety_hazard';
  if (issue !== null) return issue;
  return want === 'return' && !assessment.signals.unacknowledgedFailure ? 'no_reason_return' : null;
}

function rejectedTurns(assessment: Assessment): Set<number> {
  return new Set((assessment.signals.cues['it.reject'] ?? []).map(({ turn }) => turn));
}

function rejectedMoney(assessment: Assessment, moneyOffers: number): number {
  // A second offer is only made because the first was not taken.
  return moneyOffers >= 2 ? 2 : Math.min(moneyOffers, assessment.signals.rejectedOffers);
}

function buildCase(
  assessment: Assessment,
  conversation: Conversation,
  settings: Settings,
  profile: IssueProfile,
  issue: Issue | null,
  want: Want,
): RemedyCase {
  const order = knownFacts(conversation);
  const { signals, mood, standing } = assessment;
  const { market, limits, returns } = settings;
  const currency = order.currency ?? settings.currency;
  const offers = findMoneyOffers(conversation, rejectedTurns(assessment));
  const durable = issue !== null && FUNCTIONAL.has(issue) && concernsDurable(conversation);
  const demand = readDemand(assessment, conversation, currency);
  const { price } = order;
  return {
    market,
    currency,
    limits,
    returns,
    limitsApply: currency === settings.currency,
    issue,
    ...profile,
    keepable: profile.keepable || (want === 'money' && profile.severity !== 'total' && profile.loss === 'goods'),
    part: profile.part || (want === 'repair' && !durable && profile.loss === 'goods'),
    durable,
    stock: !offers.noStock,
    ...readGoodsKind(conversation),
    paid: price,
    freightPaid: 0,
    returnFreight: order.returnFreight,
    days: order.daysSinceReceipt,
    difference: order.difference,
    want,
    intensity: mood.intensity,
    rejectedMoney: rejectedMoney(assessment, offers.money),
    offeredMoney: offers.most ?? undefined,
    refused: offers.refused,
    demand: demand.amount ?? undefined,
    repeatDefect: profile.loss === 'goods' && readRepeatDefect(assessment, conversation),
    threat: standing.exposure.channel > 0 || standing.intents.includes('threat_review'),
    highPrice: isHighPrice(price, settings, currency),
    unacknowledged: signals.unacknowledgedFailure,
    doubleFailure: (signals.cues['tol.promise_broken']?.length ?? 0) > 0 || signals.repeatedAsks >= EFFORT,
    sellerProves: sellerBearsProof(issue, market, order.daysSinceReceipt, durable),
    otherCurrencyDemand: demand.otherCurrency,
  };
}

function isHighPrice(price: number | undefined, { medianPrice, limits, currency }: Settings, paidIn: string): boolean {
  if (price === undefined || paidIn !== currency) return false;
  const usual = medianPrice !== undefined && medianPrice > 0 ? medianPrice * MEDIAN_FACTOR : null;
  return price >= (usual ?? HIGH_PRICE_FACTOR * limits.lead);
}

/** The ladder of one conversation and the case it was climbed for. */
export type RemedyReading = Ladder & { case: RemedyCase };

const UNKNOWN_GOODS: IssueProfile = {
  loss: 'goods',
  fault: 'unknown',
  severity: 'major',
  keepable: false,
  part: false,
};

/**
 * The ladder as far as the conversation and the order tell it, before it is put into words;
 * null where nothing calls for a remedy. Also carries the buyer's demand, for the stage policy.
 */
export function readRemedy(
  assessment: Assessment,
  conversation: Conversation,
  settings: Settings,
): RemedyReading | null {
  const want = wantOf(assessment);
  const issue = issueOf(assessment, want);
  if (issue === null && want === 'none') return null;
  const { intents, scenario } = assessment.standing;
  const notHere =
    assessment.signals.phase === 'waiting' ||
    scenario === 'logistics' ||
    intents.includes('cancel') ||
    intents.includes('urge_delivery');
  const profile = issue !== null ? ISSUE_PROFILES[issue] : notHere ? ISSUE_PROFILES.late : UNKNOWN_GOODS;
  const remedyCase = buildCase(assessment, conversation, settings, profile, issue, want);
  const ladder = climbLadder(remedyCase);
  // Whoever only asks where the parcel is is offered no money, so its amount need not be looked up.
  const asksOnly = want === 'none' && profile.loss === 'not_arrived' && intents.includes('ask_status');
  const warnings = ladder.warnings.filter(
    ({ key }) => key !== 'remedy.missing_price' || !asksOnly || remedyCase.intensity >= 2,
  );
  // Only where the law of the market decides the answer does it matter that nobody named the market.
  const lawDecides =
    profile.loss === 'no_fault' || (profile.loss === 'goods' && (want === 'refund' || want === 'return'));
  if (settings.marketGuessed && lawDecides) warnings.push({ key: 'remedy.market_guessed' });
  return { ...ladder, warnings, case: remedyCase };
}

/** Puts a reading into words; nothing where nothing calls for a remedy. */
export function writeRemedy(
  reading: RemedyReading | null,
  assessment: Assessment,
  library: Library,
  settings: Settings,
): RemedyAdvice {
  if (!reading) return { options: [], warnings: [] };
  const uiLang = uiLangOf(settings, assessment.lang);
  const { currency } = reading.case;
  return {
    options: reading.options,
    warnings: reading.warnings.map(({ key, amount }) =>
      guidanceText(library, uiLang, {
        key,
        params: {
          amount: amount === undefined ? '' : writeMoney(amount, currency),
          limit: writeMoney(settings.limits.agent, settings.currency),
        },
      }),
    ),
  };
}

/**
 * Remedies to offer, best first, at most three (domain.md §4). No amount is ever invented: where price, freight or
 * difference is not known, the rung that needs it is left out and a warning names what is missing.
 */
export function planRemedy(
  assessment: Assessment,
  conversation: Conversation,
  library: Library,
  settings: Settings,
): RemedyAdvice {
  return writeRemedy(readRemedy(assessment, conversation, settings), assessment, library, settings);
}
