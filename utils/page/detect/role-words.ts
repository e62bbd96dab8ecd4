/** Words by which pages name the writer of a message, in classes, attributes, names and labels. */

import { nameKind } from './name-kind.ts';

/** What a name says of the writer: ours, the buyer's, and how sure that word is. */
export interface Leaning {
  /** Positive for ours, negative for the buyer's. */
  own: number;
  /** Same, from words that only mean something against each other: an AI chat's `user` and `bot`. */
  guided: number;
  /** Same, from words that name the trade: `agent`, `customer`. These beat the side. */
  trade: number;
}

const OWN =
  /^(?:outgoing|outbound|sent|self|me|mine|my|own|owner|out|sender|sending|myself|fromme|byme|isme|ismine|local)$/;
const OTHER =
  /^(?:incoming|inbound|received|receive|receiver|recipient|them|their|theirs|other|others|peer|remote|opponent|friend|stranger|in|interlocutor|partner|notme)$/;
const OURS =
  /^(?:agent|agents|operator|staff|seller|shop|merchant|csr|rep|representative|advisor|admin|employee|helpdesk|kefu|servicer)$/;
const BUYERS =
  /^(?:customer|customers|visitor|buyer|guest|contact|enduser|consumer|requester|requestor|lead|shopper|caller)$/;
const GUIDED_OWN = /^(?:user|human|question|prompt|query)$/;
const GUIDED_OTHER = /^(?:bot|ai|assistant|robot|llm|model|gpt|response|answer|system)$/;

export const NAMED_OWN = /^(?:you|me|myself|sie|ich|vous|usted|我|你|您|本人|あなた|自分)(?:\b|$|[:：\s])/iu;
const NAMED_OURS =
  /客服(?!工作|系[统統]|平[台臺]|[后後][台臺]|管理|作[业業]|消息|[会會][话話])|坐席|店小二|商家|[卖賣]家|店[铺鋪家]|旗[舰艦]店|[专專][卖賣]店|[机機]器人|智能助手|\b(?:agent|operator|support|customer (?:service|care|success)|(?:help|service) ?desk|staff|seller|shop assistant|bot|assistant)\b/iu;
const NAMED_BUYER =
  /^(?:访客|顾客|买家|客户|用户|訪客|顧客|買家|客戶|用戶)(?!服|经理|經理)|\b(?:visitor|customer|guest|buyer|client|shopper)\b(?! (?:service|support|care|success))/iu;

/** The same in German, Spanish, French and Japanese, at the beginning of a name or as a badge. */
export const OURS_ABROAD =
  /^(?:verkäufer(?:in)?|händler|kunden(?:service|dienst)|mitarbeiter(?:in)?|vendedora?|vendeur|(?:atención|servicio) al cliente|出品者|店舗|ショップ|担当者?|スタッフ)(?!\p{L})/iu;
export const BUYER_ABROAD =
  /^(?:kontakt|käufer(?:in)?|kund(?:e|in)|besteller(?:in)?|compradora?|cliente|acheteur|購入者|落札者|お客(?:様|さま)|ご?注文者)(?!\p{L})/iu;

/** What is drawn, not who writes: a face stands for anybody. */
const ICON = /^(?:anticon|fa[srlb]?|bi|mdi|ri|ti|icon|iconfont|glyphicon|material|lucide|i)-/;

/** Letters and digits mixed by a build tool spell words by chance only: `r-vvn4in`. */
const MADE_UP = /[a-z\d]*(?:[a-z]\d+[a-z]|\d[a-z]+\d)[a-z\d]*/gi;

/** The words a token is made of: `chat-message--outgoing`, `isOwnMessage`, `from_me`. */
function wordsOf(token: string): string[] {
  const words = token
    .replace(MADE_UP, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(not?)[^a-z]+(me|mine|own|self)\b/g, 'notme')
    .split(/[^a-z]+/)
    .filter(Boolean);
  if (ICON.test(token)) return [];
  // "sent-at", "in-progress" and the like speak of something else.
  const joined = words.join(' ');
  if (
    /\b(?:sent (?:at|time|date)|user (?:name|avatar|pic|select)|contact (?:us|info)|client (?:width|height)|read receipt|sign in|logged in|fade in|zoom in|slide in|in view|in line|check in|log in|inline|model|my (?:auto|\d))\b/.test(
      joined,
    )
  )
    return [];
  return words.slice(0, 8);
}

/** A token as it stands on the page, without where it stood and which attribute it was. */
export const bareToken = (token: string) => token.replace(/^[>^]?\.?/, '').replace(/^[\w-]+=/, '');

/** What a class token or attribute value says. */
export function leaningOf(token: string): Leaning {
  const leaning: Leaning = { own: 0, guided: 0, trade: 0 };
  // `my-2` and `self-start` are looks.
  if (nameKind(token) === 'utility' && !token.includes(' ')) return leaning;
  for (const word of wordsOf(token)) {
    if (OWN.test(word)) leaning.own += 1;
    else if (OTHER.test(word)) leaning.own -= 1;
    else if (OURS.test(word)) leaning.trade += 1;
    else if (BUYERS.test(word)) leaning.trade -= 1;
    else if (GUIDED_OWN.test(word)) leaning.guided += 1;
    else if (GUIDED_OTHER.test(word)) leaning.guided -= 1;
  }
  return leaning;
}

/** What a name or label shown with a message says. */
export function leaningOfName(name: string): Leaning {
  const own = NAMED_OWN.test(name.trim()) ? 1 : 0;
  const trade = [NAMED_BUYER, BUYER_ABROAD].some((words) => words.test(name))
    ? -1
    : [NAMED_OURS, OURS_ABROAD].some((words) => words.test(name))
      ? 1
      : 0;
  return { own, guided: 0, trade };
}

/** Days and times are told by what they say; `show-date` may stand on any message. */
export const SYSTEM_WORDS =
  /(?:^|[-_])(?:system|line-?item|separator|divider|event|notice|notification|announcement|unread-?(?:bar|line|divider)|joined|activity-?(?:log|message)|typing|indicator|status-?message)(?:$|[-_])|(?:System|Separator|Divider|Event|Notice|Notification|Typing)(?:Message|Row|Item|Line|Label)?(?:$|[-_])/;
export const MARK_WORDS =
  /(?:^|[-_])(?:check|checks|checkmark|checkmarks|tick|ticks|delivered|seen|receipt|double-?check|read-?status|status-?icon)(?:$|[-_])/i;

/** Notes and drafts, which only colleagues see, by their names and by their labels. */
export const NOTE_WORDS =
  /(?:^|[-_.=])(?:is-?)?(?:note|notes|private|internal|whisper|whispered|draft)(?:$|[-_])|(?:Private|Internal|Note|Whisper)(?:Message|Note|Row)?$/;
export const NOTE_LABEL =
  /^(?:(?:internal|private)(?: (?:note|comment|memo))?|note|whisper|comment|(?:内部|內部)(?:[备備][注註]|消息|訊息|留言)?|[备備][注註]|社内(?:メモ|コメント)?|(?:内部)?メモ|[仅僅](?:客服|[内內]部|商家|[员員]工|同[事仁]|[团團][队隊])可[见見])[:：]?$/i;
/** The same in a line that says more: by whom and when, or who sees it. */
export const NOTE_LINE =
  /^\P{L}{0,4}(?:(?:internal|private) (?:note|comment|memo)|whisper from|[内內]部[备備][注註]|社内メモ)|\b(?:added|left|wrote) an? (?:\w+ )?note$|^(?:添加|新增|[写寫])了?.{0,4}[备備][注註]$|\bvisible to (?:teammates|staff|agents|colleagues|your team)/iu;
export const LONGEST_LABEL = 60;
export const BOT_WORDS =
  /(?:^|[-_.=])(?:is-?)?(?:bot|robot|chatbot|autoreply|auto-reply|automated)(?:$|[-_])|(?:Bot|Robot)(?:Message|Row)?$/;
/** How pages call their own words and their machines, by the writer's name or by a badge beside it. */
export const PAGE_NAME =
  /^[【[（(]?(?:system|automation|auto-?reply|workflow|系[统統](?:消息|訊息|提示|通知)?)[】\]）)]?[:：]?$/i;
export const BOT_NAME =
  /[机機]器人|ボット|小蜜|小助[手理]|智[能慧](?:客服|助[手理])|自[动動](?:回[复覆应應]|返信|[应應]答)|応答|자동|อัตโนมัติ|tự động|otomatis|\b(?:ai|bot|robo)$|[a-z]bot$|\b(?:ai|virtual) a|\bai ?[助客小]|\bauto(?:m|[- ]?r)/i;
/** A badge on what a machine wrote. */
export const BOT_LABEL =
  /^(?:auto(?:mat(?:ed|ic))?(?:[- ]?(?:reply|response|message|answer))?|(?:chat)?bot|ai|自[动動](?:回[复覆应應]|返信|応答)|[机機]器人|ボット)$/i;
