/** Currencies a sign or a word can stand for; a sign that several share decides nothing between them. */
const DOLLARS = ['USD', 'TWD', 'HKD', 'SGD', 'AUD', 'CAD', 'NZD'] as const;
const YUAN = ['CNY', 'TWD', 'HKD', 'SGD'] as const;
const SIGNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:nt\$|ntd|twd|[新台臺]币)/, ['TWD']],
  [/^(?:hk\$|hkd|港[币元纸])/, ['HKD']],
  [/^(?:us\$|usd|美[元金刀])/, ['USD']],
  [/^(?:rmb|cny|人民币)/, ['CNY']],
  [/^(?:€|eur|欧元)/, ['EUR']],
  [/^(?:£|gbp|pounds?|quid|英镑)/, ['GBP']],
  [/^[¥￥]/, ['CNY', 'JPY']],
  [/^(?:日[元圆]|yen|jpy)/, ['JPY']],
  [/^(?:\$|dollars?|bucks?|刀)/, DOLLARS],
  [/^(?:元|块|圆|蚊|yuan)/, YUAN],
];

const DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };

/** 三百 → 300, 一千二 → 1200, 两百五十 → 250, 三百零五 → 305; NaN where the characters make no number. */
function readChineseNumber(word: string): number {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastUnit = 0;
  for (const character of word.replaceAll('两', '二').replaceAll('〇', '零')) {
    const unit = UNITS[character];
    if (unit === undefined) {
      const value = DIGITS.indexOf(character);
      // Two digits in a row are a telephone or an order number, no sum.
      if (value < 0 || (digit !== null && digit !== 0)) return Number.NaN;
      digit = value;
      if (value === 0) lastUnit = 0;
    } else if (unit === 10_000) {
      total = (section + (digit ?? 0)) * unit;
      section = 0;
      digit = null;
      lastUnit = unit;
    } else {
      section += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    }
  }
  // What follows the last unit without its own counts in tenths of it: 三百五 is 350.
  const rest = digit === null ? 0 : lastUnit > 10 ? digit * (lastUnit / 10) : digit;
  return total + section + rest;
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** "two hundred and fifty" → 250, "a thousand" → 1000. */
function readEnglishNumber(words: string): number {
  let total = 0;
  let section = 0;
  for (const word of words.split(/[\s-]+/)) {
    if (word === 'and' || word === 'a' || word === '') continue;
    if (word === 'hundred') section = Math.max(1, section) * 100;
    else if (word === 'thousand' || word === 'grand') {
      total += Math.max(1, section) * 1000;
      section = 0;
    } else if (SMALL.includes(word)) section += SMALL.indexOf(word);
    else section += (TENS.indexOf(word) + 2) * 10;
  }
  return total + section;
}

const SIGN = '(?:nt\\$|hk\\$|us\\$|rmb|cny|usd|eur|gbp|twd|ntd|hkd|[$¥￥€£])';
const UNIT =
  '(?:元|块(?![屏板表布肉糖砖地饼蛋])|圆|蚊|刀|人民币|[新台臺]币|港[币元纸]|美[元金刀]|欧元|英镑|日[元圆]|(?:rmb|cny|usd|eur|gbp|twd|ntd|hkd|jpy|yuan|dollars?|bucks?|euros?|pounds?|quid|yen)\\b|[€£$])';
const NUMERAL = '(?<![\\d.,])(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:\\.\\d{1,4})?';
const HAN_NUMBER = '(?<!第)[零〇一二两三四五六七八九十百千万]{1,9}';
const EN_WORD = `(?:${[...SMALL, ...TENS].join('|')})`;
const EN_NUMBER = `(?:(?:a|${EN_WORD})(?:[\\s-]+(?:and |a )?(?:${EN_WORD}|hundred|thousand|grand))*)`;
const SUM = new RegExp(
  `(?<sign>${SIGN})\\s?(?<after>${NUMERAL})\\s?(?<scale>k\\b|[千万百])?|(?<before>${NUMERAL})\\s?(?<scale2>k\\b|[千万百])?\\s?(?<unit>${UNIT})|(?<han>${HAN_NUMBER})\\s?(?<unit2>${UNIT})|\\b(?<words>${EN_NUMBER})\\s(?<unit3>(?:us )?(?:dollars?|bucks?|euros?|pounds?|quid|yuan|yen)\\b)`,
  'gu',
);
const SCALE: Readonly<Record<string, number>> = { k: 1000, 百: 100, 千: 1000, 万: 10_000 };

/** A sum of money in a text, and the currencies its sign or word can stand for. */
export interface Sum {
  amount: number;
  currencies: readonly string[];
  /** Where it stands in the text. */
  start: number;
  end: number;
}

function currenciesOf(word: string): readonly string[] {
  return SIGNS.find(([sign]) => sign.test(word))?.[1] ?? [];
}

/**
 * Sums of money in folded text, in digits ("¥300", "1.5k usd") or in words ("三百块", "two hundred dollars").
 * A bare number is none, nor is a word such as "some money".
 */
export function readSums(text: string): Sum[] {
  return [...text.matchAll(SUM)].flatMap((match) => {
    const { sign, after, before, unit, han, unit2, words, unit3, scale, scale2 } = match.groups ?? {};
    const digits = after ?? before;
    const amount =
      digits !== undefined
        ? Number(digits.replaceAll(',', '')) * (SCALE[scale ?? scale2 ?? ''] ?? 1)
        : han !== undefined
          ? readChineseNumber(han)
          : readEnglishNumber(words ?? '');
    if (!Number.isFinite(amount) || amount <= 0) return [];
    const currencies = currenciesOf((sign ?? unit ?? unit2 ?? unit3 ?? '').replace(/^us (?=dollar)/, 'us$'));
    return [{ amount, currencies, start: match.index, end: match.index + match[0].length }];
  });
}

/** True where the sum may be in the given currency: a sign that says nothing else never contradicts. */
export function mayBeIn(sum: Sum, currency: string): boolean {
  return sum.currencies.length === 0 || sum.currencies.includes(currency);
}
