import { findReading, hasReading, type ReadingHit } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';

const NOT_BEFORE =
  /(?:不要|别|不用|不必|无需|请勿|不需要|千万别|先别|禁止|没(?:有)?必要)[^,。!?]{0,4}$|(?:\bdon't|\bdo not|\bno need to|\bplease don't|\bnever|\bavoid|\bwithout|\bno)\b[^,.!?]{0,12}$/u;

/** SAFETY_FIRST: a hazard was reported and the draft has no stop-use or health line, or asks to try again or to film. */
export function findSafetyFirst({ draft, rules, own, assessment }: Situation): RawFinding[] {
  if (!assessment.standing.flags.includes('safety')) return [];
  const isAsked = (hit: ReadingHit): boolean =>
    !NOT_BEFORE.test(draft.text.slice(Math.max(0, hit.start - 20), hit.start));
  const risky = findReading(draft, rules, 'retry').some(isAsked);
  const warned = hasReading(draft, rules, 'stopUse') || own.some((text) => hasReading(text, rules, 'stopUse'));
  if (warned && !risky) return [];
  return [{ rule: 'safety_first', start: 0, end: draft.original.length }];
}

/** CRISIS: the buyer may be in danger and the draft talks business. */
export function findCrisis({ draft, rules, assessment, settings }: Situation): RawFinding[] {
  if (!assessment.standing.flags.includes('self_harm_or_crisis') || !hasReading(draft, rules, 'commerce')) return [];
  const whole = { start: 0, end: draft.original.length };
  return [{ rule: 'crisis', ...whole, ...(settings.crisisLine ? { fill: { crisis: settings.crisisLine } } : {}) }];
}
