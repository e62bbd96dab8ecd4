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
/** 退了重拍 orders anew, 拍板 decides; nobody is to take a picture. */
const ORDERS_ANEW = /(?:退|取消)[^,。!?]{0,4}重(?:新)?拍|重(?:新)?拍(?:一单|一件|下单|有效|链接)|拍(?:板|胸|手|卖)/;
/** Where a picture may be sent, said to somebody who wants to send one. */
const TELLS_WHERE =
  /(?:平台|这里|这边|聊天框|对话框|聊天里|加号|上面)[^,。!?]{0,4}(?:就|也|直接|都)?(?:能|可以)(?:直接)?(?:传|发)|\b(?:return |shipping |prepaid |postage )?labels? (?:is|are|comes?|will be|goes)\b|\b(?:a|our|the) (?:prepaid|free|return|postage) label\b|\b(?:we|i)(?:'ll| will)? (?:cover|pay(?: for)?|email|send(?: you)?) (?:the|a) (?:\w+ )?labels?\b|\b(?:you can|can be) (?:also )?(?:sen[dt]|upload(?:ed)?|attach(?:ed)?|share[d]?)\b[^.!?]{0,20}\b(?:here|in this chat|with the (?:clip|plus))/u;
/** "Skip the photo", 不拍也没关系: what was asked for is let go. */
const LETS_GO =
  /没(?:有)?(?:照片|图片?|视频|影片)(?:也|都)(?:会|能|可以|行|照)|不(?:用|必|需要?)?(?:再)?(?:拍|发|传|录|提供|找)(?:照片|视频|图)?(?:也|都)|(?:没有|没拍|没录|不(?:方)?便)(?:拍照?|录|照片|视频)?(?:也|都)?(?:行|没(?:关系|事)|可以|不要紧|能)|\b(?:skip|forget|never mind|leave) (?:about )?(?:the|it|that)\b/u;
const ASKS_NOW =
  /(?:请|麻烦|劳烦|辛苦|烦请|需要|还得|还要)(?:您|你)?(?:帮忙)?(?:再|重新|现在|先|补|把)|(?:发|传|拍|补|录)(?:一?下|过来|给我)|(?:一下|吧|好吗|可以吗|行吗)$|\b(?:please|kindly|could you|can you|we (?:still )?need|i (?:still )?need)\b/u;

/** The draft with such clauses blanked, so that offsets hold. */
function withoutPastAsks({ draft, rules }: Situation): string {
  const owns = hasReading(draft, rules, 'apology') || hasReading(draft, rules, 'ownWord');
  let text = draft.original;
  for (const clause of draft.clauses) {
    const words = draft.text.slice(clause.start, clause.end);
    const past =
      CANNOT_SHOW.test(words) || TELLS_WHERE.test(words) || LETS_GO.test(words) || (owns && LOOKS_BACK.test(words));
    if (!ORDERS_ANEW.test(words) && (!past || ASKS_NOW.test(words))) continue;
    const { start, end } = originalSpan(draft, clause);
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  }
  return text;
}

/** Pictures by other names, and reminders by other words, than those that count as asks in a history. */
const LOOSE: readonly { id: AskClass; pattern: RegExp }[] = [
  {
    id: 'photo',
    pattern:
      /(?:照|来)(?:个|一|两|几|上)?(?:两|几)?张(?!单|券)|照(?:下来|个相|一下)(?:给|发|看)|\b(?:quick |couple of |few )?(?:snapshots?|snaps|shots)\b[^.!?]{0,30}\b(?:help|useful|great|needed|enough|please|possible|see)\b|(?:\b(?:please|kindly|could you|can you|would you|you mind)\b[^.!?]{0,20}|(?:^|[.!?,] ?))\b(?:send|shar|upload|attach|tak|snap|show|pop|drop|forward|email|fire|ping)(?:e|ing)?\b[^.!?]{0,16}\b(?:photos?|pictures?|pics?|images?)\b|\b(?:send|take|share|get|attach|have)\b[^.!?]{0,12}\b(?:snapshots?|snaps|shots)\b/u,
  },
  {
    id: 'photo',
    pattern:
      /\b(?:had (?:a|any) (?:chance|time|moment|luck)|managed?|got (?:round|around)|get (?:round|around)|able|remember(?:ed)?)\b[^.!?]{0,24}\b(?:photos?|pictures?|pics?|images?)\b|\b(?:photos?|pictures?|pics?|images?)\b[^.!?]{0,20}\b(?:yet|ready|whenever|coming|still)\b|\bstill (?:need|want|require|after|missing)\b[^.!?]{0,12}\b(?:photos?|pictures?|pics?|images?)\b|(?:照片|图片?|相片)[^,。!?]{0,6}(?:呢|好了|怎么样了|还没)/u,
  },
  {
    id: 'video',
    pattern:
      /\b(?:had (?:a|any) (?:chance|time|moment|luck)|managed?|got (?:round|around)|get (?:round|around)|able|remember(?:ed)?)\b[^.!?]{0,24}\b(?:videos?|clips?|recording|footage)\b|\b(?:videos?|clips?|recording|footage)\b[^.!?]{0,20}\b(?:yet|ready|whenever|coming|still)\b|\bstill (?:need|want|require|after|missing)\b[^.!?]{0,12}\b(?:videos?|clips?|recording|footage)\b|(?:视频|影片|录像)[^,。!?]{0,6}(?:呢|好了|怎么样了|还没)/u,
  },
];
/** After an ask every further word of the thing is a reminder. */
const MENTIONED: readonly { id: AskClass; pattern: RegExp }[] = [
  { id: 'video', pattern: /视频|影片|录像|(?<![记目登收])录(?:一|个|下)|\b(?:videos?|clips?|footage|recording)\b/u },
  {
    id: 'photo',
    pattern:
      /照片|图片|(?<![地意企试])图(?![书案标])|相片|拍(?:一?下|照|张|个|好|了)|\b(?:photos?|pictures?|pics?|images?)\b/u,
  },
];
const OURS_TO_SHOW =
  /\b(?:i|we)(?:'ll|'ve|'m| will| can| could| have| am|'re| are)?(?: \w+)? (?:send|share|email|attach|show|take|post|upload)\w*\b|给{0,1}(?:您|你)(?:发|看|拍|传)|(?:我|我们)(?:这边|现在|先|来|会|去)*(?:发|拍|传|录)/u;
const NO_ASK =
  /收到|谢|看到了|不急|不着急|不用|不需要|不必|\b(?:got|received|thanks?|thank you|no need|don't need|not needed|without|skip)\b/u;

/** An ask in looser words; none where the draft thanks for what came or lets it go. */
function readLooseAsk({ draft, conversation }: Situation, turn: number): EvidenceAsk | null {
  const shuns = [NO_ASK, LETS_GO, WAIVED, CANNOT_SHOW, TELLS_WHERE, OURS_TO_SHOW].some((one) => one.test(draft.text));
  const mentions = [...LOOSE, ...MENTIONED].filter(({ pattern }) => pattern.test(draft.text));
  if (shuns || mentions.length === 0) return null;
  const asked = findEvidenceAsks({ ...conversation, turns: conversation.turns.slice(-LATEST_TURNS) });
  const known = new Set(asked.flatMap(({ classes }) => classes));
  for (const { id, pattern } of [...LOOSE, ...MENTIONED.filter((one) => known.has(one.id))]) {
    const match = pattern.exec(draft.text);
    if (!match) continue;
    const clause = pieceAround(draft.clauses, { start: match.index, end: match.index + match[0].length });
    return { turn, ...originalSpan(draft, clause), classes: [id], soft: false, option: false };
  }
  return null;
}

interface Asking {
  ask: EvidenceAsk;
  before: EvidenceAsk[];
}

/** The draft's own ask for evidence, and those that went out before it. */
function readAsking(situation: Situation): Asking | null {
  const { conversation, draft } = situation;
  const sent = { id: 'draft', role: 'agent' as const, text: withoutPastAsks(situation) };
  const turns = conversation.turns.slice(-LATEST_TURNS);
  // Most drafts ask for nothing; only then is the talk before it read.
  const plain = findEvidenceAsks({ id: 'draft', turns: [sent] }).length > 0;
  const loose = plain ? null : readLooseAsk(situation, turns.length);
  if (!plain && !loose) return null;
  const asks = findEvidenceAsks({ ...conversation, turns: [...turns, sent] }).filter(({ classes }) =>
    classes.some((id) => EVIDENCE_CLASSES.has(id)),
  );
  const ask = loose ?? asks.find(({ turn }) => turn === turns.length);
  if (ask && WAIVED.test(normalise(draft.original.slice(ask.start, ask.end)).text)) return null;
  return ask ? { ask, before: asks.filter(({ turn }) => turn < turns.length) } : null;
}

function hasGiven({ assessment, conversation, buyer, rules }: Situation): boolean {
  if ((assessment.signals.cues['it.evidence_given'] ?? []).length > 0) return true;
  const shown = conversation.turns.slice(-LATEST_TURNS).some((turn) => turn.role === 'customer' && turn.media?.length);
  return shown || buyer.some((words) => hasReading(words, rules, 'givenProof'));
}

/** Said later, or busy now: she may still do it. Said that she cannot or will not: she has answered. */
const LATER =
  /晚点|晚些|晚上|等(?:会|下|我)|待会|回头|下班|回(?:家|去)(?:再|后|了)|在?(?:上班|上课|开会|忙|外面|路上)|改天|明天|\b(?:later|tonight|tomorrow|after work|at work|busy|when i(?:'m| am| get) (?:home|back)|in a (?:bit|while|meeting)|not (?:now|at home)|out right now)\b/u;
const CANNOT =
  /[拍录发传弄回找]不(?:了|到|出|来)|不(?:会|想|愿|肯|方便|能|行|拍|录|发)(?!再)|没(?:法|办法|空|时间|手机|力气)|懒得|拒绝|别(?:再)?(?:让|叫|要)|为什么(?:要|还)|扔了|丢了|\b(?:can't|cannot|can not|won't|will not|unable|not able|refuse|don't (?:want|have|know)|no (?:camera|phone|time|way)|not going to|why (?:do|should)|already)\b/u;

/** "I will not film anything" answers an ask even where no cue knows the words. */
const REFUSES_TO_SHOW =
  /不(?:会|想|愿|肯|要)?(?:再)?(?:拍|录|发照|传照)|[拍录]不了|\b(?:won't|will not|not going to|can't|cannot|don't want to|refuse to) (?:\w+ )?(?:film|record|photograph|take|send|make|shoot|do)\b/u;

function hasRefused({ assessment, buyer }: Situation, askedBefore: boolean): boolean {
  const { cues } = assessment.signals;
  if ((cues['ng.unwilling'] ?? []).length > 0) return true;
  const refuses = buyer.some(({ text }) => CANNOT.test(text));
  if (askedBefore && REFUSES_TO_SHOW.test(buyer.at(-1)?.text ?? '')) return true;
  if (!refuses && buyer.some(({ text }) => LATER.test(text)) && (cues['ng.irritated'] ?? []).length === 0) return false;
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

/** What no picture shows: a sound, a smell, a taste, a function; the first can be recorded, the function filmed. */
const UNSEEN = {
  heard:
    /噪音|杂音|异响|响(?![应亮])|声(?![明称])|[咯咔喀嘎哐轰]{2}|嗡嗡|喀|咔|吱|吵|很响|太响|没声|\b(?:nois[ey]\w*|sounds?|buzz\w*|hum(?:s|ming)?|rattl\w+|squeak\w*|click(?:s|ing)|hiss\w*|crackl\w+|loud|beep\w*|whin\w+|grind\w+|volume)\b/u,
  smelt:
    /味道|气味|异味|霉味|臭|刺鼻|难闻|闻(?:着|起来|到)|酸味|发酸|苦味|变味|口感|难吃|\b(?:smell\w*|stinks?|stank|odou?rs?|reeks?|tast(?:e|es|ed|ing)|sour|bitter|rancid|stale)\b/u,
  works:
    /连不上|配对|开不了机|打不开机|不(?:会)?(?:动|转|亮|通电|制冷|加热|充电|启动|开机)(?!作)|没反应|充不(?:进|了)|死机|卡顿|闪退|断断续续|自动(?:关|停)|失灵|\b(?:won't|doesn't|does not|will not|didn't|isn't|not) (?:\w+ )?(?:pair\w*|connect\w*|turn(?:ing)? on|switch(?:ing)? on|start\w*|charg\w*|heat\w*|cool\w*|work\w*|power\w*|respond\w*|boot\w*|spin\w*)\b|\b(?:cuts? out|cutting out|keeps? (?:stopping|freezing|disconnecting|dropping)|freez(?:es|ing)|lag(?:s|ging)?|drops? the connection|no sound|no power|dead on)\b/u,
};
/** Something to be seen was told as well; a picture may show that. */
const SEEN =
  /裂|断|碎|破|划|刮|脏|污|渍|锈|霉(?!味)|变色|褪色|色差|颜色|变形|凹|瘪|掉(?:漆|色|毛|皮)|起球|线头|漏|洞|虫|毛发|缺|歪|弯|肿|鼓|屏幕|显示|报错|代码|\b(?:crack(?:s|ed)?|scratch\w*|dent\w*|stain\w*|torn|tear|brok\w+|chip(?:s|ped)?|mou?ld\w*|rust\w*|discolou?r\w*|colou?r|leak\w*|bent|hole|bug|hair|swollen|screen|display|error|code|missing|dirty)\b/u;

/** MISMATCH from the talk itself: a picture asked for what cannot be seen, whatever the issue was taken for. */
function cannotShow({ buyerWords }: Situation, { classes }: EvidenceAsk): boolean {
  if (!classes.includes('photo') && !classes.includes('video')) return false;
  if (SEEN.test(buyerWords)) return false;
  if (UNSEEN.smelt.test(buyerWords)) return true;
  const heard = UNSEEN.heard.test(buyerWords) || UNSEEN.works.test(buyerWords);
  return heard && !classes.includes('video');
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
  if ((row && isMismatch(row, asking.ask, draft.text)) || cannotShow(situation, asking.ask)) {
    // To somebody who sent their proof no other kind is proposed.
    const filmed = row?.valid.some((kind) => kind.startsWith('video')) ?? !UNSEEN.smelt.test(situation.buyerWords);
    const video = filmed && !hasGiven(situation);
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
