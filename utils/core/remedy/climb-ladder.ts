import type { RemedyOption } from '../advice.ts';
import type { Rung } from '../taxonomy.ts';
import { Climb } from './climb.ts';
import { LEGAL_FLOORS } from './legal-floors.ts';
import type { Ladder, RemedyCase, Want } from './remedy-case.ts';

/** Demands above this share of the price get a boundary and a lead (rule 11, §0 E8). */
const DEMAND_SHARE = 1.5;
/** Days after which a durable item is repaired rather than exchanged (domain.md §4.4, CN three guarantees). */
const EXCHANGE_DAYS = 15;

const WANTED: Readonly<Record<Want, readonly Rung[]>> = {
  refund: ['return_refund', 'refund_no_return'],
  return: ['return_refund', 'refund_no_return'],
  exchange: ['exchange', 'resend'],
  repair: ['repair_loaner', 'resend_part'],
  money: ['small_comp'],
  part: ['resend_part'],
  none: [],
};

function climbDanger(climb: Climb): Ladder {
  climb.lead = true;
  climb.warn('remedy.stop_use');
  climb.warn('remedy.no_evidence');
  climb.warn('remedy.no_small_comp');
  return climb.done(climb.refundNoReturn('lead'));
}

function climbNotArrived(climb: Climb): Ladder {
  const { issue, want, stock } = climb.c;
  const resend = stock ? [climb.option('resend', 0, 'seller')] : [];
  // What never came is owed in full, so no limit of the agent stands against it.
  const refund = climb.refundNoReturn('agent');
  const chase = [climb.option('explain_care', 0, 'none')];
  const goodwill = climb.c.doubleFailure ? climb.goodwill() : [];
  const gone = issue === 'lost' || issue === 'marked_delivered_not_received';
  if (issue === 'oversold_cancelled') return climb.done([...refund, ...goodwill, ...chase]);
  const base = gone
    ? [...resend, ...refund]
    : issue === 'late'
      ? [...chase, ...refund, ...goodwill]
      : [...chase, ...resend, ...refund];
  return climb.done(want === 'refund' || want === 'return' ? [...refund, ...base] : base, WANTED[want]);
}

function climbMoney(climb: Climb): Ladder {
  const { difference, issue } = climb.c;
  const explain = climb.option('explain_care', 0, 'none');
  if (difference === undefined) {
    climb.warn('remedy.missing_difference');
    return climb.done([explain]);
  }
  const lead = difference > climb.agentLimit || issue === 'wrong_price';
  if (lead) climb.warn(climb.c.limitsApply ? 'remedy.over_agent_limit' : 'remedy.two_currencies');
  return climb.done([climb.option('refund_difference', difference, 'none', lead ? 'lead' : 'agent')]);
}

function climbAttention(climb: Climb): Ladder {
  const { doubleFailure, issue } = climb.c;
  const care = climb.option('explain_care', 0, 'none');
  climb.warn('remedy.attention_first');
  return climb.done([care, ...(doubleFailure || issue === 'promise_broken' ? climb.goodwill() : [])]);
}

function climbNoFault(climb: Climb): Ladder {
  const { market, days, excluded, paid } = climb.c;
  const floor = LEGAL_FLOORS[market];
  const open = floor.coolingOff > 0 && !excluded && (days === undefined || days <= floor.coolingOff);
  if (open && days === undefined) climb.warn('remedy.missing_days');
  if (open) {
    if (paid === undefined) climb.warn('remedy.missing_price');
    return climb.done(
      paid === undefined
        ? [climb.option('explain_care', 0, 'none')]
        : [climb.option('return_refund', paid, floor.coolingOffFreight)],
    );
  }
  // An exception holds only where it was told before the purchase.
  if (excluded && floor.coolingOff > 0) climb.warn('remedy.excluded_check');
  // Where the law gives no such days the shop's own rule decides, and that is not known here: no ground to refuse.
  climb.warn(floor.coolingOff === 0 && !excluded ? 'remedy.policy_unknown' : 'remedy.boundary_with_route');
  return climb.done([climb.option('explain_care', 0, 'none')]);
}

/** True where the law or the shop's floor gives the buyer the money back; unknown days count for the buyer. */
function hasRight(c: RemedyCase, ours: boolean): boolean {
  const floor = LEGAL_FLOORS[c.market];
  const within = (limit: number) => limit > 0 && (c.days === undefined || c.days <= limit);
  // A second failure after a repair ends the seller's second chance wherever the law gives one.
  if (ours && c.repeatDefect && c.durable) return true;
  return (ours && within(floor.faultReturn)) || (!c.excluded && within(floor.coolingOff));
}

/** Rule 8: a second failure starts one rung higher; an exchange or a repair stays last, where it keeps a choice. */
function startHigher(base: readonly RemedyOption[]): RemedyOption[] {
  const [failed, ...higher] = base;
  if (failed === undefined) return [];
  const choice = higher.length === 0 || failed.rung === 'exchange' || failed.rung === 'repair_loaner';
  return higher.length < 2 && choice ? [...higher, failed] : higher;
}

function climbGoods(climb: Climb): Ladder {
  const { c } = climb;
  const part = c.part ? [climb.option('resend_part', 0, 'seller')] : [];
  const small = climb.small();
  const exchange = climb.exchange();
  const refund = climb.refund();
  const pastExchange = c.days !== undefined && c.days > EXCHANGE_DAYS;
  const repair = c.durable && pastExchange ? [climb.option('repair_loaner', 0, 'seller')] : [];
  const base = [...part, ...small, ...repair, ...exchange, ...refund];
  const wanted: Record<Want, RemedyOption[]> = {
    refund,
    return: refund,
    exchange,
    repair: repair.length > 0 ? repair : part,
    money: small,
    part,
    none: [],
  };
  const asksMoneyBack = c.want === 'refund' || c.want === 'return';
  const options = c.perishable
    ? [...refund, ...exchange]
    : asksMoneyBack && hasRight(c, climb.ours)
      ? [...refund, ...small, ...exchange]
      : [...wanted[c.want], ...(c.repeatDefect ? startHigher(base) : base)];
  if (c.repeatDefect) climb.warn('remedy.repeat_defect');
  if (asksMoneyBack && c.days === undefined) climb.warn('remedy.missing_days');
  if (c.fault === 'unknown' && c.paid !== undefined && c.paid > climb.agentLimit) climb.warn('remedy.check_in_a_day');
  if (!c.stock) climb.warn('remedy.no_stock');
  climb.mentionGoodwill();
  return climb.done(options, WANTED[c.want]);
}

/** Rule 11 and rule 6: some cases belong before a lead whatever the rung. */
function callLead(climb: Climb): void {
  const { c } = climb;
  if (c.otherCurrencyDemand) climb.warn('remedy.demand_other_currency');
  if (c.demand !== undefined && c.paid !== undefined && c.demand > DEMAND_SHARE * c.paid) {
    climb.lead = true;
    climb.warn('remedy.demand_boundary', c.demand);
  }
  if (c.highPrice && c.severity !== 'minor' && c.loss === 'goods') {
    climb.lead = true;
    climb.warn('remedy.high_price_lead');
  }
}

/**
 * Climbs the compensation ladder (domain.md §4.2, §4.3, §4.5): right first, type before amount, at most three
 * options, never above the cap, never a third offer of money, nothing but the refund where someone may be hurt.
 * Amounts are whole units or exact sums of the case in `c.currency`; a rung whose facts are not known is left out
 * and a warning names the fact.
 */
export function climbLadder(c: RemedyCase): Ladder {
  const climb = new Climb(c.highPrice && c.severity !== 'minor' ? { ...c, keepable: false } : c);
  if (c.loss === 'danger') return climbDanger(climb);
  if (c.loss === 'not_arrived') return climbNotArrived(climb);
  if (c.loss === 'money') return climbMoney(climb);
  callLead(climb);
  if (c.loss === 'attention') return climbAttention(climb);
  if (c.fault === 'buyer' || c.fault === 'none') return climbNoFault(climb);
  if (c.sellerProves) climb.warn('remedy.seller_proves');
  return climbGoods(climb);
}
