import { originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';

/** Mobile numbers of the mainland, Taiwan, Hong Kong style and international ones; the tail may be masked. */
const PHONE =
  /(?<![\d-])(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|09\d{2}[- ]?\d{3}[- ]?\d{3}|07\d{3}[- ]?\d{3}[- ]?\d{3}|\+\d{1,3}[- ]?(?:\(?\d{1,4}\)?[- ]?){2,4}\d{2,4}|\(?\d{3}\)?[- ]\d{3}-\d{4})(?!\d)/gu;
const PHONE_HINT = /(?<!\d)1[3-9]\d[\d*x…·-]{0,8}|(?<!\d)09\d{2}[\d*x…-]{0,6}/u;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,30}){1,4}/gu;
const ADDRESS =
  /(?:\p{Script=Han}{2,8}(?:省|市|区|县|镇|乡))?\p{Script=Han}{1,8}(?:路|街|大道|巷|弄|胡同|段)\s?\d{1,5}(?:号|弄|巷|之)[^,。!?;\n]{0,16}|\p{Script=Han}{2,10}(?:小区|花园|大厦|公寓|社区|公馆)\s?\d{1,3}(?:号楼|栋|幢|座|单元)[^,。!?;\n]{0,12}|\b\d{1,5} [a-z]+(?: [a-z]+)? (?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct)\b\.?(?:,? (?:apt|unit|flat|suite) ?\w+)?/gu;
/** Numbers of a shop, a courier or a help line, and where a return is to be sent. */
const OFFICIAL =
  /快递员|派件|派送员|配送员|网点|站点|驿站|门店|专柜|客服(?:热线|电话)|热线|服务电话|司机|物流士|仓库|(?:主管|组长|经理|店长|同事|专员|顾问)\p{Script=Han}{0,3}(?:女士|先生|小姐)?|退货(?:地址|仓)|寄回|寄到|回寄|收件(?:人|地址)是我们|我们(?:的)?(?:地址|电话|门店)|courier|driver|hotline|helpline|warehouse|return (?:address|to)|\bour (?:address|store|office|warehouse|number)|send it to|ship it to|\b(?:400|800)[- ]?\d/u;
const OTHER_PERSON =
  /(?<=^|[^\p{Script=Han}]|[是的由给叫位到被跟让找与和])\p{Script=Han}{1,3}(?:女士|先生|小姐|太太|阿姨|大叔|大妈|奶奶|爷爷)|(?:别的|其他|另一位|另外一?位|另一个|上一位|隔壁的?|有位|有个)(?:买家|顾客|客户|客人|用户|先生|女士)|邻居|\b(?:mr|mrs|ms|miss)\.? [a-z]+|\b(?:another|other|a different|the previous) (?:customer|buyer|client|person)|\byour (?:neighbou?r|flatmate|housemate)/u;
/** Who is spoken of is not who is spoken to: a signer, a neighbour, "ring her on …". */
const SPOKEN_OF =
  /(?:代签|代收|签收人|签收的(?:是|人)|代领|(?:拿|取|领|签|收)走|隔壁|对面|对门|楼[上下]|邻居)|(?:联系|找|问|打给?|拨)[他她]|[他她](?:的)?(?:本人)?(?:电话|手机|号码|微信|地址|住)|[他她]住|\b(?:signed for|taken in|picked up|collected|accepted|received) by (?!you\b|the\b|our\b|us\b|a\b)[a-z]+|\b(?:left|it's) with (?!you\b|the\b|our\b|us\b|a\b|no\b)[a-z]+ [a-z]+|\b(?:ring|call|text|phone|reach|contact|ask) (?:him|her)\b|\b(?:his|her) (?:\w+ )?(?:number|mobile|phone|cell|address|e-?mail)\b/u;
/** Nobody's own telephone is official. */
const PRIVATE_LINE =
  /(?:私人|个人|本人)(?:的)?(?:电话|手机|号码|微信)|\b(?:personal|private|own) (?:number|mobile|phone|cell|line)\b/u;
const THEIR_DATA =
  /(?:电话|手机|号码|地址|住址|订单号?|姓名|名字|收货人|身份证)(?:是|为|:|叫|在(?=\p{Script=Han}*\d))|(?:住|家)(?:在)?\p{Script=Han}{0,10}\d+(?:号|室|栋|楼)|\b(?:phone|number|address|order|name|email)(?: number)? (?:is|was)\b|\blives? at\b/u;

const at = (match: RegExpMatchArray): Span => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length });

/** PII_THIRD: a person who is not the buyer, together with their number, address or order. */
function findThird({ draft, conversation }: Situation): RawFinding[] {
  for (const sentence of draft.sentences) {
    const words = draft.text.slice(sentence.start, sentence.end);
    const person = OTHER_PERSON.exec(words);
    const buyerName = conversation.customerName?.toLowerCase() ?? '';
    const family = person?.[0].replace(/^是/, '').charAt(0) ?? '';
    const isBuyer = family !== '' && buyerName.includes(family) && /女士|先生|小姐|太太/.test(person?.[0] ?? '');
    const named = person !== null && !isBuyer;
    if (!named && !SPOKEN_OF.test(words)) continue;
    if (OFFICIAL.test(words) && !PRIVATE_LINE.test(words)) continue;
    const inFull = [PHONE, ADDRESS, EMAIL].some(({ source }) => new RegExp(source, 'u').test(words));
    if (inFull || (named && (PHONE_HINT.test(words) || THEIR_DATA.test(words))))
      return [{ rule: 'pii_third', ...originalSpan(draft, sentence) }];
  }
  return [];
}

function echoWording(situation: Situation, text: string): string | undefined {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 7 || /\p{Script=Han}|[a-z]/iu.test(text)) return undefined;
  const tail = digits.slice(-4);
  return { 'zh-Hans': `尾号${tail}`, 'zh-Hant': `末四碼${tail}`, en: `ending ${tail}` }[situation.lang];
}

/** The buyer asked for a change and sees that it was made right; only their own words are given back. */
const CHANGED = /改(?:成|为|到|好)|更新|更正|\b(?:chang|updat|correct|redirect|rerout)(?:ed|ing)\b/;

/** PII_ECHO: the buyer's phone, mail or address written out in full. */
function findEcho(situation: Situation): RawFinding[] {
  const { draft, buyerWords } = situation;
  const hits = [
    ...[...draft.text.matchAll(PHONE)].map(at),
    ...[...draft.text.matchAll(ADDRESS)].map(at),
    ...[...draft.text.matchAll(EMAIL)]
      .filter((match) => buyerWords.includes(match[0]) || /您|你|your/.test(draft.text))
      .map(at),
  ].sort((a, b) => a.start - b.start);
  for (const hit of hits) {
    const sentence = pieceAround(draft.sentences, hit);
    const words = draft.text.slice(sentence.start, sentence.end);
    if (OFFICIAL.test(words)) continue;
    if (
      CHANGED.test(words) &&
      situation.buyer.at(-1)?.text.includes(draft.text.slice(hit.start, hit.end).replace(/\.$/, ''))
    )
      continue;
    const span = originalSpan(draft, hit);
    const better = echoWording(situation, draft.original.slice(span.start, span.end));
    return [{ rule: 'pii_echo', ...span, ...(better === undefined ? {} : { better }) }];
  }
  return [];
}

/** PII_THIRD and PII_ECHO of domain.md §5; another person's data weighs more than the buyer's own. */
export function findPrivacy(situation: Situation): RawFinding[] {
  const third = findThird(situation);
  return third.length > 0 ? third : findEcho(situation);
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷黎史龙陶贺毛郝顾龚邵万覃武钱戴严莫孔向';
const ZH_GREETED =
  /(?:^|[,。!?;\n]\s*)(?:您好|你好|尊敬的|亲爱的)?[,!]?\s?(\p{Script=Han})\p{Script=Han}{0,2}(?:先生|女士|小姐|太太)/u;
const EN_GREETED =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))[, ]+(?:mr\.? |mrs\.? |ms\.? |miss )?([a-z]{2,})(?=\s*[,!.\n]|$)/u;
const NO_NAME = new Set([
  'there',
  'all',
  'team',
  'again',
  'everyone',
  'customer',
  'sir',
  'madam',
  'friend',
  'buyer',
  'and',
  'folks',
  'valued',
]);

/** WRONG_NAME: greets somebody else than this buyer. Silent where the page's name is a nickname. */
export function findWrongName({ draft, conversation }: Situation): RawFinding[] {
  const name = conversation.customerName?.trim().toLowerCase() ?? '';
  if (name === '') return [];
  const zh = ZH_GREETED.exec(draft.text);
  const surname = zh?.[1];
  if (
    zh &&
    surname &&
    SURNAMES.includes(surname) &&
    SURNAMES.includes(name.charAt(0)) &&
    /^\p{Script=Han}{2,4}$/u.test(name)
  ) {
    if (name.charAt(0) !== surname) return [wrongName(draft, zh.index, zh[0])];
  }
  const en = EN_GREETED.exec(draft.text);
  const greeted = en?.[1];
  if (en && greeted && !NO_NAME.has(greeted) && /^[a-z][a-z .'-]+$/.test(name)) {
    const parts = name.split(/[ .'-]+/);
    if (!parts.some((part) => part.startsWith(greeted) || greeted.startsWith(part)))
      return [wrongName(draft, en.index, en[0])];
  }
  return [];
}

function wrongName(draft: Situation['draft'], index: number, text: string): RawFinding {
  const lead = text.length - text.replace(/^[,。!?;\n\s]+/, '').length;
  // 王先生您好 greets already; the wording takes the place of both, so that nobody is greeted twice.
  const hello = /^[\s,]*(?:您好|你好)(?!好)/u.exec(draft.text.slice(index + text.length))?.[0] ?? '';
  return {
    rule: 'wrong_name',
    ...originalSpan(draft, { start: index + lead, end: index + text.length + hello.length }),
  };
}
