import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { climbLadder } from '../../../utils/core/remedy/climb-ladder.ts';
import { ISSUE_PROFILES, type Severity } from '../../../utils/core/remedy/issue-profile.ts';
import { LEGAL_FLOORS } from '../../../utils/core/remedy/legal-floors.ts';
import type { RemedyCase, Want } from '../../../utils/core/remedy/remedy-case.ts';
import { ISSUES, MARKETS, RUNGS, type Rung } from '../../../utils/core/taxonomy.ts';
import { makeCase } from './make-case.ts';

const RUNS = { numRuns: 10_000 };
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const money = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((cents) => cents / 100);
const flag = fc.boolean();

const anyCase: fc.Arbitrary<RemedyCase> = fc
  .record({
    market: fc.constantFrom(...MARKETS),
    issue: fc.constantFrom(...ISSUES),
    known: fc.record({
      paid: maybe(money(9000)),
      freightPaid: money(30),
      returnFreight: maybe(money(400)),
      days: maybe(fc.integer({ min: 0, max: 800 })),
      difference: maybe(money(400).filter((sum) => sum > 0)),
      demand: maybe(fc.integer({ min: 1, max: 9000 })),
      offeredMoney: maybe(fc.integer({ min: 1, max: 300 })),
      rejectedMoney: fc.integer({ min: 0, max: 4 }),
      refused: fc.subarray<Rung>(['small_comp', 'exchange', 'resend', 'resend_part', 'repair_loaner']),
      intensity: fc.integer({ min: 0, max: 5 }),
      want: fc.constantFrom<Want>('refund', 'return', 'exchange', 'repair', 'money', 'part', 'none'),
      durable: flag,
      stock: flag,
      excluded: flag,
      perishable: flag,
      highPrice: flag,
      limitsApply: flag,
      unacknowledged: flag,
      doubleFailure: flag,
      repeatDefect: flag,
      threat: flag,
    }),
    keepable: flag,
    limits: fc.record({
      agent: money(300),
      lead: money(900),
      noProof: money(50),
      minOffer: fc.integer({ min: 1, max: 30 }),
    }),
    returns: fc.record({ handling: money(20), keepUpTo: money(40) }),
    currency: fc.constantFrom('CNY', 'TWD', 'EUR', 'SGD'),
  })
  .map(({ market, issue, known, keepable, ...team }) => {
    const profile = ISSUE_PROFILES[issue];
    return makeCase(market, issue, {
      ...known,
      ...team,
      keepable: profile.keepable || (keepable && profile.loss === 'goods'),
    });
  });

const always = (holds: (c: RemedyCase) => void) => fc.assert(fc.property(anyCase, holds), RUNS);
const ours = (c: RemedyCase) => c.fault !== 'buyer' && c.fault !== 'none';
/** How much each rung gives; equal numbers are equally strong. */
const STRENGTH: Record<Rung, number> = {
  explain_care: 0,
  goodwill: 0,
  resend_part: 1,
  small_comp: 2,
  refund_difference: 3,
  repair_loaner: 4,
  exchange: 5,
  resend: 5,
  return_refund: 6,
  refund_no_return: 7,
};

describe('for ten thousand random cases', () => {
  it('a small payment stays within the cap, is no lowball, and is never a third one or a repeated one', () => {
    always((c) => {
      const small = climbLadder(c).options.find(({ rung }) => rung === 'small_comp');
      if (!small) return;
      const cap = Math.floor(Math.min(c.returnFreight ?? 0, c.limits.agent));
      expect(c.rejectedMoney).toBeLessThan(2);
      expect(c.limitsApply).toBe(true);
      expect(small.amount).toBeLessThanOrEqual(cap);
      expect(small.amount).toBeGreaterThanOrEqual(Math.max(c.limits.minOffer, Math.min(cap, Math.round(cap * 0.6))));
      expect(Number.isInteger(small.amount)).toBe(true);
      if (c.rejectedMoney === 1 && c.offeredMoney !== undefined) expect(small.amount).toBeGreaterThan(c.offeredMoney);
    });
  });

  it('never gives less than the market’s floor', () => {
    always((c) => {
      const { options } = climbLadder(c);
      const floor = LEGAL_FLOORS[c.market];
      const refund = options.find(({ rung }) => rung === 'return_refund' || rung === 'refund_no_return');
      const cooling = floor.coolingOff > 0 && !c.excluded && (c.days ?? 0) <= floor.coolingOff;
      const faulty = ours(c) && floor.faultReturn > 0 && (c.days ?? 0) <= floor.faultReturn;
      const asks = c.want === 'refund' || c.want === 'return';
      // Whoever has the right and asks for it finds it in first place, in full.
      if (c.loss === 'goods' && asks && (cooling || faulty) && c.paid !== undefined) {
        expect(options[0]).toBe(refund);
        expect(refund?.amount).toBeCloseTo(c.paid + c.freightPaid, 2);
      }
      if (c.loss === 'no_fault' && cooling && c.paid !== undefined) {
        expect(refund?.amount).toBeCloseTo(c.paid, 2);
        expect(refund?.freight).toBe(floor.coolingOffFreight);
      }
      if (ours(c)) expect(options.filter(({ freight }) => freight === 'buyer')).toEqual([]);
      if (c.market === 'TW') expect(options.filter(({ freight }) => freight === 'buyer')).toEqual([]);
    });
  });

  it('grows with the severity: a graver fault never meets weaker remedies, and never fewer leads', () => {
    const graver: readonly [Severity, Severity][] = [
      ['minor', 'major'],
      ['major', 'total'],
      ['minor', 'total'],
    ];
    always((c) => {
      if (c.loss !== 'goods') return;
      for (const [less, more] of graver) {
        const before = climbLadder({ ...c, severity: less });
        const after = climbLadder({ ...c, severity: more });
        const strengths = ({ options }: typeof before) => options.map(({ rung }) => STRENGTH[rung]);
        if (before.options.length > 0) {
          expect(Math.max(...strengths(after))).toBeGreaterThanOrEqual(Math.max(...strengths(before)));
          expect(Math.min(...strengths(after))).toBeGreaterThanOrEqual(Math.min(...strengths(before)));
        }
        expect(Number(after.lead)).toBeGreaterThanOrEqual(Number(before.lead));
      }
    });
  });

  it('mixes no currencies, invents no sum, and lists at most three different rungs', () => {
    always((c) => {
      const { options, warnings } = climbLadder(c);
      expect(options.length).toBeLessThanOrEqual(3);
      expect(new Set(options.map(({ rung }) => rung)).size).toBe(options.length);
      expect(options.length + warnings.length).toBeGreaterThan(0);
      for (const { rung, amount, currency } of options) {
        expect(RUNGS).toContain(rung);
        expect(currency).toBe(c.currency);
        expect(amount).toBeGreaterThanOrEqual(0);
        if (c.paid === undefined && rung !== 'refund_difference') expect(amount).toBe(0);
        if (c.returnFreight === undefined) expect(rung).not.toBe('small_comp');
        if (rung === 'refund_difference') expect(amount).toBe(c.difference);
      }
    });
  });

  it('says which fact is missing where one is', () => {
    always((c) => {
      const { options, warnings } = climbLadder(c);
      const named = warnings.map(({ key }) => key);
      if (c.loss === 'danger' && c.paid === undefined) expect(named).toContain('remedy.missing_price');
      if (c.loss === 'money' && c.difference === undefined) expect(named).toContain('remedy.missing_difference');
      const mayPay = c.loss === 'goods' && ours(c) && c.returnFreight === undefined && c.paid !== undefined;
      if (mayPay && !c.perishable) expect(named).toContain('remedy.missing_freight');
      if (c.loss === 'goods' && ours(c) && c.paid === undefined && options.length < 3)
        expect(named).toContain('remedy.missing_price');
    });
  });

  it('keeps money and goods out of danger, and a lead in', () => {
    always((c) => {
      const ladder = climbLadder({ ...c, ...ISSUE_PROFILES.safety_hazard, issue: 'safety_hazard' });
      expect(ladder.options.map(({ rung }) => rung).filter((rung) => rung !== 'refund_no_return')).toEqual([]);
      expect(ladder.lead).toBe(true);
    });
  });

  it('offers no refused rung again unless the buyer asks for it, nor what is not in stock', () => {
    always((c) => {
      const rungs = climbLadder(c).options.map(({ rung }) => rung);
      if (c.refused.includes('exchange') && c.want !== 'exchange') expect(rungs).not.toContain('exchange');
      if (c.refused.includes('repair_loaner') && c.want !== 'repair') expect(rungs).not.toContain('repair_loaner');
      if (!c.stock) expect(rungs.filter((rung) => rung === 'exchange' || rung === 'resend')).toEqual([]);
    });
  });

  it('never lets goodwill and refund pass 150 % of the price', () => {
    always((c) => {
      const { options, warnings } = climbLadder(c);
      const extra = Math.max(
        ...options.filter(({ rung }) => rung === 'goodwill').map(({ amount }) => amount),
        warnings.find(({ key }) => key === 'remedy.goodwill_on_top')?.amount ?? 0,
        0,
      );
      if (extra > 0) expect(extra).toBeLessThanOrEqual((c.paid ?? 0) * 0.1);
    });
  });
});
