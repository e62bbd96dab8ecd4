import type { Conversation } from '../conversation/conversation.ts';
import { normalise } from '../text/normalise.ts';

/** What the item itself means for a return (domain.md §4.4, exceptions; §4.2 R4). */
export interface GoodsKind {
  /** Outside the no-reason return: made to order, fresh, unsealed or downloaded. */
  excluded: boolean;
  /** Spoils or cannot be sold again, so nobody sends it back. */
  perishable: boolean;
}

const PERISHABLE =
  /生鲜|水果|苹果(?!手机|电脑|1\d)|草莓|车厘子|樱桃|芒果|榴莲|荔枝|蔬菜|海鲜|螃蟹|大闸蟹|虾(?!片)|牛排|鲜花|花束|蛋糕(?!模具|盒|架)|鲜奶|冷冻|冷藏|\b(?:fresh (?:fruit|flowers|food|fish|meat)|strawberr\w+|cherries|seafood|steaks?|bouquet|frozen)\b/;
const MADE_TO_ORDER =
  /定制|订制|定做|订做|刻字|刻名|量身|客制|\b(?:custom(?:ised|ized)?[ -]?made|custom(?:ised|ized)|personali[sz]ed|engraved|made[ -]to[ -](?:order|measure)|bespoke)\b/;
const DIGITAL =
  /激活码|序列号|充值|点卡|电子书|下载版|数字版|兑换码|\b(?:e-?book|download(?:able)?|digital (?:code|copy)|licen[cs]e key|gift card|top-up)\b/;

/**
 * Reads the order's own item name only: a right is never denied for a word in the chat. Without an item nothing is
 * excluded.
 */
export function readGoodsKind({ order }: Conversation): GoodsKind {
  const item = order?.item === undefined ? '' : normalise(order.item.slice(0, 300)).text;
  const perishable = PERISHABLE.test(item);
  return { excluded: perishable || MADE_TO_ORDER.test(item) || DIGITAL.test(item), perishable };
}
