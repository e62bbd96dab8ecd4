import { isVisible } from '../is-visible.ts';

/** What the workplace of an agent is made of, as its buttons, tabs and headings say; a page for buyers has none of it. */
const DESK =
  /^(?:assign(?:ed|ee)?(?: to(?: me)?)?|unassigned|snooze|(?:mark as )?(?:resolved?|solved)|(?:close|end|resolve|transfer) (?:chat|conversation|ticket)|transfer|(?:canned|saved|quick) (?:responses?|repl(?:y|ies))|macros?|(?:internal|private|add(?: a)?) note|(?:customer|visitor|contact|buyer) (?:details|info(?:rmation)?|profile|notes?)|tickets?|my (?:chats|tickets|inbox|queue)|unread chats|waiting|in queue|转接(?:会话)?|转单|轉接|快捷(?:回复|短语|语)|快速回覆|常用语|常用語|工单(?:列表)?|工單|(?:客户|买家|顾客|用户|客戶|買家|顧客)(?:信息|资料|資料|详情|詳情|画像|备注|備註)|(?:结束|關閉|关闭|結束)(?:会话|會話|对话|對話)|待回复|待回覆|邀请评价|内部备注|內部備註|接待中|排队中?|会话列表|订单核对)(?:[\s(（:：]*\d*[)）]?)$/i;
const LABELS = 'button,[role="button"],[role="tab"],h1,h2,h3,h4,h5,label,summary,dt,th,a,li,span,div';
const MOST_LABELS = 1500;
const LONGEST_LABEL = 24;
const FEWEST_WORDS = 2;

/** Whether the tools of the trade stand round the messages: then this is a workplace, not what a buyer sees of it. */
export function isAgentsDesk(list: Element): boolean {
  const labels = list.ownerDocument.querySelectorAll(LABELS);
  const words = new Set<string>();
  for (let i = 0; i < Math.min(labels.length, MOST_LABELS) && words.size < FEWEST_WORDS; i++) {
    const label = labels[i];
    if (!label || label.childElementCount > 1 || list.contains(label)) continue;
    const text = (label.textContent ?? '').trim();
    if (text.length <= LONGEST_LABEL && DESK.test(text) && isVisible(label)) words.add(text.toLowerCase());
  }
  return words.size >= FEWEST_WORDS;
}
