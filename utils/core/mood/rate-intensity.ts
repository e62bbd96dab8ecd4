import { BASE_INTENSITY } from '../taxonomy.ts';
import { hasLabel } from '../text/has-label.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { type Before, gladScore, type Scores } from './scores.ts';

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

/** How hot the marks and capitals of these messages look, 0…1.25. */
export function heatOf(turns: readonly ReadTurn[]): number {
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

/** Whether a regulator, the public or a review is threatened with, in earnest. */
export function threatens(turns: readonly ReadTurn[]): boolean {
  return turns.some((turn) => turn.hits.some((hit) => !hit.negated && !hit.hypothetical && THREATS.has(hit.label)));
}

/** Sum of the modifiers of domain.md §1.2 that the words themselves give. */
function modifiersOf(base: number, turns: readonly ReadTurn[]): number {
  const threat = threatens(turns);
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
  return sum;
}

/** What the course of the talk adds to the words: asked again, sent in a burst, a bare "oh" after a set phrase. */
function courseOf(turns: readonly ReadTurn[], facts: IntensityFacts, before: Before): number {
  const curt = before.canned && SINGLE_SYLLABLE.test(turns.at(-1)?.normalised.text.trim() ?? '');
  return (facts.burst ? 0.5 : 0) + Math.min(1.5, facts.repeats * 0.5) + (curt ? 0.5 : 0);
}

/** Rage shows in what is said: without an insult, a threat or words of rage, marks and repeats stop short of it. */
function ceilingOf(scores: Scores, turns: readonly ReadTurn[], maybe: number): number {
  const rages = (scores.get('furious')?.score ?? 0) >= maybe || hasLabel(turns, 'mod.insult');
  return rages || turns.some(({ hits }) => hits.some((hit) => !hit.negated && THREATS.has(hit.label)))
    ? 5
    : SHORT_OF_RAGE;
}

/** Thresholds under which the rules' own intensity was made; the model learned from it as it stands here. */
const RULES = { show: 0.55, maybe: 0.35 };

/**
 * What the rules alone make of the intensity of the words, 0…5: base of the strongest emotion plus modifiers
 * (domain.md §1.2). Modifiers colour a feeling, they do not make one: a happy "!!!" stays 0.
 */
export function intensityByRules(scores: Scores, turns: readonly ReadTurn[], { show, maybe } = RULES): number {
  const base = baseOf(scores, show, maybe);
  return base >= 1 ? Math.max(0, Math.min(ceilingOf(scores, turns, maybe), base + modifiersOf(base, turns))) : 0;
}

/**
 * Intensity 0…5 (unrounded) of a run of buyer messages: what the model reads in the words, or without one the rules;
 * plus what the course of the talk adds; smoothed with the run before (`0.6·now + 0.4·before`), where a rise is never
 * smoothed down by more than 0.5 (domain.md §1.2).
 */
export function rateIntensity(
  scores: Scores,
  turns: readonly ReadTurn[],
  facts: IntensityFacts,
  before: Before,
  thresholds: { show: number; maybe: number },
  learned: { intensity: number } | null = null,
): number {
  const words = learned?.intensity ?? intensityByRules(scores, turns, thresholds);
  const course = learned !== null || words > 0 ? courseOf(turns, facts, before) : 0;
  const now = Math.max(0, Math.min(ceilingOf(scores, turns, thresholds.maybe), words + course));
  // The rules' own scale was made with that damping from the first word on.
  if (learned !== null && !before.heard) return now;
  const calmed = hasLabel(turns, 'mod.solved') || gladScore(scores) >= thresholds.show;
  // Thanks after a solution close the matter; only its echo is left.
  const memory = calmed && baseOf(scores, thresholds.show, thresholds.maybe) < 1 ? 0.15 : 0.4;
  const smoothed = (1 - memory) * now + memory * before.intensity;
  return now > before.intensity ? Math.max(smoothed, now - 0.5) : smoothed;
}
