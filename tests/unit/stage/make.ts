/** Hand-made assessments and conversations: the policy is tested apart from the detection. */
import matrix from '../../../scripts-library/evidence/matrix.json' with { type: 'json' };
import type { Assessment, Cue, Mood, Signals, Standing } from '../../../utils/core/advice.ts';
import type { Conversation, OrderFacts, Role, Turn } from '../../../utils/core/conversation/conversation.ts';
import { readEvidence } from '../../../utils/core/evidence/plan-evidence.ts';
import type { Library } from '../../../utils/core/library.ts';
import { findPromises } from '../../../utils/core/promises/find-promises.ts';
import { readRemedy } from '../../../utils/core/remedy/plan-remedy.ts';
import { type Clock, defaultSettings, type Settings } from '../../../utils/core/settings.ts';
import type { StageContext } from '../../../utils/core/stage/stage-facts.ts';
import type { Emotion, Lang, Zone } from '../../../utils/core/taxonomy.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';

/** Saturday 2026-11-21, 10:00 in Shanghai. */
export const START = Date.parse('2026-11-21T02:00:00Z');
export const CLOCK: Clock = { now: START + 3_600_000, timeZone: 'Asia/Shanghai' };
export const SETTINGS: Settings = defaultSettings('CN');

export const LIBRARY: Library = {
  packs: [],
  evidence: matrix as Library['evidence'],
  cues: { zh: [], en: [] },
  guidance: GUIDANCE,
  draftRules: { patterns: [], texts: {} } as unknown as Library['draftRules'],
};

const ROLES: Readonly<Record<string, Role>> = { B: 'customer', A: 'agent', O: 'bot', N: 'note', S: 'system' };

/** Lines `B:…` and `A:…`; one minute lies between two lines unless `minutes` says otherwise. */
export function talk(lines: readonly string[], order?: OrderFacts, minutes: readonly number[] = []): Conversation {
  const turns: Turn[] = lines.map((line, index) => ({
    id: `t${index}`,
    role: ROLES[line.charAt(0)] ?? 'unknown',
    text: line.slice(2),
    at: START + (minutes[index] ?? index) * 60_000,
  }));
  return { id: 'c', turns, ...(order ? { order } : {}) };
}

const zoneOf = (value: number): Zone =>
  value >= 60 ? 'comfortable' : value >= 35 ? 'thinning' : value >= 15 ? 'edge' : 'out';

export interface Reading {
  lang?: Lang;
  intensity?: number;
  valence?: number;
  emotions?: Emotion[];
  tolerance?: number;
  mood?: Partial<Mood>;
  standing?: Partial<Standing>;
  signals?: Partial<Signals>;
  /** Label to the words of the last buyer turn that hold it, or to a turn and its words. */
  cues?: Record<string, string | { turn: number; words: string }>;
}

/** A calm buyer with nothing to complain of, changed as given. */
export function reading(conversation: Conversation, given: Reading = {}): Assessment {
  const { turns } = conversation;
  const lastBuyerTurn = turns.findLastIndex(({ role }) => role === 'customer');
  let first = lastBuyerTurn;
  while (first > 0 && turns[first - 1]?.role === 'customer') first -= 1;
  const cueOf = (label: string, at: string | { turn: number; words: string }): Cue => {
    const { turn, words } = typeof at === 'string' ? { turn: lastBuyerTurn, words: at } : at;
    const start = turns[turn]?.text.indexOf(words) ?? -1;
    if (start < 0) throw new Error(`"${words}" does not stand in turn ${turn}`);
    return { turn, start, end: start + words.length, rule: `${label}.test` };
  };
  const intensity = given.intensity ?? 0;
  const emotions = given.emotions ?? [intensity > 0 ? ('annoyed' as const) : ('neutral' as const)];
  const value = given.tolerance ?? 70;
  const buyers = turns.filter(({ role }) => role === 'customer').length;
  return {
    id: conversation.id,
    lang: given.lang ?? 'zh-Hans',
    mood: {
      emotions: emotions.map((id) => ({ id, score: 0.8, cues: [] })),
      dominant: emotions[0] ?? 'neutral',
      intensity,
      valence: given.valence ?? (intensity >= 1 ? -0.6 : 0),
      confidence: 0.8,
      trend: 'steady',
      ...given.mood,
    },
    standing: {
      step: intensity >= 3 ? 'grumble' : intensity >= 1 ? 'dissatisfied' : 'not_satisfied',
      tolerance: { value, zone: zoneOf(value) },
      exposure: { level: 'none', rage: 0, channel: 0, resonance: 0 },
      root: 'none',
      trigger: 'none',
      scenario: 'product',
      issue: null,
      intents: [],
      hidden: null,
      flags: [],
      ...given.standing,
    },
    signals: {
      cues: Object.fromEntries(Object.entries(given.cues ?? {}).map(([label, at]) => [label, [cueOf(label, at)]])),
      beyondItem: false,
      quoted: false,
      phase: 'unknown',
      unacknowledgedFailure: false,
      lastBuyerTurn,
      lastRun: { first, last: lastBuyerTurn },
      intensityCurve: Array.from({ length: buyers }, () => intensity),
      repeatedAsks: 0,
      managerAsks: 0,
      rejectedOffers: 0,
      deadline: null,
      ...given.signals,
    },
  };
}

export function contextOf(
  assessment: Assessment,
  conversation: Conversation,
  settings: Settings = SETTINGS,
  clock: Clock = CLOCK,
): StageContext {
  return {
    promises: findPromises(conversation, clock),
    evidence: readEvidence(assessment, conversation, LIBRARY, settings),
    remedy: readRemedy(assessment, conversation, settings),
    settings,
    clock,
  };
}
