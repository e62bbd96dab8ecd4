import { normalise } from '../text/normalise.ts';
import { type PromiseTopic, promiseTopics } from './promise-topics.ts';

const CLAUSES = /[,，。;；!?！？\n…]|\.(?=\s|$)/;
/** A question mark stays with its clause: asking for it is not having it. */
const ANSWER_CLAUSES = /[,，。;；!！\n…]|\.(?=\s|$)/;
const DOUBTS = /[?？]|吗|没/;
const READ = 2000;
const NOT_YET =
  /还没|尚未|没有?(?:收|到|发|退|查|出)|未(?:能|收|到|发|退|处理)|无法|(?:\bnot|n't) (?:yet|been|sent|received|arrived|shipped|refunded)|\bstill (?:waiting|not|no)\b|\bhaven't\b|\bhasn't\b|\bno (?:news|update)\b/;
const DONE =
  /已经?(?!读)|(?:[查问核联确退寄发补催办换]|核实|确认|处理|安排|申请|登记|完成)(?:到|过|好|完|出|妥|成功)?了|好了|搞定|办[好完]|完成|[查问]到|结果(?:是|如下|出来|:)|(?:单号|运单号?)(?:是|为|:)?\s*[a-z0-9]{6,}|\b(?:done|sent|shipped|dispatched|refunded|issued|processed|completed|confirmed|found|checked|sorted|fixed|resolved|arranged|credited|called|spoke|heard)\b|\b(?:has|have) gone\b|\bwent out\b|\bon its way\b|\bhere(?:'s| is| are)\b|\btracking(?: number)?(?: is|:) /;
/** "Has been noted" changes nothing for the buyer. */
const STALL =
  /已(?:经)?(?:为您|帮您|给您)?(?:反馈|反映|记录|登记|加急|催促)|耐心等|(?:has|have) been (?:noted|logged|forwarded|escalated)/;
const RECEIVED =
  /(?:退款|钱|款项?|货|快递|包裹|单号|补偿|红包|券|电话|回[复覆]|新的|配件)[^,。]{0,4}(?:收到|到了|看到|拿到)|(?:收到|拿到|看到|接到)了?[^,。吗]{0,4}(?:退款|钱|款|货|快递|包裹|单号|补偿|红包|券|电话|新的|配件)|到账了|(?:got|received|have) (?:the|my|your) (?:refund|money|tracking|parcel|package|order|replacement|call|voucher|part)|(?:refund|money|parcel|package|replacement|part|voucher) (?:has |have |is |just )*(?:arrived|came|come|in|here|landed|gone through)/;

function overlaps(promised: readonly PromiseTopic[], done: readonly PromiseTopic[]): boolean {
  if (promised.some((topic) => done.includes(topic))) return true;
  // A tracking number is the proof of a shipment; any finished act is an answer to "I'll tell you what I find".
  if (promised.includes('ship') && done.includes('track')) return true;
  const open = promised.every((topic) => topic === 'answer' || topic === 'task');
  return open && done.length > 0;
}

/** What arrives is a noun, not an act, so the topics of a receipt are read from the things named. */
function received(clause: string): PromiseTopic[] {
  const topics = promiseTopics(clause);
  if (/退款|钱|款|money|refund/.test(clause)) topics.push('refund', 'money');
  if (/货|快递|包裹|新的|配件|parcel|package|replacement|part|order/.test(clause)) topics.push('ship');
  if (/券|红包|补偿|voucher/.test(clause)) topics.push('money');
  if (/电话|call/.test(clause)) topics.push('call');
  if (/回[复覆]/.test(clause)) topics.push('answer');
  return topics;
}

/** Topics of each clause of ours that reports something as done. */
const reportedDone = (text: string): PromiseTopic[][] =>
  normalise(text)
    .text.split(CLAUSES)
    .filter((clause) => DONE.test(clause) && !NOT_YET.test(clause) && !STALL.test(clause))
    .map(promiseTopics);

/** Topics of each clause in which the buyer says that something has come. */
const reportedReceived = (text: string): PromiseTopic[][] =>
  normalise(text)
    .text.split(ANSWER_CLAUSES)
    .filter((clause) => RECEIVED.test(clause) && !NOT_YET.test(clause) && !DOUBTS.test(clause))
    .map(received);

/** "Got it!" names no thing; the promise it answers does. A call to receive, a doubt or a denial is none. */
const HAS_COME =
  /^(?:我|我们|刚|刚刚|已经?|今天|终于|总算|东西|嗯+|哦+|好的?|亲|哈){0,4}(?:收到|到|拿到|送到|到货|签收)了(?:收到了|到了|拿到了)?(?:[,。!~～\s谢哈呀啊哦嗯的]|$)|^(?:ok |oh |yes |yay |great )*(?:i(?:'ve| have)? )?(?:just )?got it\b(?! (?:wrong|from))|\bit(?:'s| is| has)? (?:just )?(?:here|came|arrived|turned up)\b|^(?:just )?(?:came|arrived)\b/;
/** What was to be done now works; said of a task, not of a thing. */
const DONE_FOR_ME =
  /^(?:嗯|好的?|已经|现在|都|终于|,|\s){0,4}(?:搞定|解决|处理好|弄好|修好|办好)了|\b(?:it|that)(?:'s| is)? (?:works now|working now|sorted|fixed|resolved|all good now)\b/;

function hasCome(text: string): { thing: boolean; task: boolean } {
  const clauses = normalise(text)
    .text.split(ANSWER_CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => !NOT_YET.test(clause) && !DOUBTS.test(clause));
  return {
    thing: clauses.some((clause) => HAS_COME.test(clause)),
    task: clauses.some((clause) => DONE_FOR_ME.test(clause)),
  };
}

/** What a message reports as done or as come. */
export interface Report {
  /** Topics of each clause that reports something. */
  clauses: readonly (readonly PromiseTopic[])[];
  /** Something unnamed has come, or works now. */
  thing: boolean;
  task: boolean;
}

/** What a message of ours reports as done; null for most messages. */
export function readDelivery(text: string): Report | null {
  const clauses = reportedDone(text.slice(0, READ));
  return clauses.length === 0 ? null : { clauses, thing: false, task: false };
}

/** What the buyer says has come; null for most messages. */
export function readReceipt(text: string): Report | null {
  const said = text.slice(0, READ);
  const { thing, task } = hasCome(said);
  const clauses = reportedReceived(said);
  return thing || task || clauses.length > 0 ? { clauses, thing, task } : null;
}

/** True when a later report is of what was promised: it names the same thing, or something unnamed of that kind. */
export function keepsPromise({ clauses, thing, task }: Report, promised: readonly PromiseTopic[]): boolean {
  if ((thing && promised.includes('ship')) || (task && promised.includes('task'))) return true;
  return clauses.some((done) => overlaps(promised, done));
}
