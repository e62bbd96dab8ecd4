import type { Issue, Scenario } from '../taxonomy.ts';
import { rememberBy } from '../text/remember-by.ts';
import { type Exchange, has, hitsOf, type Scene } from './scene.ts';

/** The area each issue belongs to (domain.md §1.8). Refunds, bills and returns are the service's work, not the promotion's. */
export const SCENARIO_OF: Readonly<Record<Issue, Exclude<Scenario, 'other'>>> = {
  late: 'logistics',
  stuck: 'logistics',
  lost: 'logistics',
  marked_delivered_not_received: 'logistics',
  misdelivered: 'logistics',
  damaged_transit: 'logistics',
  dead_or_malfunction: 'product',
  intermittent: 'product',
  durability: 'product',
  cosmetic_flaw: 'product',
  size_fit: 'product',
  colour_material_nad: 'product',
  odour: 'product',
  missing_part_or_item: 'product',
  gift_missing: 'promotion',
  wrong_item: 'product',
  used_or_resealed: 'product',
  counterfeit_doubt: 'product',
  food_spoiled_foreign: 'product',
  allergy_injury: 'product',
  safety_hazard: 'product',
  slow_reply: 'service',
  rude: 'service',
  inconsistent_answer: 'service',
  promise_broken: 'service',
  price_drop: 'promotion',
  coupon_failed: 'promotion',
  wrong_price: 'service',
  host_promise: 'promotion',
  oversold_cancelled: 'promotion',
  refund_slow: 'service',
  no_reason_return: 'service',
};

const AREAS = ['logistics', 'product', 'promotion', 'service'] as const;
/** What the issue of the conversation adds to the words of its area. */
const ISSUE_SHARE = 0.6;
/** Words of earlier runs fade by this factor per exchange. */
const FADE = 0.5;
/** Each further word of an area says less than the one before. */
const NEXT = 0.6;
/** An account that is called by name says which desk this is about; it is the weakest of signs. */
const DESKS: readonly (readonly [RegExp, Scenario])[] = [
  [/@[^\s@]{0,12}(?:手机|科技|输入法|软件|助手|数码|电视|智能|电器|phone|xbox|playstation|spotify)/iu, 'product'],
  [/@[^\s@]{0,12}(?:联通|电信|移动|银行|旅行|航空|铁路|酒店|bank|airline|air\b)/iu, 'service'],
];
const DESK_SHARE = 0.5;
/** From here on the last words alone are clear enough. */
const CLEAR = 0.45;
/** From here on the model is not asked, and this is what its word is worth. */
const SETTLED = 1;
const LEARNED = 0.4;
const LETTERS = /\p{L}/gu;
/** A greeting or a nod is about nothing yet. */
const SHORTEST = 12;

/** The desks that a run of messages calls by their accounts. */
const desksIn = rememberBy(({ buyer }: Exchange): Scenario[] =>
  DESKS.filter(([called]) => buyer.some(({ turn }) => called.test(turn.text.slice(0, 2000)))).map(([, area]) => area),
);

/**
 * The area of the matter. The buyer's last words decide, what was said before helps where they are silent;
 * a question that names nothing else is about the service itself. `other` where nothing was said yet.
 */
export function chooseScenario(scene: Scene, issue: Issue | null): Scenario {
  const score = new Map<Scenario, number>(AREAS.map((area) => [area, 0]));
  const add = (area: Scenario, amount: number): void => void score.set(area, (score.get(area) ?? 0) + amount);
  if (issue !== null) add(SCENARIO_OF[issue], ISSUE_SHARE);
  // Whose account was called once is whom the whole thread is with.
  for (const area of new Set(scene.exchanges.flatMap(desksIn))) add(area, DESK_SHARE);
  let share = 1;
  for (const exchange of [...scene.exchanges].reverse()) {
    for (const area of AREAS) {
      const weights = hitsOf(exchange.buyer, `sc.${area}`).map(({ hit }) => hit.weight);
      weights.sort((a, b) => b - a);
      add(area, weights.reduce((sum, weight, index) => sum + weight * NEXT ** index, 0) * share);
    }
    if (Math.max(...score.values()) >= CLEAR) share *= FADE / 2;
    else share *= FADE * 1.6;
    if (share < 0.05) break;
  }
  // Words of an area that are many or plain settle it; else the model, which knows more goods and words than any list.
  if (scene.learned !== null && Math.max(...score.values()) < SETTLED) {
    for (const area of AREAS) add(area, LEARNED * scene.learned.of(`sc.${area}`));
  }
  const [best] = [...score].sort((a, b) => b[1] - a[1]);
  if (best !== undefined && best[1] >= 0.15) return best[0];
  // A question before the purchase is about the goods, one about a date or a way is about the parcel.
  if (scene.last !== undefined && score.get('service') === 0) {
    if (has(scene.last.buyer, 'it.ask_status')) return 'logistics';
    if (has(scene.last.buyer, 'mod.phase_presale')) return 'product';
  }
  const letters = scene.said.map(({ normalised }) => normalised.text);
  return (letters.join('').match(LETTERS)?.length ?? 0) >= SHORTEST ? 'service' : 'other';
}
