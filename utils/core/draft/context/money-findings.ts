import { mayBeIn } from '../../remedy/read-sums.ts';
import { type DraftText, findReading, originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';
import { type Amount, readAmounts } from './read-amounts.ts';

const APPROVED =
  /申请|主管|审批|批准|批下来|同意|经理|店长|\{lead\}|授权|\bapprov|\bmanager\b|\bsupervisor\b|\blead\b|\bhead office\b|\bsign(?:s|ed)?[- ]off\b|\bauthori[sz]/;
const GIVES =
  /补|退|赔|返|送|给|减|转|\brefund|\bcredit|\bcompensat|\bgive|\boffer|\bpay|\bsend|\bback\b|\boff\b|\bvoucher|\bcoupon|券/;
const FULL = /全额|全部|原价|全款|实付|\bfull(?:y)?\b|\bwhole\b|\bentire\b|\ball of\b/;
const REFUNDS =
  /退款|退给|退您|退你|\brefund|\bback (?:to|on|onto|in|into) (?:your|the) (?:\w+ )?(?:card|account|paypal|wallet|bank)\b/;
const GIFT = /补|赔|红包|券|\bcredit|\bcompensat|\bgoodwill|\bvoucher|\bcoupon|\bextra/;
/** Thresholds, prices and what the buyer said are no offer of ours. */
const NOT_OFFERED =
  /满\d|价(?:格|是|为)|原价|售价|卖|付了|实付|您(?:说|要|提)|差(?:价|的|额)|剩(?:下|余)|余(?:下|款)|多(?:付|收|扣|算)|运费(?:险|是)|已经?[^,。!?]{0,10}(?:退|到账|补|返)|充值|退款?(?:已|成功)|\b(?:was|were|has been|have been) (?:issued|refunded|sent|credited)|\bthe (?:rest|remaining|difference|balance|other)\b|\bprice\b|\bpaid\b|\byou (?:said|asked|paid)\b|\bcosts?\b|\bworth\b|\b(?:orders?|anything|everything|amounts?|refunds?|claims?) (?:over|above|under|below)\b/;

/** No message names more sums or terms than this; a pasted table must not hold up the typing. */
const MOST = 20;

interface Offer extends Amount {
  clause: string;
}

/** Amounts that the draft promises to hand over. */
function readOffers(draft: DraftText): Offer[] {
  return readAmounts(draft.text)
    .slice(0, MOST)
    .map((amount) => {
      const piece = pieceAround(draft.clauses, amount);
      return { ...amount, clause: draft.text.slice(piece.start, piece.end) };
    })
    .filter(({ clause }) => GIVES.test(clause));
}

/** A promise of several times what was paid: 三倍赔偿, 假一赔十, double your money back. */
const MULTIPLE =
  /(?:(?<![\d.])\d{1,3}|[二两三四五六七八九十百]|双|加)倍[^,。!?;\n]{0,6}(?:赔|退|补(?![发寄])|返)|(?:赔|退|补(?![发寄])|返)[^,。!?;\n]{0,8}(?:\d{1,3}|[二两三四五六七八九十百]|双|加)倍|(?:给|按|直接|马上|现在)[^,。!?;\n]{0,8}(?:退|假|缺|少)一[赔罚][\d一二三四五六七八九十百]+|\b(?:double|triple|twice|(?:two|three|four|five|ten|\d{1,3}) ?(?:times|x)) (?:(?:the|your|what|you|of) ){0,3}(?:refund|compensat\w*|money|amount|price|paid|value)\b|\b(?:refund|compensate|pay|credit)\b[^.!?,;]{0,12}\b(?:(?:double|triple)\b|(?:twice|(?:two|three|four|five|ten|\d{1,3}) (?:times|x)) (?:the|your|what|as much)\b)/u;
/** Speaking of the rule, of the buyer's wish or of a decision still to come promises nothing. */
const NO_PROMISE =
  /审核|判定|核实|裁定|规定|规则|法律|消法|条款|如果|要是|积分|运费|邮费|(?:您|你)(?:说|要|提|想)|(?:不能|无法|没法|没办法|不会|不可以|不支持)|\?|吗|\b(?:if|whether|law|rules?|points|policy|decides?|can't|cannot|can not|unable|won't|not)\b|n't\b|\byou (?:said|asked|want)/u;

function findMultiple(draft: DraftText): RawFinding[] {
  const match = MULTIPLE.exec(draft.text);
  if (!match || APPROVED.test(draft.text)) return [];
  const at = { start: match.index, end: match.index + match[0].length };
  const sentence = pieceAround(draft.sentences, at);
  // The mark that ends the sentence tells a question from a promise.
  if (NO_PROMISE.test(draft.text.slice(sentence.start, sentence.end + 1))) return [];
  return [{ rule: 'over_limit', ...originalSpan(draft, pieceAround(draft.clauses, at)) }];
}

/** OVER_LIMIT and LOWBALL: amounts outside what the agent may offer alone (domain.md §4.2, team limits). */
export function findAmounts({ draft, settings, conversation }: Situation): RawFinding[] {
  const { limits } = settings;
  const { price, difference, returnFreight = 0 } = conversation.order ?? {};
  const found: RawFinding[] = findMultiple(draft);
  for (const offer of readOffers(draft)) {
    // A limit in one currency says nothing of a sum in another.
    if (!mayBeIn({ ...offer, amount: offer.value }, settings.currency)) continue;
    // Giving back what was paid is a right, not a gift; so is the exact difference, up to what needs the lead's word.
    const owed =
      FULL.test(offer.clause) ||
      (offer.value === difference && offer.value <= limits.agent) ||
      (price !== undefined && offer.value === price) ||
      (price !== undefined && offer.value === price + returnFreight);
    // Where the price is unknown, a refund may be all of it.
    const whole = price === undefined && REFUNDS.test(offer.clause) && !GIFT.test(offer.clause);
    if (owed || NOT_OFFERED.test(offer.clause)) continue;
    const span = originalSpan(draft, offer);
    if (offer.value > limits.agent && !whole && !APPROVED.test(draft.text))
      found.push({ rule: 'over_limit', ...originalSpan(draft, pieceAround(draft.clauses, offer)) });
    if (offer.value < limits.minOffer) found.push({ rule: 'lowball', ...span });
  }
  return found;
}

const TOPICS: readonly [string, RegExp][] = [
  ['warranty', /质保|保修|保固|包换|\bwarranty\b|\bguarantee\b/],
  ['return', /退(?:换)?货(?:期|时)|鉴赏期|无理由|\breturn(?:s|ed)?\b/],
  ['refund', /退款|到账|退还|原路|入账|\brefund|\bback (?:in|on|to) your\b/],
  ['ship', /发货|发出|寄出|出库|出货|补发|\bship|\bdispatch|\bsend out\b/],
  ['arrive', /送达|到货|送到|收到|到达|能到|\barriv|\bdeliver|\breach/],
  ['answer', /审核|处理|回复|答复|结果|\breview|\banswer|\brespon|\bget back\b/],
];
const DURATION =
  /(?<!\d)(\d{1,3}|[一二两三四五六七八九十]{1,2}|半|one|two|three|four|five|six|seven|ten|twelve|fourteen|fifteen|thirty)(?:\s?(?:-|~|至|到|to)\s?(\d{1,3}))?\s?个?\s?(分钟|小时|工作日|天|日(?!\d)|周|个?月|年|minutes?|hours?|(?:business |working )?days?|weeks?|months?|years?)/gu;
const CORRECTS =
  /更正|说错|答错|改为|改成|变更|延长|抱歉.{0,8}之前|之前.{0,8}(?:错|不对|有误)|\bcorrect|\bwrong\b|\bmistake|\bearlier i said\b|\bsorry\b|\bactually\b/;
const ZH_NUMBERS = '零一二三四五六七八九十';
const EN_NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  thirty: 30,
};

function numberOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  if (EN_NUMBERS[word] !== undefined) return EN_NUMBERS[word];
  if (word === '半') return 0.5;
  const digits = [...word.replace('两', '二')].map((character) => ZH_NUMBERS.indexOf(character));
  const [first = 0, second] = digits;
  if (second === undefined) return first;
  return first === 10 ? 10 + second : first * 10;
}

function unitHours(unit: string): number {
  if (/分钟|minute/.test(unit)) return 1 / 60;
  if (/小时|hour/.test(unit)) return 1;
  if (/周|week/.test(unit)) return 24 * 7;
  if (/月|month/.test(unit)) return 24 * 30;
  return /年|year/.test(unit) ? 24 * 365 : 24;
}

interface Term extends Span {
  value: number;
  topic: string;
}

/** Durations in hours, each with what it is about. */
function readTerms(draft: DraftText): Term[] {
  const terms: Term[] = [];
  for (const match of [...draft.text.matchAll(DURATION)].slice(0, MOST)) {
    const at = { start: match.index, end: match.index + match[0].length };
    const sentence = pieceAround(draft.sentences, at);
    const clause = pieceAround(draft.clauses, at);
    const topic =
      TOPICS.find(([, words]) => words.test(draft.text.slice(clause.start, clause.end))) ??
      TOPICS.find(([, words]) => words.test(draft.text.slice(sentence.start, sentence.end)));
    if (topic)
      terms.push({ ...at, topic: topic[0], value: numberOf(match[2] ?? match[1] ?? '') * unitHours(match[3] ?? '') });
  }
  return terms;
}

/** CONFLICT: a longer wait, another warranty or a smaller sum than an earlier message of ours named. */
export function findConflict({ draft, rules, own }: Situation): RawFinding[] {
  if (CORRECTS.test(draft.text) || own.length === 0) return [];
  const before = own.flatMap((turn) => readTerms(turn));
  for (const term of readTerms(draft)) {
    const earlier = before.filter(({ topic }) => topic === term.topic).at(-1);
    if (!earlier || earlier.value === term.value) continue;
    const fixed = term.topic === 'warranty' || term.topic === 'return';
    if (fixed || term.value > earlier.value)
      return [{ rule: 'conflict', ...originalSpan(draft, pieceAround(draft.clauses, term)) }];
  }
  const offers = readOffers(draft).filter(({ clause }) => !NOT_OFFERED.test(clause));
  const offered = own.flatMap((turn) => readOffers(turn)).filter(({ clause }) => !NOT_OFFERED.test(clause));
  const best = Math.max(0, ...offered.map(({ value }) => value));
  const smaller = offers.find(({ value }) => value < best);
  if (!smaller || findReading(draft, rules, 'choice').length > 0) return [];
  return [{ rule: 'conflict', ...originalSpan(draft, pieceAround(draft.clauses, smaller)) }];
}
