import type { Conversation } from '../../conversation/conversation.ts';
import { findMoneyOffers } from '../../remedy/find-money-offers.ts';
import { type DraftText, findReading, hasReading, originalSpan, pieceAround } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';
import { readAmounts } from './read-amounts.ts';

/** From here on two messages read as the same one (domain.md §5, REPEAT_COPY). */
const SAME_FROM = 0.8;
/** Shorter clauses answer nothing. */
const ANSWER_FROM = 5;
const REGRET =
  /不便|困扰|麻烦|体验|心情|理解|谅解|见谅|包涵|久等|这样的(?:情况|问题)|\b(?:inconvenien\w*|trouble|experience|frustrat\w*|understand\w*|happen\w*|patien\w*|this|that)\b/u;
/** Shorter ones (好的, thank you) are courtesies that may come again. */
const SHORTEST = 10;

function bigrams(text: string): Set<string> {
  const plain = text.replace(/[\p{P}\p{S}\s]/gu, '').slice(0, 600);
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < plain.length; i += 1) pairs.add(plain.slice(i, i + 2));
  return pairs;
}

/** Share of common character pairs (Dice), 0…1. */
function textSimilarity(a: string, b: string): number {
  const left = bigrams(a);
  const right = bigrams(b);
  if (left.size === 0 || right.size === 0) return 0;
  let common = 0;
  for (const pair of left) if (right.has(pair)) common += 1;
  return (2 * common) / (left.size + right.size);
}

/** REPEAT_COPY: nearly the same as an earlier message of ours; the third time weighs more. */
export function findRepeatCopy({ draft, own }: Situation): RawFinding[] {
  if (draft.text.replace(/\s/g, '').length < SHORTEST) return [];
  const same = own.filter(({ text }) => textSimilarity(text, draft.text) >= SAME_FROM).length;
  if (same === 0) return [];
  const whole = { start: 0, end: draft.original.length };
  return [{ rule: 'repeat_copy', ...whole, ...(same > 1 ? { severity: 'high' as const } : {}) }];
}

const REJECTED =
  /不(?:要|接受|行|同意|需要|够|稀罕|满意)|打发|太少|没用|算了|拒绝|谁要|\b(?:no thanks?|not (?:acceptable|enough|interested|good enough)|don't (?:want|need)|won't (?:accept|take)|refuse|insult|useless|reject|keep your)\b/;
const AGAIN =
  /还是(?:只能|就|只有)?(?:给|补|退|送|这|之前|原来)|仍然|依然|最多(?:就|只能)|只能(?:给|补|退|送)|\bstill\b|\bas (?:i|we) offered\b|\bthe most (?:i|we)\b|\bonly (?:offer|give)\b|\bbest (?:i|we)\b/;
const OFFER_KIND = /优惠券|折价券|红包|积分|券|补偿|coupon|voucher|credit|discount|goodwill/g;

const MONEY_AT_ALL = /\d|[一二三四五六七八九十百]+(?:元|块)/;
const ALL_OF_IT = /全额|全款|原价|实付|\bfull(?:y)?\b|\bwhole\b|\bentire\b/;
const MOST_OF_IT = 0.9;

/** A third sum after two that were not taken: haggling, however much it is (domain.md §4.2 R1: never a third). */
function isThirdSum({ draft, conversation }: Situation): boolean {
  if (!MONEY_AT_ALL.test(draft.text) || ALL_OF_IT.test(draft.text)) return false;
  const sent: Conversation = { id: 'draft', turns: [{ id: 'draft', role: 'agent', text: draft.original }] };
  const { most } = findMoneyOffers(sent, new Set());
  if (most === null) return false;
  const { price, difference } = conversation.order ?? {};
  // Giving back what was paid is the buyer's right, and the exact difference is no gift.
  if (most === difference || (price !== undefined && most >= MOST_OF_IT * price)) return false;
  return findMoneyOffers(conversation, new Set()).money >= 2;
}

/** SAME_OFFER: the offer that the buyer has just turned down, or a third one of money. */
export function findSameOffer(situation: Situation): RawFinding[] {
  const { draft, rules, own, buyer, assessment } = situation;
  const { intents } = assessment.standing;
  const lastWords = buyer.at(-1)?.text ?? '';
  const rejected = assessment.signals.rejectedOffers > 0 || intents.includes('reject') || REJECTED.test(lastWords);
  if (rejected && isThirdSum(situation)) {
    const whole = { start: 0, end: draft.original.trimEnd().length };
    return [{ rule: 'same_offer', ...whole, wording: 'same_offer.third' }];
  }
  const offered = findReading(draft, rules, 'offerWord')[0];
  if (!rejected || !offered || own.length === 0) return [];
  const before = own.slice(-4);
  const amounts = new Set(before.flatMap((turn) => readAmounts(turn.text).map(({ value }) => value)));
  const repeatedAmount = readAmounts(draft.text).find(({ value }) => amounts.has(value));
  const kinds = new Set(before.flatMap(({ text }) => text.match(OFFER_KIND) ?? []));
  const kind = (draft.text.match(OFFER_KIND) ?? []).find((word) => kinds.has(word));
  const newAmount = readAmounts(draft.text).length > 0 && !repeatedAmount;
  const repeated = repeatedAmount !== undefined || (kind !== undefined && !newAmount && AGAIN.test(draft.text));
  if (!repeated) return [];
  return [{ rule: 'same_offer', ...originalSpan(draft, pieceAround(draft.clauses, repeatedAmount ?? offered)) }];
}

function isStalling(situation: Situation, text: DraftText): boolean {
  return hasReading(text, situation.rules, 'stall') && !hasReading(text, situation.rules, 'time');
}

/** Shorter ones are a hello. */
const SHORTEST_STATUS = 6;

/** What could be news: a time, a sum, a step that was taken, a choice, a question. */
function hasNews({ rules }: Situation, text: DraftText): boolean {
  if (/[\d?]/.test(text.text)) return true;
  return ['time', 'choice', 'act', 'concedes', 'owner'].some((name) => hasReading(text, rules, name));
}

/** STALL: the third "still working on it" without a time or another way. */
export function findStall(situation: Situation): RawFinding[] {
  const { draft, rules, own } = situation;
  const stalling = own.filter((text) => isStalling(situation, text));
  // Beside one plain "still checking" any other message without news held the buyer up as well.
  const empty = own.filter((text) => text.text.length >= SHORTEST_STATUS && !hasNews(situation, text));
  if (stalling.length === 0 || new Set([...stalling, ...empty]).size < 2) return [];
  const says = isStalling(situation, draft) && !hasReading(draft, rules, 'choice');
  if (!says && hasNews(situation, draft)) return [];
  const hit = findReading(draft, rules, 'stall')[0] ?? { start: 0, end: draft.text.trimEnd().length };
  return [{ rule: 'stall', ...originalSpan(draft, pieceAround(draft.clauses, hit)) }];
}

/** Whether a clause says more than sorry, later or better next time. */
function answersBeside({ draft, rules }: Situation): boolean {
  const empty = ['apology', 'ownWord', 'stall', 'future'].flatMap((name) => findReading(draft, rules, name));
  return draft.clauses.some(
    ({ start, end }) =>
      end - start >= ANSWER_FROM &&
      !REGRET.test(draft.text.slice(start, end)) &&
      !empty.some((hit) => hit.start < end && hit.end > start),
  );
}

/** SORRY_SPAM: two apologies in a draft, three in the last five messages, or one without any action (domain.md §0, E1). */
export function findSorrySpam(situation: Situation): RawFinding[] {
  const { draft, rules, own, intensity } = situation;
  const sorry = findReading(draft, rules, 'apology');
  const first = sorry[0];
  if (!first) return [];
  const acts = ['ownStep', 'option', 'time', 'remedy', 'fact'].some((name) => hasReading(draft, rules, name));
  const lately = own.slice(-5).filter((text) => hasReading(text, rules, 'apology')).length;
  const extra = sorry[1];
  if (extra) {
    const span = originalSpan(draft, pieceAround(draft.clauses, extra));
    return [{ rule: 'sorry_spam', ...span, severity: acts ? 'info' : 'warn' }];
  }
  const span = originalSpan(draft, pieceAround(draft.clauses, first));
  if (lately >= 2) return [{ rule: 'sorry_spam', ...span, severity: 'warn' }];
  // An apology in front of an answer is a courtesy; alone it is an apology without any action.
  if (acts || answersBeside(situation)) return [];
  return [{ rule: 'sorry_spam', ...span, severity: intensity >= 4 ? 'warn' : 'info' }];
}

const TOPICS = ['topicSize', 'topicInvoice', 'topicCoupon', 'topicUsage', 'topicShip'] as const;
const REMEDY_ASKS = new Set([
  'refund_only',
  'return_refund',
  'exchange',
  'cancel',
  'compensate',
  'repair_resend_part',
  'human_or_manager',
]);

/** TEMPLATE_MISMATCH: the buyer asks for a remedy and the draft talks of something they never mentioned. */
export function findTemplateMismatch(situation: Situation): RawFinding[] {
  const { draft, rules, buyer, assessment } = situation;
  if (!assessment.standing.intents.some((intent) => REMEDY_ASKS.has(intent))) return [];
  if (hasReading(draft, rules, 'answersAsk')) return [];
  for (const topic of TOPICS) {
    const hit = findReading(draft, rules, topic)[0];
    if (!hit || buyer.some((words) => hasReading(words, rules, topic))) continue;
    return [{ rule: 'template_mismatch', ...originalSpan(draft, pieceAround(draft.sentences, hit)) }];
  }
  return [];
}
