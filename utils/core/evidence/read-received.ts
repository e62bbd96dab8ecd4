import type { Assessment } from '../advice.ts';
import type { Conversation, Turn } from '../conversation/conversation.ts';
import { rememberByText } from '../stage/remember-by-text.ts';
import type { Issue } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';

/** What the buyer has given so far, as files and in words. */
export interface Received {
  photos: number;
  videos: number;
  /** Files of another sort, and things the buyer says were sent but the page does not show. */
  unnamed: number;
  /** Kinds of the matrix that the buyer's words amount to, such as `words` or `serial`. */
  told: ReadonlySet<string>;
  /** The box and its label have been thrown away. */
  boxGone: boolean;
  /** The buyer speaks of the material, not of the colour. */
  material: boolean;
}

const READ_TURNS = 40;
const READ = 400;

const TOLD: Readonly<Record<string, RegExp>> = {
  words_batch: /批[次号][^,。]{0,6}[a-z0-9]{4,}|\b(?:batch|lot)\b[^.\n]{0,12}\d{3,}/,
  serial: /(?:序列号|序号|\bsn\b|\bserial(?: number)?\b)[^,。.\n]{0,6}[a-z0-9]{5,}/,
  pickup_code: /取[件货]码|\bpick-?up code\b/,
  replay_time_words:
    /(?:早上|上午|中午|下午|晚上|昨晚|今晚|凌晨)(?:大概|大约)?[\d一二两三四五六七八九十]{1,3}点|\d{1,2}[:点](?:\d{2}|半|多|左右|钟)|[一二两三四五六七八九十]{1,2}点(?:半|多|左右|钟)|\b\d{1,2}(?::\d{2})? ?[ap]m\b|\b(?:at|around|about) \d{1,2}(?::\d{2})?\b/,
  guided_check:
    /(?:重启|重置|重装|插拔|换了?[^,。]{0,4}(?:电池|线|插座|充电器)|充(?:了|过)[^,。]{0,4}电|试(?:了|过))|\b(?:tried|restarted|reset|rebooted|re-?paired|re-?installed|swapped|charged)\b/,
  error_screenshot: /报错|错误代码|故障码|\berror (?:code|message)\b|\be[- ]?\d{1,3}\b/,
};
/** The kinds `batch` and `words_batch` ask for the same words. */
const SAME: Readonly<Record<string, string>> = { words_batch: 'batch' };

/** What makes a description: for some issues the bare complaint leaves open what we would have to know. */
const DESCRIBED: Partial<Readonly<Record<Issue, RegExp>>> = {
  marked_delivered_not_received:
    /家人|家里|邻居|前台|门[卫口]|保安|物业|驿站|快递柜|代收点|老公|老婆|室友|管理员|同事|\b(?:neighbou?rs?|reception|concierge|family|husband|wife|flatmate|roommate|doorman|porch|locker|colleagues?)\b/,
  intermittent:
    /有时|偶尔|隔|每[次天晚]|[一过]会儿?|时好时坏|动不动|\b(?:sometimes|every|now and then|random(?:ly)?|once in a while|after \w+ (?:minutes|hours))\b/,
  size_fit: /[大小长短紧松宽窄]|\b(?:tight|loose|small|big|large|long|short|narrow|wide|size)\b/,
  missing_part_or_item:
    /(?:少|缺|漏)了?(?:发|寄|装|放)?了?(?:[一二两三四五六几\d]+[个件只条包颗瓶盒根支片双]|(?!东西|货|件(?:[^a-z\p{Script=Han}]|$)|了)\p{Script=Han}{2,})|(?:里面?|中|盒|袋|箱)(?:没有?|没见|没看见)(?!东西|货)\p{Script=Han}{2,}|\bmissing (?:the |a |an |one |two |\d+ )?\w+|\b(?:screws?|bolts?|parts?|pieces?|items?|\w+s) (?:is|are|was|were) (?:missing|not (?:in|there|included))\b|\bonly (?:\w+ )?(?:of|out of|got|received)\b|\bwithout (?:the |its |a |any )?\w+|\b(?:wasn't|weren't|isn't|aren't) (?:in|there|included)\b|\bthere(?:'s| is| was| were) no \w+/u,
  wrong_item:
    /(?:收到|发来|寄来|来|发|寄)的?(?:却|竟然)?(?:是|成了?)[^,。]{2,}|\binstead of\b|\b(?:got|received|sent me|sent) (?:a|an|the) \w+/,
  damaged_transit: /碎|裂|断|破|瘪|扁|漏|凹|变形|湿|\b(?:crack|broke|shatter|smash|dent|leak|torn|crush|bent|soaked)/,
  cosmetic_flaw: /划|刮|污|线头|掉漆|毛刺|凹|洞|斑|渍|脏|\b(?:scratch|stain|thread|chip|mark|dent|scuff|hole|spot)/,
};
const LONG_ENOUGH = 6;

const BOX_GONE =
  /(?:包装|箱子?|盒子?|面单|快递袋|包裹袋)[^,。]{0,6}(?:扔|丢|没留|不在了|处理了|卖了)|(?:扔|丢)(?:了|掉)[^,。]{0,4}(?:包装|箱|盒|袋)|\b(?:threw|thrown|tossed|binned|recycled|chucked)\b[^.\n]{0,24}\b(?:box|packag\w*|label|wrapping|carton)\b|\b(?:box|packaging|label|carton)\b[^.\n]{0,16}\b(?:gone|thrown|recycled)\b/;
const MATERIAL =
  /材质|面料|成分|不是(?:纯棉|真皮|真丝|羊毛|实木|纯银)|化纤|涤纶|塑料|\b(?:material|fabric|polyester|not (?:real )?(?:cotton|leather|silk|wool|wood)|fake leather|plastic)\b/;

interface Words {
  told: string[];
  boxGone: boolean;
  material: boolean;
  length: number;
  text: string;
}

const readWords = rememberByText((original: string): Words => {
  const { text } = normalise(original);
  const told = Object.keys(TOLD).filter((kind) => TOLD[kind]?.test(text));
  return {
    told: told.flatMap((kind) => (SAME[kind] ? [kind, SAME[kind]] : [kind])),
    boxGone: BOX_GONE.test(text),
    material: MATERIAL.test(text),
    length: text.trim().length,
    text,
  };
});

const NAMES_VIDEO = /视频|影片|录[像屏了好]|\bvideos?\b|\bclips?\b/;
const NAMES_PHOTO = /[图拍]|照片|相片|\b(?:photos?|pictures?|pics?|images?)\b/;

function countMedia(turns: readonly Turn[], kind: 'image' | 'video' | 'file'): number {
  return turns.reduce((sum, { media }) => sum + (media?.filter((each) => each === kind).length ?? 0), 0);
}

/** "图发了" where the page shows no picture: believed, and counted as what it names. */
function readClaims(
  assessment: Assessment,
  conversation: Conversation,
): Pick<Received, 'photos' | 'videos' | 'unnamed'> {
  const claims = { photos: 0, videos: 0, unnamed: 0 };
  for (const { turn } of assessment.signals.cues['it.evidence_given'] ?? []) {
    const said = conversation.turns[turn];
    if (!said || said.media?.length) continue;
    const { text } = readWords(said.text.slice(0, READ));
    if (NAMES_VIDEO.test(text)) claims.videos = 1;
    else if (NAMES_PHOTO.test(text)) claims.photos = 1;
    else claims.unnamed = 1;
  }
  return claims;
}

/**
 * The memory of the planner: what came from the buyer, in pictures, films, files and words. Words are read in the
 * buyer's latest 40 messages; files count however old they are.
 */
export function readReceived(assessment: Assessment, conversation: Conversation): Received {
  const turns = conversation.turns.filter(({ role }) => role === 'customer');
  const words = turns.slice(-READ_TURNS).map(({ text }) => readWords(text.slice(0, READ)));
  const { issue } = assessment.standing;
  const told = new Set(words.flatMap((each) => each.told));
  const describes = issue === null ? undefined : DESCRIBED[issue];
  if (words.some(({ text, length }) => (describes ? describes.test(text) : length >= LONG_ENOUGH))) told.add('words');
  const claims = readClaims(assessment, conversation);
  return {
    photos: Math.max(countMedia(turns, 'image'), claims.photos),
    videos: Math.max(countMedia(turns, 'video'), claims.videos),
    unnamed: countMedia(turns, 'file') + claims.unnamed,
    told,
    boxGone: words.some(({ boxGone }) => boxGone),
    material: words.some(({ material }) => material),
  };
}
