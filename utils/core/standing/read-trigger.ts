import type { Issue, Scenario, Trigger } from '../taxonomy.ts';
import { has, hitsOf, type Scene, sureness, type TurnHit } from './scene.ts';

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

/** Who is praised has set nothing off (a buyer glad of the staff is no trouble with the staff). */
const blames = ({ hit }: TurnHit): boolean => !hit.rule.endsWith('.praise');

/** A fault named at least this surely is trouble even in a calm voice. */
const FAULT = 0.6;
/** From here on a feeling is listed at all. */
const LISTED = 0.35;
const LETTERS = /\p{L}/gu;
const ASKS = /[?？]|吗|么|呢|请问|怎么|如何|什么|咨询/u;
/** So many letters that assert something and ask nothing are a judgement of the goods. */
const REVIEW = 10;

/** Words about the goods that open the talk, ask for nothing and stand alone: a review. */
function reviews({ exchanges, last }: Scene): boolean {
  const text = last?.buyer.map(({ turn }) => turn.text.slice(0, 1000)).join('\n') ?? '';
  return exchanges.length === 1 && !ASKS.test(text) && (text.match(LETTERS)?.length ?? 0) >= REVIEW;
}

/**
 * What set it off (domain.md §1.7). A person's conduct outranks goods and rules; a calm question without a fault has
 * no trigger; praise has the goods it praises, never the person.
 */
export function readTrigger(scene: Scene, issue: Issue | null, scenario: Scenario): Trigger {
  const { last } = scene;
  if (last === undefined) return 'none';
  const buyer = scene.exchanges.slice(-2).flatMap((exchange) => exchange.buyer);
  if (sureness(hitsOf(last.buyer, 'tr.employee').filter(blames)) >= PEOPLE) return 'employee';
  const praised = (last.emotions.get('delighted') ?? 0) >= LISTED || (last.emotions.get('grateful') ?? 0) >= FAULT;
  const named = issue === null ? undefined : TRIGGER_OF[issue];
  const fault = hitsOf(scene.said, 'is.').some(({ hit }) => hit.weight >= FAULT);
  const trouble = Math.round(last.intensity) >= 1 || fault;
  if (named !== undefined && trouble) return named;
  const priced = has(buyer, 'it.price_protect') || has(buyer, 'hi.price_check');
  if (scenario === 'promotion' && priced) return 'value';
  if (scenario === 'product' && (reviews(scene) || trouble || praised || has(last.buyer, 'tr.value'))) return 'value';
  const urged = hitsOf(last.buyer, 'it.urge_delivery').length > 0 && scenario !== 'product';
  return trouble || urged ? 'system' : 'none';
}
