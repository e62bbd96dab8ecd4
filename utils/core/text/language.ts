import type { Conversation, Turn } from '../conversation/conversation.ts';
import type { Lang } from '../taxonomy.ts';
import { foldCharacter } from './fold-character.ts';

/** Common characters that only Simplified text has; a test checks that each has another Traditional form. */
export const SIMPLIFIED_ONLY = new Set(
  '们这说时对开发给问过货订单质买卖钱险态实际图见认为个么点样东吗长马妈门车见两边还让谁请谢试话语课诉详误该议许设证评识账费贵贺资赔赠运进远连迟选递邮释针钟错银铁锁键阅闻闭队阳阴际难静顶项顺须频题颜额风飞饭饮馆驱验骗鱼鲜鸟鸡龙龟师帅归处备复够头夹奖妇孙学宁宝实审宽寻导将尔尘尝层属岁岛币帮广庄庆库应废张弹强总恶悬惊惯愤愿戏户扑执扩扫扬扰抢护报拟择损换据挂挤捡'.split(
    '',
  ),
);

const HAN = /\p{Script=Han}/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LETTER = /\p{L}/u;
/** A turn of this many letters or more says enough to decide the language of a mixed conversation. */
const LONG_TURN = 8;

type Script = 'hans' | 'hant' | 'han' | 'other' | 'none';

/** What one text is written in; `han` means Chinese that looks the same in both scripts. */
export function scriptOf(text: string): Script {
  let hans = 0;
  let hant = 0;
  let han = 0;
  let letters = 0;
  // A giant paste must not be walked to its end for this.
  for (const character of text.slice(0, 4000)) {
    if (HAN.test(character)) {
      han += 1;
      if (SIMPLIFIED_ONLY.has(character)) hans += 1;
      else if (foldCharacter(character) !== character) hant += 1;
    } else if (LETTER.test(character)) letters += 1;
  }
  if (han === 0) return letters > 0 ? 'other' : 'none';
  // Japanese shares the characters; no Chinese reply would fit it.
  if (KANA.test(text)) return 'other';
  if (hans === hant) return 'han';
  return hant > hans ? 'hant' : 'hans';
}

/** Letters of a text; a Han character says as much as two. */
function lettersIn(text: string): number {
  let letters = 0;
  for (const character of text.slice(0, 400)) {
    if (LETTER.test(character)) letters += HAN.test(character) ? 2 : 1;
  }
  return letters;
}

/** What someone wrote, newest first, turns without letters left out. Read only as far back as somebody asks. */
function* textsOf(turns: readonly Turn[], role: Turn['role']): Generator<string> {
  for (let index = turns.length - 1; index >= 0; index -= 1) {
    const turn = turns[index];
    if (turn?.role === role && scriptOf(turn.text) !== 'none') yield turn.text;
  }
}

/** The first of these that shows which Chinese script it is written in. */
function clearScript(texts: Iterable<string>): Lang | null {
  for (const text of texts) {
    const script = scriptOf(text);
    if (script === 'hans') return 'zh-Hans';
    if (script === 'hant') return 'zh-Hant';
  }
  return null;
}

function scriptVariant(conversation: Conversation): Lang {
  const own = clearScript(textsOf(conversation.turns, 'customer'));
  if (own !== null) return own;
  if (conversation.market === 'TW' || conversation.market === 'HK') return 'zh-Hant';
  if (conversation.market !== undefined) return 'zh-Hans';
  return clearScript(textsOf(conversation.turns, 'agent')) ?? 'zh-Hans';
}

function takeFour(texts: Iterable<string>): string[] {
  const taken: string[] = [];
  for (const text of texts) {
    taken.push(text);
    if (taken.length === 4) break;
  }
  return taken;
}

/**
 * Language and script to answer in: those of the buyer's last two turns; where they differ, the last long one
 * decides, and any Han character in it makes it Chinese (domain.md §1, "Language/script of reply").
 * Turns without letters say nothing. Script that cannot be told (好的) is taken from earlier buyer turns, then the
 * market, then the agent's own script.
 */
export function languageOf(conversation: Conversation): Lang {
  if (conversation.lang !== undefined) return conversation.lang;
  const latest = takeFour(textsOf(conversation.turns, 'customer'));
  const lastTwo = latest.slice(0, 2);
  const deciding = lastTwo.find((text) => lettersIn(text) >= LONG_TURN) ?? lastTwo[0];
  if (deciding === undefined) {
    const { market } = conversation;
    if (market === 'TW' || market === 'HK') return 'zh-Hant';
    return market === undefined || market === 'CN' ? 'zh-Hans' : 'en';
  }
  // 好的 after an English turn is a slip of the buyer's keyboard, but "ok" after a Chinese one is Chinese chat.
  const short = lettersIn(deciding) < LONG_TURN;
  const script = scriptOf(deciding);
  if (script === 'other' && !(short && latest.some((text) => scriptOf(text).startsWith('han')))) return 'en';
  return scriptVariant(conversation);
}
