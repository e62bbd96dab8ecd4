import { describe, expect, it } from 'vitest';
import { compileDraftRules } from '../../../utils/core/draft/compile-draft-rules.ts';
import { lintScriptText } from '../../../utils/core/draft/lint-script-text.ts';
import { SEVERITIES, UI_LANGS } from '../../../utils/core/taxonomy.ts';
import { DRAFT_RULE_FILES } from '../../../utils/library/draft-rules.ts';
import { LIBRARY } from './corpus.ts';

const { rules, texts, languages } = DRAFT_RULE_FILES;

describe('the data of the draft rules', () => {
  it('has every rule of the domain file with a severity, and texts in three languages', () => {
    expect(Object.keys(rules).length).toBeGreaterThanOrEqual(60);
    for (const [id, spec] of Object.entries(rules)) {
      expect(id).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(SEVERITIES).toContain(spec.severity);
      for (const ui of UI_LANGS) expect(texts[ui][id]?.message.length, `${ui} ${id}`).toBeGreaterThan(4);
    }
    for (const ui of UI_LANGS) expect(Object.keys(texts[ui])).toEqual(Object.keys(texts.en));
  });

  it('explains each message in the language of its file', () => {
    for (const [key, { title, message }] of Object.entries(texts.en)) {
      expect(title + message, key).not.toMatch(/\p{Script=Han}/u);
    }
    for (const [key, { title, message }] of Object.entries(texts['zh-TW'])) {
      expect(title + message, key).not.toMatch(/[这说没们对买价给]/);
    }
  });

  it('offers wordings that break no rule themselves', () => {
    for (const [ui, lang] of [
      ['zh-CN', 'zh-Hans'],
      ['zh-TW', 'zh-Hant'],
      ['en', 'en'],
    ] as const) {
      for (const [key, { better }] of Object.entries(texts[ui])) {
        if (!/[\p{L}]{2}/u.test(better.replace(/\{[a-z0-9]+\}/g, ''))) continue;
        const found = lintScriptText(better, lang, LIBRARY).filter(({ severity }) => severity !== 'info');
        expect(
          found.map(({ rule }) => rule),
          `${ui} ${key}: ${better}`,
        ).toEqual([]);
      }
    }
  });

  it('uses every rule: a pattern or a context rule stands behind it', () => {
    const patterned = new Set(languages.flatMap(({ patterns }) => patterns.map(({ rule }) => rule)));
    for (const rule of patterned) expect(rules[rule], rule).toBeDefined();
    for (const lang of ['zh', 'en'] as const) {
      const files = languages.filter((file) => file.lang === lang);
      const own = new Set(files.flatMap(({ patterns }) => patterns.map(({ rule }) => rule)));
      // What is a pattern in one language is one in the other, too.
      expect([...patterned].filter((rule) => !own.has(rule))).toEqual([]);
    }
  });

  it('is of regular expressions, each of which is compiled only when a draft needs it', () => {
    const { patterns, readings } = LIBRARY.draftRules;
    for (const { pattern, with: parts, unless, unlessDraft, buyer } of patterns)
      for (const one of [pattern, ...parts, ...unless, ...unlessDraft, ...(buyer ? [buyer] : [])])
        expect(one.regExp).toBeInstanceOf(RegExp);
    for (const reading of [...Object.values(readings.zh), ...Object.values(readings.en)])
      expect(reading.regExp.global).toBe(true);
  });

  it('says where the data is broken', () => {
    const zh = languages.find(({ lang }) => lang === 'zh');
    const en = languages.find(({ lang }) => lang === 'en');
    if (!zh || !en) throw new Error('both languages are needed');
    const broken =
      (pattern: string, rule = 'blame') =>
      () =>
        compileDraftRules({ languages: [{ ...zh, patterns: [{ rule, pattern }] }, en], rules, texts });
    expect(() => broken('(')().patterns[0]?.pattern.regExp).toThrow(/zh\.json patterns\[0\] \(blame\)/);
    expect(broken('{{nothing}}')).toThrow(/\{\{nothing\}\} is not defined/);
    expect(broken('x', 'unknown_rule')).toThrow(/not listed in rules\.json/);
    const { blame: _, ...fewer } = texts.en;
    expect(() => compileDraftRules({ languages, rules, texts: { ...texts, en: fewer } })).toThrow(/blame/);
  });
});

describe('scripts of a pack', () => {
  const rulesOf = (text: string, lang: 'zh-Hans' | 'zh-Hant' | 'en') =>
    lintScriptText(text, lang, LIBRARY).map(({ rule }) => rule);

  it('are judged by their text alone; slots are welcome', () => {
    expect(rulesOf('这单是我们漏发了，对不起。我是{owner}，{time}前补发给您。', 'zh-Hans')).toEqual([]);
    expect(rulesOf('We missed this one, and I am sorry. A new one ships by {time}.', 'en')).toEqual([]);
    expect(rulesOf('亲，请您耐心等待，我们会尽快处理', 'zh-Hans')).toContain('no_time');
    expect(rulesOf('您先冷靜', 'zh-Hant')).toContain('calm_down');
    expect(rulesOf('Leave us a five-star review!', 'en')).toContain('review_beg');
    expect(rulesOf('這個質量沒問題，今天18:00前寄出', 'zh-Hant')).toContain('wrong_term_tw');
  });

  it('are not asked for what only a conversation can show', () => {
    expect(rulesOf('我去查一下，两分钟', 'zh-Hans')).toEqual([]);
    expect(rulesOf('{order}今天20:00前出库', 'zh-Hans')).toEqual([]);
  });
});
