import { describe, expect, it } from 'vitest';
import { climbLadder } from '../../../utils/core/remedy/climb-ladder.ts';
import { ISSUE_PROFILES } from '../../../utils/core/remedy/issue-profile.ts';
import type { RemedyCase, Want } from '../../../utils/core/remedy/remedy-case.ts';
import { makeCase } from './make-case.ts';

const seller = { loss: 'goods', fault: 'seller' } as const;

function remedyCase(given: Partial<RemedyCase> & { agent?: number; lead?: number }): RemedyCase {
  const { agent = 50, lead = 200, ...rest } = given;
  const limits = { agent, lead, noProof: 0, minOffer: 5 };
  return {
    ...makeCase(rest.market ?? 'CN', 'cosmetic_flaw'),
    ...seller,
    severity: 'minor',
    keepable: false,
    limits,
    ...rest,
  };
}

const rungs = (given: Parameters<typeof remedyCase>[0]): string[] =>
  climbLadder(remedyCase(given)).options.map(({ rung, amount, freight }) => `${rung} ${amount} ${freight}`);
const warnings = (given: Parameters<typeof remedyCase>[0]): string[] =>
  climbLadder(remedyCase(given)).warnings.map(({ key }) => key.slice('remedy.'.length));

const thread = { keepable: true, paid: 89, returnFreight: 12, days: 3, agent: 20, want: 'money' as Want };

describe('the worked cases of the ladder', () => {
  it('T1 a loose thread: 60 % of the cap, then exchange, then return', () => {
    expect(rungs(thread)).toEqual(['small_comp 7 none', 'exchange 0 seller', 'return_refund 89 seller']);
    expect(climbLadder(remedyCase(thread)).lead).toBe(false);
  });

  it('T1b after one refusal: the cap, and the new one is shipped first', () => {
    expect(rungs({ ...thread, rejectedMoney: 1 })).toEqual([
      'small_comp 12 none',
      'exchange 0 seller',
      'return_refund 89 seller',
    ]);
    expect(warnings({ ...thread, rejectedMoney: 1 })).toContain('ship_first');
  });

  it('T8 after two refusals: no third offer of money', () => {
    expect(rungs({ ...thread, rejectedMoney: 2 })).toEqual(['exchange 0 seller', 'return_refund 89 seller']);
    expect(warnings({ ...thread, rejectedMoney: 2 })).toContain('no_third_money');
  });

  it('T2 a bulky shelf: send the board, pay up to the agent’s limit, exchange', () => {
    const shelf = {
      issue: 'missing_part_or_item' as const,
      keepable: true,
      part: true,
      paid: 399,
      returnFreight: 85,
      days: 2,
      agent: 50,
      lead: 120,
    };
    expect(rungs(shelf)).toEqual(['resend_part 0 seller', 'small_comp 30 none', 'exchange 0 seller']);
    expect(climbLadder(remedyCase({ ...shelf, rejectedMoney: 1 })).warnings).toContainEqual({
      key: 'remedy.lead_cap',
      amount: 85,
    });
  });

  it('T3 a costly phone on day 60: repair with a loaner, exchange, return; a lead at once, no small payment', () => {
    const phone = {
      issue: 'dead_or_malfunction' as const,
      severity: 'total' as const,
      paid: 5000,
      returnFreight: 25,
      days: 60,
      durable: true,
      intensity: 4,
      highPrice: true,
      sellerProves: true,
    };
    expect(rungs(phone)).toEqual(['repair_loaner 0 seller', 'exchange 0 seller', 'return_refund 5000 seller']);
    const ladder = climbLadder(remedyCase(phone));
    expect(ladder.lead).toBe(true);
    expect(ladder.options.every(({ approval }) => approval === 'lead')).toBe(true);
    expect(warnings(phone)).toEqual(expect.arrayContaining(['high_price_lead', 'seller_proves', 'ship_first']));
  });

  const remorse = {
    issue: 'no_reason_return' as const,
    loss: 'no_fault' as const,
    fault: 'none' as const,
    want: 'return' as Want,
  };
  it('T4 Taiwan, no reason, day 5: the money back and the shop pays the way', () => {
    expect(rungs({ ...remorse, market: 'TW', paid: 680, returnFreight: 80, days: 5, agent: 100 })).toEqual([
      'return_refund 680 seller',
    ]);
  });

  it('T4b mainland, no reason, day 5: the money back, the buyer pays the way', () => {
    expect(rungs({ ...remorse, paid: 150, returnFreight: 10, days: 5, agent: 20 })).toEqual([
      'return_refund 150 buyer',
    ]);
  });

  it('T12 Europe, remorse on day 20: care, a boundary and where to turn', () => {
    const late = { ...remorse, market: 'EU' as const, paid: 60, returnFreight: 6, days: 20, agent: 10 };
    expect(rungs(late)).toEqual(['explain_care 0 none']);
    expect(warnings(late)).toContain('boundary_with_route');
  });

  it('where no law gives days the shop’s rule is looked up, not guessed at', () => {
    const american = { ...remorse, market: 'US' as const, paid: 60, returnFreight: 6, days: 5, agent: 10 };
    expect(warnings(american)).toContain('policy_unknown');
    expect(warnings(american)).not.toContain('boundary_with_route');
    expect(warnings({ ...american, excluded: true })).toContain('boundary_with_route');
  });

  it('T5 the price fell: exactly the difference', () => {
    const drop = { ...ISSUE_PROFILES.price_drop, issue: 'price_drop' as const, paid: 230, returnFreight: 10, days: 1 };
    expect(rungs({ ...drop, difference: 30 })).toEqual(['refund_difference 30 none']);
    expect(climbLadder(remedyCase({ ...drop, difference: 80 }))).toMatchObject({
      lead: true,
      options: [{ approval: 'lead' }],
    });
  });

  it('T6 an insect in the food: the refund at once, a lead, no proof, no small payment', () => {
    const food = {
      ...ISSUE_PROFILES.food_spoiled_foreign,
      issue: 'food_spoiled_foreign' as const,
      paid: 39,
      returnFreight: 12,
      days: 1,
    };
    expect(climbLadder(remedyCase(food))).toMatchObject({
      lead: true,
      options: [{ rung: 'refund_no_return', amount: 39, approval: 'lead' }],
    });
    expect(warnings(food)).toEqual(['stop_use', 'no_evidence', 'no_small_comp']);
  });

  it('T7 lost on the way: send again or pay everything back', () => {
    const lost = {
      ...ISSUE_PROFILES.lost,
      issue: 'lost' as const,
      paid: 259,
      freightPaid: 8,
      returnFreight: 10,
      days: 0,
    };
    expect(rungs(lost)).toEqual(['resend 0 seller', 'refund_no_return 267 none']);
    expect(climbLadder(remedyCase(lost)).lead).toBe(false);
  });

  it('T9 a demand of five times the price: the same ladder, a boundary and a lead', () => {
    const demand = { ...thread, paid: 100, demand: 500 };
    expect(rungs(demand)).toEqual(['small_comp 7 none', 'exchange 0 seller', 'return_refund 100 seller']);
    const ladder = climbLadder(remedyCase(demand));
    expect(ladder.lead).toBe(true);
    expect(ladder.warnings).toContainEqual({ key: 'remedy.demand_boundary', amount: 500 });
  });

  it('T10 postage above 80 % of the price: nobody sends it back', () => {
    const wrong = {
      issue: 'wrong_item' as const,
      severity: 'major' as const,
      paid: 12,
      returnFreight: 10,
      days: 2,
      agent: 20,
      want: 'return' as Want,
    };
    expect(rungs(wrong)).toEqual(['refund_no_return 12 none', 'exchange 0 seller']);
  });

  it('T11 a return asked for outright: the right first, the cheaper way only as a choice', () => {
    const wants = { ...thread, paid: 120, returnFreight: 14, days: 4, want: 'return' as Want };
    expect(rungs(wants)).toEqual(['return_refund 120 seller', 'small_comp 8 none', 'exchange 0 seller']);
  });

  it('T13 Europe, a fault on day 300: free exchange or the money back', () => {
    const kettle = {
      market: 'EU' as const,
      issue: 'durability' as const,
      severity: 'major' as const,
      paid: 60,
      returnFreight: 6,
      days: 300,
      agent: 10,
    };
    expect(rungs(kettle)).toEqual(['exchange 0 seller', 'return_refund 60 seller']);
  });
});

describe('further rules', () => {
  it('puts what the buyer wants first', () => {
    expect(rungs({ ...thread, want: 'exchange' })[0]).toBe('exchange 0 seller');
  });

  it('invents no amount: without price or freight the rung is left out and named', () => {
    const { paid: _, ...noPrice } = thread;
    expect(rungs(noPrice)).toEqual(['exchange 0 seller']);
    expect(warnings(noPrice)).toContain('missing_price');
    const { returnFreight: __, ...noFreight } = thread;
    expect(rungs(noFreight)).toEqual(['exchange 0 seller', 'return_refund 89 seller']);
    expect(warnings(noFreight)).toContain('missing_freight');
    expect(warnings({ ...ISSUE_PROFILES.coupon_failed, issue: 'coupon_failed' })).toContain('missing_difference');
  });

  it('keeps money back while anger stands unacknowledged', () => {
    const angry = { ...thread, intensity: 4, unacknowledged: true };
    expect(rungs(angry)).toEqual(['exchange 0 seller', 'return_refund 89 seller']);
    expect(warnings(angry)).toContain('acknowledge_first');
    expect(rungs({ ...angry, unacknowledged: false })[0]).toBe('small_comp 7 none');
  });

  it('offers nothing small where the cap is below a decent sum', () => {
    const mean = { ...thread, returnFreight: 4 };
    expect(rungs(mean)).toEqual(['exchange 0 seller', 'return_refund 89 seller']);
    expect(warnings(mean)).toContain('cap_below_minimum');
  });

  it('does not repeat a refused exchange unless the buyer asks for it now', () => {
    expect(rungs({ ...thread, refused: ['exchange'] })).toEqual(['small_comp 7 none', 'return_refund 89 seller']);
    expect(rungs({ ...thread, refused: ['exchange'], want: 'exchange' })[0]).toBe('exchange 0 seller');
  });

  it('answers inattention with attention; goodwill only on top of a broken word, by a lead', () => {
    const slow = { ...ISSUE_PROFILES.slow_reply, issue: 'slow_reply' as const, paid: 100 };
    expect(rungs(slow)).toEqual(['explain_care 0 none']);
    expect(climbLadder(remedyCase({ ...slow, doubleFailure: true })).options).toContainEqual(
      expect.objectContaining({ rung: 'goodwill', amount: 10, approval: 'lead' }),
    );
  });
});
