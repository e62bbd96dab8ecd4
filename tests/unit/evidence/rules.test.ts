/** The general rules of domain.md §3.1, one block each, named by the rule. */
import { describe, expect, it } from 'vitest';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import { planEvidence } from '../../../utils/core/evidence/plan-evidence.ts';
import { type Clock, defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import type { Issue } from '../../../utils/core/taxonomy.ts';
import { CLOCK, LIBRARY, type Reading, reading, SETTINGS, START, talk } from '../stage/make.ts';

/** Five minutes on: nobody has waited long. */
const SOON: Clock = { ...CLOCK, now: START + 5 * 60_000 };

function plan(conversation: Conversation, given: Reading, settings: Settings = SETTINGS) {
  return planEvidence(reading(conversation, given), conversation, LIBRARY, settings, SOON);
}
const about = (issue: Issue, extra: Reading = {}): Reading => ({
  ...extra,
  standing: { issue, step: 'dissatisfied', ...extra.standing },
});
/** The conversation with media on the turn at `index`. */
function withMedia(conversation: Conversation, index: number, media: NonNullable<Turn['media']>): Conversation {
  return { ...conversation, turns: conversation.turns.map((turn, at) => (at === index ? { ...turn, media } : turn)) };
}
const stateOf = (advice: ReturnType<typeof plan>, kind: string) =>
  advice.items?.find((item) => item.kind === kind)?.state;
const silent = talk(['B:音箱没有声音']);
const dead = about('dead_or_malfunction');

describe('rule 1, need: asked only where the answer would change the remedy', () => {
  it.each([
    ['late', 'order_record'],
    ['rude', 'own_log'],
    ['refund_slow', 'payment_log'],
    ['misdelivered', 'order_address'],
    ['gift_missing', 'campaign_rule'],
  ] as const)('a: %s lies in our own records', (issue, record) => {
    const advice = plan(talk(['B:这件事怎么办']), about(issue));
    expect(advice).toMatchObject({ need: 'no', request: null });
    expect(advice.items?.filter(({ state }) => state === 'missing')).toEqual([]);
    if (LIBRARY.evidence[issue].valid.includes(record)) expect(stateOf(advice, record)).toBe('have');
  });

  it('b: a value up to the team’s no-proof limit, and none above it', () => {
    const worth = (price: number, noProof = 30) =>
      plan(talk(['B:音箱没有声音'], { price }), dead, { ...SETTINGS, limits: { ...SETTINGS.limits, noProof } });
    expect(worth(30)).toMatchObject({ need: 'no', request: null });
    expect(worth(30.01).request?.does).toBe('ask');
    expect(worth(80, 100).need).toBe('no');
    expect(worth(0).need).toBe('no');
  });

  it('b: not worth one return freight', () => {
    expect(plan(talk(['B:没有声音'], { price: 60, returnFreight: 60 }), dead).need).toBe('no');
    expect(plan(talk(['B:没有声音'], { price: 60, returnFreight: 59 }), dead).need).toBe('optional');
  });

  it('c: safety', () => {
    const advice = plan(silent, about('dead_or_malfunction', { standing: { flags: ['safety'] } }));
    expect(advice).toMatchObject({ need: 'no', request: null });
    expect(advice.items?.some(({ state }) => state === 'missing')).toBe(false);
  });

  it('c: a buyer in a crisis is asked for nothing and offered no deal', () => {
    const conversation = talk(['B:音箱没有声音', 'A:请发个视频', 'B:活着没意思']);
    const advice = plan(conversation, about('dead_or_malfunction', { standing: { flags: ['self_harm_or_crisis'] } }));
    expect(advice).toMatchObject({ need: 'no', request: null });
  });

  it('d: the law puts the proof on the seller', () => {
    const kettle = (daysSinceReceipt: number) => talk(['B:it died'], { item: 'kettle', price: 90, daysSinceReceipt });
    const eu = defaultSettings('EU');
    expect(plan(kettle(364), about('durability', { lang: 'en' }), eu).need).toBe('no');
    expect(plan(kettle(366), about('durability', { lang: 'en' }), eu).need).toBe('optional');
  });

  it('e: a fault the shop already knows of that very item', () => {
    const settings = { ...SETTINGS, knownFaults: [{ item: '小黄鸭音箱', issue: 'dead_or_malfunction' as const }] };
    const of = (item: string) => plan(talk(['B:没有声音'], { item, price: 200 }), dead, settings);
    expect(of('小黄鸭音箱 第二代')).toMatchObject({ need: 'no', request: null });
    expect(of('大黄蜂音箱').need).toBe('optional');
  });

  it('f: a return that is open without a reason', () => {
    expect(plan(talk(['B:不想要了']), about('no_reason_return'))).toMatchObject({ need: 'no', request: null });
  });
});

describe('rule 2, match: what is asked can show the fault', () => {
  it('says that a photo proves nothing, and what would', () => {
    const advice = plan(withMedia(talk(['B:音箱没有声音，你看']), 0, ['image']), dead);
    const photo = advice.items?.find(({ kind }) => kind === 'photo');
    expect(photo?.state).toBe('have');
    expect(photo?.why).toContain('带声音的视频');
    expect(stateOf(advice, 'video_with_sound')).toBe('missing');
    expect(advice.advice).toContain('看不出');
    expect(advice.request?.text).toContain('带声音的小视频');
  });

  it('never asks for it in the first place', () => {
    expect(plan(silent, dead).items?.find(({ kind }) => kind === 'photo')).toMatchObject({ state: 'not_ours' });
  });

  it('takes a photo where a photo shows it', () => {
    const advice = plan(withMedia(talk(['B:表面有划痕']), 0, ['image']), about('cosmetic_flaw'));
    expect(advice).toMatchObject({ need: 'no', state: 'given', request: null });
    expect(stateOf(advice, 'photo')).toBe('have');
  });

  it('asks for the care label where the material is in doubt, for daylight where the colour is', () => {
    const asked = (words: string) => plan(talk([`B:${words}`]), about('colour_material_nad')).request?.text;
    expect(asked('面料根本不是纯棉')).toContain('成分标');
    expect(asked('颜色差太多')).toContain('白天光线');
  });
});

describe('rule 3, one ask, optional, with another way and a path without it', () => {
  const CASES: [Reading['lang'] & string, string, RegExp, RegExp, RegExp][] = [
    ['zh-Hans', '音箱没有声音', /方便/, /也可以/, /不方便也没关系，我照样给您换新/],
    ['zh-Hant', '喇叭沒有聲音', /方便/, /也可以/, /不方便也沒關係，我照樣幫您換新/],
    [
      'en',
      'The speaker has no sound',
      /if it's easy/,
      /is fine too/,
      /If not, no problem: I'll still arrange an exchange/,
    ],
  ];
  it.each(CASES)('%s', (lang, words, optional, other, without) => {
    const { request } = plan(talk([`B:${words}`]), about('dead_or_malfunction', { lang }));
    for (const part of [optional, other, without]) expect(request?.text).toMatch(part);
    expect(request?.text).not.toMatch(/否则|不然|必须|無法|无法|must|unless|otherwise/);
  });

  it('is written in the buyer’s language, whatever the agent’s is', () => {
    const advice = plan(silent, dead, { ...SETTINGS, uiLang: 'en' });
    expect(advice.request?.text).toMatch(/^为了/);
    expect(advice.advice).toMatch(/^[ -~–]+$/);
  });
});

describe('rule 4, most asks: one and one follow-up', () => {
  const talked = (...more: string[]) => talk(['B:表面有划痕', 'A:请拍张照片', ...more]);
  it('proposes instead of asking a second time', () => {
    const advice = plan(talked('B:等下'), about('cosmetic_flaw'));
    expect(advice.request?.does).toBe('act');
    expect(advice.request?.text).not.toMatch(/照片|拍张/);
  });

  it('ends after the second', () => {
    expect(plan(talked('B:等下', 'A:照片拍好了吗', 'B:在忙'), about('cosmetic_flaw'))).toMatchObject({
      need: 'no',
      request: { does: 'act' },
    });
  });

  it('ends after the first where the team allows only one', () => {
    const strict = { ...SETTINGS, asking: { ...SETTINGS.asking, most: 1 as const } };
    expect(plan(talked('B:等下'), about('cosmetic_flaw')).need).toBe('optional');
    expect(plan(talked('B:等下'), about('cosmetic_flaw'), strict).need).toBe('no');
  });

  it('allows none where the row allows none', () => {
    const advice = plan(
      talk(['B:还没到', 'A:请发物流截图', 'B:?']),
      about('late', { standing: { scenario: 'logistics' } }),
    );
    expect(advice).toMatchObject({ need: 'no', request: { does: 'act' } });
  });
});

describe('rule 6, unwilling or unable: no ask of any kind', () => {
  it.each([
    ['unwilling', '不想拍'],
    ['unable', '我手机坏了拍不了'],
    ['irritated', '还要照片？'],
  ] as const)('%s', (state, words) => {
    const conversation = talk(['B:表面有划痕', 'A:请拍张照片', `B:${words}`]);
    const advice = plan(conversation, about('cosmetic_flaw', { cues: { [`ng.${state}`]: words } }));
    expect(advice).toMatchObject({ need: 'no', state, request: { does: 'act' } });
    expect(advice.items?.some((item) => item.state === 'missing')).toBe(false);
  });
});

describe('rule 7, stop waiting and act', () => {
  const waiting = talk(['B:表面有划痕', 'A:请拍张照片', 'B:等下']);
  it.each([
    ['heat', { intensity: 3 }],
    ['patience', { tolerance: 34 }],
    ['a deadline', { signals: { deadline: '周五前' } }],
  ] as const)('%s', (_name, press) => {
    expect(plan(waiting, about('cosmetic_flaw', press as Reading))).toMatchObject({
      need: 'no',
      request: { does: 'act' },
    });
  });

  it('names a time, an act, and asks for nothing', () => {
    const { request } = plan(waiting, about('cosmetic_flaw', { intensity: 3 }));
    expect(request?.text).toMatch(/\d{2}:\d{2}前/);
    expect(request?.text).toContain('我现在就');
    expect(request?.text).not.toContain('请');
  });
});

describe('rule 8, everything at once: at most two, what for, how long, a sample', () => {
  it('asks for both in one request', () => {
    const { request, items } = plan(talk(['B:收到的和买的不一样']), about('wrong_item'));
    expect(items?.filter(({ state }) => state === 'missing').map(({ kind }) => kind)).toEqual([
      'photo_item_label',
      'photo_parcel_label',
    ]);
    expect(request?.text).toMatch(/为了让仓库更快核对/);
    expect(request?.text).toMatch(/约20秒/);
    expect(request?.text).toContain('条码');
  });

  it('asks only for what is missing and can still be had', () => {
    const thrown = plan(talk(['B:收到的和买的不一样，包装已经扔了']), about('wrong_item'));
    expect(stateOf(thrown, 'photo_parcel_label')).toBe('not_needed');
    expect(thrown.request?.text).toMatch(/约10秒/);
    expect(thrown.request?.text).not.toContain('面单');
  });

  it('gives the time of a film more than that of a photo', () => {
    expect(plan(silent, dead).request?.text).toMatch(/约15秒/);
  });
});

describe('rule 9, what came is taken', () => {
  it('asks for no second, clearer one', () => {
    const conversation = withMedia(talk(['B:表面有划痕', 'A:请拍张照片', 'B:好']), 2, ['image']);
    const advice = plan(conversation, about('cosmetic_flaw'));
    expect(advice).toMatchObject({ need: 'no', state: 'given', request: null });
    expect(stateOf(advice, 'photo')).toBe('have');
  });

  it('counts each picture once', () => {
    const one = plan(withMedia(talk(['B:少发了两个螺丝']), 0, ['image']), about('missing_part_or_item'));
    expect([stateOf(one, 'photo_received'), stateOf(one, 'photo_parcel_label')]).toEqual(['have', 'not_needed']);
    const two = plan(withMedia(talk(['B:少发了两个螺丝']), 0, ['image', 'image']), about('missing_part_or_item'));
    expect([stateOf(two, 'photo_received'), stateOf(two, 'photo_parcel_label')]).toEqual(['have', 'have']);
  });

  it('takes a file as the answer to an ask, and not out of the blue', () => {
    const lines = ['B:表面有划痕', 'A:请拍张照片', 'B:好'];
    expect(plan(withMedia(talk(lines), 2, ['file']), about('cosmetic_flaw')).state).toBe('given');
    expect(plan(withMedia(talk(lines), 0, ['file']), about('cosmetic_flaw')).state).toBe('asked');
  });

  it('believes that it was sent where the page shows nothing', () => {
    const conversation = talk(['B:表面有划痕', 'A:请拍张照片', 'B:图发你了']);
    const advice = plan(conversation, about('cosmetic_flaw', { cues: { 'it.evidence_given': '图发你了' } }));
    expect(stateOf(advice, 'photo')).toBe('have');
  });

  it('hears what was told in words: the batch, the count, who may have signed', () => {
    const food = plan(talk(['B:里面有虫子，批号20260918A']), about('food_spoiled_foreign'));
    expect(stateOf(food, 'words_batch')).toBe('have');
    const part = plan(talk(['B:少了三颗螺丝']), about('missing_part_or_item'));
    expect(stateOf(part, 'words')).toBe('have');
    for (const words of ['The crib came without bag B', 'The screws were not in the box', '盒子里没有说明书'])
      expect(stateOf(plan(talk([`B:${words}`]), about('missing_part_or_item')), 'words'), words).toBe('have');
    const vague = plan(talk(['B:少了东西']), about('missing_part_or_item'));
    expect(stateOf(vague, 'words')).not.toBe('have');
    const signed = { standing: { issue: 'marked_delivered_not_received' as const, scenario: 'logistics' as const } };
    expect(stateOf(plan(talk(['B:显示签收了但没收到']), signed), 'words')).toBe('missing');
    expect(plan(talk(['B:显示签收了，问过邻居和前台都没有']), signed)).toMatchObject({ request: null });
  });
});

describe('rule 10, privacy', () => {
  it.each([
    ['zh-Hans', '少发了一个', /姓名电话请先遮住/],
    ['zh-Hant', '少寄了一個', /姓名電話請先遮住/],
    ['en', 'One is missing', /cover your name and phone number/],
  ] as const)('a label is asked for with name and phone covered (%s)', (lang, words, covered) => {
    const { request } = plan(talk([`B:${words}`]), about('missing_part_or_item', { lang }));
    expect(request?.text).toMatch(covered);
  });

  it('papers, accounts, faces and bodies are never ours to ask for', () => {
    for (const [issue, kind] of [
      ['misdelivered', 'id'],
      ['refund_slow', 'bank_statement'],
      ['oversold_cancelled', 'bank_statement'],
      ['size_fit', 'body_photo'],
      ['allergy_injury', 'face_photo'],
    ] as const)
      expect(stateOf(plan(talk(['B:怎么办']), about(issue)), kind), issue).toBe('not_ours');
  });
});

describe('the buyer is not the one who could film it', () => {
  it('asks a vulnerable buyer for no film', () => {
    const advice = plan(silent, about('dead_or_malfunction', { standing: { flags: ['vulnerable'] } }));
    expect(stateOf(advice, 'video_with_sound')).toBe('not_needed');
    expect(stateOf(advice, 'guided_check')).toBe('missing');
    expect(advice.request?.text).toContain('一步步带您试');
  });
});
