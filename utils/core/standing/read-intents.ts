import { DECISION_INTENTS, INTENTS, type Intent } from '../taxonomy.ts';
import { type Exchange, has, hitsOf, type Scene, sureness } from './scene.ts';

const SURE = 0.5;
/**
 * Asks for a decision, an act or an answer of fact: what a reply must answer first (domain.md §2.1, row 5). Beside one
 * of these a mere question is part of it.
 */
export const ASKS: ReadonlySet<Intent> = new Set<Intent>(['ask_status', ...DECISION_INTENTS]);
/** What a third person threatens is not what the buyer wants. */
const THREATS: ReadonlySet<Intent> = new Set<Intent>(['legal_regulator', 'threat_review']);
/** A rule whose question marks may be mere indignation. */
const LOOSE_QUESTION = 'it.how_to.question';
const UPSET = 2.5;
/** An order number, a serial, a version: data rather than words. */
const DATA = /\b(?=[a-z]*\d)[a-z\d][a-z\d.-]{4,}\b/u;
const MOST_LETTERS_OF_DATA = 40;

/** How sure each intent is in one run, 0…1. */
export function intentScores(exchange: Exchange): Map<Intent, number> {
  const scores = new Map<Intent, number>();
  const asked = has(exchange.buyer, 'it.');
  for (const intent of asked ? INTENTS : []) {
    // "Do you even check?" of an upset buyer asks for nothing.
    const hits = hitsOf(exchange.buyer, `it.${intent}`).filter(
      ({ hit }) => (hit.rule !== LOOSE_QUESTION || exchange.intensity < UPSET) && !(hit.quoted && THREATS.has(intent)),
    );
    const score = sureness(hits, 0.8);
    if (score >= SURE) scores.set(intent, score);
  }
  const pictures = exchange.buyer.some(({ turn }) => (turn.media ?? []).some((kind) => kind !== 'file'));
  if (pictures) scores.set('evidence_given', 1);
  return scores;
}

/** "The second one" accepts only where we had named several. */
const CHOICE = 'it.accept.choice';

function choosesNothing(exchange: Exchange, before: Exchange | undefined): boolean {
  const accepts = hitsOf(exchange.buyer, 'it.accept');
  if (accepts.length === 0 || accepts.some(({ hit }) => hit.rule !== CHOICE)) return false;
  return before === undefined || !has(before.answers, 'mod.options');
}

/** Whether the run only hands over what the shop had just asked for. */
function handsOver(exchange: Exchange, before: Exchange): boolean {
  const text = exchange.buyer.map(({ normalised }) => normalised.text).join(' ');
  return has(before.answers, 'ng.agent_ask') && text.length <= MOST_LETTERS_OF_DATA && DATA.test(text);
}

/**
 * What the buyer wants in the last run, surest first (domain.md §1.9). Read against the answer before it: data after
 * our question is evidence, an upset answer that asks for nothing turns ours down.
 */
export function readIntents(scene: Scene): Intent[] {
  const { last } = scene;
  if (last === undefined) return [];
  const before = scene.exchanges.at(-2);
  const scores = intentScores(last);
  if (choosesNothing(last, before)) scores.delete('accept');
  const definite = [...scores.keys()].some((intent) => ASKS.has(intent));
  if (before !== undefined && handsOver(last, before)) scores.set('evidence_given', 0.7);
  const turnsDown = before !== undefined && before.answers.length > 0 && last.intensity >= UPSET && !definite;
  if (turnsDown && !['accept', 'evidence_given', 'suggestion'].some((id) => scores.has(id as Intent))) {
    scores.set('reject', Math.max(SURE, scores.get('reject') ?? 0));
  }
  const asks = [...scores].filter(([intent, score]) => intent !== 'how_to' || !definite || score >= 0.85);
  return asks.sort((a, b) => b[1] - a[1]).map(([intent]) => intent);
}
