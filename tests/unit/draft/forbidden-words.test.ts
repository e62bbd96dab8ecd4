import { describe, expect, it } from 'vitest';
import { compileForbiddenWords } from '../../../utils/core/draft/forbidden-words.ts';
import { lintDraft } from '../../../utils/core/draft/lint-draft.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { DRAFT_RULE_FILES } from '../../../utils/library/draft-rules.ts';
import { buildAssessment, buildConversation, LIBRARY } from './corpus.ts';

const FILE = {
  id: 'house',
  title: 'House rules',
  source: 'the shop',
  entries: [{ words: ['包您满意'], rule: 'absolute' }],
};

/** The lists alone: what a draft merely sounds like is another matter. */
const LISTED = { ...LIBRARY, draftRules: { ...LIBRARY.draftRules, model: null } };

function lint(draft: string, lang: 'zh-Hans' | 'zh-Hant' | 'en', market: 'CN' | 'TW' | 'UK' | 'HK', site?: string) {
  const conversation = { ...buildConversation(lang, { market }), ...(site ? { site } : {}) };
  return lintDraft(draft, buildAssessment(lang), conversation, LISTED, defaultSettings(market));
}

describe('forbidden words', () => {
  it('stand for rules that exist, and each is heard in its market with what to say instead', () => {
    const words = compileForbiddenWords(DRAFT_RULE_FILES.forbidden ?? []);
    expect(words.length).toBeGreaterThan(80);
    for (const { rule } of words) expect(Object.keys(DRAFT_RULE_FILES.rules)).toContain(rule);
    const draft = '这款用的是国家级工艺，今天18:00前发';
    const finding = lint(draft, 'zh-Hans', 'CN').find(({ rule }) => rule === 'absolute');
    expect(finding && [draft.slice(finding.start, finding.end), finding.better]).toEqual(['国家级', '{fact}']);
  });

  it('hold only in the markets they are listed for', () => {
    const rules = (market: 'TW' | 'HK') => lint('這款可以燃脂', 'zh-Hant', market).map(({ rule }) => rule);
    expect(rules('TW')).toContain('health_claim');
    expect(rules('HK')).not.toContain('health_claim');
  });

  it('are silent in a warning, in quotes and inside another word', () => {
    expect(lint('请不要私下交易，冒充我们的都是假的', 'zh-Hans', 'CN')).toEqual([]);
    expect(lint('That oxymoron on the box is a misprint.', 'en', 'UK')).toEqual([]);
    expect(lint('您问的“国家级”三个字是包装旧版，已经停用', 'zh-Hans', 'CN')).toEqual([]);
  });

  it('hold only on the sites they are listed for', () => {
    const forbidden = compileForbiddenWords([{ ...FILE, sites: ['chatwoot'] }]);
    const library = { ...LIBRARY, draftRules: { ...LIBRARY.draftRules, forbidden, patterns: [] } };
    const rules = (site: string) => {
      const conversation = { ...buildConversation('zh-Hans'), site };
      return lintDraft('包您满意', buildAssessment('zh-Hans'), conversation, library, defaultSettings('CN'));
    };
    expect(rules('chatwoot').map(({ rule }) => rule)).toEqual(['absolute']);
    expect(rules('converse')).toEqual([]);
  });

  it('say where a file is broken', () => {
    expect(() => compileForbiddenWords([{ ...FILE, entries: [{ words: [], rule: 'absolute' }] }])).toThrow(
      /file 1, entries\.0\.words/,
    );
    expect(() => compileForbiddenWords([{ ...FILE, market: ['CN'] }])).toThrow(/file 1/);
  });
});
