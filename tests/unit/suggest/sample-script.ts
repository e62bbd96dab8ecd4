import type { Assessment } from '../../../utils/core/advice.ts';
import type { Library } from '../../../utils/core/library.ts';
import type { Script } from '../../../utils/core/packs/script.ts';

/** A published script with the given differences. */
export function sampleScript(id: string, part: Partial<Script> = {}): Script {
  return {
    id,
    stage: 'solve',
    title: { 'zh-Hans': id, 'zh-Hant': id, en: id },
    texts: {
      'zh-Hans': `${id}这件事由我来办，{time}前给您结果。`,
      en: `I am handling ${id} and will write by {time}.`,
    },
    fits: {},
    tags: [],
    slots: { time: { type: 'time' } },
    owner: 'team',
    reviewBy: '2027-01-01',
    status: 'published',
    ...part,
  };
}

export function libraryWith(scripts: Script[]): Library {
  const title = { 'zh-Hans': 't', 'zh-Hant': 't', en: 't' };
  const guidance = { 'rank.issues': 'made for this issue' };
  return {
    packs: [{ manifest: { schema: 1, id: 'test', version: '1.0.0', title, owner: 'team', licence: 'MIT' }, scripts }],
    evidence: {} as Library['evidence'],
    cues: { zh: [], en: [] },
    guidance: { 'zh-CN': guidance, 'zh-TW': guidance, en: guidance },
    draftRules: {} as Library['draftRules'],
  };
}

export function sampleAssessment(part: Partial<Assessment['standing']> = {}, intensity = 2): Assessment {
  return {
    id: 'c',
    lang: 'zh-Hans',
    mood: { emotions: [], dominant: 'annoyed', intensity, valence: -0.4, confidence: 0.8, trend: 'steady' },
    standing: {
      step: 'dissatisfied',
      tolerance: { value: 40, zone: 'thinning' },
      exposure: { level: 'low', rage: 0, channel: 0, resonance: 0 },
      root: 'none',
      trigger: 'none',
      scenario: 'logistics',
      issue: 'late',
      intents: ['ask_status'],
      hidden: null,
      flags: [],
      ...part,
    },
    signals: {
      cues: {},
      beyondItem: false,
      quoted: false,
      phase: 'waiting',
      unacknowledgedFailure: false,
      lastBuyerTurn: 0,
      lastRun: { first: 0, last: 0 },
      intensityCurve: [intensity],
      repeatedAsks: 0,
      managerAsks: 0,
      rejectedOffers: 0,
      deadline: null,
    },
  };
}
