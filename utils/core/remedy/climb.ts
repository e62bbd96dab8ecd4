import type { RemedyOption } from '../advice.ts';
import type { Rung } from '../taxonomy.ts';
import type { Ladder, LadderWarning, RemedyCase } from './remedy-case.ts';

const MOST_OPTIONS = 3;
/** From this share of the price on, sending the item back costs more than it is worth (rule 12). */
const FREIGHT_SHARE = 0.8;
const GOODWILL_SHARE = 0.1;
/** Rungs that are not offered again once refused; money may be raised once, and a refund is a right. */
const ONCE: ReadonlySet<Rung> = new Set(['resend_part', 'resend', 'repair_loaner', 'exchange']);

const round2 = (amount: number): number => Math.round(amount * 100) / 100;

/** Collects options and warnings of one case; every rung knows itself what it needs to be offered. */
export class Climb {
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

  /** What the agent may grant alone; with limits in another currency nothing can be compared, so nothing. */
  get agentLimit(): number {
    return this.c.limitsApply ? this.c.limits.agent : 0;
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
    return [this.option('refund_no_return', full, 'none', approval ?? (full > this.agentLimit ? 'lead' : 'agent'))];
  }

  refund(): RemedyOption[] {
    const { paid, returnFreight, perishable, returns, limitsApply } = this.c;
    const full = this.full();
    if (full === null || paid === undefined) return [];
    if (returnFreight === undefined && !perishable) this.warn('remedy.missing_freight');
    const handling = limitsApply ? returns.handling : 0;
    const dearToSend = returnFreight !== undefined && returnFreight + handling >= FREIGHT_SHARE * paid;
    const cheapToKeep = limitsApply && paid <= returns.keepUpTo;
    if (perishable || dearToSend || cheapToKeep) return this.refundNoReturn();
    return [this.option('return_refund', full, 'seller')];
  }

  /** A small payment to keep the item: first 60 % of the cap, then the cap, never a third. */
  small(): RemedyOption[] {
    const { paid, returnFreight, limits, rejectedMoney, offeredMoney, keepable, severity, demand } = this.c;
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
    if (!this.c.limitsApply) {
      this.warn('remedy.two_currencies');
      return [];
    }
    const least = Math.max(limits.minOffer, Math.round(paid * 0.05));
    const cap = Math.floor(Math.min(returnFreight, limits.agent));
    if (cap < least) {
      this.warn('remedy.cap_below_minimum');
      return [];
    }
    const leadCap = Math.floor(Math.min(returnFreight, limits.lead));
    if (leadCap > cap && rejectedMoney === 1) this.warn('remedy.lead_cap', leadCap);
    if (rejectedMoney > 0 && offeredMoney !== undefined && offeredMoney >= cap) {
      this.warn('remedy.cap_reached');
      return [];
    }
    const start = Math.min(cap, Math.max(least, Math.round(cap * 0.6)));
    const amount = rejectedMoney === 0 ? start : cap;
    // Haggling below a wish that fits would cost more goodwill than it saves.
    if (demand !== undefined && demand > amount && demand <= cap) this.warn('remedy.demand_within_cap', demand);
    return [this.option('small_comp', amount, 'none')];
  }

  exchange(): RemedyOption[] {
    return this.c.stock ? [this.option('exchange', 0, 'seller')] : [];
  }

  /** The most a lead may add on top of the remedy: a tenth of the price, so that all stays below 150 % of it. */
  private topUp(): number | null {
    const { paid, limits, limitsApply } = this.c;
    if (paid === undefined) return null;
    const most = Math.floor(paid * GOODWILL_SHARE);
    return most < (limitsApply ? limits.minOffer : 1) ? null : most;
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
    const most = this.topUp();
    return most === null ? [] : [this.option('goodwill', most, 'none', 'lead')];
  }

  /** Goodwill is no choice beside a remedy for the goods, it comes on top: said, not listed. */
  mentionGoodwill(): void {
    const most = this.c.doubleFailure && this.c.intensity < 4 ? this.topUp() : null;
    if (most !== null) this.warn('remedy.goodwill_on_top', most);
  }

  /** Leaves out what was refused, unless the buyer asks for just that. */
  private stillOpen(options: readonly RemedyOption[], wanted: readonly Rung[]): RemedyOption[] {
    const { refused } = this.c;
    return options.filter(({ rung }) => !ONCE.has(rung) || !refused.includes(rung) || wanted.includes(rung));
  }

  /** @param wanted rungs the buyer asks for, which stay on the table even after a refusal */
  done(options: readonly RemedyOption[], wanted: readonly Rung[] = []): Ladder {
    const seen = new Set<Rung>();
    const open = this.stillOpen(options, wanted);
    if (options.length > 0 && open.length === 0) {
      this.lead = true;
      this.warn('remedy.all_refused');
    }
    for (const option of open) {
      if (seen.has(option.rung) || this.options.length === MOST_OPTIONS) continue;
      seen.add(option.rung);
      this.options.push(this.lead ? { ...option, approval: 'lead' } : option);
    }
    this.addWarnings();
    if (this.options.some(({ approval }) => approval === 'lead')) this.lead = true;
    return { options: this.options, warnings: this.warnings, lead: this.lead };
  }

  /** What follows from the options that are left. */
  private addWarnings(): void {
    // The price only matters where a payment would still find its place.
    if (this.options.length === MOST_OPTIONS) this.drop('remedy.missing_price');
    const offers = (...rungs: Rung[]) => this.options.some(({ rung }) => rungs.includes(rung));
    if (offers('exchange', 'resend') && (this.c.intensity >= 3 || this.c.rejectedMoney > 0))
      this.warn('remedy.ship_first');
    if (this.c.intensity >= 4 && this.options.length > 1) this.warn('remedy.one_best');
    if (this.c.threat && offers('small_comp', 'goodwill')) this.warn('remedy.no_hush');
  }
}
