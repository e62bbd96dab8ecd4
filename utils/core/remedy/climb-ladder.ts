import type { RemedyOption } from '../advice.ts';
import type { Limits } from '../settings.ts';
import type { Issue, Market, Rung } from '../taxonomy.ts';
import type { Fault, Loss, Severity } from './issue-profile.ts';
import { LEGAL_FLOORS } from './legal-floors.ts';

/** What the buyer asked for, as far as the ladder is concerned. */
export type Want = 'refund' | 'return' | 'exchange' | 'repair' | 'money' | 'part' | 'none';

/** Everything the ladder looks at. Amounts in units of the currency; `undefined` means not known. */
export interface RemedyCase {
  market: Market;
  currency: string;
  limits: Limits;
  issue: Issue | null;
  loss: Loss;
  fault: Fault;
  severity: Severity;
  keepable: boolean;
  part: boolean;
  durable: boolean;
  /** Something in stock to send; true unless known otherwise. */
  stock: boolean;
  excluded: boolean;
  perishable: boolean;
  paid: number | undefined;
  freightPaid: number;
  returnFreight: number | undefined;
  days: number | undefined;
  difference: number | undefined;
  want: Want;
  intensity: number;
  /** Refusals of money offers so far. */
  rejectedMoney: number;
  /** Rungs the buyer has refused. */
  refused: readonly Rung[];
  /** The buyer's own number. */
  demand: number | undefined;
  /** Price counts as high for this shop: a lead hears of it at once. */
  highPrice: boolean;
  /** A failure stands unacknowledged: money now would look like hush money (domain.md §2.1 guard d). */
  unacknowledged: boolean;
  /** Promise broken or effort of three contacts and more: goodwill may come on top. */
  doubleFailure: boolean;
  sellerProves: boolean;
}

/** A warning as a guidance key with the numbers it names. */
interface LadderWarning {
  key: string;
  amount?: number;
}

export interface Ladder {
  options: RemedyOption[];
  warnings: LadderWarning[];
  /** A lead has to know before anything is offered. */
  lead: boolean;
}

const MOST_OPTIONS = 3;
/** From this share of the price on, sending the item back costs more than it is worth (rule 12). */
const FREIGHT_SHARE = 0.8;
/** Demands above this share of the price get a boundary and a lead (rule 11, §0 E8). */
const DEMAND_SHARE = 1.5;
const GOODWILL_SHARE = 0.1;

const round2 = (amount: number): number => Math.round(amount * 100) / 100;

/** Collects options and warnings of one case; every rung knows itself what it needs to be offered. */
class Climb {
  readonly options: RemedyOption[] = [];
  readonly warnings: LadderWarning[] = [];
  lead = false;
  readonly c: RemedyCase;

  constructor(c: RemedyCase) {
    this.c = c;
  }

  warn(key: string, amount?: number): void {
    if (this.warnings.some((warning) => warning.key === key)) return;
    this.warnings.push(amount === undefined ? { key } : { key, amount });
  }

  drop(key: string): void {
    const at = this.warnings.findIndex((warning) => warning.key === key);
    if (at >= 0) this.warnings.splice(at, 1);
  }

  option(rung: Rung, amount: number, freight: RemedyOption['freight'], approval: RemedyOption['approval'] = 'agent') {
    return { rung, amount: round2(amount), currency: this.c.currency, freight, approval };
  }

  get ours(): boolean {
    return this.c.fault === 'seller' || this.c.fault === 'carrier' || this.c.fault === 'unknown';
  }

  /** Everything the buyer paid, where the fault is ours; null and a warning where the price is not known. */
  full(): number | null {
    if (this.c.paid === undefined) {
      this.warn('remedy.missing_price');
      return null;
    }
    return this.c.paid + (this.ours ? this.c.freightPaid : 0);
  }

  refundNoReturn(approval?: 'agent' | 'lead'): RemedyOption[] {
    const full = this.full();
    if (full === null) return [];
    return [this.option('refund_no_return', full, 'none', approval ?? (full > this.c.limits.agent ? 'lead' : 'agent'))];
  }

  refund(): RemedyOption[] {
    const { paid, returnFreight, perishable } = this.c;
    const full = this.full();
    if (full === null || paid === undefined) return [];
    if (returnFreight === undefined && !perishable) this.warn('remedy.missing_freight');
    if (perishable || (returnFreight !== undefined && returnFreight >= FREIGHT_SHARE * paid))
      return this.refundNoReturn();
    return [this.option('return_refund', full, 'seller')];
  }

  /** A small payment to keep the item: first 60 % of the cap, then the cap, never a third. */
  small(): RemedyOption[] {
    const { paid, returnFreight, limits, rejectedMoney, keepable, severity } = this.c;
    if (!keepable || severity === 'total') return [];
    if (rejectedMoney >= 2) {
      this.warn('remedy.no_third_money');
      return [];
    }
    if (this.c.unacknowledged && this.c.intensity >= 4) {
      this.warn('remedy.acknowledge_first');
      return [];
    }
    if (paid === undefined) this.warn('remedy.missing_price');
    if (returnFreight === undefined) this.warn('remedy.missing_freight');
    if (paid === undefined || returnFreight === undefined) return [];
    const least = Math.max(limits.minOffer, Math.round(paid * 0.05));
    const cap = Math.floor(Math.min(returnFreight, limits.agent));
    if (cap < least) {
      this.warn('remedy.cap_below_minimum');
      return [];
    }
    const start = Math.min(cap, Math.max(least, Math.round(cap * 0.6)));
    const leadCap = Math.floor(Math.min(returnFreight, limits.lead));
    if (leadCap > cap && rejectedMoney === 1) this.warn('remedy.lead_cap', leadCap);
    return [this.option('small_comp', rejectedMoney === 0 ? start : cap, 'none')];
  }

  exchange(): RemedyOption[] {
    if (!this.c.stock || (this.c.refused.includes('exchange') && this.c.want !== 'exchange')) return [];
    return [this.option('exchange', 0, 'seller')];
  }

  goodwill(): RemedyOption[] {
    const { paid, intensity, unacknowledged } = this.c;
    if (paid === undefined) {
      this.warn('remedy.missing_price');
      return [];
    }
    if (unacknowledged && intensity >= 4) {
      this.warn('remedy.acknowledge_first');
      return [];
    }
    const most = Math.floor(paid * GOODWILL_SHARE);
    return most < this.c.limits.minOffer ? [] : [this.option('goodwill', most, 'none', 'lead')];
  }

  done(options: readonly RemedyOption[]): Ladder {
    const seen = new Set<Rung>();
    for (const option of options) {
      if (seen.has(option.rung) || this.options.length === MOST_OPTIONS) continue;
      seen.add(option.rung);
      this.options.push(this.lead ? { ...option, approval: 'lead' } : option);
    }
    // The price only matters where a payment would still find its place.
    if (this.options.length === MOST_OPTIONS) this.drop('remedy.missing_price');
    const ships = this.options.some(({ rung }) => rung === 'exchange' || rung === 'resend');
    if (ships && (this.c.intensity >= 3 || this.c.rejectedMoney > 0)) this.warn('remedy.ship_first');
    if (this.c.intensity >= 4 && this.options.length > 1) this.warn('remedy.one_best');
    if (this.options.some(({ approval }) => approval === 'lead')) this.lead = true;
    return { options: this.options, warnings: this.warnings, lead: this.lead };
  }
}

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
  return climb.done(want === 'refund' || want === 'return' ? [...refund, ...base] : base);
}

function climbMoney(climb: Climb): Ladder {
  const { difference, limits, issue } = climb.c;
  const explain = climb.option('explain_care', 0, 'none');
  if (difference === undefined) {
    climb.warn('remedy.missing_difference');
    return climb.done([explain]);
  }
  const lead = difference > limits.agent || issue === 'wrong_price';
  if (lead) climb.warn('remedy.over_agent_limit');
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
  // Where the law gives no such days the shop's own rule decides, and that is not known here: no ground to refuse.
  climb.warn(floor.coolingOff === 0 && !excluded ? 'remedy.policy_unknown' : 'remedy.boundary_with_route');
  return climb.done([climb.option('explain_care', 0, 'none')]);
}

/** True where the law or the shop's floor gives the buyer the money back; unknown days count for the buyer. */
function hasRight(c: RemedyCase, ours: boolean): boolean {
  const floor = LEGAL_FLOORS[c.market];
  const within = (limit: number) => limit > 0 && (c.days === undefined || c.days <= limit);
  return (ours && within(floor.faultReturn)) || (!c.excluded && within(floor.coolingOff));
}

function climbGoods(climb: Climb): Ladder {
  const { c } = climb;
  const part = c.part ? [climb.option('resend_part', 0, 'seller')] : [];
  const small = climb.small();
  const exchange = climb.exchange();
  const refund = climb.refund();
  const pastExchange = c.days !== undefined && c.days > 15;
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
      : [...wanted[c.want], ...base];
  if (asksMoneyBack && c.days === undefined) climb.warn('remedy.missing_days');
  if (c.fault === 'unknown' && c.paid !== undefined && c.paid > c.limits.agent) climb.warn('remedy.check_in_a_day');
  return climb.done(options);
}

/** Rule 11 and rule 6: some cases belong before a lead whatever the rung. */
function callLead(climb: Climb): void {
  const { c } = climb;
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
