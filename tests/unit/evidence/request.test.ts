/** Every issue of the matrix in every language: what is listed, and what is ready to be sent. */
import { describe, expect, it } from 'vitest';
import { lintDraft } from '../../../utils/core/draft/lint-draft.ts';
import { isAskable, traitsOf } from '../../../utils/core/evidence/evidence-kind.ts';
import { findEvidenceAsks } from '../../../utils/core/evidence/find-evidence-asks.ts';
import { planEvidence } from '../../../utils/core/evidence/plan-evidence.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { ISSUES, LANGS, type Lang } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { CLOCK, LIBRARY, reading, talk } from '../stage/make.ts';

const MARKET = { 'zh-Hans': 'CN', 'zh-Hant': 'TW', en: 'US' } as const;
const OPENS: Record<Lang, [string, string, string]> = {
  'zh-Hans': ['这个有问题', '请发一段视频', '我拍不了'],
  'zh-Hant': ['這個有問題', '請傳一段影片', '我拍不了'],
  en: ['There is something wrong with it', 'Could you send us a video?', 'I cannot film it'],
};
const rows = Object.values(LIBRARY.evidence);
const cases = LANGS.flatMap((lang) => ISSUES.map((issue) => [lang, issue] as const));

function adviseFirst(lang: Lang, issue: (typeof ISSUES)[number], intensity = 1) {
  const conversation = talk([`B:${OPENS[lang][0]}`]);
  const assessment = reading(conversation, { lang, intensity, standing: { issue, step: 'dissatisfied' } });
  const settings = defaultSettings(MARKET[lang]);
  const advice = planEvidence(assessment, conversation, builtinLibrary(), settings, CLOCK);
  return { conversation, assessment, settings, advice };
}

function adviseRefused(lang: Lang, issue: (typeof ISSUES)[number]) {
  const [first, ask, refusal] = OPENS[lang];
  const conversation = talk([`B:${first}`, `A:${ask}`, `B:${refusal}`]);
  const cues = { 'ng.unable': refusal };
  const assessment = reading(conversation, { lang, intensity: 1, cues, standing: { issue, step: 'dissatisfied' } });
  const settings = defaultSettings(MARKET[lang]);
  const advice = planEvidence(assessment, conversation, builtinLibrary(), settings, CLOCK);
  return { conversation, assessment, settings, advice };
}

describe('the matrix', () => {
  it('asks only for what a buyer can give and that can show it, at most two at once', () => {
    for (const [issue, row] of Object.entries(LIBRARY.evidence)) {
      expect(row.ask.length, issue).toBeLessThanOrEqual(2);
      for (const kind of [...row.ask, ...row.instead]) {
        expect(isAskable(kind), `${issue}: ${kind}`).toBe(true);
        // Words may take the place of any proof, whatever the row says of their weight.
        expect([...row.valid, ...row.weak, 'words'], issue).toContain(kind);
        expect(row.invalid, issue).not.toContain(kind);
      }
      if (row.needed === 'no') expect(row.ask, issue).toEqual([]);
      if (row.needed === 'optional') expect(row.ask.length, issue).toBeGreaterThan(0);
      expect(new Set([...row.ask, ...row.instead]).size, issue).toBe(row.ask.length + row.instead.length);
    }
  });

  it('bars every kind that is tied to a condition, a danger or an intrusion', () => {
    const invalid = new Set(rows.flatMap((row) => row.invalid));
    for (const kind of invalid)
      if (/condition|mail_|retry|^id$|bank|face|body|unboxing|lab_/.test(kind))
        expect(traitsOf(kind).bar, kind).toBeDefined();
    for (const kind of new Set(rows.flatMap((row) => [...row.valid, ...row.weak])))
      expect(traitsOf(kind).bar).toBeUndefined();
  });

  it.each(cases)('%s %s: each kind of the row stands once, and only what is needed is missing', (lang, issue) => {
    const row = LIBRARY.evidence[issue];
    const { advice } = adviseFirst(lang, issue);
    const kinds = advice.items?.map(({ kind }) => kind) ?? [];
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds).toEqual(expect.arrayContaining([...row.valid, ...row.invalid]));
    for (const { kind, state, why } of advice.items ?? []) {
      expect(why).not.toBe('');
      expect(why).not.toMatch(/[{}]/);
      if (row.invalid.includes(kind)) expect(state).toBe('not_ours');
      if (state === 'missing') expect(row.ask).toContain(kind);
    }
    expect(advice.items?.some(({ state }) => state === 'missing') ?? false).toBe(advice.request?.does === 'ask');
    expect(advice.request !== null).toBe(row.ask.length > 0);
  });
});

describe('the texts', () => {
  const ready = cases.flatMap(([lang, issue]) =>
    [adviseFirst(lang, issue), adviseRefused(lang, issue)].map((made) => ({ lang, issue, ...made })),
  );

  it('are complete, and short enough to be read on a phone (domain.md §2.2)', () => {
    for (const { lang, issue, advice } of ready) {
      const text = advice.request?.text;
      if (text === undefined) continue;
      expect(text, issue).not.toMatch(/[{}]|undefined| {2}/);
      if (lang === 'en') expect(text.split(/\s+/).length, text).toBeLessThanOrEqual(65);
      else expect([...text].length, text).toBeLessThanOrEqual(120);
      expect((text.match(/[?？]/g) ?? []).length, text).toBeLessThanOrEqual(1);
    }
  });

  it('pass the draft check of the very talk they go into', () => {
    const library = builtinLibrary();
    for (const { issue, conversation, assessment, settings, advice } of ready) {
      const text = advice.request?.text;
      if (text === undefined) continue;
      const found = lintDraft(text, assessment, conversation, library, settings).filter(
        ({ severity }) => severity !== 'info',
      );
      expect(found, `${issue}: ${text}`).toEqual([]);
    }
  });

  it('are remembered once sent: an ask is found as one ask with another way, an act as none', () => {
    for (const { lang, issue, advice } of ready) {
      if (!advice.request) continue;
      const found = findEvidenceAsks(talk([`A:${advice.request.text}`]));
      const shows = advice.items?.some(({ kind, state }) => state === 'missing' && traitsOf(kind).form !== 'words');
      const isAsk = advice.request.does === 'ask' && shows === true;
      expect(found.length, `${lang} ${issue}: ${advice.request.text}`).toBe(isAsk ? 1 : 0);
      if (isAsk) expect(found[0]?.option, advice.request.text).toBe(true);
    }
  });

  it('are never offered where people are in danger', () => {
    for (const lang of LANGS)
      for (const issue of ['safety_hazard', 'allergy_injury'] as const)
        for (const { advice } of [adviseFirst(lang, issue), adviseRefused(lang, issue)]) {
          expect(advice.request).toBeNull();
          expect(advice.items?.some(({ state }) => state === 'missing')).toBe(false);
        }
  });
});

describe('facts that are missing or make no sense', () => {
  const flaw = { standing: { issue: 'dead_or_malfunction' as const, step: 'dissatisfied' as const } };
  const lacks = (order?: Parameters<typeof talk>[1], settings = defaultSettings('CN')) => {
    const conversation = talk(['B:手机开不了机，三十块买的'], order);
    return planEvidence(reading(conversation, flaw), conversation, LIBRARY, settings, CLOCK);
  };
  it('names the price it does not know, and takes none from words', () => {
    expect(lacks().lacks?.join()).toContain('不知道金额');
    expect(lacks().need).toBe('optional');
    for (const price of [Number.NaN, -5, Number.POSITIVE_INFINITY])
      expect(lacks({ price, daysSinceReceipt: 400 }).lacks?.join(), String(price)).toContain('不知道金额');
  });

  it('compares no two currencies', () => {
    const dollars = lacks({ price: 20, currency: 'USD', daysSinceReceipt: 400 });
    expect(dollars.need).toBe('optional');
    expect(dollars.lacks).toEqual(['订单币种和团队限额不同，没有拿来比较']);
    expect(lacks({ price: 20, currency: 'cny', daysSinceReceipt: 400 }).need).toBe('no');
  });

  it('names the days it does not know where they would decide who proves', () => {
    expect(lacks({ price: 900 }).lacks).toEqual(['不知道收货几天，没法判断是否由我们举证']);
    expect(lacks({ price: 900, daysSinceReceipt: 400 }).lacks).toEqual([]);
    expect(lacks({ price: 900 }, defaultSettings('TW')).lacks).toEqual([]);
    expect(lacks({ price: 900, daysSinceReceipt: -3 }).need).toBe('optional');
  });

  it('invents no number: every figure of a request is its own seconds or our own time', () => {
    for (const lang of LANGS)
      for (const issue of ISSUES) {
        const text = adviseFirst(lang, issue).advice.request?.text ?? '';
        expect(text.match(/\d+/g) ?? [], text).toEqual((text.match(/\d+(?=秒| seconds)/g) ?? []).slice(0, 1));
      }
  });
});
