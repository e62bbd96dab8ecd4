/**
 * Homophones, dodges and chat shorthand of domain.md §1.12–1.13, mapped to the word that is meant.
 * `anywhere` are unmistakable strings; `chinese` are letter codes that only mean something beside
 * Chinese; `english` are whole words of English chat.
 */
const ANYWHERE: Readonly<Record<string, string>> = {
  辣鸡: '垃圾',
  拉圾: '垃圾',
  垃鸡: '垃圾',
  辣圾: '垃圾',
  煞笔: '傻逼',
  沙比: '傻逼',
  傻比: '傻逼',
  傻b: '傻逼',
  沙币: '傻逼',
  傻叉: '傻逼',
  牛b: '牛逼',
  牛比: '牛逼',
  牛掰: '牛逼',
  坑b: '坑人',
  尼玛: '你妈',
  泥马: '你妈',
  特么: '他妈',
  他喵: '他妈',
  他马: '他妈',
  差坪: '差评',
  插评: '差评',
  差平: '差评',
  小红薯: '小红书',
  抖阴: '抖音',
  v信: '微信',
  威信: '微信',
  薇信: '微信',
  某宝: '淘宝',
  某多: '拼多多',
  拼夕夕: '拼多多',
  骗纸: '骗子',
  '12三15': '12315',
  '1231五': '12315',
  '123一5': '12315',
  '123 15': '12315',
  甚么: '什么',
  神马: '什么',
  什麽: '什么',
  肿么: '怎么',
  怎麽: '怎么',
  咋么: '怎么',
  木有: '没有',
  米有: '没有',
  灰常: '非常',
  鸡冻: '激动',
  表酱紫: '不要这样',
  酱紫: '这样',
  退宽: '退款',
  退欵: '退款',
  有木有: '有没有',
  忽攸: '忽悠',
};

const CHINESE: Readonly<Record<string, string>> = {
  sb: '傻逼',
  nb: '牛逼',
  tmd: '他妈的',
  md: '妈的',
  nm: '你妈',
  nmd: '你妈的',
  wtm: '他妈',
  xhs: '小红书',
  dy: '抖音',
  pdd: '拼多多',
  vx: '微信',
  wx: '微信',
  tk: '退款',
  th: '退货',
  hp: '好评',
  cp: '差评',
  kf: '客服',
  kd: '快递',
  pianzi: '骗子',
  lj: '垃圾',
  laji: '垃圾',
};

const ENGLISH: Readonly<Record<string, string>> = {
  u: 'you',
  ur: 'your',
  r: 'are',
  pls: 'please',
  plz: 'please',
  plse: 'please',
  thx: 'thanks',
  tks: 'thanks',
  tnx: 'thanks',
  ty: 'thank you',
  tysm: 'thank you so much',
  thankyou: 'thank you',
  thankx: 'thanks',
  thanx: 'thanks',
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  cant: "can't",
  couldnt: "couldn't",
  wouldnt: "wouldn't",
  wont: "won't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  havent: "haven't",
  hasnt: "hasn't",
  shouldnt: "shouldn't",
  im: "i'm",
  ive: "i've",
  thats: "that's",
  whats: "what's",
  yall: 'you all',
  "y'all": 'you all',
  cuz: 'because',
  bc: 'because',
  def: 'definitely',
  b4: 'before',
  gonna: 'going to',
  wanna: 'want to',
  ppl: 'people',
  fkn: 'fucking',
  fkin: 'fucking',
  effing: 'fucking',
  freaking: 'fucking',
  frickin: 'fucking',
  fking: 'fucking',
  wth: 'wtf',
  definately: 'definitely',
  recieve: 'receive',
  recieved: 'received',
  refound: 'refund',
};

const quoteForRegExp = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (words: string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(quoteForRegExp)
    .join('|');

const SHORTHAND = new RegExp(
  `(${longestFirst(Object.keys(ANYWHERE))})|(?<![a-z0-9])(${longestFirst(Object.keys(CHINESE))})(?![a-z0-9])|` +
    `(?<![a-z0-9\\p{Script=Han}'])(${longestFirst(Object.keys(ENGLISH))})(?![a-z0-9\\p{Script=Han}'])`,
  'gu',
);
const TWO_HAN = /\p{Script=Han}.*\p{Script=Han}/su;

export interface Replacement {
  start: number;
  end: number;
  text: string;
}

/** Where shorthand stands in folded text, in order, and what it means. Letter codes need two Han characters in the text. */
export function findShorthand(text: string): Replacement[] {
  const found: Replacement[] = [];
  for (const match of text.matchAll(SHORTHAND)) {
    const [whole, anywhere, code, english] = match;
    const meant =
      anywhere !== undefined
        ? ANYWHERE[anywhere]
        : code !== undefined
          ? TWO_HAN.test(text)
            ? CHINESE[code]
            : undefined
          : english !== undefined
            ? ENGLISH[english]
            : undefined;
    if (meant !== undefined && meant !== whole) {
      found.push({ start: match.index, end: match.index + whole.length, text: meant });
    }
  }
  return found;
}
