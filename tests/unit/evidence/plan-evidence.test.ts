import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { planEvidence, readEvidence } from '../../../utils/core/evidence/plan-evidence.ts';
import { defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import { ISSUES, type Issue } from '../../../utils/core/taxonomy.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LIBRARY, type Reading, reading, SETTINGS, talk } from '../stage/make.ts';

function plan(conversation: Conversation, given: Reading, settings: Settings = SETTINGS) {
  return planEvidence(reading(conversation, given), conversation, LIBRARY, settings);
}
const waiver = (conversation: Conversation, given: Reading, settings: Settings = SETTINGS) =>
  readEvidence(reading(conversation, given), conversation, LIBRARY, settings).waiver;

const flaw = (extra: Reading = {}): Reading => ({
  ...extra,
  standing: { issue: 'cosmetic_flaw', step: 'dissatisfied', ...extra.standing },
});
const complaint = talk(['B:表面有划痕']);

describe('the need for evidence', () => {
  const DANGEROUS: readonly Issue[] = ['safety_hazard', 'allergy_injury'];
  it.each(ISSUES)('%s follows its row', (issue) => {
    const row = LIBRARY.evidence[issue];
    const { need, kinds, invalidKinds, asked, state, advice, fallback } = plan(complaint, {
      standing: { issue, step: 'dissatisfied' },
    });
    expect(need).toBe(row.needed);
    expect(kinds).toEqual(row.valid);
    expect(invalidKinds).toEqual(row.invalid);
    expect([asked, state]).toEqual([0, 'none']);
    expect(fallback).toBe(GUIDANCE['zh-CN'][`fallback.${row.fallback}`]);
    const own = GUIDANCE['zh-CN'][`evidence.own.${issue}`];
    if (DANGEROUS.includes(issue)) expect(advice).toBe(GUIDANCE['zh-CN']['evidence.waived.safety']);
    else if (row.needed !== 'optional' && issue !== 'no_reason_return') expect(advice).toBe(own);
  });

  it('names the kinds that can show it', () => {
    expect(plan(complaint, { standing: { issue: 'dead_or_malfunction' } }).advice).toContain('带声音的视频');
    expect(plan(complaint, { lang: 'en', standing: { issue: 'wrong_item' } }).advice).toContain(
      "a photo of the item's label",
    );
    expect(plan(complaint, { lang: 'zh-Hant', standing: { issue: 'dead_or_malfunction' } }).advice).toContain(
      '帶聲音的影片',
    );
  });
});

describe('what waives it, rule by rule', () => {
  it('danger comes before everything', () => {
    expect(waiver(complaint, flaw({ standing: { flags: ['safety'] } }))).toBe('safety');
    expect(plan(complaint, { standing: { issue: 'counterfeit_doubt', flags: ['safety'] } }).need).toBe('no');
  });

  it('nothing is named', () => {
    expect(waiver(complaint, {})).toBe('no_issue');
    expect(plan(complaint, {})).toMatchObject({ need: 'no', kinds: [], invalidKinds: [] });
  });

  it('a return open without a reason', () => {
    expect(waiver(complaint, { standing: { issue: 'no_reason_return' } })).toBe('right');
  });

  it('a value not worth the trouble', () => {
    expect(waiver(talk(['B:有划痕'], { price: 30 }), flaw())).toBe('low_value');
    expect(waiver(talk(['B:有划痕'], { price: 31 }), flaw())).toBeNull();
    expect(waiver(talk(['B:有划痕'], { price: 60, returnFreight: 65 }), flaw())).toBe('low_value');
  });

  it('the law puts proof on the seller', () => {
    const phone = (daysSinceReceipt: number) => talk(['B:开不了机'], { item: '手机', price: 900, daysSinceReceipt });
    const dead = { standing: { issue: 'dead_or_malfunction' as const } };
    expect(waiver(phone(100), dead)).toBe('seller_proves');
    expect(waiver(phone(200), dead)).toBeNull();
    expect(waiver(talk(['B:开不了机'], { item: '毛绒玩具', price: 900, daysSinceReceipt: 100 }), dead)).toBeNull();
    expect(
      waiver(
        talk(['B:broke'], { price: 90, daysSinceReceipt: 300 }),
        { standing: { issue: 'durability' } },
        defaultSettings('EU'),
      ),
    ).toBe('seller_proves');
  });

  it('proof would change no remedy', () => {
    expect(waiver(complaint, flaw({ standing: { scenario: 'service' } }))).toBe('no_remedy');
    expect(waiver(complaint, flaw({ standing: { step: 'satisfied' } }))).toBe('no_remedy');
    expect(waiver(complaint, flaw({ standing: { step: 'satisfied', intents: ['exchange'] } }))).toBeNull();
  });

  const asked = (...lines: string[]) => talk(['B:表面有划痕', 'A:请拍张照片', ...lines]);
  it('it has been given, in words or as a picture, asked for or not', () => {
    expect(plan(asked('B:图发了'), flaw({ cues: { 'it.evidence_given': '图发了' } }))).toMatchObject({
      need: 'no',
      state: 'given',
      asked: 1,
    });
    const picture = talk(['B:你看']);
    const turns = picture.turns.map((turn) => ({ ...turn, media: ['image' as const] }));
    expect(plan({ ...picture, turns }, flaw())).toMatchObject({ need: 'no', state: 'given', asked: 0 });
  });

  it.each(['unwilling', 'unable', 'irritated'] as const)('the buyer is %s', (state) => {
    const given = flaw({ cues: { [`ng.${state}`]: '这个我不管' } });
    expect(plan(asked('B:这个我不管'), given)).toMatchObject({
      need: 'no',
      state,
      asked: 1,
      advice: GUIDANCE['zh-CN'][`evidence.waived.${state}`],
    });
  });

  it('"I am at work" is no refusal where nothing was asked', () => {
    const conversation = talk(['B:我在上班']);
    expect(plan(conversation, flaw({ cues: { 'ng.unable': '我在上班' } }))).toMatchObject({
      need: 'optional',
      state: 'none',
    });
  });

  it('the latest word of the buyer decides', () => {
    const conversation = asked('B:不想拍', 'A:那我先登记', 'B:算了，图发了');
    const given = flaw({ cues: { 'ng.unwilling': { turn: 2, words: '不想拍' }, 'it.evidence_given': '图发了' } });
    expect(plan(conversation, given).state).toBe('given');
    const again = talk(['B:图发了', 'A:照片再清晰一点', 'B:又发了', 'A:麻烦再拍一张', 'B:没完没了']);
    const irritated = flaw({ cues: { 'ng.irritated': '没完没了', 'it.evidence_given': { turn: 2, words: '又发了' } } });
    expect(plan(again, irritated)).toMatchObject({ state: 'irritated', asked: 2, need: 'no' });
  });

  it('one ask and one follow-up are the limit', () => {
    expect(plan(asked('B:等下'), flaw())).toMatchObject({ need: 'optional', state: 'asked', asked: 1 });
    expect(waiver(asked('B:等下', 'A:照片拍好了吗', 'B:在忙'), flaw())).toBe('exhausted');
  });

  it('waiting ends when heat, patience or a deadline press', () => {
    const waiting = asked('B:等下');
    expect(waiver(waiting, flaw({ intensity: 3 }))).toBe('waited');
    expect(waiver(waiting, flaw({ tolerance: 30 }))).toBe('waited');
    expect(waiver(waiting, flaw({ signals: { deadline: '周五前' } }))).toBe('waited');
    expect(waiver(complaint, flaw({ intensity: 3 }))).toBeNull();
  });

  it('asks first from the calm, acts first for the pressed', () => {
    expect(plan(complaint, flaw({ intensity: 1 })).advice).toBe('只问一次：方便的话一张近照就够，不方便就按描述处理');
    expect(plan(complaint, flaw({ intensity: 4 })).advice).toContain('先给处理办法');
  });
});

describe('mismatch', () => {
  it('is an ask for what cannot show the fault', () => {
    const read = (line: string, issue: Issue) => {
      const conversation = talk(['B:没声音', `A:${line}`, 'B:?']);
      return readEvidence(reading(conversation, { standing: { issue } }), conversation, LIBRARY, SETTINGS).mismatch;
    };
    expect(read('请提供照片', 'dead_or_malfunction')).toBe(true);
    expect(read('请录一段视频', 'dead_or_malfunction')).toBe(false);
    expect(read('请拍照片', 'cosmetic_flaw')).toBe(false);
    expect(read('请发物流截图', 'late')).toBe(true);
  });
});
