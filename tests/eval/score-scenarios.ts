import type { Advice, Assessment } from '../../utils/core/advice.ts';
import { assess } from '../../utils/core/assess.ts';
import type { Conversation } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import { plan } from '../../utils/core/plan.ts';
import { defaultSettings, timeZoneOf } from '../../utils/core/settings.ts';
import type { HardNegative, ScenarioFixture } from './read-gold.ts';

const START = Date.UTC(2026, 10, 21, 2);

export interface Check {
  id: string;
  what: string;
  expected: string;
  got: string;
  right: boolean;
}

function toConversation(fixture: ScenarioFixture): Conversation {
  return {
    id: fixture.id,
    market: fixture.market,
    turns: fixture.turns.map(({ who, at_min, text }, index) => ({
      id: `${fixture.id}-${index}`,
      role: who === 'b' ? ('customer' as const) : ('agent' as const),
      text,
      at: START + at_min * 60_000,
    })),
  };
}

type Expect = Record<string, unknown>;
const words = (value: unknown): string[] =>
  String(value)
    .split(/[|/+]/)
    .map((word) => word.replace(/\(.*\)/, '').trim());

/** What the fixture expects of the assessment and the advice, key by key; wishes about wording are not judged here. */
function checkExpectations(
  id: string,
  expect: Expect,
  assessment: Assessment,
  advice: Advice,
  lint: string[],
): Check[] {
  const { mood, standing, signals } = assessment;
  const checks: Check[] = [];
  const judge = (what: string, expected: unknown, got: unknown, right: boolean): void => {
    checks.push({ id, what, expected: String(expected), got: String(got), right });
  };
  const listed = mood.emotions.map((emotion) => emotion.id as string);
  const one = (key: string, got: string | null): void => {
    if (expect[key] !== undefined) judge(key, expect[key], got, words(expect[key]).includes(String(got)));
  };
  one('hidden', standing.hidden);
  one('root', standing.root);
  one('trigger', standing.trigger);
  one('scenario', standing.scenario);
  one('issue', standing.issue);
  one('exposure', standing.exposure.level);
  one('lang_reply', assessment.lang);
  if (expect.policy !== undefined) one('policy', advice.next.stage);
  if (expect.intent !== undefined) {
    judge(
      'intent',
      expect.intent,
      standing.intents,
      standing.intents.some((i) => words(expect.intent).includes(i)),
    );
  }
  if (Array.isArray(expect.stage)) judge('step', expect.stage, standing.step, expect.stage.includes(standing.step));
  if (Array.isArray(expect.emotion)) {
    judge(
      'emotion',
      expect.emotion,
      listed,
      expect.emotion.every((emotion) => listed.includes(emotion)),
    );
  }
  if (Array.isArray(expect.emotion_not)) {
    judge('emotion_not', expect.emotion_not, listed, !expect.emotion_not.some((emotion) => listed.includes(emotion)));
  }
  if (Array.isArray(expect.intensity)) {
    const [low, high] = expect.intensity as [number, number];
    judge('intensity', [low, high], mood.intensity, mood.intensity >= low && mood.intensity <= high);
  }
  if (expect.quoted !== undefined) judge('quoted', expect.quoted, signals.quoted, signals.quoted === expect.quoted);
  if (expect.nag_count !== undefined) {
    judge('nag_count', expect.nag_count, advice.evidence.asked, advice.evidence.asked === expect.nag_count);
  }
  checks.push(...checkEvidence(id, expect, advice));
  if (expect.motive === 'vigilante') judge('motive', 'vigilante', signals.beyondItem, signals.beyondItem);
  if (Array.isArray(expect.lint_on_agent)) {
    for (const rule of expect.lint_on_agent as string[]) judge('lint', rule, lint, lint.includes(rule.toLowerCase()));
  }
  return checks;
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What a fixture wishes of the asking: none at all, none of our own papers, an act in the place of another ask. */
function checkEvidence(id: string, expect: Expect, { evidence }: Advice): Check[] {
  const checks: Check[] = [];
  const judge = (what: string, expected: string, got: string): void => {
    checks.push({ id, what, expected, got, right: expected === got });
  };
  const never = list(expect.must_not);
  if (never.some((wish) => /\bask\b/.test(wish) && !/review/.test(wish)))
    judge('evidence', 'no ask', evidence.request?.does === 'ask' || evidence.need === 'yes' ? 'ask' : 'no ask');
  if (never.includes('购买凭证'))
    judge('evidence', 'not_ours', evidence.items?.find(({ kind }) => kind === 'receipt')?.state ?? 'not listed');
  if (list(expect.must).includes('act now')) judge('nag', 'act_now', evidence.nag?.level ?? 'none');
  return checks;
}

/** The rules that the last agent turn would have broken, had it been a draft. */
function lintLastReply(conversation: Conversation, library: Library): string[] {
  const last = conversation.turns.findLastIndex((turn) => turn.role === 'agent');
  const reply = conversation.turns[last];
  if (reply === undefined) return [];
  const settings = defaultSettings(conversation.market ?? 'CN');
  const clock = { now: reply.at ?? START, timeZone: timeZoneOf(settings.market) };
  const before: Conversation = { ...conversation, turns: conversation.turns.slice(0, last), draft: reply.text };
  const advice = plan(assess(before, library, settings, clock), before, library, settings, clock);
  return advice.draft.findings.map((finding) => finding.rule);
}

export function scoreScenarios(fixtures: readonly ScenarioFixture[], library: Library): Check[] {
  return fixtures.flatMap((fixture) => {
    const conversation = toConversation(fixture);
    const settings = defaultSettings(fixture.market);
    const clock = { now: (conversation.turns.at(-1)?.at ?? START) + 60_000, timeZone: timeZoneOf(settings.market) };
    const assessment = assess(conversation, library, settings, clock);
    const advice = plan(assessment, conversation, library, settings, clock);
    return checkExpectations(fixture.id, fixture.expect, assessment, advice, lintLastReply(conversation, library));
  });
}

/** What "must not fire" names, as a question to the assessment. */
const FIRES: Record<string, (a: Assessment) => boolean> = {
  evidence: (a) => a.standing.intents.includes('evidence_given'),
  unfair: (a) => a.standing.root === 'unfair' || a.mood.emotions.some(({ id }) => id === 'hurt'),
  channel: (a) => a.standing.exposure.channel > 0,
  safety_incident: (a) => a.standing.flags.includes('safety'),
  angry: (a) => a.mood.emotions.some(({ id }) => id === 'angry' || id === 'furious'),
  cancel: (a) => a.standing.intents.includes('cancel'),
  return_request: (a) => a.standing.intents.includes('return_refund'),
  silent_exit: (a) => a.standing.hidden === 'silent_exit',
  complaint: (a) => a.standing.step === 'complaint',
  review_threat: (a) => a.standing.intents.includes('threat_review'),
  waiting: (a) => (a.signals.cues['tol.waiting'] ?? []).length > 0,
  refund_means_hurry: (a) => a.standing.hidden === 'refund_means_hurry',
  crisis: (a) => a.standing.flags.includes('self_harm_or_crisis'),
  contempt: (a) => a.mood.emotions.some(({ id }) => id === 'contempt'),
  churn: (a) => a.standing.step === 'churn',
  dissatisfied: (a) => a.standing.step === 'dissatisfied' || a.mood.emotions.some(({ id }) => id === 'disappointed'),
};

export function scoreHardNegatives(sentences: readonly HardNegative[], library: Library): Check[] {
  const settings = defaultSettings('CN');
  const clock = { now: START, timeZone: 'Asia/Shanghai' };
  return sentences.map(({ text, must_not: what }, index) => {
    const conversation: Conversation = { id: `hn${index}`, turns: [{ id: '0', role: 'customer', text }] };
    const fires = FIRES[what];
    if (fires === undefined) throw new Error(`hard negative ${index}: no question is written for "${what}"; add one.`);
    const fired = fires(assess(conversation, library, settings, clock));
    return { id: text, what, expected: 'silence', got: fired ? 'fires' : 'silence', right: !fired };
  });
}
