import type { Conversation } from '../conversation/conversation.ts';
import { rememberByText } from '../stage/remember-by-text.ts';
import { normalise, toOriginalSpan } from '../text/normalise.ts';

/** What kind of thing we asked the buyer to show. */
export type AskClass = 'photo' | 'video' | 'screenshot' | 'label' | 'number' | 'proof';

/** One message of ours that asks for evidence. Offsets are those of the original text. */
export interface EvidenceAsk {
  turn: number;
  start: number;
  end: number;
  classes: AskClass[];
  /** "Whenever you have a minute" weighs half (domain.md §1.10). */
  soft: boolean;
  /** Names another way than the thing asked for. */
  option: boolean;
}

const CLASSES: readonly { id: AskClass; pattern: RegExp }[] = [
  { id: 'screenshot', pattern: /截[图屏]|\bscreen ?shots?\b/ },
  {
    id: 'video',
    pattern: /视频|影片|(?<![记目登收])录[像屏个段一下]|\bvideos?\b|\bclips?\b|\bfootage\b|\bfilm(?:ing)? (?:it|the)\b/,
  },
  { id: 'label', pattern: /面单|快递单(?!号)|托运单|运单(?!号)|\blabels?\b|\bwaybill\b/ },
  {
    id: 'number',
    pattern: /(?:快递|物流|运|面)单号|^(?!.*(?:订单|服务单|工单|售后单)).*单号|序列号|\bsn码?|\bserial(?: number)?\b/,
  },
  {
    id: 'proof',
    pattern:
      /凭证|证明|证据|小票|(?:提供|上传|出示|拍)[^,的抬]{0,5}发票(?!的?抬头|的?信息|的?类型)|购买记录|检测报告|\bproof\b|\bevidence\b|\breceipts?\b|\binvoice\b/,
  },
  {
    id: 'photo',
    pattern:
      /(?<![截地意企试贪])图(?![书案标文纸])|照片|相片|(?<!自)拍(?!下(?![面照图来整那这个张])|错|卖|了两|摄|单|付|照手机|照功能|照效果)|\bphotos?\b|\bpictures?\b|\bpics?\b|\bimages?\b|\bsnap\b/,
  },
];

const GIVE_ZH =
  /提供|发(?![货现票出生]|给(?:您|你)|您)|传|拍|补(?![发寄偿差])|附|出示|(?<![记目登收])录|给我|给到|晒|准备|需要|请先|麻烦/;
const GIVE_EN =
  /\b(?:send|share|upload|attach|provide|email|forward|take|show|snap|submit|supply|need|require|have|see|include|add|clearer|another|more)\b/;
const ASK_EN =
  /\bplease\b|\bkindly\b|\b(?:could|can|would|will) you\b|\b(?:we|i)(?:'d| would)? (?:still )?(?:need|require|like)\b|\bdo you have\b|\bmay i\b|\bcan (?:i|we) (?:have|get|see)\b|\bcould (?:i|we) (?:have|get|see)\b|^(?:send|share|upload|attach|provide|take|snap|show)\b|\bit would help\b|\bif (?:it's easy|possible|you can|you have)\b|\bneeded\b|\brequired\b|\bfirst\b/;
const REMIND_ZH = /(?:发|拍|传|提供|准备|补)(?:过来|给我)?(?:好)?了(?:吗|没|么)|呢$|还(?:没|未)(?:收到|看到)/;
const REMIND_EN =
  /\b(?:any (?:update|news) on|following up on|still waiting (?:for|on)|waiting (?:for|on)|haven't (?:received|seen|got)|did you (?:send|take|manage)|as requested)\b/;
const BARRIER =
  /没有?.{0,8}(?:无法|没法|没办法|不能|不予|不好|处理不了|核实不了|不[退赔])|\b(?:can't|cannot|unable|won't|not able)\b.{0,40}\bwithout\b|\bno \w+,? no \w+/;
const CLEARER = /(?:再|重新|能)?(?:清[晰楚]|完整|整体|近)一?[点些下]|再(?:拍|发|传|来|补|录)/;

/** Showing something to the buyer, speaking of what has come, or waiving it is no ask. */
const OURS =
  /我(?:这边|们)?(?:现在|马上|先|来|会|可以|把|给|再|帮(?:您|你))*(?:发|拍|传|录|提供|截|补)(?!下)|[给为](?:您|你)(?:发|拍|传|提供|看|参考|补)|(?:发|拍|传|提供)给(?:您|你)|发(?:您|你)(?:看|了|参考|查收|核对)|把.{0,10}(?:发|传|给)(?:您|你)|\b(?:i|we)(?:'ll| will| can|'ve| have|'m| am|'re| are)(?: (?:now|also|just|going to))? (?:send|share|email|attach|sent|shared|attached|sending|get you|pull|check)\b|\bhere(?:'s| is)\b|\bsending you\b/;
const RECEIVED =
  /收到|看到了|看过|看了|(?:发|拍|传|提供|上传)(?:来|过来|给我们?)?的|已经?(?:发|传|提供|登记|转)|从.{0,6}(?:图|照片|视频)|谢谢.{0,4}(?:图|照片|视频)|\b(?:thanks|thank you) for (?:the|your|sending|sharing|those|these)\b|\b(?:received|got|seen|saw|i see|can see|looked at|looking at|reviewed) (?:the|your|in)\b|\bfrom (?:the|your)\b/;
const WAIVED =
  /不方便.{0,4}也|没有.{0,3}也|(?:不用|不需要|无需|不必|没必要|免)(?:您|你|再|麻烦)*(?:发|拍|传|提供|补|录|出示|上传|照片|图|视频|凭证|证明|找|翻)|\bno (?:need|photos?|pictures?|videos?|proof|evidence)\b(?!,? no\b)|\b(?:don't|do not|won't) need\b|\bnot needed\b|\bnot? (?:necessary|required)\b/;
const RETURN_LABEL = /\b(?:return|prepaid|shipping|postage) labels?\b/;
const SOFT =
  /有空|不急|不着急|不方便也|没有也|不想[拍发]也|有的话|再发也|都行|\bwhenever\b|\bno rush\b|\bif you happen\b|\bwhen you get a (?:chance|moment)\b|\bno worries if\b|\bif not,? (?:no|that's)\b/;

/** A second ask is no nagging where it brings a way the first did not (domain.md §3.1 rule 4). */
const OPTION =
  /或者?|要么|不然|也(?:可以|行|成)|换[个种](?:办法|方式|法子)|(?:直接|口头|打字)(?:告诉|说|讲|描述)|上门|照样|\bor\b|\balternatively\b|\binstead\b|\beither way\b|\botherwise\b|\balso fine\b|\bif not\b|\bgo(?:ing)? (?:ahead|by)\b/;

const CLAUSES = /[,，。;；!！\n…]|(?<=[?？])|\.(?=\s|$)/g;

/** Two bubbles about the same thing sent at once are one ask. */
const SAME_BREATH = 2 * 60_000;
const READ = 2000;

function asks(clause: string, chinese: boolean): boolean {
  if (OURS.test(clause) || WAIVED.test(clause)) return false;
  if (BARRIER.test(clause)) return true;
  if (chinese ? REMIND_ZH.test(clause) : REMIND_EN.test(clause)) return true;
  if (RECEIVED.test(clause)) return false;
  if (chinese) return CLEARER.test(clause) || GIVE_ZH.test(clause);
  return GIVE_EN.test(clause) && ASK_EN.test(clause);
}

const readAsk = rememberByText((text: string): Omit<EvidenceAsk, 'turn'> | null => {
  const folded = normalise(text);
  const classes = new Set<AskClass>();
  const spans: { start: number; end: number }[] = [];
  let from = 0;
  for (const match of [...folded.text.matchAll(CLAUSES), null]) {
    const to = match ? match.index : folded.text.length;
    const clause = folded.text.slice(from, to).replace(RETURN_LABEL, ' ').trim();
    const named = CLASSES.filter(({ pattern }) => pattern.test(clause)).map(({ id }) => id);
    if (named.length > 0 && asks(clause, /\p{Script=Han}/u.test(clause))) {
      for (const id of named) classes.add(id);
      spans.push({ start: from, end: to });
    }
    from = to + (match ? match[0].length : 0);
  }
  const [first] = spans;
  const last = spans.at(-1);
  if (!first || !last) return null;
  // "拍" is how a video is asked for, too; it names a photo only where nothing else is named.
  if (classes.size > 1 && !/图|照片|相片|photo|picture|pic|image/.test(folded.text)) classes.delete('photo');
  return {
    ...toOriginalSpan(folded, first.start, last.end),
    classes: [...classes],
    soft: SOFT.test(folded.text),
    option: OPTION.test(folded.text),
  };
});

/**
 * Every message of ours (bots included) that asks the buyer for evidence, oldest first (domain.md §1.10).
 * Several asks in one message count once, and so do two messages about the same thing within two minutes.
 */
export function findEvidenceAsks(conversation: Conversation): EvidenceAsk[] {
  const found: EvidenceAsk[] = [];
  const { turns } = conversation;
  for (const [index, turn] of turns.entries()) {
    if (turn.role !== 'agent' && turn.role !== 'bot') continue;
    const ask = readAsk(turn.text.slice(0, READ));
    if (!ask) continue;
    const last = found.at(-1);
    const lastTurn = last && turns[last.turn];
    const answered = last && turns.slice(last.turn + 1, index).some(({ role }) => role === 'customer');
    const atOnce = lastTurn?.at !== undefined && turn.at !== undefined && Math.abs(turn.at - lastTurn.at) < SAME_BREATH;
    if (last && !answered && atOnce && ask.classes.some((id) => last.classes.includes(id))) continue;
    found.push({ turn: index, ...ask });
  }
  return found;
}

/** How often we asked: the first ask counts whole, a soft follow-up half; halves alone make no ask. */
export function countAsks(found: readonly EvidenceAsk[]): number {
  if (found.length === 0) return 0;
  return Math.floor(found.slice(1).reduce((sum, { soft }) => sum + (soft ? 0.5 : 1), 1));
}
