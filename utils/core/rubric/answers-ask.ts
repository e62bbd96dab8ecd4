import type { DraftText } from '../draft/draft-text.ts';
import type { Intent } from '../taxonomy.ts';

/** Words that take up an ask, in folded text; a yes, a no or a not-yet all use them. */
const TAKES_UP: Partial<Readonly<Record<Intent, RegExp>>> = {
  refund_only: /退|钱|\brefund|\bmoney\b|\bpaid\b|\breturn|\bcancel/,
  return_refund: /退|收回|取件|\brefund|\breturn|\bcollect|\bmoney\b|\bsend it back\b/,
  exchange: /换|新的|新品|重(?:新)?发|补发|\bexchang|\breplac|\bswap|\bnew one\b|\banother\b|\bresend/,
  compensate: /补|赔|退|差|元|金额|价|补偿|\bcompensat|\brefund|\bcredit|\bdifference|\bamount|\bpay|\bback\b|\boff\b/,
  urge_delivery:
    /催|发|出[库货]|寄|到|查|物流|仓|快递|单号|退|\bship|\bdispatch|\bdeliver|\bcourier|\bparcel|\btrack|\bwarehouse|\bchas|\barriv|\brefund|\bcarrier/,
  repair_resend_part: /修|补|寄|换|配件|\brepair|\bfix|\bsend|\bpart|\breplac/,
  cancel: /取消|退|拦|不要|撤|\bcancel|\brefund|\bstop|\bintercept/,
  price_protect: /差|价|退|补|活动|\bdifference|\bprice|\brefund|\bpaid\b|\bback\b/,
  human_or_manager: /我|主管|经理|店长|负责人|\{lead\}|\{owner\}|\b(?:i|i'm|i'll|lead|manager|supervisor|person)\b/,
};

/** In the first half; a reply of one short sentence has no second. */
const HALF = 0.6;

/**
 * How a reply takes up what was asked for: 2 in its first half, 1 later or by a step with a time alone ("not yet"),
 * 0 not at all; null where nothing that calls for a decision was asked (domain.md §7 R3).
 */
export function answersAsk(draft: DraftText, asks: readonly Intent[], notYet: boolean): 0 | 1 | 2 | null {
  const words = asks.flatMap((ask) => TAKES_UP[ask] ?? []);
  if (words.length === 0) return null;
  const places = words.map((word) => draft.text.search(word)).filter((at) => at >= 0);
  if (places.length === 0) return notYet ? 1 : 0;
  return Math.min(...places) <= draft.text.length * HALF ? 2 : 1;
}
