import type { RowFacts } from './row-facts.ts';
import { type Heard, hear } from './talk-words.ts';

/** How two sides talk, each taken for what it would be. */
export interface DeskTalk {
  /** How much more ours speaks like a shop than theirs: -2 (the other way round) to 2. */
  difference: number;
  /** Lines that each side says as its place has it, and lines that only the other would say. */
  fit: number;
  against: number;
  /** Whether this is the talk of a shop at all: two-sided bubbles are friends', colleagues' and machines', too. */
  isDesk: boolean;
  /** Lines that fit less those that do not, and less what colleagues and machines say. */
  net: number;
}

/** One line in so many is enough to hear a desk, and so many rows are heard at most. */
const ROWS_A_LINE = 8;
const MOST_ROWS_HEARD = 24;
/** What a line of colleagues, of a machine, or a colleague's presence over the talk takes away. */
const ASIDE = 3;
/** Of so many rows one must speak of goods, of an order or of its way. */
const ROWS_A_TRADE = 8;

export const hearRows = (rows: readonly RowFacts[]): Heard => hear(rows.map((row) => row.words));

/**
 * @param all how many rows both sides have
 * @param besideColleague whether a colleague's presence is shown over the talk
 */
export function deskTalk(own: Heard, theirs: Heard, all: number, besideColleague: boolean): DeskTalk {
  const lean = ({ shop, buyer }: Heard) => (shop + buyer === 0 ? 0 : (shop - buyer) / (shop + buyer));
  const fit = own.shop + theirs.buyer;
  const against = own.buyer + theirs.shop;
  const net = fit - against - (own.aside + theirs.aside + (besideColleague ? 1 : 0)) * ASIDE;
  const rows = Math.min(all, MOST_ROWS_HEARD);
  // Of a short talk both sides' own lines are as much as can be heard.
  const both = own.shop > 0 && theirs.buyer > 0 && net * 2 >= rows;
  const ofTrade = both || (own.trade + theirs.trade) * ROWS_A_TRADE >= rows;
  const isDesk = own.shop > 0 && net * ROWS_A_LINE >= rows && ofTrade;
  return { difference: lean(own) - lean(theirs), fit, against, isDesk, net };
}
