import { describe, expect, it } from 'vitest';
import { lintDraft } from '../../../utils/core/draft/lint-draft.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import type { Lang } from '../../../utils/core/taxonomy.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { type DraftScore, scoreDrafts } from '../../eval/score-drafts.ts';
import { buildAssessment, buildConversation, CORPUS, type DraftCase, LIBRARY } from './corpus.ts';

function lint(lang: Lang, draft: string, known: DraftCase[3]) {
  const conversation = buildConversation(lang, known);
  const settings = defaultSettings(conversation.market ?? 'CN');
  return lintDraft(draft, buildAssessment(lang, known), conversation, LIBRARY, settings);
}

const ALL = CORPUS.flatMap(({ lang, cases }) =>
  cases.map(([about, draft, breaks, known]) => ({ lang, about, draft, breaks, known })),
);

/** Rules that a clean draft must not fire: all but praise, what the case allows, and slots where they belong. */
function noise(found: readonly { rule: string }[], known: DraftCase[3]): string[] {
  const allowed = new Set(['good', ...(known?.tolerate ?? []), ...(known?.slots ? ['slot'] : [])]);
  return found.map(({ rule }) => rule).filter((rule) => !allowed.has(rule));
}

describe('the corpus of drafts', () => {
  it('is large, half clean, and covers every rule in every language it exists in', () => {
    expect(ALL.length).toBeGreaterThanOrEqual(150);
    const clean = ALL.filter(({ breaks }) => !breaks).length;
    expect(clean / ALL.length).toBeGreaterThan(0.3);
    const zhOnly = new Set(['wrong_term_tw']);
    for (const { lang } of CORPUS) {
      const shown = new Set(
        ALL.filter((one) => one.lang === lang && (one.breaks || one.about === 'good')).map(({ about }) => about),
      );
      const missing = Object.keys(LIBRARY.draftRules.specs).filter((rule) => !shown.has(rule) && !zhOnly.has(rule));
      const unneeded = lang === 'zh-Hant' ? ['split', 'wrong_name'] : [];
      expect(missing.filter((rule) => !unneeded.includes(rule))).toEqual([]);
    }
  });

  it('is judged: at least 92 % of the bad drafts are named, 96 % of the clean ones are left alone', () => {
    const missed: string[] = [];
    const noisy: string[] = [];
    let bad = 0;
    let clean = 0;
    for (const { lang, about, draft, breaks, known } of ALL) {
      const found = lint(lang, draft, known);
      if (breaks) {
        bad += 1;
        if (!found.some(({ rule }) => rule === about))
          missed.push(`${lang} ${about}: ${draft} → ${found.map(({ rule }) => rule)}`);
      } else {
        clean += 1;
        const rest = noise(found, known);
        if (rest.length > 0) noisy.push(`${lang} (${about}): ${draft} → ${rest}`);
      }
    }
    const recall = 1 - missed.length / bad;
    const silent = 1 - noisy.length / clean;
    console.log(
      `draft lint: ${ALL.length} drafts; recall ${(recall * 100).toFixed(1)} % of ${bad}, silent ${(silent * 100).toFixed(1)} % of ${clean}`,
    );
    for (const line of [...missed, ...noisy]) console.log(line);
    expect(recall).toBeGreaterThanOrEqual(0.92);
    expect(silent).toBeGreaterThanOrEqual(0.96);
  });

  it('praises what owns, names a fact, a time and a choice', () => {
    for (const { lang, draft, known } of ALL) {
      if (!known?.finds) continue;
      expect(lint(lang, draft, known).map(({ rule }) => rule)).toEqual(known.finds);
    }
  });

  it('offers a wording that mends the draft: put in place of the span it does not break the rule again', () => {
    // These judge the whole draft or the talk around it; no wording of one place can mend that.
    const whole = new Set([
      'good',
      'slot',
      'multi_ask',
      'pii_echo',
      'qin_spam',
      'wrong_term_tw',
      'exclaim',
      'sorry_spam',
      'lowball',
    ]);
    const unmended: string[] = [];
    for (const { lang, about, draft, breaks, known } of ALL) {
      if (!breaks || whole.has(about)) continue;
      const finding = lint(lang, draft, known).find(({ rule }) => rule === about);
      if (!finding) continue;
      expect(finding.better, about).not.toBe('');
      const mended = draft.slice(0, finding.start) + finding.better + draft.slice(finding.end);
      const again = lint(lang, mended, known).filter(({ rule }) => rule === about);
      if (again.some(({ start }) => start < finding.start + finding.better.length && start >= finding.start))
        unmended.push(`${about}: ${mended}`);
    }
    expect(unmended).toEqual([]);
  }, 30_000);

  it('points into the draft and speaks in the right languages', () => {
    for (const { lang, draft, breaks, known } of ALL) {
      if (!breaks) continue;
      for (const finding of lint(lang, draft, known)) {
        expect(finding.start).toBeGreaterThanOrEqual(0);
        expect(finding.end).toBeLessThanOrEqual(draft.length);
        expect(finding.end).toBeGreaterThan(finding.start);
        expect(finding.message.length).toBeGreaterThan(4);
        if (lang === 'en') expect(finding.message).not.toMatch(/\p{Script=Han}/u);
        else expect(finding.message).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});

describe('drafts written before the rules were looked at', () => {
  const scores = scoreDrafts(builtinLibrary());
  const sum = (of: (score: DraftScore) => number): number => scores.reduce((total, score) => total + of(score), 0);

  it('are many, half of them clean, in equal parts of three languages', () => {
    const all = sum(({ bad, clean }) => bad + clean);
    expect(all).toBeGreaterThanOrEqual(1000);
    expect(sum(({ clean }) => clean) / all).toBeGreaterThan(0.48);
    for (const { bad, clean } of scores) expect((bad + clean) / all).toBeGreaterThan(0.3);
  });

  it('are judged with the talk read by the whole core: 92 % named and 96 % left alone in every language', () => {
    for (const { lang, bad, named, clean, silent, wrong } of scores) {
      expect(named / bad, `${lang}: ${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.92);
      expect(silent / clean, `${lang}: ${wrong.join('\n')}`).toBeGreaterThanOrEqual(0.96);
    }
  });
});
