import { rememberByText } from '../stage/remember-by-text.ts';
import { type Normalised, normalise, toOriginalSpan } from '../text/normalise.ts';
import { type PromiseTopic, promiseTopics } from './promise-topics.ts';
import { resolveFolded } from './resolve-time.ts';

/** A sentence in which we bind ourselves. Offsets are those of the original text. */
export interface Commitment {
  start: number;
  end: number;
  /** Milliseconds since the epoch; null where no time is named. */
  due: number | null;
  topics: readonly PromiseTopic[];
}

/** The same words at so many times or in so many zones. */
const MOST_TIMES = 50;
const NONE: readonly Commitment[] = [];
/** Longer messages are read at the front only; no promise hides in a pasted form. */
const READ = 2000;

const SENTENCES = /[。!?！？\n;；…]|\.(?=\s|$)/g;
const CLAUSES = /[,，、]\s*/g;
const QUESTION = /[?？]/;
const HARMLESS_QUESTION = /(?:可以吗|好吗|行吗|好不好|可不可以|ok|okay|all right|alright)\s*$/;

/** An offer or a condition waits for the buyer; it binds nobody yet. */
const CONDITION =
  /如果|要是|若(?:您|你|是)?|假如|万一|等不了|不想等|不愿意?等|只要(?:您|你)|(?:您|你)(?:选|定|确认|同意)好?(?:后|了)|\bif (?:you|that|it|this)\b|\bonce you\b|\bas soon as you\b|\bwhen you\b|\bunless\b|\bshould you\b/;
const OFFER =
  /可以(?:给|帮|为|安排|申请|选)|(?:您|你|亲)(?:也|还|都)?可以?(?!放心)|可选|或者|还是(?:现在|直接)|您看|你看|要不要|是否|需不需要|\bi can\b|\bwe can\b|\bi could\b|\bwe could\b|would you|\bshall i\b|do you want|\bhappy to\b|\bable to\b|\bor i\b/;
const HABIT = /一般|通常|正常情况|平时|\busually\b|\btypically\b|\bnormally\b|\bin general\b/;
/** Rights and product facts with a number of days in them are no promise of ours. */
const RULE =
  /无理由|保修|质保|保固|有效期|支持.{0,6}退|签收后|收到货|鉴赏期|可(?:以)?(?:申请)?退|\bwarranty\b|\breturn(?:s|ed)? (?:policy|within|window)|\bvalid for\b|\byou can\b|\byou may\b|\byou have\b/;
const ESTIMATE =
  /(?:预计|预估|估计|大概|显示|应该).{0,10}(?:送[到达]|派送|抵达|到达|收到货?|能到)|\b(?:expected|estimated|scheduled|should arrive|shows?|says?)\b/;
const BUYER_ACTS =
  /^(?:那|也|还|就)?(?:请|麻烦|辛苦|劳烦|烦请|还请|需要|方便)?(?:的话)?(?:您|你|亲)(?:这边|那边)?(?:先|再|可|方便|需要|到时候?|今天|明天)*(?:提供|发|拍|寄|申请|选择|点击?|提交|确认|告[诉知]|联[系络]|试|看|登录|下单|等)|^(?:请|麻烦|辛苦|劳烦|烦请|还请)(?!(?:允许|让)我)|^please\b|\bcould you\b|\bcan you\b|\byou need to\b|\bwe need (?:you|a|the|your)\b|\bfirst,? (?:and|then) (?:we|i)\b|(?:您|你|亲)先.{1,14}我|^(?:send|share|upload|provide|attach)\b/;
const TO_BUYER = /[给回帮为替](?:您|你)|(?:发|寄|退|告[诉知]|通知|联[系络])(?:您|你)|找(?:您|你)|\bto you\b|\byou\b/;

const COMMIT_ZH =
  /回[复覆]|回(?:您|你)|答[复覆]|回电|回访|联[系络]|告[诉知]|通知|同步|更新|反馈|发(?![现票生热烧霉])|寄|补|退(?!货地址|烧)|出[库货]|处理|解决|安排|跟[进到]|追|催|查|核实|确认|申请|提交|[到入]账|打款|致电|打电话|办[好完理]|给(?:您|你)|换|修|送[到达]|派送|说结果|接手|登记|[跟和](?:您|你)(?:说|讲)|回报/;
const COMMIT_EN =
  /\b(?:repl(?:y|ies)|respond|get back|call|email|contact|update|let you know|tell you|write|send|ships?|shipped|dispatch(?:ed)?|post(?:ed)?|refund(?:ed)?|return|replace|resolve[d]?|fix(?:ed)?|sort(?:ed)?|check|chase|follow(?:ing)? up|confirm|arrange[d]?|process(?:ed)?|issue[d]?|credit(?:ed)?|have (?:it|this|an|the|your)|get (?:you|it|this|that)|hear|receive|arrive|be with you|look into|find out|push|see this through|take care|leaves?|goes out|deliver(?:ed)?)\b/;
const FUTURE_ZH =
  /(?<![机社不才聚协])会(?![员议话儿计长])|将(?!就)|我来|我去|我(?:这边)?(?:马上|现在|立刻|这就)|保证|承诺|答应|一定/;
const FUTURE_EN =
  /\b(?:i|we|they|he|she|it|you|someone|colleagues?|manager|team|courier|refund|replacement|parcel|package|order|tracking(?: number)?)(?:'ll| will)\b|\bwill (?:be|get|send|reply|call|update|have|ship|refund)\b|\b(?:i'm|we're|i am|we are) going to\b|\bi promise\b|\blet me (?:check|find|look|chase|see)\b/;
const LATER_ZH =
  /稍[后候]|马上|尽快|晚[点些]|回头|等[下会]|等一[下会]|一会|待会|第一时间|立[即刻]|即刻|很快|这就|随后|有(?:了)?(?:消息|结果|进展)|一有/;
const LATER_EN =
  /\b(?:soon|shortly|asap|as soon as|right away|later|in a (?:moment|bit|while)|immediately|in due course|keep you (?:posted|updated)|get back to you)\b/;
/** Reading up is not yet a promise to the buyer; writing back is. Only a named time makes it one. */
const LOOKS = /查[询看找证]?|核[实查对]|确认|查下|\b(?:check|look(?:ing)? (?:into|up)?|review|find out|see)\b/g;
/** Aims, good intentions and passing it on inside the house: nothing the buyer could wait for. */
const VAGUE_AIM =
  /为了|以便|便于|不断|优化|改进|完善|提升|加强|努力|竭力|反[馈映](?:给|到|至)?(?!(?:给|到)?(?:您|你))|记录|\bso that\b|\bin order to\b|\bimprove\b|\bpass(?:ed)? (?:it|this|that)? ?(?:on|along)\b/;
const DONE =
  /\p{Script=Han}了(?:的|哦|呢|哈|哟|喔|呀|~)*$|已经?(?!读)|刚[刚才]?(?:帮|给|把|催|查|联|问|核|确|申)|[退发寄补催查办换问核提]了|(?:联[络系]|[转交]给|转达|反[馈映]|通知|申请|登记|打)了|过了|\b(?:have|has|had|'ve|i've|just|already) (?:been |just |already )?(?:sent|shipped|refunded|issued|processed|arranged|passed|checked|confirmed|pushed|asked|contacted|chased|raised|requested|escalated)\b/u;
const PRESENT_PLAN = /\b(?:ships?|leaves?|goes out|is going out|arrives?)\b/;

/** Without one of these no clause can name a time; reading it in full costs forty patterns. */
const TIME_WORD =
  /[0-9一二两三四五六七八九十半天日晚早午周末]|星期|礼拜|傍晚|月底|\b(?:to(?:day|night|morrow)|noon|midday|midnight|(?:sun|mon|tues|wednes|thurs|fri|satur)day|sun|mon|tues?|wed|thurs?|fri|sat|hour|day|week|month|minute|min|eod|cob|eow|morning|afternoon|evening|close of business)s?\b/;

interface Clause {
  start: number;
  end: number;
  text: string;
  due: number | null;
  /** Speaks of an act of ours. */
  acts: boolean;
  /** The act lies ahead even without a time. */
  ahead: boolean;
  /** Rules out a promise: an offer, a rule, an act of the buyer. */
  barred: boolean;
  done: boolean;
}

function split(text: string, from: number, to: number, pattern: RegExp): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(pattern)) {
    const at = from + match.index;
    if (at > start) parts.push({ start, end: at });
    start = at + match[0].length;
  }
  if (start < to) parts.push({ start, end: to });
  return parts;
}

function acts(clause: string, due: number | null): boolean {
  if (due !== null) return COMMIT_ZH.test(clause) || COMMIT_EN.test(clause);
  if (VAGUE_AIM.test(clause)) return false;
  const rest = clause.replace(LOOKS, ' ');
  return COMMIT_ZH.test(rest) || COMMIT_EN.test(rest);
}

function readClause(text: string, span: { start: number; end: number }, at: number, timeZone: string): Clause {
  const clause = text.slice(span.start, span.end).trim();
  const due = TIME_WORD.test(clause) ? (resolveFolded(clause, at, timeZone)?.due ?? null) : null;
  const buyerActs = BUYER_ACTS.test(clause) && !(/我/.test(clause) && TO_BUYER.test(clause));
  return {
    ...span,
    text: clause,
    due,
    acts: acts(clause, due),
    ahead:
      FUTURE_ZH.test(clause) ||
      FUTURE_EN.test(clause) ||
      LATER_ZH.test(clause) ||
      LATER_EN.test(clause) ||
      (due !== null && PRESENT_PLAN.test(clause)),
    barred:
      buyerActs ||
      OFFER.test(clause) ||
      HABIT.test(clause) ||
      RULE.test(clause) ||
      (ESTIMATE.test(clause) && !/我|\bwe\b|\bi\b/.test(clause)),
    done: DONE.test(clause),
  };
}

/** English names a day in passing ("today's order"); there a time alone makes no promise, the future does. */
function binds(clause: Clause): boolean {
  if (!clause.acts || clause.barred) return false;
  if (clause.done && !clause.ahead) return false;
  const chinese = /\p{Script=Han}/u.test(clause.text);
  return clause.ahead || (chinese && clause.due !== null && !clause.done);
}

function commitmentsOf(
  clauses: readonly Clause[],
): { start: number; end: number; due: number | null; folded: string }[] {
  const found: { start: number; end: number; due: number | null; folded: string }[] = [];
  for (let i = 0; i < clauses.length; i += 1) {
    const clause = clauses[i];
    const next = clauses[i + 1];
    const before = clauses[i - 1];
    if (!clause) continue;
    // A condition colours the rest of its sentence: "if it is late, I'll refund you".
    if (CONDITION.test(clause.text)) break;
    if (clause.barred || !clause.acts || (clause.done && !clause.ahead)) continue;
    const timeAfter =
      clause.due === null && next !== undefined && next.due !== null && !next.acts && !next.barred ? next : undefined;
    const timeBefore =
      clause.due === null && before !== undefined && before.due !== null && !before.acts && !before.barred
        ? before
        : undefined;
    const due = clause.due ?? timeBefore?.due ?? timeAfter?.due ?? null;
    if (!binds({ ...clause, due })) continue;
    const start = timeBefore?.start ?? clause.start;
    const end = timeBefore ? clause.end : (timeAfter?.end ?? clause.end);
    const last = found.at(-1);
    // One breath, one promise: "I'm checking, five minutes, then I'll tell you what I find".
    const shared = last !== undefined && timeBefore !== undefined && last.end >= timeBefore.end;
    if (last && (shared || (last.due === null && last.end + 2 >= start)))
      Object.assign(last, { end, due, folded: `${last.folded},${clause.text}` });
    else found.push({ start, end, due, folded: clause.text });
  }
  return found;
}

interface Binding {
  folded: Normalised;
  spans: { start: number; end: number }[];
  /** Commitments by when and in which zone the message was written. */
  resolved: Map<string, readonly Commitment[]>;
}

/** Most of what we write binds us to nothing; that is known, and remembered, without looking at times. */
const readBinding = rememberByText((text: string): Binding | null => {
  const folded = normalise(text);
  const spans = split(folded.text, 0, folded.text.length, SENTENCES).filter(({ start, end }) => {
    const sentence = folded.text.slice(start, end);
    if (!COMMIT_ZH.test(sentence) && !COMMIT_EN.test(sentence)) return false;
    return !QUESTION.test(folded.text.charAt(end)) || HARMLESS_QUESTION.test(sentence);
  });
  return spans.length === 0 ? null : { folded, spans, resolved: new Map() };
});

function resolveTimes({ folded, spans }: Binding, at: number, timeZone: string): readonly Commitment[] {
  const commitments: Commitment[] = [];
  for (const sentence of spans) {
    const clauses = split(folded.text, sentence.start, sentence.end, CLAUSES).map((span) =>
      readClause(folded.text, span, at, timeZone),
    );
    for (const { start, end, due, folded: words } of commitmentsOf(clauses)) {
      const topics = promiseTopics(words);
      if (topics.length === 0 && due === null) continue;
      commitments.push({ ...toOriginalSpan(folded, start, end), due, topics });
    }
  }
  return commitments;
}

/**
 * The commitments in one message of ours: acts of ours that lie ahead, with the time they name or without.
 * Offers, conditions, requests to the buyer, rules and carriers' estimates are none.
 *
 * @param at when the message was written, milliseconds since the epoch.
 */
export function readCommitments(text: string, at: number, timeZone: string): readonly Commitment[] {
  const binding = readBinding(text.slice(0, READ));
  if (binding === null) return NONE;
  const { resolved } = binding;
  const key = `${at},${timeZone}`;
  const known = resolved.get(key);
  if (known !== undefined) return known;
  const commitments = resolveTimes(binding, at, timeZone);
  if (resolved.size >= MOST_TIMES) resolved.clear();
  resolved.set(key, commitments);
  return commitments;
}
