import type { Conversation } from '../core/conversation/conversation.ts';
import type { Lang } from '../core/taxonomy.ts';

export const MOVES = [
  'regret',
  'own',
  'step',
  'time',
  'owner',
  'choice',
  'fact',
  'question',
  'handover',
  'care',
  'remedy',
  'thanks',
  'door',
] as const;
/** What a reply does, as far as its own words show. */
export type Move = (typeof MOVES)[number];

/** Said of one's own doing, with or without "I" before it. */
const DONE_ZH = '刚刚|剛剛|刚才|剛才|刚|剛|已经|已經|已';
const DOING_ZH = `${DONE_ZH}|正在|正|现在|現在|今天|这就|這就`;
const STEPS_ZH =
  '查|催|联系|聯絡|电话|電話|寄|发出|發出|发货|發貨|出货|出貨|退|换|換|补|補|登记|登記|安排|转|轉|核|确认|確認|申请|申請|处理|處理|跟进|追|办|辦|记下|記下|通知|交接|留了|留好';

/** Moves that wording alone gives away. `fact` and `question` are read from the text's content instead. */
const SIGNS: Record<Exclude<Move, 'fact' | 'question'>, { zh: RegExp; en: RegExp }> = {
  regret: { zh: /抱歉|对不起|對不起|不好意思|道歉|赔不是|賠不是/, en: /\bsorry\b|\bapolog(?:y|ise|ize|ies)\b/i },
  own: {
    zh: /(?<!不)是我们|(?<!不)是我們|我们没|我們沒|(?<!不是)我们的(?:错|疏忽|责任|问题)|(?<!不是)我們的(?:錯|疏失|責任|問題)|(?<!不能|不要|别|別|不)怪我[们們]|[该該]我们|没做好|沒做好|没做到|沒做到|(?:回复|回覆|回答|说法|說法)(?:确实|確實)?(?:不妥|不对|不對|不当|不當|不恰[当當])/,
    en: /(?<!not )\b(?:our|my) (?:fault|mistake|error|responsibility|failure|side)\b|\bon us\b|\bwe (?:missed|failed|got|let|left|should|told|sent|packed|broke|lost)\b|\bI (?:should have|got it wrong|let you)\b|\bwasn'?t (?:okay|ok|right|fair|acceptable)\b/i,
  },
  // "We will deal with it as soon as possible" names no step, so the vague adverbs break the match.
  step: {
    zh: new RegExp(
      `(?:我(?:们|們)?(?:${DOING_ZH}|会|會|来|來|先|可以|能)|${DONE_ZH})[^，。！？尽盡儘稍耐]{0,14}(?:${STEPS_ZH})`,
    ),
    en: /\bI(?:'ve|'m|'ll| have| am| will| can| just)\b[^.!?]{0,40}\b(?:check|chas|call|contact|arrang|send|sent|ship|refund|replac|book|push|ask|email|log|prepar|pass|pick|issu|track|confirm|credit|open|attach|stay|mail|start|see)/i,
  },
  time: {
    zh: /\d{1,2}\s*[:：]\s*\d{2}|\d{1,2}\s*[点點][前半]?|\d+\s*(?:分钟|分鐘|小时|小時|天|个工作日|個工作天|工作天)(?:内|內|之内|之內)|(?:今天|今晚|今日|明天|明早|明晚|后天|後天|(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|\d+月\d+[日号號])[^，。！？]{0,8}(?:前|上午|中午|下午|晚上|之前|以前)|(?:周|週|星期)[一二三四五六日天]|\d+月\d+[日号號]/,
    en: /\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?(?:am|pm)\b|\b(?:by|before|on|until|this|at)\s(?:today|tonight|tomorrow|noon|midnight|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\s\d+)|\b(?:today|tonight|tomorrow)\b|\bwithin (?:\d+|one|two|three|four|an?) (?:minutes?|hours?|days?)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/i,
  },
  owner: {
    zh: /我是[^，。的您你]{1,6}[，。,]|由我|我(?:来|來)?(?:跟到底|负责|負責|跟进|跟進)|我盯|我(?:来|來)(?:跟|盯|办|辦|处理|處理|告诉|告訴)|我(?:会|會)?亲自|我會?親自|主管|经理|經理|组长|組長|店长|店長/,
    en: /\bI(?:'m| am) [A-Z][a-z]+|\bmy name is\b|\bI(?:'ll| will) (?:see this through|own|stay|personally|follow|message|write|update|handle)\b|\bmyself\b|\b(?:supervisor|manager|team lead)\b/,
  },
  choice: {
    zh: /(?:^|[\s：:，。；])[AaＡ一①1][、.：:)）]?[\s\S]{2,80}[BbＢ二②2]|或者|或是|还是|還是|要么|要嘛|两种|兩種|两个办法|兩個方[法式]|两条路|兩條路|您选|您選|[你您](?:想|要|决定|決定)|如果[^，。]{0,10}(?:想|等不及|不踏实|不踏實|不放心|不安心|不方便|不要)|要是[^，。]{0,8}(?:不想|等不|还是不)/,
    en: /\beither\b|\bor\b|\bwould you (?:rather|prefer|like)\b|\bwhichever\b|\bif you(?:'d| would|'re| are)? (?:rather|prefer|still)\b|\bif (?:that|it)(?:'s| is) (?:too late|not)\b|\byour choice\b|\bpick (?:what|whichever)\b|\btwo (?:options|ways)\b/i,
  },
  handover: {
    zh: /(?:主管|经理|經理|组长|組長|店长|店長|负责人|負責人)[^。！？]{0,24}(?:接手|接管|联系您|聯絡您|联络您|聯繫您|跟您联|与您联|與您聯|来处理|來處理|处理|處理|回复|回覆|打给|打給)|(?:转|轉|交)(?:给|給)[^，。]{0,4}(?:主管|经理|經理|组长|組長|店长|店長|负责人|負責人)|已?转述|交接/,
    en: /\b(?:supervisor|manager|team lead|lead|colleague [A-Z][a-z]+)\b[^.!?]{0,60}\b(?:take|takes|taking|contact|call|reach|write|message|hear|handle)|\btak(?:ing|es|e) (?:this )?over\b|\bpass(?:ed|ing)? (?:on|this|everything|your)\b|\bescalat/i,
  },
  care: {
    zh: /(?:先|请|請|马上|馬上|立刻|立即)?(?:停用|停止使用|别再用|別再用|不要再用|不要再擦|别再擦|別再擦|先不要用|暂停使用|暫停使用|断电|斷電|拔掉|远离|遠離)|(?:看|找|给|給)[^，。]{0,4}(?:医生|醫生|医师|醫師)|就医|就醫|急诊|急診|(?:人|身体|身體|眼睛|呼吸|喘)[^，。]{0,8}(?:吗|嗎|还好|還好|怎么样|怎麼樣|不舒服)/,
    en: /\bstop using\b|\bdon'?t use\b|\bunplug\b|\bkeep away\b|\bsee (?:a|your) doctor\b|\bmedical\b|\bare you (?:ok|okay|all right|safe|hurt)\b|\banyone hurt\b/i,
  },
  remedy: {
    zh: /退款|全[额額]退|退[给給您你货貨差]|给您退|給您退|幫您退|换新|換新|换一|換一|换货|換貨|更换|更換|补寄|補寄|补发|補發|重发|重發|重寄|补差|補差|差[价額额價]|补[给給]您|補[给給]您|维修|維修|修好|备用机|備用機|收回|免费|免費|(?:运费|運費)[^，。]{0,4}(?:我们|我們)|提袋|(?:可以|能)(?:退|换|換|补|補)/,
    en: /\brefund|\breplac|\bexchange|\bsend(?:ing)? (?:you )?(?:a|the|an)(?:other)? (?:new|missing|bag|part|replacement)|\breship|\bship(?:ping|ped)? (?:you )?(?:a|the|another)|\brepair|\bcredit\b|\breturn(?:s|ed)?\b|\bpostage\b|\bdifference\b|\bloan(?:er)?\b|\bfree of charge\b/i,
  },
  thanks: { zh: /谢谢|謝謝|感谢|感謝|多谢|多謝/, en: /\bthanks?\b|\bthank you\b|\bgrateful\b|\bappreciate\b/i },
  door: {
    zh: /不用(?:您)?(?:再|回|另外|重|拍|寄|任何)|(?:随时|隨時|有事|直接|有任何)[^，。]{0,6}(?:找我|联系我|聯絡我|告诉我|告訴我|跟我)|我(?:都)?(?:还在|還在|都在|一直在)|不用担心再|不管有没有|不論有沒有/,
    en: /\b(?:no need to|you (?:won'?t|don'?t) (?:have|need) to|reach me|message me|write (?:to me|here)|I'm here|just reply|whether or not)\b/i,
  },
};

/** Words too common to show that the reply took up what the buyer said. */
const COMMON =
  /^(?:您好|你好|我们|我們|你们|你們|这个|這個|那个|那個|可以|现在|現在|已经|已經|一下|什么|什麼|怎么|怎麼|就是|没有|沒有|不是|the|and|for|you|your|that|this|with|have|has|are|was|not|but|can|will|from|they|what|when|how|its|our|all|any|one|just|been|want|please|about)$/;

/** How many content words of the buyer's latest turns and of the order the reply takes up. */
function sharedFacts(reply: string, conversation: Conversation): number {
  const said = conversation.turns
    .filter((turn) => turn.role === 'customer')
    .slice(-3)
    .map((turn) => turn.text)
    .join('\n');
  const { item = '', orderId = '', price } = conversation.order ?? {};
  const known = contentWords(`${said}\n${item}\n${orderId}\n${price ?? ''}`);
  return [...contentWords(reply)].filter((word) => known.has(word)).length;
}

/** Numbers and English words as they are; Chinese as pairs of neighbouring characters. */
function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [word] of text.toLowerCase().matchAll(/\d[\d,.]*\d|\d|[a-z]{3,}/g)) words.add(word);
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 2 <= run.length; at += 1) words.add(run.slice(at, at + 2));
  }
  for (const word of words) if (COMMON.test(word)) words.delete(word);
  return words;
}

/**
 * The moves a reply makes. Judges wording only, generously: the draft rules of the core find what
 * is wrong with a reply, this finds what is right about it.
 */
export function readMoves(reply: string, lang: Lang, conversation: Conversation): Set<Move> {
  const signs = lang === 'en' ? 'en' : 'zh';
  const moves = new Set<Move>();
  for (const move of MOVES) {
    if (move === 'fact' || move === 'question') continue;
    if (SIGNS[move][signs].test(reply)) moves.add(move);
  }
  if (sharedFacts(reply, conversation) >= 2) moves.add('fact');
  if (/[?？]/.test(reply)) moves.add('question');
  return moves;
}
