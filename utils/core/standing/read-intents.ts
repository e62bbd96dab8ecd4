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

/** How sure it is that who settles for what we named accepts it. */
const TAKEN = 0.8;
/** "The second one" accepts only where we had named several. */
const CHOICE = 'it.accept.choice';

function choosesNothing(exchange: Exchange, before: Exchange | undefined): boolean {
  const accepts = hitsOf(exchange.buyer, 'it.accept');
  if (accepts.length === 0 || accepts.some(({ hit }) => hit.rule !== CHOICE)) return false;
  return before === undefined || !has(before.answers, 'mod.options');
}

/** What we offer and the buyer takes, by the word both use for it. */
const REMEDIES = [
  /退货|\breturn/u,
  /退(?!货)|返还|\brefund|money back/u,
  /换(?!个人|人)|\b(?:exchange|replace|swap|new one)/u,
  /补(?:发|寄|一)|重(?:新)?[发寄]|再[发寄]|\b(?:re-?send|re-?ship|another one)/u,
  /修|\brepair/u,
  /补偿|赔|券|购物金|红包|积分|差价|\b(?:voucher|coupon|credit|compensat|discount|points)/u,
];
const AMOUNT = /\d+(?:\.\d+)?/gu;
/** How one settles for something: it begins as a choice, or ends as a consent. */
const SETTLES =
  /^(?:那|好|行|可以|嗯|就|ok|我?(?:要|选)|成|中)|(?:吧|好了|就好|就行|也行|也可以|也好|可以|没问题|没关系)[。!~ 啊呀喔哦啦]*$|^(?:ok(?:ay)?|fine|sure|alright|all right|yes|yeah|right|let's|then|just|well|go (?:with|for))\b|\bthen[.! ]*$|\bi(?:'ll| will|'d| would) (?:take|go (?:with|for)|like|prefer|have|settle|accept)\b|\b(?:is|would be|sounds?|works?|will do)(?: \w+)? (?:fine|good|ok(?:ay)?|great|me)\b|\bplease[.! ]*$/iu;
/** A question, a turn or a longer tale settles nothing. */
const OPEN = /[?]|[吗么呢]|但|可是|不过|凭什么|如果|要是|\b(?:but|if|unless|why|how|when)\b/iu;
const LONGEST_CONSENT = 60;

/** "The extender would be great": what is taken stands in the offer by its name. */
const THING = /\bthe ((?:[a-z-]+ ){0,2}?[a-z-]{4,})(?= (?:is|would|sounds?|works?|will|please|then)\b|[.!]|$)/gu;

const namesThing = (said: string, offered: string): boolean =>
  [...said.matchAll(THING)].some(([, thing = '']) => offered.includes(thing));

/**
 * "Fifty it is, then" takes what we had just put on the table: the buyer settles in a few words for a sum, or a kind of
 * remedy, that our offer named. Another sum is a counter-offer.
 */
function takesOffer(last: Exchange, before: Exchange | undefined): boolean {
  if (before === undefined || !(has(before.answers, 'tol.offer') || has(before.answers, 'mod.options'))) return false;
  const said = last.buyer.map(({ normalised }) => normalised.text.trim()).join(' ');
  if (said.length > LONGEST_CONSENT || !SETTLES.test(said) || OPEN.test(said) || has(last.buyer, 'it.reject'))
    return false;
  const offered = before.answers.map(({ normalised }) => normalised.text).join(' ');
  const sums = said.match(AMOUNT) ?? [];
  const known = new Set(offered.match(AMOUNT));
  if (sums.length > 0) return sums.every((sum) => known.has(sum));
  return REMEDIES.some((remedy) => remedy.test(said) && remedy.test(offered)) || namesThing(said, offered);
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
  if (takesOffer(last, before)) scores.set('accept', TAKEN);
  const definite = [...scores.keys()].some((intent) => ASKS.has(intent));
  if (before !== undefined && handsOver(last, before)) scores.set('evidence_given', 0.7);
  const turnsDown = before !== undefined && before.answers.length > 0 && last.intensity >= UPSET && !definite;
  if (turnsDown && !['accept', 'evidence_given', 'suggestion'].some((id) => scores.has(id as Intent))) {
    scores.set('reject', Math.max(SURE, scores.get('reject') ?? 0));
  }
  const asks = [...scores].filter(([intent, score]) => intent !== 'how_to' || !definite || score >= 0.85);
  return asks.sort((a, b) => b[1] - a[1]).map(([intent]) => intent);
}
