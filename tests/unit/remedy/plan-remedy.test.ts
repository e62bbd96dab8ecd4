import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { findMoneyOffers } from '../../../utils/core/remedy/find-money-offers.ts';
import { planRemedy } from '../../../utils/core/remedy/plan-remedy.ts';
import { readDemand } from '../../../utils/core/remedy/read-demand.ts';
import { defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LIBRARY, type Reading, reading, SETTINGS, talk } from '../stage/make.ts';

const plan = (conversation: Conversation, given: Reading, settings: Settings = SETTINGS) =>
  planRemedy(reading(conversation, given), conversation, LIBRARY, settings);
const rungs = (...args: Parameters<typeof plan>) => plan(...args).options.map(({ rung }) => rung);

const facts = { price: 89, returnFreight: 12, daysSinceReceipt: 3 };

describe('planRemedy', () => {
  it('says nothing where nothing is wrong', () => {
    expect(plan(talk(['B:在吗'], facts), {})).toEqual({ options: [], warnings: [] });
  });

  it('takes amounts from the order and the market’s limits', () => {
    const { options } = plan(talk(['B:有线头，赔点吧'], facts), {
      standing: { issue: 'cosmetic_flaw', intents: ['compensate'] },
    });
    expect(options[0]).toEqual({ rung: 'small_comp', amount: 7, currency: 'CNY', freight: 'none', approval: 'agent' });
  });

  it('writes in the currency of the order', () => {
    const { options } = plan(
      talk(['B:線頭'], { price: 680, currency: 'TWD', returnFreight: 80, daysSinceReceipt: 5 }),
      { standing: { issue: 'no_reason_return', intents: ['return_refund'] } },
      defaultSettings('TW'),
    );
    expect(options).toEqual([
      { rung: 'return_refund', amount: 680, currency: 'TWD', freight: 'seller', approval: 'agent' },
    ]);
  });

  it('names what is missing in the agent’s language', () => {
    const { options, warnings } = plan(talk(['B:broken']), {
      lang: 'en',
      standing: { issue: 'wrong_item', intents: ['refund_only'] },
    });
    expect(options.map(({ rung }) => rung)).toEqual(['exchange']);
    expect(warnings).toContain(GUIDANCE.en['remedy.missing_price']);
  });

  it('keeps what was asked for before a bare refusal', () => {
    const lines = ['B:broken, I want my money back', 'A:12 EUR is our best offer', 'B:NO'];
    const given: Reading = {
      lang: 'en',
      standing: { issue: 'damaged_transit', scenario: 'logistics', intents: ['reject'] },
      cues: { 'it.return_refund': { turn: 0, words: 'I want my money back' } },
    };
    expect(rungs(talk(lines, facts), given)[0]).toBe('return_refund');
    const { cues: _, ...unasked } = given;
    expect(rungs(talk(lines, facts), unasked)[0]).toBe('exchange');
  });

  it.each([
    ['How about £8 as goodwill?', 8],
    ['We can raise this to 9 EUR.', 9],
    ['12 EUR is our best offer.', 12],
    ['最多给您补15元', 15],
    ['這邊再幫您加到20元', 20],
    ['Parcels of 2 kg cost 9 EUR.', null],
    ['您付了20元', null],
  ])('reads the sum put forward in %s', (words, most) => {
    expect(findMoneyOffers(talk([`A:${words}`]), new Set())).toMatchObject({ most, money: most === null ? 0 : 1 });
  });

  it('does not take a conditional refund for an ask', () => {
    const given: Reading = {
      standing: { issue: 'stuck', scenario: 'logistics', hidden: 'refund_means_hurry', intents: ['return_refund'] },
    };
    expect(rungs(talk(['B:再不到就退'], facts), given)[0]).toBe('explain_care');
    expect(
      rungs(talk(['B:退'], facts), {
        standing: { issue: 'stuck', scenario: 'logistics', intents: ['refund_only'] },
      })[0],
    ).toBe('refund_no_return');
  });

  it('never offers to exchange what has not arrived', () => {
    expect(rungs(talk(['B:取消吧'], facts), { standing: { intents: ['cancel'] } })).not.toContain('exchange');
  });

  it('puts safety above the issue that was named', () => {
    expect(rungs(talk(['B:漏电'], facts), { standing: { issue: 'dead_or_malfunction', flags: ['safety'] } })).toEqual([
      'refund_no_return',
    ]);
  });

  it('counts two refused offers of money, and no refused exchange', () => {
    const money = talk(['B:有划痕', 'A:给您补偿5元可以吗', 'B:不行', 'A:那给您补偿10元', 'B:不要'], facts);
    const given: Reading = {
      standing: { issue: 'cosmetic_flaw', intents: ['reject'] },
      signals: { rejectedOffers: 2 },
      cues: { 'it.reject': '不要' },
    };
    expect(rungs(money, given)).not.toContain('small_comp');
    expect(plan(money, given).warnings).toContain(GUIDANCE['zh-CN']['remedy.no_third_money']);
    const exchange = talk(['B:有划痕', 'A:给您换一个新的好吗', 'B:不要'], facts);
    const refused: Reading = { ...given, signals: { rejectedOffers: 1 } };
    expect(rungs(exchange, refused)).toEqual(['small_comp', 'return_refund']);
  });

  it('calls a lead for a costly item with a serious fault', () => {
    const phone = talk(['B:五千块的手机天天死机'], {
      item: '手机',
      price: 5000,
      returnFreight: 25,
      daysSinceReceipt: 60,
    });
    const { options, warnings } = plan(phone, { intensity: 3, standing: { issue: 'durability' } });
    expect(options.map(({ rung, approval }) => [rung, approval])).toEqual([
      ['repair_loaner', 'lead'],
      ['exchange', 'lead'],
      ['return_refund', 'lead'],
    ]);
    expect(warnings).toContain(GUIDANCE['zh-CN']['remedy.high_price_lead']);
  });

  it('writes the demand with its currency', () => {
    const { warnings } = plan(talk(['B:至少赔我500元'], { ...facts, price: 100 }), {
      standing: { issue: 'cosmetic_flaw', intents: ['compensate'] },
    });
    expect(warnings.some((warning) => warning.includes('¥500'))).toBe(true);
  });
});

describe('readDemand', () => {
  const demand = (line: string, currency = 'CNY') => {
    const conversation = talk([`B:${line}`]);
    return readDemand(reading(conversation, { standing: { intents: ['compensate'] } }), conversation, currency).amount;
  };
  it('reads the buyer’s own number in three languages', () => {
    expect(demand('赔我200元，不然没完')).toBe(200);
    expect(demand('退我NT$300就算了', 'TWD')).toBe(300);
    expect(demand('Give me $25 back and I keep it', 'USD')).toBe(25);
  });
  it('takes no price for a demand', () => {
    expect(demand('我花了500元买的，怎么补偿')).toBeNull();
    const conversation = talk(['B:退我200元']);
    expect(readDemand(reading(conversation, {}), conversation, 'CNY').amount).toBeNull();
  });
});

describe('findMoneyOffers', () => {
  const offers = (...lines: string[]) => findMoneyOffers(talk(lines), new Set([lines.length - 1]));
  it('knows an offer from talk about campaigns', () => {
    expect(offers('A:给您补偿10元', 'B:不').money).toBe(1);
    expect(offers('A:我幫您申請折價券', 'B:不').money).toBe(1);
    expect(offers('A:I can give you a $5 voucher', 'B:no').money).toBe(1);
    expect(offers('A:活动券满300可用', 'B:不').money).toBe(0);
    expect(offers('A:优惠券不能叠加', 'B:不').money).toBe(0);
  });
  it('counts one reply once and remembers what was refused', () => {
    expect(offers('A:给您补偿10元', 'A:或者补偿一张优惠券', 'B:不')).toMatchObject({
      money: 1,
      refused: ['small_comp'],
    });
    expect(offers('A:给您换新的', 'B:不')).toMatchObject({ money: 0, refused: ['exchange'] });
  });
});
