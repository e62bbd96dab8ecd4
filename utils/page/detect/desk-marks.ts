import { noteControls } from './note-mode.ts';
import { outerOf } from './page-facts.ts';
import type { RowFacts } from './row-facts.ts';

/** Panels, queues and controls that only those see who serve buyers. */
const DESK =
  /^(?:(?:order|ticket|customer|visitor|buyer|contact|case) (?:details?|info(?:rmation)?|data|profile|history|notes?)|unassigned|assignee|resolve|mark as (?:re)?solved|(?:end|close|transfer) (?:chat|conversation|ticket)|canned (?:responses?|replies)|macros|[订訂][单單][信資资][息讯訊]|(?:客[户戶]|[买買]家|[访訪]客|[顾顧]客)(?:[信資资][息讯訊料]|[画畫]像)|工[单單].{0,4}|[正在待]+接待|(?:快捷|常用)(?:回[复覆]|短[语語]|[话話][术術])|(?:[结結]束|[转轉]接)(?:会话|會話|接待|服[务務]|[对對][话話])|邀[请請]?[评評][价價])\W*$/i;
const MOST_BESIDE = 2000;

/** What a desk says between the messages of what is done with a conversation. */
const EVENT =
  /\b(?:(?:un|re-?)?assigned|re-?opened|resolved|escalated|omnichannel|transferred)\b|(?:[会會][话話]|接待).{0,3}(?:接入|[开開]始|[结結]束|[转轉]接)|(?:接入|[结結]束|[转轉]接)了?(?:本次)?(?:[会會][话話]|接待|[对對][话話])|邀[请請].{0,4}[评評][价價]/i;

/** Whether an order, a ticket or a queue stands beside the messages. */
function standsBeside(list: Element): boolean {
  const names = (one: Element | undefined) => one?.childElementCount === 0 && DESK.test(one.textContent?.trim() ?? '');
  const holdsDesk = (beside: Element): boolean => {
    const inside = beside.getElementsByTagName('*');
    for (let i = 0; i < Math.min(inside.length, MOST_BESIDE); i++) if (names(inside[i])) return true;
    return false;
  };
  for (let inner = list, outer = outerOf(list); outer; inner = outer, outer = outerOf(outer)) {
    for (const beside of outer.children) {
      if (beside !== inner && holdsDesk(beside)) return true;
    }
  }
  return false;
}

/** Whether the page shows what only desks have: beside the messages, round the reply box, or between the messages. */
export function isAtDesk(list: Element, box: HTMLElement, notices: readonly RowFacts[]): boolean {
  const words = notices.map(({ leaves }) => leaves.map((leaf) => leaf.words).join(' '));
  return words.some((one) => EVENT.test(one)) || noteControls(box, list).length > 0 || standsBeside(list);
}
