import type { Step, Zone } from '../taxonomy.ts';

/** What wears a buyer's patience, as counts; every field is 0 or more (domain.md §1.4). */
export interface ToleranceFactors {
  /** Waits of more than 60 s, 180 s and 10 min for an answer. */
  shortGaps: number;
  mediumGaps: number;
  longGaps: number;
  repeats: number;
  /** Asks of ours beyond the first: plain ones, and those that could not help or came after "I can't". */
  extraAsks: number;
  badAsks: number;
  transfers: number;
  reExplained: number;
  promisesPassed: number;
  earlierDays: number;
  /** 1 or 0 each. */
  highPrice: number;
  pressed: number;
  promoWindow: number;
  betrayed: number;
  stepsDone: number;
  promisesKept: number;
  choiceAccepted: number;
  honestUpdates: number;
  thanks: number;
}

/** Meter at the start of each step. */
const START: Readonly<Record<Step, number>> = {
  loyal: 95,
  delighted: 90,
  satisfied: 80,
  not_satisfied: 70,
  not_dissatisfied: 55,
  dissatisfied: 40,
  grumble: 28,
  complaint: 15,
  churn: 5,
};

/** Groups of factors that share one cap: points per count, and the most the group takes. */
const MINUS: readonly { cap: number; points: Partial<Record<keyof ToleranceFactors, number>> }[] = [
  { cap: 24, points: { shortGaps: 2, mediumGaps: 6, longGaps: 12 } },
  { cap: 24, points: { repeats: 8 } },
  { cap: 24, points: { extraAsks: 8, badAsks: 12 } },
  { cap: 18, points: { transfers: 6, reExplained: 6 } },
  { cap: 30, points: { promisesPassed: 15 } },
  { cap: 15, points: { earlierDays: 5 } },
  { cap: 5, points: { highPrice: 5 } },
  { cap: 8, points: { pressed: 8 } },
  { cap: 3, points: { promoWindow: 3 } },
  { cap: 8, points: { betrayed: 8 } },
];
const PLUS: Partial<Record<keyof ToleranceFactors, number>> = {
  stepsDone: 8,
  promisesKept: 12,
  choiceAccepted: 15,
  honestUpdates: 4,
  thanks: 10,
};
/** What we did well lifts the meter at most this far above the start of the step. */
const LIFT = 10;

const sum = (factors: ToleranceFactors, points: Partial<Record<keyof ToleranceFactors, number>>): number =>
  Object.entries(points).reduce((total, [key, each]) => total + factors[key as keyof ToleranceFactors] * each, 0);

export function zoneOf(value: number): Zone {
  if (value >= 60) return 'comfortable';
  if (value >= 35) return 'thinning';
  return value >= 15 ? 'edge' : 'out';
}

/**
 * The tolerance meter 0–100 and its zone. Falls, or stays, with every minus factor; what we did well adds, but never
 * above the start of the step + 10 (domain.md §1.4).
 */
export function measureTolerance(step: Step, factors: ToleranceFactors): { value: number; zone: Zone } {
  const start = START[step];
  const taken = MINUS.reduce((total, { cap, points }) => total + Math.min(cap, sum(factors, points)), 0);
  const value = Math.max(0, Math.min(100, start + LIFT, start - taken + sum(factors, PLUS)));
  return { value, zone: zoneOf(value) };
}
