import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../../../utils/core/packs/script.ts';
import { dutiesOf } from '../../../utils/core/stage/duties.ts';
import { guidanceText, uiLangOf } from '../../../utils/core/stage/guidance-text.ts';
import { STAGE_RULES } from '../../../utils/core/stage/stage-rules.ts';
import { EXPOSURE_LEVELS, HIDDEN_INTENTS, ISSUES, ROOTS, STAGES, UI_LANGS } from '../../../utils/core/taxonomy.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { LIBRARY, SETTINGS } from './make.ts';

const keys = Object.keys(GUIDANCE.en);
const slotsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('guidance texts', () => {
  it('hold the same keys in every language, in alphabetic order, none empty', () => {
    for (const lang of UI_LANGS) {
      expect(Object.keys(GUIDANCE[lang])).toEqual(keys);
      expect(Object.values(GUIDANCE[lang]).filter((text) => text.trim() === '')).toEqual([]);
    }
    expect(keys).toEqual([...keys].sort());
    expect(EXPOSURE_LEVELS).toHaveLength(5);
  });

  it('hold the same slots in every language', () => {
    for (const key of keys)
      for (const lang of UI_LANGS)
        expect(slotsOf(GUIDANCE[lang][key] ?? ''), key).toEqual(slotsOf(GUIDANCE.en[key] ?? ''));
  });

  it('cover every row, stage, variant, hidden intent, root, issue, kind and fallback', () => {
    const wanted = [
      ...STAGE_RULES.map(({ id }) => `why.${id}`),
      ...STAGES.flatMap((stage) => [...dutiesOf(stage, null).must, ...dutiesOf(stage, null).mustNot]),
      ...VARIANTS.flatMap((variant) => {
        const { must, mustNot } = dutiesOf('solve', variant);
        return [...must, ...mustNot];
      }),
      ...ISSUES.flatMap((issue) => dutiesOf('escalate', 'safety', issue).must),
      ...dutiesOf('escalate', 'safety', null).must,
      ...HIDDEN_INTENTS.map((id) => `why.hidden.${id}`),
      ...ROOTS.filter((root) => root !== 'none').map((root) => `why.root.${root}`),
      ...ISSUES.flatMap((issue) => {
        const { valid, weak, invalid, fallback } = LIBRARY.evidence[issue];
        return [`fallback.${fallback}`, ...[...valid, ...weak, ...invalid].map((kind) => `kind.${kind}`)];
      }),
    ];
    expect([...new Set(wanted)].filter((key) => !(key in GUIDANCE.en))).toEqual([]);
  });

  it('forbid no phrase twice in lines that can stand together', () => {
    for (const lang of UI_LANGS) {
      const phrases = ['not.money_issue', 'not.trigger.system', 'not.trigger.value', 'not.price_drop'].flatMap((key) =>
        [...(GUIDANCE[lang][key] ?? '').matchAll(/[“「]([^”」]+)[”」]/g)].map(([, words]) => words),
      );
      expect(phrases).toEqual([...new Set(phrases)]);
    }
  });

  it('follow their own advice: no time without a clock, no plea for understanding', () => {
    const vague = /尽快|盡快|儘快|马上|馬上|as soon as possible|\basap\b|shortly/i;
    for (const lang of UI_LANGS)
      expect(Object.entries(GUIDANCE[lang]).filter(([, text]) => vague.test(text))).toEqual([]);
  });

  it('say it in Taiwan’s words, not in converted ones', () => {
    const mainland = /物流|快遞|視頻|質量|信息|截屏|支付|短信|软|这|们|优惠|优|发/;
    expect(Object.entries(GUIDANCE['zh-TW']).filter(([, text]) => mainland.test(text))).toEqual([]);
  });

  it('keep every line short enough to be read between two messages', () => {
    for (const key of keys) {
      expect([...(GUIDANCE['zh-CN'][key] ?? '')].length, key).toBeLessThanOrEqual(40);
      expect((GUIDANCE.en[key] ?? '').split(' ').length, key).toBeLessThanOrEqual(22);
    }
  });
});

describe('guidanceText', () => {
  it('fills slots once and never from within a filled text', () => {
    const params = { words: '{reason}', reason: '$&' };
    expect(guidanceText(LIBRARY, 'zh-CN', { key: 'why.quoted', params })).toBe('“{reason}”：$&');
  });

  it('names the key and the file where a text is missing', () => {
    expect(() => guidanceText(LIBRARY, 'en', { key: 'must.nothing' })).toThrow(/"must\.nothing".*guidance\/en\.json/);
  });

  it('follows the agent’s language, else the buyer’s', () => {
    expect(uiLangOf(SETTINGS, 'zh-Hant')).toBe('zh-TW');
    expect(uiLangOf({ ...SETTINGS, uiLang: 'en' }, 'zh-Hant')).toBe('en');
  });
});
