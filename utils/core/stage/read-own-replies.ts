import type { Conversation } from '../conversation/conversation.ts';
import type { Stage } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';
import { rememberByText } from './remember-by-text.ts';

/** What a reply of ours led with, as far as its words tell. First match wins; order is from rare to common. */
const LEADS: readonly { stage: Stage; pattern: RegExp }[] = [
  {
    stage: 'escalate',
    pattern:
      /(?:请|让|由|转给?|交给?|升级(?:到|给|至)?)[^,。]{0,6}(?:主管|店长|经理|负责人|专员|上级|组长)|接手|升级处理|\b(?:manager|supervisor|team lead|escalat\w+)\b|\bpass(?:ed|ing)? (?:this|it|you) (?:on )?to\b/,
  },
  {
    stage: 'solve',
    pattern:
      /(?:给|帮|为)(?:您|你)[^,。]{0,8}(?:退|换|补|寄|修|取消|申请)|全额退|退[款货]|换[货新]|补[发寄偿]|方案|办法您选|\b(?:refund|exchange|replace(?:ment)?|resend|voucher|partial|return label|cancel(?:led)?)\b/,
  },
  {
    stage: 'accompany',
    pattern:
      /耐心等|再等|还在(?:等|申请|处理|核实)|正在(?:处理|核实|跟进|催)|已经?[^,。]{0,4}(?:反[馈映]|催促|加急|上报|登记)|进[展度]|跟进中|\b(?:patient|patience|still (?:waiting|looking|checking)|looking into|being (?:looked|investigated|reviewed)|update you)\b/,
  },
  { stage: 'apologise', pattern: /对不起|抱歉|致歉|道歉|不好意思|\bsorry\b|\bapolog/ },
  {
    stage: 'reassure',
    pattern: /放心|不用担心|别担心|正品|授权|质检|\b(?:rest assured|don't worry|no need to worry|genuine|authentic)\b/,
  },
  {
    stage: 'explore',
    pattern: /还是.{0,20}[?]|(?:是想|更希望|更想|比较希望)|\bwould you (?:prefer|rather)\b|\bdo you want\b/,
  },
];

const REMEDY =
  /(?:给|帮|为|替)(?:您|你)[^,。]{0,10}(?:退|换|补|寄|重发|赔|修|免)|补偿|全额退|直接退|换一?[个件台货新]|补[发寄]|重新?[发寄]|(?:优惠|折价|代金)券|红包|上门取|\b(?:refund|replace(?:ment)?|exchange|resend|compensat\w+|voucher|credit|discount|free (?:repair|return)|collect(?:ion)?|cancel it)\b/;
/** Two ways laid before the buyer. */
const CHOICE =
  /(?:退|换|补|寄|修|等|改)[^,。]{0,12}(?:还是|或者?)[^,。]{0,12}(?:退|换|补|寄|修|等|改)|您(?:看|选)?(?:要|选)?(?:哪|那)(?:个|种|样|一)|\bwhich (?:one )?(?:would|do) you\b|\beither .{1,60} or\b/;
const ACKNOWLEDGES =
  /对不起|抱歉|致歉|道歉|不好意思|是我们(?:的(?:错|问题|责任|失误)|没)|我们没做好|我们的(?:疏忽|失误|过错)|\bsorry\b|\bapolog|\b(?:that's|this is) on us\b|\bour (?:fault|mistake|failure)\b|\bwe (?:got (?:it|this|that) wrong|missed|let you down)\b/;
const ASKS =
  /[?]|吗(?:呢|哦|哈|亲)*(?:$|[,。!\n])|请(?:您|你)?(?:提供|告[诉知]|说明|发|确认|核对)|麻烦(?:您|你)?(?:提供|告[诉知]|发|确认)|\b(?:could|can|may|would) (?:you|i|we)\b|\bplease (?:provide|send|share|confirm|let us know|dm)\b|\blet us know\b/;
/** "Anything else I can help with?" */
const MORE =
  /还有?(?:没有?)?(?:什么|啥|其[他它]|别的)[^,。?!]{0,12}(?:帮|问题|需要|疑问|咨询|吗|么|[?])|\b(?:anything else|any(?:thing)? (?:other|further|more)\b.{0,30}(?:help|question|assist|need))/;
const DENIES = /不能|无法|没法|没办法|不支持|不可以|不予|\b(?:can't|cannot|unable|not able|won't|don't)\b/;

export interface OwnReply {
  /** Index of the last turn of this reply. */
  turn: number;
  /** Null where the words lead with nothing the policy knows, such as a plain answer. */
  stage: Stage | null;
  /** Names the failure as ours or says sorry. */
  acknowledges: boolean;
  /** Asks the buyer for something. */
  asks: boolean;
  /** Puts a remedy on the table. */
  offers: boolean;
  /** Asks whether there is anything else. */
  asksMore: boolean;
}

/** "The one we can't, but the other we can" is an offer: a denial counts for its own clause. */
function offersRemedy(folded: string): boolean {
  const clauses = folded.split(/[,，。;；!！\n]|\.(?=\s|$)|\bbut\b|但是?/);
  return clauses.some((clause) => (REMEDY.test(clause) || CHOICE.test(clause)) && !DENIES.test(clause));
}

const readReply = rememberByText((text: string): Omit<OwnReply, 'turn'> => {
  const folded = normalise(text).text;
  return {
    stage: LEADS.find(({ pattern }) => pattern.test(folded))?.stage ?? null,
    acknowledges: ACKNOWLEDGES.test(folded),
    asks: ASKS.test(folded),
    offers: offersRemedy(folded),
    asksMore: MORE.test(folded),
  };
});

const isOurs = (role: string): boolean => role === 'agent' || role === 'bot';

/** Our replies, oldest first; everything between two buyer turns is one reply. At most the last 12. */
export function readOwnReplies(conversation: Conversation): OwnReply[] {
  const replies: { turn: number; text: string }[] = [];
  let open = false;
  for (const [index, turn] of conversation.turns.entries()) {
    if (isOurs(turn.role)) {
      const text = turn.text.slice(0, 1000);
      const last = replies.at(-1);
      if (open && last) replies[replies.length - 1] = { turn: index, text: `${last.text}\n${text}` };
      else replies.push({ turn: index, text });
      open = true;
    } else if (turn.role === 'customer') open = false;
  }
  return replies.slice(-12).map(({ turn, text }) => ({ turn, ...readReply(text) }));
}
