import { noteControls } from './note-mode.ts';
import { hintsOf, outerOf } from './page-facts.ts';
import type { RowFacts } from './row-facts.ts';

/** Panels, queues and controls that only those see who serve buyers. */
const DESK =
  /^(?:(?:ticket|customer|visitor|buyer|contact|case)[ -](?:details?|info(?:rmation)?|data|profile|history|notes?)|unassigned|assignee|resolve|mark as (?:re)?solved|(?:end|close|transfer) (?:chat|conversation|ticket)|assign(?: to)?|assigned to me|(?:canned|quick|saved) (?:responses?|replies|phrases)|macros|repeat buyer|(?:send|issue|offer)(?: an?)? (?:partial )?(?:refund|coupon|voucher|order card)|mark as (?:order|paid|shipped)|(?:reply|respond|write) to (?:the )?(?:customer|buyer|visitor|guest|client|requester)|[转轉]交|[标標]示[为為][订訂][单單]|(?:[选選][择擇])?(?:罐[头頭][讯訊]息|回[复覆](?:模板|[范範]本))|回[复覆](?:[客顾顧買买][户戶客家]|[会會][员員])|[购購][买買]人|[買买]家(?:[昵暱][称稱]|[账帳][号號])|[结結]案|(?:待)?指派[给給]?|(?:[客用][户戶]|[买買]家|[访訪]客|[顾顧]客)(?:[信資资][息讯訊料]|[画畫]像)|(?:我的|待.{1,3}|[创創新]建|服[务務])?工[单單].{0,4}|[正在待]+接待|接待中.{0,6}|[转轉]接|[转轉]派|受理客服|(?:快捷|常用)(?:回[复覆]|[短用]?[语語]|[话話][术術])|zugewiesen an|text(?:bausteine|vorlagen)|kunden(?:daten|info)|asignado a|respuestas r[áa]pidas|datos del cliente|(?:顧客|お客様|購入者)情報|定型文|khách hàng|trả lời nhanh|ข้อมูลลูกค้า|고객 ?정보(?![가-힣])|быстрые ответы|[未要]対応|対応[中状]況?|(?:[结結]束|[转轉]接)(?:会话|會話|接待|服[务務]|[对對][话話])|邀[请請]?[评評][价價])(?: ?\d+| ?[(（]\d+[)）])?\W*$/i;
/** Panels about an order, which the buyer may see, too. */
const ORDERS =
  /^(?:(?:recent |past )?orders?|order (?:details?|info(?:rmation)?|history|#?[\w-]*\d[\w-]*)|shipping address|sku|(?:bestellung|pedido|заказ|đơn hàng|pesanan|คำสั่งซื้อ) [#\w-]+|注文(?:情報|番号)|[订訂][单單](?:[信資资][息讯訊]|[编編]?[号號]|[详詳]情)?[\s:：#]*[\w-]*|[收寄][货貨件]地址|[待已][发發出][货貨])\W*$/i;
/** What a reply box says where it is written to a buyer. */
const TO_BUYER = /\b(?:customer|buyer|visitor|guest|canned|saved repl)|[买買]家|客[户戶]|[顾顧]客|[访訪]客|快捷/i;
const MOST_BESIDE = 2000;
const LONGEST_LABEL = 40;

/** `staff`: what only those see who serve buyers; `shared`: what their buyers see, too. */
export type DeskMark = 'staff' | 'shared';

/** What a desk says between the messages, to both sides, of what is done with a conversation. */
const EVENT =
  /\b(?:(?:un|re-?)?assigned|re-?opened|resolved|escalated|omnichannel|transferred)\b|(?:[会會][话話]|接待).{0,3}(?:接入|[开開]始|[结結]束|[转轉]接)|(?:接入|[结結]束|[转轉]接)了?(?:本次)?(?:[会會][话話]|接待|[对對][话話])|邀[请請].{0,4}[评評][价價]/i;

/** What an element says itself, as beside the box that it is the label of. */
function labelOf(element: Element | undefined): string {
  const texts = [...(element?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3);
  return texts
    .map(({ nodeValue }) => nodeValue)
    .join('')
    .trim();
}

/** What stands beside the messages: an order, a ticket, a queue. */
function markBeside(list: Element): DeskMark | null {
  let found: DeskMark | null = null;
  for (let inner = list, outer = outerOf(list); outer; inner = outer, outer = outerOf(outer)) {
    for (const beside of outer.children) {
      if (beside === inner) continue;
      const inside = beside.getElementsByTagName('*');
      for (let i = 0; i < Math.min(inside.length, MOST_BESIDE); i++) {
        const words = labelOf(inside[i]);
        if (words.length > LONGEST_LABEL) continue;
        if (DESK.test(words)) return 'staff';
        if (ORDERS.test(words)) found = 'shared';
      }
    }
  }
  return found;
}

/** What the page shows of a desk: beside the messages, round the reply box, or between the messages. */
export function deskMark(list: Element, box: HTMLElement, notices: readonly RowFacts[]): DeskMark | null {
  const words = notices.map(({ leaves }) => leaves.map((leaf) => leaf.words).join(' '));
  if (hintsOf(box).some((hint) => TO_BUYER.test(hint)) || noteControls(box, list).length > 0) return 'staff';
  return markBeside(list) ?? (words.some((one) => EVENT.test(one)) ? 'shared' : null);
}
