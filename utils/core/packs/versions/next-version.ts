import type { Pack } from '../script.ts';
import { comparePacks, type ScriptChange, type ScriptPart } from './compare-packs.ts';

export type Weight = 'major' | 'minor' | 'patch';

/** A change of these alters when a script is offered or what an agent must fill in; the rest is wording. */
const RULES: ReadonlySet<ScriptPart> = new Set([
  'stage',
  'variant',
  'fits',
  'slots',
  'channel',
  'validFrom',
  'validTo',
]);

function weightOf(change: ScriptChange): Weight {
  if (change.kind === 'removed') return 'major';
  if (change.kind === 'added') return 'minor';
  return change.parts.some((part) => RULES.has(part)) ? 'minor' : 'patch';
}

/**
 * How far the version number must move, in the sense of semantic versioning for people who use scripts:
 * a script that agents know is gone: major; a new script, or one offered at other times or with other slots: minor;
 * wording only: patch. Null where nothing changed.
 */
export function weighChange(before: Pick<Pack, 'scripts'> | null, after: Pick<Pack, 'scripts'>): Weight | null {
  const weights = new Set(comparePacks(before, after).map(weightOf));
  return (['major', 'minor', 'patch'] as const).find((weight) => weights.has(weight)) ?? null;
}

/** The number after `version` (`1.2.3`). A pack that was never published (`0.0.0`) starts at 1.0.0. */
export function nextVersion(version: string, weight: Weight): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  if (major === 0 && minor === 0 && patch === 0) return '1.0.0';
  if (weight === 'major') return `${major + 1}.0.0`;
  return weight === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Negative where `a` is older than `b`, 0 where they are the same number. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (const place of [0, 1, 2]) {
    const difference = (left?.[place] ?? 0) - (right?.[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
