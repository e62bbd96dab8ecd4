import type { StageVariant } from '../advice.ts';
import type { Stage } from '../taxonomy.ts';
import { dutiesOf } from './duties.ts';
import type { StageFacts } from './stage-facts.ts';
import { OVERLAYS } from './state-overlays.ts';

/** More than five nobody reads between two messages. */
const MOST = 5;
/** The stage's own duties keep at least this many places beside the overlays. */
const STAGE_SHARE = 2;

function merge(overlays: readonly string[], own: readonly string[]): string[] {
  const room = MOST - Math.min(STAGE_SHARE, own.length);
  return [...new Set([...overlays.slice(0, room), ...own])].slice(0, MOST);
}

/** Keys of what the reply must and must not contain: what this very case asks for first, then the stage's own. */
export function listDuties(
  facts: StageFacts,
  stage: Stage,
  variant: StageVariant,
): { must: string[]; mustNot: string[] } {
  const own = dutiesOf(stage, variant, facts.assessment.standing.issue);
  const fits = OVERLAYS.filter(({ when }) => when(facts, stage));
  // Where people may be hurt, nothing stands before the duties of safety.
  const urgent = variant === 'safety' || variant === 'crisis';
  const overlayMust = fits.filter(({ must }) => must).map(({ id }) => `must.${id}`);
  const overlayNot = fits.filter(({ not }) => not).map(({ id }) => `not.${id}`);
  if (urgent) return { must: [...own.must].slice(0, MOST), mustNot: [...own.mustNot].slice(0, MOST) };
  return { must: merge(overlayMust, own.must), mustNot: merge(overlayNot, own.mustNot) };
}
