import type { Conversation } from '../conversation/conversation.ts';
import { rememberByText } from '../stage/remember-by-text.ts';
import type { Rung } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { readSums } from './read-sums.ts';

const OFFER_MONEY =
  /补偿|(?:补|赔|返)(?:给)?(?:您|你)?\s*(?:[¥$€£]|nt\$|hk\$)?\d|(?:退|返)(?:还|给)?(?:您|你)?(?:部分|一部分|\d{1,4}(?:元|块))|红包|(?:优惠|折价|代金|无门槛)券|购物金|(?:partial|part) refund|\b(?:voucher|coupon|store credit|goodwill|compensat\w+|discount)\b|\b(?:refund|credit|offer|give) you (?:back )?(?:[$€£¥]|nt\$|hk\$)?\d/;
const SUM =
  '(?:(?:nt\\$|hk\\$|us\\$|[$€£¥])\\s?\\d[\\d.]*|\\d[\\d.]*\\s?(?:%|(?:usd|eur|gbp|hkd|twd|dollars?|euros?|pounds?|bucks)\\b))';
/** A sum put forward, raised or called the last one: money, even where neither "refund" nor "you" is said. */
const OFFER_SUM = new RegExp(
  `\\b(?:offer|how about|what about|raise|increase|go (?:up )?to|knock|refund)\\b[^.!?\\d]{0,16}${SUM}(?! ?in full)|${SUM} (?:is|would be) (?:our|my|the) (?:best|final|last|most|highest)|${SUM} off (?:to|if|so|and you)\\b|(?:加到|提到|提高到|升到|补到|退到|(?:最多|最高)(?:只能|可以|能)?(?:给)?(?:您|你)?(?:补|退|赔|给))(?:您|你)?(?:[¥$]|nt\\$|hk\\$)?\\d{1,4}(?:元|块|%|[,。!?]|$)`,
  'u',
);
const OFFER_EXCHANGE =
  /换(?:货|新|一[个件台])|(?:寄|发|补)(?:一[个件台])?新的|\b(?:exchange|replacement|replace it|send (?:you )?a new one)\b/;
const OFFER_REPAIR =
  /(?:安排|给您|帮您|为您|可以)?[^,。!?]{0,4}(?:维修|返修|寄修|检修)|\b(?:repair it|have it repaired|fix it for you|send it in for repair)\b/;
const OFFER_PART = /补(?:寄|发)|\bsend (?:you )?the (?:missing|part)\b/;
const NO_STOCK =
  /(?:没有?|暂?无|缺|断)(?:现)?(?:货|库存)(?!款|到|单)|卖完了|售罄|\b(?:out of stock|sold out|no stock|none left|no longer have it)\b/;
const TO_BUYER = /[给帮为](?:您|你)|(?:您|你)|补偿|申请|\byou\b|\boffer\b/;
const RULE_TALK = /活动|满\d+|不能|无法|没有|\bcan't\b|\bcannot\b|\bunable\b|\bnot (?:possible|able)\b/;

/** What we have put on the table so far. */
export interface OffersMade {
  /** Offers of money, two bubbles of one reply counting once. */
  money: number;
  /** The largest sum among them; null where none was named. */
  most: number | null;
  /** We said that nothing is left to send. */
  noStock: boolean;
  /** Rungs named in our last reply before each refusal of the buyer. */
  refused: Rung[];
}

interface ReadReply {
  rungs: Rung[];
  most: number | null;
  noStock: boolean;
}

const readReply = rememberByText((words: string): ReadReply => {
  const text = normalise(words).text;
  const noStock = NO_STOCK.test(text);
  if (RULE_TALK.test(text)) return { rungs: [], most: null, noStock };
  const offers: Rung[] = [];
  if ((OFFER_MONEY.test(text) && TO_BUYER.test(text)) || OFFER_SUM.test(text)) offers.push('small_comp');
  if (OFFER_EXCHANGE.test(text)) offers.push('exchange');
  if (OFFER_REPAIR.test(text)) offers.push('repair_loaner');
  if (OFFER_PART.test(text)) offers.push('resend_part', 'resend');
  const sums = offers.includes('small_comp') ? readSums(text).map(({ amount }) => amount) : [];
  return { rungs: offers, most: sums.length > 0 ? Math.max(...sums) : null, noStock };
});

const isOurs = (role: string): boolean => role === 'agent' || role === 'bot';

/**
 * Reads our offers from the conversation. A refusal counts for what our reply right before it named,
 * so that refusing an exchange never uses up the two money offers (domain.md §4.3 rule 5).
 */
export function findMoneyOffers(conversation: Conversation, refusedTurns: ReadonlySet<number>): OffersMade {
  let money = 0;
  let most: number | null = null;
  let noStock = false;
  const refused = new Set<Rung>();
  let reply: Rung[] = [];
  let speaking = false;
  for (const [index, turn] of conversation.turns.entries()) {
    if (isOurs(turn.role)) {
      if (!speaking) reply = [];
      speaking = true;
      const read = readReply(turn.text.slice(0, 1000));
      if (read.most !== null) most = Math.max(most ?? 0, read.most);
      noStock ||= read.noStock;
      for (const rung of read.rungs) {
        if (reply.includes(rung)) continue;
        reply.push(rung);
        if (rung === 'small_comp') money += 1;
      }
    } else if (turn.role === 'customer') {
      speaking = false;
      if (refusedTurns.has(index)) for (const rung of reply) refused.add(rung);
    }
  }
  return { money, most, noStock, refused: [...refused] };
}
