import { type AskClass, type EvidenceAsk, findEvidenceAsks } from '../../evidence/find-evidence-asks.ts';
import type { EvidenceRow } from '../../library.ts';
import { normalise } from '../../text/normalise.ts';
import { findReading, hasReading, originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';

/** Asking for the number of a return parcel is no ask for evidence. */
const EVIDENCE_CLASSES: ReadonlySet<AskClass> = new Set(['photo', 'video', 'screenshot', 'label', 'proof']);
/** So far back an ask still counts. */
const LATEST_TURNS = 60;

/** "No need to look for the recording" asks for nothing. */
const WAIVED =
  /(?:不用|不需要|无需|不必|用不着|不要)[您你]?(?:再)?(?:去)?(?:找|翻|证明|提供|拍|发|传|录|寄)|不用凭据|\bno need to\b|\byou don't (?:need|have) to\b/;

/** An ask of the past that the draft owns up to, and what no picture can show: neither asks for anything. */
const LOOKS_BACK =
  /(?:让|要|叫|害|麻烦|劳烦|请)(?:您|你)[^,。!?]{0,6}(?:拍|发|传|录|提供|补|找)[^,。!?]{0,6}(?:[两二三四几多\d]|好几|这么多)(?:次|遍|回|趟)|(?:之前|刚才|刚刚|前面|先前|上次|昨天|当时|反复|一再|一遍遍|来回|还|又|竟然?|总是)[^,。!?]{0,6}(?:让|要|叫|请|问)(?:您|你)|(?:不该|不应该?|没必要|本不必)(?:再|还|一直|反复)*(?:让|要|叫|请|问)|\b(?:made|making|asked|asking|having) you\b|\b(?:shouldn't|should not|should never|never should) have (?:asked|made|had)/u;
const CANNOT_SHOW =
  /(?:拍|照|录)不(?:出|到|下)来?|(?:照片|图片|图|视频)[^,。!?]{0,4}(?:看|体现|显示|反映)不出来?|\b(?:can't|cannot|doesn't|won't) (?:really )?(?:show|be photographed|capture)/u;
/** 退了重拍 orders anew; nobody is to take a picture. */
const ORDERS_ANEW = /(?:退|取消)[^,。!?]{0,4}重(?:新)?拍|重(?:新)?拍(?:一单|一件|下单|有效|链接)/;
/** Where a picture may be sent, said to somebody who wants to send one. */
const TELLS_WHERE =
  /(?:平台|这里|这边|聊天框|对话框|聊天里|加号|上面)[^,。!?]{0,4}(?:就|也|直接|都)?(?:能|可以)(?:直接)?(?:传|发)|\b(?:return |shipping |prepaid |postage )?labels? (?:is|are|comes?|will be|goes)\b|\b(?:a|our|the) (?:prepaid|free|return|postage) label\b|\b(?:you can|can be) (?:also )?(?:sen[dt]|upload(?:ed)?|attach(?:ed)?|share[d]?)\b[^.!?]{0,20}\b(?:here|in this chat|with the (?:clip|plus))/u;
const ASKS_NOW =
  /(?:请|麻烦|劳烦|辛苦|烦请|需要|还得|还要)(?:您|你)?(?:帮忙)?(?:再|重新|现在|先|补|把)|(?:发|传|拍|补|录)(?:一?下|过来|给我)|(?:一下|吧|好吗|可以吗|行吗)$|\b(?:please|kindly|could you|can you|we (?:still )?need|i (?:still )?need)\b/u;

/** The draft with such clauses blanked, so that offsets hold. */
function withoutPastAsks({ draft, rules }: Situation): string {
  const owns = hasReading(draft, rules, 'apology') || hasReading(draft, rules, 'ownWord');
  let text = draft.original;
  for (const clause of draft.clauses) {
    const words = draft.text.slice(clause.start, clause.end);
    const past = CANNOT_SHOW.test(words) || TELLS_WHERE.test(words) || (owns && LOOKS_BACK.test(words));
    if (!ORDERS_ANEW.test(words) && (!past || ASKS_NOW.test(words))) continue;
    const { start, end } = originalSpan(draft, clause);
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return text;
}

interface Asking {
  ask: EvidenceAsk;
  before: EvidenceAsk[];
}

/** The draft's own ask for evidence, and those that went out before it. */
function readAsking(situation: Situation): Asking | null {
  const { conversation, draft } = situation;
  const sent = { id: 'draft', role: 'agent' as const, text: withoutPastAsks(situation) };
  // Most drafts ask for nothing; only then is the talk before it read.
  if (findEvidenceAsks({ id: 'draft', turns: [sent] }).length === 0) return null;
  const turns = conversation.turns.slice(-LATEST_TURNS);
  const asks = findEvidenceAsks({ ...conversation, turns: [...turns, sent] }).filter(({ classes }) =>
    classes.some((id) => EVIDENCE_CLASSES.has(id)),
  );
  const ask = asks.find(({ turn }) => turn === turns.length);
  if (ask && WAIVED.test(normalise(draft.original.slice(ask.start, ask.end)).text)) return null;
  return ask ? { ask, before: asks.filter(({ turn }) => turn < turns.length) } : null;
}

function hasGiven({ assessment, conversation, buyer, rules }: Situation): boolean {
  if ((assessment.signals.cues['it.evidence_given'] ?? []).length > 0) return true;
  const shown = conversation.turns.slice(-LATEST_TURNS).some((turn) => turn.role === 'customer' && turn.media?.length);
  return shown || buyer.some((words) => hasReading(words, rules, 'givenProof'));
}

function hasRefused({ assessment }: Situation, askedBefore: boolean): boolean {
  const { cues } = assessment.signals;
  if ((cues['ng.unwilling'] ?? []).length > 0) return true;
  // "I'm at work" or "again?" speak of evidence only where we asked for it.
  return askedBefore && ['ng.unable', 'ng.irritated'].some((label) => (cues[label] ?? []).length > 0);
}

/** Domain.md §3.3: the first ask is fine, the second needs a new option, the third and any after a refusal stop. */
function judgeNag(situation: Situation, { ask, before }: Asking): 'nag' | 'nag_hard' | null {
  const same = before.filter(({ classes }) => classes.some((id) => ask.classes.includes(id)));
  if (hasRefused(situation, before.length > 0) || same.length >= 2) return 'nag_hard';
  if (hasGiven(situation)) return same.length > 0 ? 'nag_hard' : 'nag';
  const offersAnother = ask.soft || hasReading(situation.draft, situation.rules, 'option');
  return same.length === 1 && !offersAnother ? 'nag' : null;
}

const RECEIPT = /凭证|小票|发票|购买记录|付款截图|receipt|invoice|proof of purchase/;
const LAB = /鉴定|检测报告|检验报告|质检报告|lab|certificate/;
const BODY = /脸|面部|身体|全身|伤口|患处|皮肤|face|body|skin|wound|selfie/;
const MEDICAL = /病历|诊断|病例|medical|diagnosis/;
const TRACKING = /物流|快递|签收|tracking|courier|delivery/;
const CHAT = /聊天|对话|chat|conversation/;

/** Names of the evidence matrix that the ask amounts to. */
function kindsAsked(ask: EvidenceAsk, words: string): Set<string> {
  const kinds = new Set<string>();
  for (const id of ask.classes) {
    if (id === 'photo') kinds.add('photo');
    if (id === 'video') kinds.add('video').add('video_of_retry');
    if (id === 'screenshot' && TRACKING.test(words)) kinds.add('screenshot_tracking');
    if (id === 'screenshot' && CHAT.test(words)) kinds.add('screenshot_chat');
  }
  if (/开箱|unboxing/.test(words)) kinds.add('unboxing_video').add('unboxing_video_as_condition');
  if (RECEIPT.test(words)) kinds.add('receipt');
  if (LAB.test(words)) kinds.add('lab_report_from_buyer');
  if (MEDICAL.test(words)) kinds.add('medical_as_condition');
  if (ask.classes.includes('photo') && BODY.test(words)) kinds.add('body_photo').add('face_photo');
  return kinds;
}

function isMismatch(row: EvidenceRow, ask: EvidenceAsk, words: string): boolean {
  const kinds = kindsAsked(ask, words);
  if (row.invalid.some((kind) => kinds.has(kind))) {
    // A photo AND a fitting video: the buyer may send the one that shows it.
    const fits = kinds.has('video') && row.valid.some((kind) => kind.startsWith('video'));
    return !fits;
  }
  // Where nothing is needed from the buyer, any ask is the wrong one.
  return row.needed === 'no' && row.maxAsks === 0 && ask.classes.some((id) => EVIDENCE_CLASSES.has(id));
}

function askSpan({ draft }: Situation, ask: EvidenceAsk): Span {
  return { start: ask.start, end: Math.min(ask.end, draft.original.length) };
}

/** NAG, NAG_HARD, MISMATCH and SPLIT of domain.md §3.3 and §5. */
export function findEvidence(situation: Situation): RawFinding[] {
  const asking = readAsking(situation);
  if (!asking) return [];
  const { draft, rules, assessment } = situation;
  const found: RawFinding[] = [];
  const span = askSpan(situation, asking.ask);
  const nag = judgeNag(situation, asking);
  const unasked = nag === 'nag' && asking.before.length === 0;
  if (nag) found.push({ rule: nag, ...span, ...(unasked ? { wording: 'nag.given' } : {}) });
  const { issue } = assessment.standing;
  const row = issue === null ? undefined : situation.evidence[issue];
  if (row && isMismatch(row, asking.ask, draft.text)) {
    // To somebody who sent their proof no other kind is proposed.
    const video = row.valid.some((kind) => kind.startsWith('video')) && !hasGiven(situation);
    const wording = video ? 'mismatch.video' : 'mismatch';
    found.push({ rule: 'mismatch', ...span, wording });
  }
  if (hasReading(draft, rules, 'apology')) found.push({ rule: 'split', ...span });
  return found;
}

/** "Which suits you?" behind an offer asks for nothing but the pick among what was offered. */
const PICK =
  /\bwhich (?:one |option |of (?:these|those|the two) )?(?:suits|works|would you|do you|is (?:better|best|easier)|fits)|\bwhat (?:suits|works)|\bwhat would you (?:prefer|like)|哪(?:个|种|样|一个|一种)(?:更|比较)?(?:方便|合适|好|可以)|(?:选|要|想要)哪|怎么选/u;

/** MULTI_ASK: more than one question mark, three requests, or a list of three things to send. */
export function findMultiAsk(situation: Situation): RawFinding[] {
  const { draft, rules, assessment } = situation;
  // "Are you safe? Is someone with you?" is care, not an interrogation.
  if (assessment.standing.flags.some((flag) => flag === 'safety' || flag === 'self_harm_or_crisis')) return [];
  const questions = [...draft.text.matchAll(/\?/g)].map(({ index }) =>
    pieceAround(draft.sentences, { start: index - 1, end: index }),
  );
  const closing = questions.at(-1);
  if (closing && PICK.test(draft.text.slice(closing.start, closing.end))) {
    const offered = ['choice', 'option'].flatMap((name) => findReading(draft, rules, name));
    if (offered.some(({ start }) => start < closing.start)) questions.pop();
  }
  const requests = findReading(draft, rules, 'request');
  const listed = findReading(draft, rules, 'listedRequest')[0];
  const first = questions.length > 1 ? questions[1] : requests.length > 2 ? requests[2] : listed;
  if (!first) return [];
  const last = questions.length > 1 ? questions.at(-1) : requests.length > 2 ? requests.at(-1) : listed;
  const piece = pieceAround(draft.clauses, { start: first.start, end: Math.max(first.end, last?.end ?? first.end) });
  return [{ rule: 'multi_ask', ...originalSpan(draft, piece) }];
}

/** Long enough that the buyer has told something and not only said hello. */
const TOLD_FROM = 14;

/** A page that shows the goods or the price has the order open, whatever its number. */
const hasOrderOpen = ({ order }: Situation['conversation']): boolean =>
  order?.orderId !== undefined || order?.item !== undefined || order?.price !== undefined;

/** ASK_TOLD: asks for the order number or the problem after the buyer gave it. */
export function findAskTold(situation: Situation): RawFinding[] {
  const { draft, rules, buyer, conversation, assessment } = situation;
  const told = (name: string): boolean => buyer.some((words) => hasReading(words, rules, name));
  const knowsIssue = assessment.standing.issue !== null || buyer.some(({ text }) => text.trim().length >= TOLD_FROM);
  const toldOrder = told('givenOrder');
  const asks: [string, boolean][] = [
    ['askOrder', toldOrder || hasOrderOpen(conversation)],
    ['askIssue', buyer.length > 0 && knowsIssue],
    ['askColour', told('givenColour')],
  ];
  for (const [name, known] of asks) {
    const hit = known ? findReading(draft, rules, name)[0] : undefined;
    if (!hit) continue;
    const span = originalSpan(draft, pieceAround(draft.clauses, hit));
    const seen = name === 'askOrder' && !toldOrder ? { wording: 'ask_told.order' } : {};
    return [{ rule: 'ask_told', ...span, ...seen }];
  }
  return [];
}
