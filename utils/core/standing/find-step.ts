import { type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS, STEPS, type Step } from '../taxonomy.ts';
import { intentScores } from './read-intents.ts';
import { type Exchange, has, hitsOf, type Scene, sureness } from './scene.ts';

const NAMED = 0.5;
/** One formal word may be chance; two are a claim. */
const CLAIMED = 0.75;
/** Feelings of a listed strength; below it an emotion is not shown and moves nothing. */
const FELT = 0.35;
/** From here on a feeling is more likely there than not. */
const SURE = 0.5;
/** Felt by a reader as a touch of unease; what is less than displeasure is no more than not being dissatisfied. */
const UNEASY = 0.9;
const DISPLEASED = 1.9;
const rankOf = (step: Step): number => STEPS.indexOf(step);
const worse = (a: Step, b: Step): Step => (rankOf(a) <= rankOf(b) ? a : b);

const feels = (exchange: Exchange, ...emotions: Emotion[]): boolean =>
  emotions.some((emotion) => (exchange.emotions.get(emotion) ?? 0) >= FELT);

/** Displeased more surely than glad: thanks in such words are form. */
function isSour({ emotions }: Exchange): boolean {
  const most = (kinds: ReadonlySet<Emotion>): number =>
    Math.max(0, ...[...kinds].map((emotion) => emotions.get(emotion) ?? 0));
  const bad = most(NEGATIVE_EMOTIONS);
  return bad >= SURE && bad > most(GLAD_EMOTIONS);
}

/** A claim with weight behind it: formal words, a demand for redress, a manager or an authority called for. */
function claims(exchange: Exchange): boolean {
  const intents = intentScores(exchange);
  if (sureness(hitsOf(exchange.buyer, 'st.complaint')) >= CLAIMED) return true;
  if (intents.has('compensate')) return true;
  return hitsOf(exchange.buyer, 'it.human_or_manager').some(({ hit }) => hit.rule.endsWith('.manager'));
}

/** Polite or not: who names the law, sets a deadline in writing or wants no money any more means it (domain.md §1.12). */
function isSerious(exchange: Exchange): boolean {
  const { buyer } = exchange;
  const lawful = hitsOf(buyer, 'it.legal_regulator').some(({ hit }) => !hit.quoted);
  const formal = has(buyer, 'st.complaint') || has(buyer, 'hi.collecting_evidence');
  return lawful || has(buyer, 'ex.beyond_item') || (formal && has(buyer, 'mod.deadline'));
}

const namesFault = ({ buyer }: Exchange): boolean =>
  sureness(hitsOf(buyer, 'st.dissatisfied')) >= NAMED || hitsOf(buyer, 'is.').some(({ hit }) => hit.weight >= NAMED);

function upset(exchange: Exchange): Step | null {
  const intensity = Math.round(exchange.intensity);
  const leaves = hitsOf(exchange.buyer, 'st.churn').some(({ hit }) => !hit.hypothetical && hit.weight >= NAMED);
  if (leaves && intensity >= 2) return 'churn';
  if (isSerious(exchange)) return 'complaint';
  if (intensity >= 3) return claims(exchange) ? 'complaint' : 'grumble';
  if (intensity === 2) {
    const formal = sureness(hitsOf(exchange.buyer, 'st.complaint')) >= NAMED;
    if (formal || claims(exchange)) return 'grumble';
    return exchange.intensity >= DISPLEASED || namesFault(exchange) ? 'dissatisfied' : 'not_dissatisfied';
  }
  return null;
}

function pleased(exchange: Exchange, answered: boolean): Step | null {
  const asks = [...intentScores(exchange).keys()].some(
    (id) => id !== 'accept' && id !== 'suggestion' && id !== 'evidence_given',
  );
  if (has(exchange.buyer, 'st.loyal') && !asks) return 'loyal';
  if (has(exchange.buyer, 'st.not_dissatisfied') || isSour(exchange)) return null;
  if (feels(exchange, 'delighted')) return asks ? 'satisfied' : 'delighted';
  const thanks = feels(exchange, 'grateful', 'relieved') || has(exchange.buyer, 'st.satisfied');
  if (!thanks || asks) return null;
  const solved = has(exchange.buyer, 'mod.solved');
  // "Please send me the invoice, thanks" thanks for what is still to be done.
  if (has(exchange.buyer, 'mod.request') && !solved) return null;
  return solved || answered || has(exchange.buyer, 'st.satisfied') ? 'satisfied' : null;
}

function calm(exchange: Exchange): Step {
  const meh = has(exchange.buyer, 'st.not_dissatisfied');
  const fault = namesFault(exchange);
  const uneasy = feels(exchange, 'annoyed', 'disappointed', 'worried', 'frustrated', 'distrust', 'helpless');
  if (uneasy && Math.round(exchange.intensity) >= 1 && fault) return 'dissatisfied';
  if (meh || fault || exchange.intensity >= UNEASY) return 'not_dissatisfied';
  return 'not_satisfied';
}

function stepOf(exchange: Exchange, before: Step | null, answered: boolean): Step {
  const bad = upset(exchange);
  if (bad !== null) return bad;
  const good = pleased(exchange, answered);
  if (good !== null) return good;
  const own = calm(exchange);
  // A flat answer after a grievance is no sign that it is over.
  return before !== null && rankOf(before) <= rankOf('dissatisfied') ? worse(own, 'not_dissatisfied') : own;
}

/** All exchanges but the last stay as they were when a talk grows, and so do the steps after them. */
const known = new WeakMap<Exchange, { before: Step | null; answered: boolean; step: Step }>();

function rememberStep(exchange: Exchange, before: Step | null, answered: boolean): Step {
  const last = known.get(exchange);
  if (last?.before === before && last.answered === answered) return last.step;
  const step = stepOf(exchange, before, answered);
  known.set(exchange, { before, answered, step });
  return step;
}

/** Waiting and asking again wear a buyer down even where no word says so (domain.md §1.3, down-movers). */
function wornDown(step: Step, repeatedAsks: number): Step {
  if (repeatedAsks >= 2) return worse(step, 'dissatisfied');
  return repeatedAsks === 1 && rankOf(step) === rankOf('not_satisfied') ? 'not_dissatisfied' : step;
}

/**
 * The buyer's step after the last run, from churn to loyal (domain.md §1.3). Start: 6 before a purchase, 5 where a
 * problem is named without judging it, 4 where a fault is complained of; jumps are allowed, an "ok" alone never lifts.
 */
export function findStep(scene: Scene, repeatedAsks: number): Step {
  let step: Step | null = null;
  let answered = false;
  for (const exchange of scene.exchanges) {
    step = rememberStep(exchange, step, answered);
    answered = exchange.answers.length > 0;
  }
  return step === null ? 'not_satisfied' : wornDown(step, repeatedAsks);
}
