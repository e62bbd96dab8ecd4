import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measureTolerance, type ToleranceFactors, zoneOf } from '../../../utils/core/standing/measure-tolerance.ts';
import { STEPS } from '../../../utils/core/taxonomy.ts';

const NONE: ToleranceFactors = {
  shortGaps: 0,
  mediumGaps: 0,
  longGaps: 0,
  repeats: 0,
  extraAsks: 0,
  badAsks: 0,
  transfers: 0,
  reExplained: 0,
  promisesPassed: 0,
  earlierDays: 0,
  highPrice: 0,
  pressed: 0,
  promoWindow: 0,
  betrayed: 0,
  stepsDone: 0,
  promisesKept: 0,
  choiceAccepted: 0,
  honestUpdates: 0,
  thanks: 0,
};
const PLUS = ['stepsDone', 'promisesKept', 'choiceAccepted', 'honestUpdates', 'thanks'] as const;
const MINUS = (Object.keys(NONE) as (keyof ToleranceFactors)[]).filter(
  (key) => !(PLUS as readonly string[]).includes(key),
);

const factors = fc.record(
  Object.fromEntries(Object.keys(NONE).map((key) => [key, fc.nat({ max: 6 })])),
) as fc.Arbitrary<ToleranceFactors>;

describe('measureTolerance', () => {
  it.each([
    ['loyal', 95, 'comfortable'],
    ['delighted', 90, 'comfortable'],
    ['satisfied', 80, 'comfortable'],
    ['not_satisfied', 70, 'comfortable'],
    ['not_dissatisfied', 55, 'thinning'],
    ['dissatisfied', 40, 'thinning'],
    ['grumble', 28, 'edge'],
    ['complaint', 15, 'edge'],
    ['churn', 5, 'out'],
  ] as const)('starts %s at %i', (step, value, zone) => {
    expect(measureTolerance(step, NONE)).toEqual({ value, zone });
  });

  it.each([
    [{ longGaps: 1 }, 12],
    [{ longGaps: 4 }, 24],
    [{ shortGaps: 1, mediumGaps: 1 }, 8],
    [{ repeats: 1 }, 8],
    [{ repeats: 9 }, 24],
    [{ extraAsks: 1 }, 8],
    [{ badAsks: 1 }, 12],
    [{ extraAsks: 1, badAsks: 2 }, 24],
    [{ transfers: 1, reExplained: 1 }, 12],
    [{ transfers: 9 }, 18],
    [{ promisesPassed: 1 }, 15],
    [{ promisesPassed: 5 }, 30],
    [{ earlierDays: 2 }, 10],
    [{ highPrice: 1 }, 5],
    [{ pressed: 1 }, 8],
    [{ promoWindow: 1 }, 3],
    [{ betrayed: 1 }, 8],
  ])('takes %o off', (change, points) => {
    expect(measureTolerance('loyal', { ...NONE, ...change }).value).toBe(95 - points);
  });

  it.each([
    [{ stepsDone: 1 }, 8],
    [{ choiceAccepted: 1 }, 10],
    [{ promisesKept: 3, thanks: 1 }, 10],
    [{ honestUpdates: 1 }, 4],
  ])('adds %o back, never above the start + 10', (change, points) => {
    expect(measureTolerance('dissatisfied', { ...NONE, ...change }).value).toBe(40 + points);
  });

  it('never rises with a minus factor and stays within 0 and 100', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...STEPS),
        factors,
        fc.constantFrom(...MINUS),
        fc.integer({ min: 1, max: 5 }),
        (step, base, key, more) => {
          const before = measureTolerance(step, base).value;
          const after = measureTolerance(step, { ...base, [key]: base[key] + more }).value;
          expect(after).toBeLessThanOrEqual(before);
          expect(after).toBeGreaterThanOrEqual(0);
          expect(before).toBeLessThanOrEqual(100);
        },
      ),
    );
  });

  it('falls with each minus factor where nothing else has taken its cap', () => {
    for (const key of MINUS) {
      expect(measureTolerance('loyal', { ...NONE, [key]: 1 }).value, key).toBeLessThan(95);
    }
  });

  it.each([
    [60, 'comfortable'],
    [59, 'thinning'],
    [35, 'thinning'],
    [34, 'edge'],
    [15, 'edge'],
    [14, 'out'],
  ] as const)('calls %i %s', (value, zone) => {
    expect(zoneOf(value)).toBe(zone);
  });
});
