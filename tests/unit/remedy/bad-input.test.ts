import { describe, expect, it } from 'vitest';
import type { OrderFacts } from '../../../utils/core/conversation/conversation.ts';
import { knownFacts } from '../../../utils/core/remedy/known-facts.ts';
import { planRemedy } from '../../../utils/core/remedy/plan-remedy.ts';
import { readDemand } from '../../../utils/core/remedy/read-demand.ts';
import { readGoodsKind } from '../../../utils/core/remedy/read-goods-kind.ts';
import { readRepeatDefect } from '../../../utils/core/remedy/read-repeat-defect.ts';
import { mayBeIn, readSums } from '../../../utils/core/remedy/read-sums.ts';
import { defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { normalise } from '../../../utils/core/text/normalise.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LIBRARY, reading, talk } from '../stage/make.ts';

const sums = (text: string) => readSums(normalise(text).text).map(({ amount }) => amount);
const currencies = (text: string) => readSums(normalise(text).text).flatMap(({ currencies: all }) => all);

describe('readSums', () => {
  it.each([
    ['赔我三百块', [300]],
    ['賠我兩百五十元', [250]],
    ['至少一千二块', [1200]],
    ['三百零五元', [305]],
    ['两万块的东西', [20_000]],
    ['十五块', [15]],
    ['三百五块', [350]],
    ['2千块', [2000]],
    ['¥1,299.50', [1299.5]],
    ['NT$ 300', [300]],
    ['refund me two hundred dollars', [200]],
    ['a hundred and fifty bucks', [150]],
    ['twenty-five pounds', [25]],
    ['three thousand two hundred yuan', [3200]],
    ['1.5k usd', [1500]],
    ['€20 and 30 euros', [20, 30]],
  ])('%s', (text, expected) => {
    expect(sums(text)).toEqual(expected);
  });

  it.each([
    '一百个好评',
    '给点钱吧',
    '订单20261111',
    'two hundred people',
    'one more time',
    '一块去',
    '三天了',
    'some money',
    '第二块屏',
  ])('finds no sum in “%s”', (text) => {
    expect(sums(text).filter((amount) => amount > 1)).toEqual([]);
  });

  it('knows what a sign may stand for', () => {
    expect(currencies('NT$300')).toEqual(['TWD']);
    expect(currencies('200 euros')).toEqual(['EUR']);
    const [dollars] = readSums('$200');
    expect(dollars && mayBeIn(dollars, 'TWD') && mayBeIn(dollars, 'USD')).toBe(true);
    expect(dollars && mayBeIn(dollars, 'EUR')).toBe(false);
    const [yuan] = readSums('200元');
    expect(yuan && mayBeIn(yuan, 'TWD') && !mayBeIn(yuan, 'USD')).toBe(true);
  });
});

describe('knownFacts', () => {
  const facts = (order: OrderFacts) => knownFacts({ id: 'c', turns: [], order });
  it('drops what cannot be true', () => {
    expect(facts({ price: Number.NaN, returnFreight: -3, daysSinceReceipt: -2, difference: 0 })).toEqual({});
    expect(facts({ price: 0, daysSinceReceipt: Number.POSITIVE_INFINITY })).toEqual({});
    expect(facts({ price: 89, returnFreight: 0, daysSinceReceipt: 2.7, currency: ' rmb ' })).toEqual({
      price: 89,
      returnFreight: 0,
      daysSinceReceipt: 2,
      currency: 'CNY',
    });
    expect(knownFacts({ id: 'c', turns: [] })).toEqual({});
  });
});

describe('readGoodsKind', () => {
  const kind = (item: string) => readGoodsKind({ id: 'c', turns: [], order: { item } });
  it('reads the item, never the chat', () => {
    expect(kind('云南草莓 3斤 新鲜水果')).toEqual({ excluded: true, perishable: true });
    expect(kind('客製化刻字項鍊')).toEqual({ excluded: true, perishable: false });
    expect(kind('Engraved bracelet')).toEqual({ excluded: true, perishable: false });
    expect(kind('苹果手机壳')).toEqual({ excluded: false, perishable: false });
    expect(kind('蛋糕模具')).toEqual({ excluded: false, perishable: false });
    expect(readGoodsKind(talk(['B:我的定制蛋糕坏了']))).toEqual({ excluded: false, perishable: false });
  });
});

describe('readRepeatDefect', () => {
  const again = (...lines: string[]) => {
    const conversation = talk(lines);
    return readRepeatDefect(reading(conversation), conversation);
  };
  it.each([
    'B:修了还是不行',
    'B:換的這台也壞了',
    'B:才修好没两天又坏了',
    'B:这是第二次坏了',
    'B:The replacement is broken too',
    'B:It was repaired and it broke again',
  ])('hears it in “%s”', (line) => {
    expect(again(line)).toBe(true);
  });
  it.each([
    'B:能修吗',
    'B:换一个新的给我',
    'B:第二次来问了',
    'B:Can I get a replacement?',
    'B:it broke',
    'A:换的这个也坏了吗',
  ])('and not in “%s”', (line) => {
    expect(again(line)).toBe(false);
  });
});

describe('a plan with bad input says what it lacks', () => {
  const issue = { standing: { issue: 'cosmetic_flaw', intents: ['compensate'] } } as const;
  const plan = (lines: string[], order: OrderFacts | undefined, settings: Settings = defaultSettings('CN')) => {
    const conversation = talk(lines, order);
    return planRemedy(
      reading(conversation, { standing: { ...issue.standing, intents: ['compensate'] } }),
      conversation,
      LIBRARY,
      settings,
    );
  };
  const text = (key: string) => GUIDANCE['zh-CN'][`remedy.${key}`] ?? key;

  it('no price, no freight, an order full of nonsense', () => {
    for (const order of [
      undefined,
      {},
      { price: Number.NaN, returnFreight: Number.NaN },
      { price: -5, returnFreight: -1 },
    ]) {
      const { options, warnings } = plan(['B:有划痕，赔点'], order);
      expect(options.map(({ amount }) => amount)).toEqual([0]);
      expect(warnings).toEqual(expect.arrayContaining([text('missing_price'), text('missing_freight')]));
    }
  });

  it('a clock that went backwards: the day of receipt is not known', () => {
    const conversation = talk(['B:退货'], { price: 89, returnFreight: 12, daysSinceReceipt: -1 });
    const { options, warnings } = planRemedy(
      reading(conversation, { standing: { issue: 'wrong_item', intents: ['return_refund'] } }),
      conversation,
      LIBRARY,
      defaultSettings('CN'),
    );
    expect(options[0]?.rung).toBe('return_refund');
    expect(warnings).toContain(text('missing_days'));
  });

  it('two currencies: neither the cap nor the demand is compared', () => {
    const { options, warnings } = plan(['B:有划痕，赔我20欧元'], { price: 30, currency: 'SGD', returnFreight: 4 });
    expect(options.map(({ rung, currency }) => [rung, currency])).toEqual([
      ['exchange', 'SGD'],
      ['return_refund', 'SGD'],
    ]);
    expect(warnings).toEqual(expect.arrayContaining([text('two_currencies'), text('demand_other_currency')]));
    expect(warnings.join('')).not.toMatch(/20/);
  });

  it('an amount in words is read, not guessed', () => {
    const order = { price: 100, returnFreight: 12, daysSinceReceipt: 2 };
    const { warnings } = plan(['B:有划痕，赔我三百块'], order);
    expect(warnings.some((warning) => warning.includes('¥300'))).toBe(true);
    const conversation = talk(['B:给点补偿吧，多少都行'], order);
    expect(readDemand(reading(conversation, { standing: { intents: ['compensate'] } }), conversation, 'CNY')).toEqual({
      amount: null,
      otherCurrency: false,
    });
  });

  it('a market nobody named: the law of one is not taken for granted', () => {
    const conversation = talk(['B:I changed my mind'], { price: 60, daysSinceReceipt: 3 });
    const change = reading(conversation, {
      lang: 'en',
      standing: { issue: 'no_reason_return', intents: ['return_refund'] },
    });
    const guessed = planRemedy(change, conversation, LIBRARY, { ...defaultSettings('US'), marketGuessed: true });
    expect(guessed.warnings).toContain(GUIDANCE.en['remedy.market_guessed']);
    const named = planRemedy(change, conversation, LIBRARY, defaultSettings('US'));
    expect(named.warnings).not.toContain(GUIDANCE.en['remedy.market_guessed']);
  });

  it('the shop’s usual price decides what is dear', () => {
    const phone = talk(['B:天天死机'], { item: '手机', price: 2800, returnFreight: 20, daysSinceReceipt: 60 });
    const given = reading(phone, { intensity: 3, standing: { issue: 'durability' } });
    const lead = (medianPrice?: number) =>
      planRemedy(given, phone, LIBRARY, { ...defaultSettings('CN'), ...(medianPrice ? { medianPrice } : {}) })
        .options[0]?.approval;
    expect(lead(900)).toBe('lead');
    expect(lead(1000)).toBe('agent');
  });
});
