import { readSums } from '../../remedy/read-sums.ts';
import type { Span } from '../draft-text.ts';

export interface Amount extends Span {
  value: number;
  /** What its sign or word can stand for; none for a bare number. */
  currencies: readonly string[];
}

/** Right behind a verb of paying a bare number is money: 退您500吧. */
const BARE = /(?<=[退补赔返转](?:给)?[您你]?)\d{2,6}(?=$|[\s吧哦呢,。!~了]|行|可以)/gu;

/** Amounts of money in folded text, in their order. */
export function readAmounts(text: string): Amount[] {
  const sums = readSums(text).map(({ amount, ...rest }) => ({ ...rest, value: amount }));
  const bare = [...text.matchAll(BARE)]
    .map(({ 0: digits, index }) => ({
      start: index,
      end: index + digits.length,
      value: Number(digits),
      currencies: [],
    }))
    .filter(({ start, end }) => !sums.some((sum) => sum.start < end && start < sum.end));
  return [...sums, ...bare].sort((a, b) => a.start - b.start);
}
