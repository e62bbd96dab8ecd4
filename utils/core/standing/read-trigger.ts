import type { Issue, Scenario, Trigger } from '../taxonomy.ts';
import { has, hitsOf, type Scene, sureness } from './scene.ts';

/** Whose doing it is when the words do not say: the goods, the machinery around them, or a person (domain.md §1.7). */
const TRIGGER_OF: Partial<Record<Issue, Exclude<Trigger, 'none'>>> = {
  rude: 'employee',
  host_promise: 'employee',
  price_drop: 'value',
  missing_part_or_item: 'system',
  wrong_item: 'system',
  gift_missing: 'system',
};
const PEOPLE = 0.55;

/**
 * What set it off (domain.md §1.7). A person's conduct outranks goods and rules; a calm question without a fault has
 * no trigger.
 */
export function readTrigger(scene: Scene, issue: Issue | null, scenario: Scenario): Trigger {
  const { last } = scene;
  if (last === undefined) return 'none';
  if (sureness(hitsOf(last.buyer, 'tr.employee')) >= PEOPLE) return 'employee';
  const trouble = last.intensity >= 1 || issue !== null;
  const named = issue === null ? undefined : TRIGGER_OF[issue];
  if (named !== undefined) return named;
  const value = sureness(hitsOf(last.buyer, 'tr.value'));
  const system = sureness(hitsOf(last.buyer, 'tr.system'));
  if (value >= 0.5 && (scenario === 'product' || value > system)) return 'value';
  if (!trouble && !(scenario === 'product' && has(last.buyer, 'tr.value'))) return 'none';
  if (scenario === 'product') return 'value';
  return 'system';
}
