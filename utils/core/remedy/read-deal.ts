import type { Assessment } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Intent } from '../taxonomy.ts';
import { normalise } from '../text/normalise.ts';

/** What buyer and shop have agreed on. */
export interface Deal {
  /** As what a buyer asks for when it is asked for; null where the words do not tell. */
  remedy: Intent | null;
  /** The sum as we wrote it, such as "20元" or "$5"; null where none was agreed on. */
  sum: string | null;
}

/** In one clause the first match wins: a voucher is no refund, and a return brings its refund along. */
const REMEDIES: readonly (readonly [Intent, RegExp])[] = [
  ['price_protect', /差价|价差|保价|\b(?:price )?difference\b|\bprice[- ]match/u],
  ['compensate', /补偿|赔|券|购物金|红包|积分|\b(?:voucher|coupon|credit|compensat|discount|points|partial)/u],
  ['repair_resend_part', /补(?:发|寄)|重(?:新)?[发寄]|再[发寄]|\b(?:re-?send|re-?ship|send (?:\w+ )?another)/u],
  ['exchange', /换|寄.{0,2}新|\b(?:exchang|replac|swap|new one)/u],
  ['return_refund', /退货|全额退|寄回|退回|\b(?:return|send it back|full refund)/u],
  ['refund_only', /退|返还|\b(?:refund|money back)/u],
];
const SUM =
  /(?:nt\$|hk\$|us\$|[$¥￥€£])\s?\d+(?:[.,]\d+)?|\d+(?:\.\d+)?\s?(?:元|块钱?|塊錢?|圓|圆|%|(?:usd|eur|gbp|hkd|twd|dollars?|euros?|pounds?|bucks)\b)/giu;
const NUMBER = /\d+(?:[.,]\d+)?/u;

const CLAUSE = /[,，、;；。!！?？\n]|\.(?=\s|$)|或者?|还是|\bor\b/u;
const IN_FULL = /全额|整单|全款|\b(?:full|in full|fully)\b/u;

function remediesIn(text: string): Intent[] {
  const named = text.split(CLAUSE).map((clause) => REMEDIES.find(([, pattern]) => pattern.test(clause))?.[0]);
  return [...new Set(named.filter((remedy) => remedy !== undefined))];
}

const sumsIn = (text: string): string[] => text.match(SUM) ?? [];

/** Our words between the buyer's last run and the buyer's words before it. */
function lastOffer({ turns }: Conversation, before: number): string {
  const ours: string[] = [];
  for (const turn of turns.slice(0, before).reverse()) {
    if (turn.role === 'customer') break;
    if (turn.role === 'agent' || turn.role === 'bot') ours.unshift(turn.text.slice(0, 1000));
  }
  return ours.join('\n');
}

/**
 * What was agreed on when the buyer has taken an offer: by the buyer's own words, else by our offer where it named one
 * thing only. Pure.
 */
export function readDeal({ signals }: Assessment, conversation: Conversation): Deal {
  const { first, last } = signals.lastRun;
  const run = conversation.turns.slice(Math.max(0, first), last + 1).filter(({ role }) => role === 'customer');
  const said = normalise(run.map(({ text }) => text.slice(0, 400)).join('\n')).text;
  const offer = lastOffer(conversation, Math.max(0, first));
  const offered = sumsIn(offer);
  const named = NUMBER.exec(said)?.[0];
  const own = offered.find((sum) => named !== undefined && NUMBER.exec(sum)?.[0] === named);
  const folded = normalise(offer).text;
  const choices = remediesIn(folded);
  const [chosen] = remediesIn(said);
  const only = choices.length === 1 ? choices[0] : undefined;
  const remedy = chosen ?? (own === undefined ? only : undefined) ?? null;
  const alone = offered.length === 1 && (chosen === 'compensate' || (chosen === undefined && only !== undefined));
  const sum = own ?? (alone ? offered[0] : undefined) ?? null;
  // A sum that is taken leaves the goods with the buyer, whatever the money is called; all of it does not.
  const partial = sum !== null && remedy !== 'price_protect' && !IN_FULL.test(folded);
  return { remedy: partial ? 'compensate' : remedy, sum };
}
