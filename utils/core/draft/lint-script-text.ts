import type { Assessment, Finding } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Library } from '../library.ts';
import { defaultSettings } from '../settings.ts';
import type { Lang, UiLang } from '../taxonomy.ts';
import { judge } from './lint-draft.ts';
import { readSituation } from './situation.ts';

/** A conversation in which nothing is known: only what stands in the text itself can be judged. */
function blankAssessment(lang: Lang): Assessment {
  return {
    id: 'script',
    lang,
    mood: { emotions: [], dominant: 'neutral', intensity: 0, valence: 0, confidence: 0, trend: 'steady' },
    standing: {
      step: 'not_satisfied',
      tolerance: { value: 100, zone: 'comfortable' },
      exposure: { level: 'none', rage: 0, channel: 0, resonance: 0 },
      root: 'none',
      trigger: 'none',
      scenario: 'other',
      issue: null,
      intents: [],
      hidden: null,
      flags: [],
    },
    signals: {
      cues: {},
      beyondItem: false,
      quoted: false,
      phase: 'unknown',
      unacknowledgedFailure: false,
      lastBuyerTurn: -1,
      lastRun: { first: -1, last: -1 },
      intensityCurve: [],
      repeatedAsks: 0,
      managerAsks: 0,
      rejectedOffers: 0,
      deadline: null,
    },
  };
}

/**
 * What is wrong with the text of a script in a pack: the rules of domain.md §5 that can be judged from the text
 * alone (`scripts: true` in `rules.json`). Slots are expected here and are read as what they stand for.
 *
 * @param uiLang language of the messages; that of the text where absent
 */
export function lintScriptText(
  text: string,
  lang: Lang,
  library: Pick<Library, 'draftRules' | 'evidence'>,
  uiLang?: UiLang,
): Finding[] {
  if (text.trim() === '') return [];
  const conversation: Conversation = { id: 'script', turns: [] };
  const market = defaultSettings(lang === 'zh-Hant' ? 'TW' : lang === 'en' ? 'US' : 'CN');
  const settings = uiLang ? { ...market, uiLang } : market;
  const situation = readSituation(text, blankAssessment(lang), conversation, library, settings);
  return judge(situation, new Set(), false).filter(({ rule }) => library.draftRules.specs[rule]?.scripts);
}
