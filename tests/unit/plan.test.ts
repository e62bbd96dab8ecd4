import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../utils/core/conversation/conversation.ts';
import { compileDraftRules } from '../../utils/core/draft/compile-draft-rules.ts';
import type { Library } from '../../utils/core/library.ts';
import { parsePack } from '../../utils/core/packs/parse-pack.ts';
import { plan } from '../../utils/core/plan.ts';
import { defaultSettings, type Settings } from '../../utils/core/settings.ts';
import {
  EMOTIONS,
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  ROOTS,
  STAGES,
  STEPS,
  TRIGGERS,
} from '../../utils/core/taxonomy.ts';
import { DRAFT_RULE_FILES } from '../../utils/library/draft-rules.ts';
import { BUILTIN_PACKS } from '../../utils/library/packs.ts';
import { CLOCK, LIBRARY, type Reading, reading, SETTINGS, talk } from './stage/make.ts';

// Without cues: what they find is handed in, so that a change of the cues cannot move this test.
const library: Library = {
  ...LIBRARY,
  packs: BUILTIN_PACKS.map(({ manifest, files }) => {
    const parsed = parsePack(manifest, files, 'warmline-core');
    if (!parsed.ok) throw new Error('the built-in pack does not parse');
    return parsed.pack;
  }),
  draftRules: compileDraftRules(DRAFT_RULE_FILES),
};

function advise(conversation: Conversation, given: Reading = {}, settings: Settings = SETTINGS) {
  return plan(reading(conversation, given), conversation, library, settings, CLOCK);
}

describe('the calibration scenarios, with the detection taken as read', () => {
  const unheard = { unacknowledgedFailure: true };
  const cases: {
    name: string;
    lines: string[];
    given: Reading;
    stages: string[];
    must: RegExp[];
    mustNot: RegExp[];
    settings?: Settings;
  }[] = [
    {
      name: 'a conditional refund on a stuck parcel',
      lines: ['B:再等两天还不到就退了，一直卡在中转站'],
      given: {
        intensity: 2,
        standing: { issue: 'stuck', scenario: 'logistics', hidden: 'refund_means_hurry', intents: ['return_refund'] },
        signals: unheard,
      },
      stages: ['explore', 'solve'],
      must: [/两条路/],
      mustNot: [/没问就直接退/, /自己查得到/],
    },
    {
      name: 'a calm question about a price that fell',
      lines: ['B:我没生气，只是想知道为啥今天便宜了'],
      given: { intensity: 1, standing: { issue: 'price_drop', scenario: 'promotion', intents: ['price_protect'] } },
      stages: ['solve'],
      must: [/差额|规则/],
      mustNot: [/买贵很正常/],
    },
    {
      name: 'a third contact that ends at the regulator',
      lines: ['B:都第三回了，说法还不一样，谁能解决', 'A:已经反馈了，请您耐心等待', 'B:好，12315见，我认识记者'],
      given: {
        intensity: 4,
        tolerance: 11,
        standing: {
          issue: 'inconsistent_answer',
          scenario: 'service',
          root: 'despair',
          step: 'complaint',
          exposure: { level: 'high', rage: 1, channel: 2, resonance: 1 },
          intents: ['legal_regulator'],
        },
        signals: unheard,
      },
      stages: ['escalate'],
      must: [/谁接手、几点前/, /都已转达/],
      mustNot: [/随便去投诉/],
    },
    {
      name: 'not about the money any more',
      lines: ['B:不是钱的事，你们必须公开道歉'],
      given: { intensity: 4, signals: { ...unheard, beyondItem: true } },
      stages: ['escalate'],
      must: [/会改什么/],
      mustNot: [/先谈钱.*删帖/],
    },
    {
      name: 'leaving without a word',
      lines: ['B:算了，不弄了'],
      given: { intensity: 3, emotions: ['helpless'], standing: { hidden: 'silent_exit', step: 'not_dissatisfied' } },
      stages: ['accompany'],
      must: [/办一件具体的事/, /不用回复/],
      mustNot: [/还有什么可以帮您/, /已解决/, /评价/],
    },
    {
      name: 'hurt by our reply, not by the flaw',
      lines: ['B:有个小线头，说一声', 'A:这是正常现象', 'B:我又没要退，你什么态度'],
      given: {
        intensity: 3,
        emotions: ['hurt'],
        standing: { issue: 'rude', scenario: 'service', trigger: 'employee', root: 'unfair' },
        signals: unheard,
      },
      stages: ['apologise'],
      must: [/对待方式/, /那句回复/],
      mustNot: [/辩解/],
    },
    {
      name: 'a costly phone that keeps freezing',
      lines: ['B:五千的手机两个月就天天死机'],
      given: { intensity: 3, standing: { issue: 'durability', trigger: 'value' }, signals: unheard },
      stages: ['apologise', 'solve'],
      must: [/主管.*备用机/],
      mustNot: [/小额补偿/],
    },
    {
      name: 'a discount that did not apply',
      lines: ['B:满减怎么没减，弄了一晚上', 'B:???'],
      given: {
        intensity: 3,
        standing: { issue: 'coupon_failed', scenario: 'promotion', trigger: 'system' },
        signals: unheard,
      },
      stages: ['solve'],
      must: [/卡在哪条规则/],
      mustNot: [/系统就是这样/],
    },
    {
      name: 'blaming oneself for what does not pair',
      lines: ['B:大概是我不會用，藍牙試了五次都連不上'],
      given: {
        lang: 'zh-Hant',
        intensity: 2,
        emotions: ['selfblame'],
        standing: { issue: 'dead_or_malfunction', hidden: 'about_to_return' },
        signals: unheard,
      },
      stages: ['solve'],
      must: [/最簡單的步驟/, /不是您的問題/],
      mustNot: [/操作不當/],
      settings: defaultSettings('TW'),
    },
    {
      name: 'a relayed outburst and a small wish',
      lines: ['B:我先生氣到說是詐騙，我只想問能不能換'],
      given: {
        lang: 'zh-Hant',
        intensity: 3,
        standing: { intents: ['exchange'] },
        signals: { ...unheard, quoted: true },
      },
      stages: ['solve'],
      must: [/買家本人的要求/],
      mustNot: [/轉述的氣話/],
      settings: defaultSettings('TW'),
    },
    {
      name: 'the third agent',
      lines: ['B:Third agent now. Must I tell it all AGAIN?!'],
      given: {
        lang: 'en',
        intensity: 3,
        standing: { scenario: 'service', root: 'despair' },
        signals: { ...unheard, repeatedAsks: 1 },
      },
      stages: ['apologise'],
      must: [/restate the case/, /One owner/],
      mustNot: [/describe your issue/],
      settings: defaultSettings('US'),
    },
    {
      name: 'the law against our policy',
      lines: ['B:The kettle died after 10 months.', 'A:Our warranty is 6 months.', 'B:EU law says two years.'],
      given: {
        lang: 'en',
        intensity: 2,
        standing: { issue: 'durability', intents: ['legal_regulator'] },
        signals: unheard,
      },
      stages: ['apologise', 'solve'],
      must: [/legal right first/],
      mustNot: [/Repeating the refusal/],
      settings: defaultSettings('EU'),
    },
    {
      name: 'a review held out for a refund',
      lines: ['B:I will make it 5 stars if you refund me'],
      given: { lang: 'en', standing: { intents: ['refund_only', 'threat_review'] } },
      stages: ['solve'],
      must: [/remedy and review apart/],
      mustNot: [/condition on a review/],
      settings: defaultSettings('US'),
    },
    {
      name: 'asked for pictures once too often',
      lines: ['B:图发你了', 'A:照片再清晰一点哦', 'B:又发了', 'A:麻烦再拍一张整体的', 'B:发过了'],
      given: {
        intensity: 1,
        standing: { issue: 'cosmetic_flaw', intents: ['evidence_given'] },
        cues: { 'ng.irritated': '发过了', 'it.evidence_given': '发过了' },
      },
      stages: ['solve'],
      must: [/不再等凭证/],
      mustNot: [/再要一次照片/],
    },
  ];

  it.each(cases)('$name', ({ lines, given, stages, must, mustNot, settings = SETTINGS, name }) => {
    const order = name.includes('costly')
      ? { item: '手机', price: 5000, returnFreight: 25, daysSinceReceipt: 60 }
      : undefined;
    const { next } = advise(talk(lines, order), given, settings);
    expect(stages).toContain(next.stage);
    for (const wanted of must) expect(next.must.join('\n')).toMatch(wanted);
    for (const barred of mustNot) expect(next.mustNot.join('\n')).toMatch(barred);
    expect(next.why.length).toBeGreaterThan(0);
  });
});

describe('plan', () => {
  it('puts the buyer’s own words before the reason', () => {
    const { next } = advise(talk(['B:箱子压扁了，里面也裂了']), {
      intensity: 2,
      standing: { issue: 'damaged_transit' },
      signals: { unacknowledgedFailure: true },
      cues: { 'is.damaged_transit': '压扁了' },
    });
    expect(next.why[0]).toBe('“箱子压扁了”：这件事还没有人认领');
  });

  it('writes advice in the agent’s language and scripts in the buyer’s', () => {
    const { next, evidence } = advise(
      talk(['B:还没发货']),
      { intensity: 2, standing: { issue: 'late', scenario: 'logistics' }, signals: { unacknowledgedFailure: true } },
      { ...SETTINGS, uiLang: 'en' },
    );
    expect(next.must[0]).toMatch(/^[A-Z]/);
    expect(evidence.advice).toMatch(/[a-z]/);
    expect(next.scripts[0]?.text).toMatch(/\p{Script=Han}/u);
  });

  it('offers scripts of the stage it chose', () => {
    const { next } = advise(talk(['B:还没发货']), {
      intensity: 2,
      standing: { issue: 'late', scenario: 'logistics' },
      signals: { unacknowledgedFailure: true },
    });
    expect(next.scripts.length).toBeGreaterThan(0);
    expect(next.scripts.every(({ stage }) => stage === 'apologise')).toBe(true);
  });

  it('follows the agent’s own choice of stage, and keeps safety safe', () => {
    const conversation = talk(['B:插头冒烟了']);
    const assessment = reading(conversation, { intensity: 4, standing: { issue: 'safety_hazard', flags: ['safety'] } });
    const chosen = plan(assessment, conversation, library, SETTINGS, CLOCK, { stage: 'solve' });
    expect(chosen.next.stage).toBe('solve');
    expect(chosen.next.scripts.every(({ stage }) => stage === 'solve')).toBe(true);
    const handed = plan(assessment, conversation, library, SETTINGS, CLOCK, { stage: 'escalate' });
    expect(handed.next.must).toEqual(plan(assessment, conversation, library, SETTINGS, CLOCK).next.must);
    expect(handed.next.must[0]).toMatch(/停止使用/);
  });

  it('lints the draft only where there is one', () => {
    const angry: Reading = { intensity: 4, standing: { issue: 'late' } };
    expect(advise(talk(['B:还没发货']), angry).draft.findings).toEqual([]);
    const draft = { ...talk(['B:还没发货']), draft: '您先别激动，这是公司规定' };
    expect(advise(draft, angry).draft.findings.map(({ rule }) => rule)).toContain('calm_down');
  });

  it('carries mood and standing through unchanged, and repeats itself exactly', () => {
    const conversation = talk(['B:还没发货', 'A:今天18:00前给您单号', 'B:好']);
    const assessment = reading(conversation, { intensity: 1, standing: { issue: 'late' } });
    const first = plan(assessment, conversation, library, SETTINGS, CLOCK);
    expect(first.mood).toBe(assessment.mood);
    expect(first.standing).toBe(assessment.standing);
    expect(first.promises).toEqual([
      { turn: 1, text: '今天18:00前给您单号', due: '2026-11-21T10:00:00Z', state: 'open' },
    ]);
    expect(plan(assessment, conversation, library, SETTINGS, CLOCK)).toEqual(first);
  });

  it('has an answer for every conversation and every reading of it', () => {
    const line = fc
      .tuple(fc.constantFrom('B', 'A', 'O', 'N', 'S', '?'), fc.string({ unit: 'grapheme', maxLength: 60 }))
      .map(([who, text]) => `${who}:${text}`);
    const given = fc.record({
      lang: fc.constantFrom('zh-Hans' as const, 'zh-Hant' as const, 'en' as const),
      intensity: fc.integer({ min: 0, max: 5 }),
      tolerance: fc.integer({ min: 0, max: 100 }),
      emotions: fc.array(fc.constantFrom(...EMOTIONS), { maxLength: 3 }),
      standing: fc.record({
        issue: fc.option(fc.constantFrom(...ISSUES)),
        hidden: fc.option(fc.constantFrom(...HIDDEN_INTENTS)),
        root: fc.constantFrom(...ROOTS),
        trigger: fc.constantFrom(...TRIGGERS),
        step: fc.constantFrom(...STEPS),
        intents: fc.array(fc.constantFrom(...INTENTS), { maxLength: 3 }),
        flags: fc.array(fc.constantFrom(...FLAGS), { maxLength: 2 }),
      }),
      signals: fc.record({
        unacknowledgedFailure: fc.boolean(),
        quoted: fc.boolean(),
        beyondItem: fc.boolean(),
        rejectedOffers: fc.integer({ min: 0, max: 3 }),
        managerAsks: fc.integer({ min: 0, max: 3 }),
      }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), given, (lines, read) => {
        const { next, evidence } = advise(talk(lines), read);
        expect(STAGES).toContain(next.stage);
        for (const list of [next.must, next.mustNot]) expect(list.length).toBeLessThanOrEqual(5);
        expect(next.why.length).toBeGreaterThanOrEqual(1);
        expect(next.why.length).toBeLessThanOrEqual(3);
        for (const text of [...next.why, ...next.must, ...next.mustNot, evidence.advice, evidence.fallback])
          expect(text).not.toMatch(/\{[a-z]+\}/);
        if (read.standing.flags.includes('self_harm_or_crisis') || read.standing.flags.includes('safety'))
          expect(next.stage).toBe('escalate');
      }),
      { numRuns: 150 },
    );
  });
});
