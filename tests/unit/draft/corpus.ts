import matrix from '../../../scripts-library/evidence/matrix.json' with { type: 'json' };
import type { Assessment } from '../../../utils/core/advice.ts';
import type { Conversation, Turn } from '../../../utils/core/conversation/conversation.ts';
import { compileDraftRules } from '../../../utils/core/draft/compile-draft-rules.ts';
import type { Library } from '../../../utils/core/library.ts';
import { marketOf } from '../../../utils/core/settings.ts';
import type { Flag, Intent, Issue, Lang, Market } from '../../../utils/core/taxonomy.ts';
import { DRAFT_RULE_FILES } from '../../../utils/library/draft-rules.ts';
import { EN } from './corpus-en.ts';
import { FURTHER_EN, FURTHER_ZH_HANS, FURTHER_ZH_HANT } from './corpus-further.ts';
import { UNUSUAL_EN } from './corpus-unusual.ts';
import { ZH_HANS } from './corpus-zh-hans.ts';
import { ZH_HANT } from './corpus-zh-hant.ts';

/** What is known of the talk; nothing by default. */
export interface Circumstances {
  intensity?: number;
  issue?: Issue;
  flags?: readonly Flag[];
  intents?: readonly Intent[];
  phase?: 'presale';
  market?: Market;
  /** Earlier turns, `b:` by the buyer, `a:` by us. */
  talk?: readonly string[];
  order?: { price?: number };
  customerName?: string;
  /** Further rules that fire rightly. */
  also?: readonly string[];
  /** Rules of no interest here. */
  tolerate?: readonly string[];
  /** What a clean draft is praised for. */
  finds?: readonly string[];
  /** Slots are meant to stand in this text. */
  slots?: boolean;
}

export type DraftCase = readonly [about: string, draft: string, breaks: boolean, circumstances?: Circumstances];

/** Only what the lint reads of the library, so that other parts of it cannot break these tests. */
export const LIBRARY: Pick<Library, 'draftRules' | 'evidence'> = {
  draftRules: compileDraftRules(DRAFT_RULE_FILES),
  evidence: matrix as Library['evidence'],
};

export const CORPUS: readonly { lang: Lang; cases: readonly DraftCase[] }[] = [
  { lang: 'zh-Hans', cases: [...ZH_HANS, ...FURTHER_ZH_HANS] },
  { lang: 'zh-Hant', cases: [...ZH_HANT, ...FURTHER_ZH_HANT] },
  { lang: 'en', cases: [...EN, ...FURTHER_EN, ...UNUSUAL_EN] },
];

export function buildConversation(lang: Lang, known: Circumstances = {}): Conversation {
  const turns: Turn[] = (known.talk ?? []).map((line, index) => ({
    id: String(index),
    role: line.startsWith('a:') ? 'agent' : 'customer',
    text: line.slice(2),
  }));
  return {
    id: 'case',
    lang,
    market: known.market ?? marketOf(lang),
    turns,
    ...(known.order ? { order: known.order } : {}),
    ...(known.customerName ? { customerName: known.customerName } : {}),
  };
}

/** A reading of the talk written down by hand, so that these tests judge the lint and nothing else. */
export function buildAssessment(lang: Lang, known: Circumstances = {}): Assessment {
  const lastBuyerTurn = (known.talk ?? []).findLastIndex((line) => line.startsWith('b:'));
  // A buyer as upset as this has named what went wrong.
  const failure = (known.intensity ?? 0) >= 2 && lastBuyerTurn >= 0;
  const named = { turn: lastBuyerTurn, start: 0, end: 1, rule: 'case' };
  const acknowledged = (known.talk ?? []).some(
    (line) => line.startsWith('a:') && /抱歉|对不起|對不起|sorry/.test(line),
  );
  return {
    id: 'case',
    lang,
    mood: {
      emotions: [],
      dominant: 'neutral',
      intensity: known.intensity ?? 0,
      valence: 0,
      confidence: 0.8,
      trend: 'steady',
    },
    standing: {
      step: (known.intensity ?? 0) >= 2 ? 'dissatisfied' : 'not_satisfied',
      tolerance: { value: 60, zone: 'thinning' },
      exposure: { level: 'none', rage: 0, channel: 0, resonance: 0 },
      root: 'none',
      trigger: 'none',
      scenario: 'other',
      issue: known.issue ?? null,
      intents: [...(known.intents ?? [])],
      hidden: null,
      flags: [...(known.flags ?? [])],
    },
    signals: {
      cues: failure ? { 'mod.fault': [named] } : {},
      beyondItem: false,
      quoted: false,
      phase: known.phase ?? 'unknown',
      unacknowledgedFailure: (known.intensity ?? 0) >= 3 && !acknowledged,
      lastBuyerTurn,
      lastRun: { first: lastBuyerTurn, last: lastBuyerTurn },
      intensityCurve: [],
      repeatedAsks: 0,
      managerAsks: 0,
      rejectedOffers: 0,
      deadline: null,
    },
  };
}
