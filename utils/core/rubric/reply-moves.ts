import { hasReading } from '../draft/draft-text.ts';
import type { Situation } from '../draft/situation.ts';

/** What a reply does, as far as its words show: the parts that the stages ask for (domain.md §2.3). */
export interface ReplyMoves {
  acknowledges: boolean;
  regrets: boolean;
  /** Takes the failure on, in words such as "that's on us". */
  owns: boolean;
  /** A step with its verb; `done` where it is done or under way, not merely promised. */
  step: 'done' | 'promised' | null;
  time: boolean;
  /** Says who stays on it: a name, or plainly "I". */
  owner: boolean;
  fact: boolean;
  /** Something particular of this case: a number, a fault, an occasion, a slot for one. */
  specific: boolean;
  remedy: boolean;
  /** How many ways it leaves open; 1 where it only says what will be done. */
  options: number;
  /** A plain no. */
  declines: boolean;
  asks: boolean;
  handsOver: boolean;
  thanks: boolean;
  /** What the buyer may do next, or need not do. */
  door: boolean;
  /** Stop-use, health, or a person's safety. */
  care: boolean;
}

const DONE =
  /我(?:们)?(?:已|刚|正|现在|这就|先|在|同时|来|去|把|给|帮|替|为|请|按|照|跟|盯|留|认|这边|守|接着|带着|亲手|主动|没下线|自己|查|核|看|陪|往上|写|提|拿|问|记|登|申|叫|约|办|调|找|催|重|寄|退|换|补|让|一个人|另)|(?:已|刚)(?:经|刚)?(?:给|为|帮|替|把|请|叫|让|通知|转|交|查|登记|退|寄|发|停|改|记)|\b(?:i've|i have|i'm|i am|we've|we're|just|now|already|today)\b|\blet me\b/;
/** Takes the failure on without the stock words: 该我们补, 不怪您, "isn't yours to bear". */
const TAKES_ON =
  /(?:该|算|由|归|都?是)(?:由)?我们|我们(?:补|出|承担|超卖|欠|没|漏|错)|不该由您|不怪您|您没做错|失约|(?:没|漏)(?:写|说|放|讲)(?:清|显眼|明)?|本(?:来)?就该|就该(?:是|拿|有)|\b(?:ours to|on us|(?:not|isn't|nothing) (?:\w+ )?(?:yours|for you) to (?:bear|prove|carry)|nothing for you to|shouldn't have to|should have been|we should)\b/;
/** Names the feeling or its cause in plain words. */
const REFLECTS =
  /难熬|憋屈|窝火|火气|着急|心里(?:不|没|堵)|委屈|失望|不好受|不容易|换谁|搁谁|(?:换(?:作|成)?|要)是?我也|听明白|您(?:在意|担心|问|说|要)的|等(?:了|到|这么|太)|白(?:等|跑)|折腾|怕[^,。]{1,12}|担心|\b(?:angry|stings?|hard|rough|annoying|waiting|waited|wondering|upset|right to|fair|worry|worr(?:y|ied|ying)|trouble|unsettling|tiring|let you down|after all that|as i read it|your question|your point)\b/;
const PROMISED = /我(?:们)?(?:会|可以|能|再|都|也|\{|[^,。!?]{0,8}前)|\b(?:i'll|i will|i can|we'll|we will|we can)\b/;
const FIRST_PERSON = /我(?!们)|\b(?:i|i'm|i've|i'll|me|my)\b/;
const HANDS_OVER =
  /\{lead\}|主管|经理|店长|组长|负责人|接手|交接|转给|转述|\b(?:lead|manager|supervisor)\b|\b(?:tak(?:es|ing|e) (?:this |it )?over|pass(?:ed|ing) (?:it |this |everything )?(?:on|to)|hand(?:ed|ing)? (?:it |this )?over)\b/;
const THANKS = /谢谢|感谢|多谢|\bthank(?:s| you)\b|\bappreciate\b|\bgrateful\b|\bglad\b/;
const DOOR =
  /不用|不必|无需|随时|直接(?:找|跟|告诉|回|说)|找我|告诉我|跟我说|回我|我都?在|也行|也可以|没关系|都行|您(?:说|定|选|看|想|决定)|(?:如果|要是|若)|等您|能帮|还有(?:别的|什么)|\b(?:no need|needn't|don't (?:have|need) to|won't (?:have|need) to|just (?:say|tell|reply|write|let)|tell me|let me know|say (?:so|the word|which|if)|reach me|i'm here|here if|if you|if it|if anything|if not|whenever|any time|either way|whichever|your call|up to you|what else|pick|rather|would you)\b/;
const CARE =
  /停(?:用|止)|别再|不要再|先别|别用|不要用|别吃|断电|拔掉|远离|就医|看医生|医院|急诊|(?:人|身体|孩子|家人|手|眼睛|皮肤)[^,。!?]{0,8}(?:吗|还好|怎么样|没事|安全|要紧|受伤|不舒服)|(?:受伤|伤到|有没有人|安全吗|还好吗|陪着|身边|热线|\{crisis\})|\b(?:stop using|stop eating|don't use|unplug|keep away|doctor|medical|hospital|hurt|injured|safe|with you|someone (?:near|with)|line)\b/;
const NO =
  /做不到|办不到|不行|没法|不能|无法|给不了|改不了|批不了|不在(?:这|我)|\b(?:can't|cannot|can not|isn't possible|not possible|unable|not able|won't be able|that's a no)\b/;
/** A choice that is laid out: letters, either–or, a condition with its other way. */
const WAYS: readonly RegExp[] = [
  /(?:^|[\s:,。;(])a[\s、.:)]?\s?\S.{1,120}?[\s,。;.]b[\s、.:)]\s?\S/s,
  /或(?!许)|要么|还是(?!会|没|不|要|有|在|我|坏|一样)|(?:两|2)(?:个|种|条|样|边)|二选一|哪(?:一)?(?:个|种|样|条|边)|\bor\b|\beither\b|\bwhichever\b|\bwould you rather\b|\btwo (?:ways|options)\b|\bboth\b/,
  /(?:如果|要是|若|不想|等不及|不愿|想要?|不方便|仍不|还不|不合适|不认可|不同意|不接受|不放心|不踏实)[^。!?]{0,24}|\bif (?:you|that|it|not|this|the)\b|\brather\b|\binstead\b|\bprefer\b|\bunless\b/,
  /\{option[12]\}/,
];

/** Reads a reply with the readings of the draft rules and the signs above; generous, as only wording can be seen. */
export function readReplyMoves({ draft, rules }: Situation): ReplyMoves {
  const { text } = draft;
  const has = (name: string): boolean => hasReading(draft, rules, name);
  // "It has been passed on, please wait" is no step unless it says until when.
  const stalls = has('stall') && !has('time');
  const step = !stalls && (has('ownStep') || PROMISED.test(text) || DONE.test(text));
  const ways = WAYS.filter((way) => way.test(text)).length;
  return {
    acknowledges: has('ack') || has('apology') || has('ownWord') || TAKES_ON.test(text) || REFLECTS.test(text),
    regrets: has('apology'),
    owns: has('ownWord') || TAKES_ON.test(text),
    step: !step ? null : DONE.test(text) ? 'done' : 'promised',
    time: has('time'),
    owner: has('owner') || FIRST_PERSON.test(text),
    fact: has('fact'),
    specific: has('specific') || /\{[a-z][a-z0-9]*\}|\d/.test(text.replace(/\{(?:time2?|owner|lead)\}/g, '')),
    remedy: has('remedy'),
    options: ways > 0 ? 2 : has('option') || has('choice') || step ? 1 : 0,
    declines: has('refusal') || NO.test(text),
    asks: /[?]/.test(text),
    handsOver: HANDS_OVER.test(text),
    thanks: THANKS.test(text),
    door: DOOR.test(text),
    care: CARE.test(text) || has('stopUse'),
  };
}
