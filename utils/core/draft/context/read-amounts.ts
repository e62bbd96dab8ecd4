import type { Span } from '../draft-text.ts';

export interface Amount extends Span {
  value: number;
}

const NUMERAL = '(?<![\\d.])(?:\\d{1,3}(?:,\\d{3}){1,3}|\\d{1,9})(?:\\.\\d{1,4})?';
const MONEY = new RegExp(
  `(?:nt\\$|hk\\$|us\\$|rmb|cny|usd|eur|gbp|twd|ntd|[$¥￥€£])\\s?(?<sign>${NUMERAL})|(?<unit>${NUMERAL})\\s?(?:元|块|圆|rmb|cny|usd|eur|gbp|twd|ntd|dollars?|bucks?|euros?|pounds?|[€£])|(?<=[退补赔返转](?:给)?[您你]?)(?<bare>\\d{2,6})(?=$|[\\s吧哦呢,。!~了]|行|可以)`,
  'gu',
);

/** Amounts of money in folded text; a bare number is one only right behind a verb of paying (退您500吧). */
export function readAmounts(text: string): Amount[] {
  return [...text.matchAll(MONEY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: Number((match.groups?.sign ?? match.groups?.unit ?? match.groups?.bare ?? '').replaceAll(',', '')),
  }));
}
