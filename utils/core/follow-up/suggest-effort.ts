import type { Standing } from '../advice.ts';
import type { Issue, Scenario, Stage } from '../taxonomy.ts';
import type { EffortKind } from './effort.ts';

/** Who can know the answer to an issue; issues not named here are looked up in the order first. */
const BY_ISSUE: Partial<Record<Issue, EffortKind>> = {
  stuck: 'called_courier',
  lost: 'called_courier',
  marked_delivered_not_received: 'called_courier',
  misdelivered: 'called_courier',
  damaged_transit: 'called_courier',
  late: 'asked_warehouse',
  missing_part_or_item: 'asked_warehouse',
  gift_missing: 'asked_warehouse',
  wrong_item: 'asked_warehouse',
  used_or_resealed: 'asked_warehouse',
  oversold_cancelled: 'asked_warehouse',
  rude: 'sent_to_lead',
  host_promise: 'sent_to_lead',
  allergy_injury: 'sent_to_lead',
  safety_hazard: 'sent_to_lead',
  counterfeit_doubt: 'sent_to_lead',
};

const BY_SCENARIO: Partial<Record<Scenario, EffortKind>> = { logistics: 'called_courier' };

/** The one thing to do before writing an update with an empty log. */
export function suggestEffort({ issue, scenario }: Pick<Standing, 'issue' | 'scenario'>, stage: Stage): EffortKind {
  if (stage === 'escalate') return 'sent_to_lead';
  return (issue && BY_ISSUE[issue]) ?? BY_SCENARIO[scenario] ?? 'checked_order';
}
