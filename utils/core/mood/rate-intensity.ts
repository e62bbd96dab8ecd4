import { BASE_INTENSITY } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import type { Before, Scores } from './score-emotions.ts';

export interface IntensityFacts {
  /** How often earlier buyer turns already asked the same. */
  repeats: number;
  /** Three messages or more within 60 s. */
  burst: boolean;
}

/** An old feeling of which nothing more is said burns lower. */
const ECHO = 1.5;
const THREATS: ReadonlySet<string> = new Set(['ex.channel', 'it.legal_regulator', 'it.threat_review', 'mod.threat']);
const ANGRY = BASE_INTENSITY.angry;
const SHORT_OF_RAGE = 4.4;
const SINGLE_SYLLABLE = /^[哦噢喔嗯呵啊唉额呃切行好](?:[。.!?…~]|$)$|^(?:k|ok|fine|right|sure)[.!?…]?$/u;

const hasLabel = (turns: readonly ReadTurn[], label: string): boolean =>
  turns.some((turn) => turn.hits.some((hit) => hit.label === label && !hit.negated));

/** Highest base of the emotions seen; a "maybe" counts the less the less sure it is, down to three fifths. */
function baseOf(scores: Scores, show: number, maybe: number): number {
  let base = 0;
  for (const [emotion, { score, carried }] of scores) {
    if (score < maybe) continue;
    const sure = score >= show ? 1 : 0.6 + (0.4 * (score - maybe)) / (show - maybe);
    base = Math.max(base, carried ? BASE_INTENSITY[emotion] - ECHO : BASE_INTENSITY[emotion] * sure);
  }
  return base;
}

function heatOf(turns: readonly ReadTurn[]): number {
  let heat = 0;
  let capitals = false;
  let stretched = false;
  for (const { normalised, turn } of turns) {
    const { features } = normalised;
    if (features.longestExclamation >= 2 || features.exclamations >= 3 || features.mixedMarks) heat = 0.5;
    // One shouted word in a sentence, or a sentence all shouted; a product code is neither.
    const han = /\p{Script=Han}/u.test(turn.text.slice(0, 400));
    if (!han && (features.capsWords >= 2 || (features.capsWords === 1 && features.longWords >= 3))) capitals = true;
    if (features.longestExclamation >= 4) capitals = true;
    if (features.elongations > 0) stretched = true;
  }
  return heat + (capitals ? 0.5 : 0) + (stretched ? 0.25 : 0);
}

/** Sum of the modifiers of domain.md §1.2 that the words themselves give. */
function modifiersOf(base: number, turns: readonly ReadTurn[], facts: IntensityFacts, before: Before): number {
  const threat = turns.some((turn) =>
    turn.hits.some((hit) => !hit.negated && !hit.hypothetical && THREATS.has(hit.label)),
  );
  const quoted = turns.some((turn) => turn.hits.some((hit) => hit.quoted && hit.label.startsWith('em.')));
  let sum = heatOf(turns);
  if (hasLabel(turns, 'mod.rhetorical')) sum += 0.5;
  const insult = hasLabel(turns, 'mod.insult');
  // "Black-hearted shop" blames; only an insult in rage burns a whole step hotter.
  if (insult) sum += base > ANGRY ? 1 : 0.5;
  // Who coldly names a regulator is angry; it takes an insult or more heat besides to be enraged.
  if (threat) sum += insult ? 1 : Math.max(0, Math.min(1, ANGRY - base));
  if (!threat && hasLabel(turns, 'em.polite')) sum -= 0.5;
  if (hasLabel(turns, 'mod.no_rush')) sum -= 1;
  if (quoted) sum -= 0.5;
  if (hasLabel(turns, 'mod.solved')) sum -= 2;
  if (hasLabel(turns, 'it.accept')) sum -= 1;
  if (facts.burst) sum += 0.5;
  sum += Math.min(1.5, facts.repeats * 0.5);
  if (before.canned && SINGLE_SYLLABLE.test(turns.at(-1)?.normalised.text.trim() ?? '')) sum += 0.5;
  return sum;
}

/** Rage shows in what is said: without an insult, a threat or words of rage, marks and repeats stop short of it. */
function ceilingOf(scores: Scores, turns: readonly ReadTurn[], maybe: number): number {
  const rages = (scores.get('furious')?.score ?? 0) >= maybe || hasLabel(turns, 'mod.insult');
  return rages || turns.some(({ hits }) => hits.some((hit) => !hit.negated && THREATS.has(hit.label)))
    ? 5
    : SHORT_OF_RAGE;
}

/**
 * Intensity 0…5 (unrounded) of a run of buyer messages: base of the strongest emotion plus modifiers, smoothed with
 * the run before (`0.6·now + 0.4·before`), where a rise is never smoothed down by more than 0.5 (domain.md §1.2).
 * Modifiers colour a feeling, they do not make one: a happy "!!!" stays 0.
 */
export function rateIntensity(
  scores: Scores,
  turns: readonly ReadTurn[],
  facts: IntensityFacts,
  before: Before,
  thresholds: { show: number; maybe: number },
): number {
  const base = baseOf(scores, thresholds.show, thresholds.maybe);
  const raw = base >= 1 ? base + modifiersOf(base, turns, facts, before) : 0;
  const now = Math.max(0, Math.min(ceilingOf(scores, turns, thresholds.maybe), raw));
  const calmed =
    hasLabel(turns, 'mod.solved') ||
    ['grateful', 'relieved', 'delighted'].some((id) => {
      const score = scores.get(id as 'grateful')?.score ?? 0;
      return score >= thresholds.show;
    });
  // Thanks after a solution close the matter; only its echo is left.
  const memory = calmed && base < 1 ? 0.15 : 0.4;
  const smoothed = (1 - memory) * now + memory * before.intensity;
  return now > before.intensity ? Math.max(smoothed, now - 0.5) : smoothed;
}
