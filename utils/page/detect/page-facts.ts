import { isSamePerson } from '../read/same-person.ts';
import { frameOf } from './name-frame.ts';
import { robustSelector } from './robust-selector.ts';
import { leaningOfName } from './role-words.ts';
import { type Leaf, leavesOf } from './row-leaves.ts';
import { selectorParts } from './selector-parts.ts';

const HEADER_REACH_PX = 170;
const MOST_ANCESTORS = 8;
const LONGEST_NAME = 60;
/** Headings of the page, not of a conversation. */
const GENERIC =
  /^(?:live ?)?(?:chats?|messages?|inbox|conversations?|messenger|support|help ?desk|customer (?:support|service)|online|offline|active now|typing|聊天|消息|对话|對話|会话|會話|在线|在線|离线|離線|客服|在线客服|收件箱)[.…!]?$/i;
/** The way to a page. */
const CRUMBS = /\S\s*[>›»]\s*\S/;
/** Whom the conversation was given to. */
const GIVEN_TO = /\bassigned to\b|指派[给給]/i;
const NAME_WORDS = /name|title|user|contact|customer|visitor|nick|heading|header/i;

/** What lies one step further out, through the border of a shadow root or frame. */
export function outerOf(element: Element): Element | null {
  if (element.parentElement) return element.parentElement;
  const root: Node = element.getRootNode();
  if (root.nodeType === 9) return (root as Document).defaultView?.frameElement ?? null;
  return (root as ShadowRoot).host ?? null;
}

function weight(element: Element): number {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  const size = Number.parseFloat(style?.fontSize ?? '') || 14;
  const bold = Number(style?.fontWeight) >= 600 || /^h\d$/.test(element.localName) ? 4 : 0;
  const named = NAME_WORDS.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('data-testid') ?? ''}`)
    ? 5
    : 0;
  return size + bold + named;
}

function isAbove(element: Element, list: DOMRect): boolean {
  const box = element.getBoundingClientRect();
  if (list.width === 0) return true;
  const middle = (box.left + box.right) / 2;
  return (
    box.bottom <= list.top + 6 && list.top - box.bottom < HEADER_REACH_PX && middle > list.left && middle < list.right
  );
}

/** What a shop says to those who write to it; no console greets its agents so. */
const TO_BUYERS =
  /\b(?:typically|usually|normally|always) (?:repl(?:y|ies)|responds?|answers?)\b|\bwe(?: will|['’]ll| usually| typically)? (?:reply|respond|answer|be back|get back)\b|\b(?:chat|talk|message|speak) (?:with|to) (?:us|our|an? (?:agent|human|expert))\b|\bask us\b|\b(?:message|ask|contact|reply to|write to) (?:the )?(?:seller|shop|store|support|host)\b|(?:[联聯][系絡络]|咨[询詢]|[问問]|回[复覆])(?:[卖賣]家|商家|客服|店家)|\bour (?:team|support|agents|experts)\b|\bhow (?:can|may) we help\b|\bwe(?:['’]re| are) (?:online|here|away|offline)\b|在线客服(?!系统|工作台|平台|后台|管理)|線上客服(?!系統|平台|後台|管理)|(?:为|為)您(?:服务|服務|解答)|我[们們](?:会|會|将|將)?(?:尽快|盡快|很快)?[^。]{0,6}(?:回复|回覆)|欢迎咨询|歡迎諮詢|联系我们|聯絡我們/i;
const MOST_OVER = 12;

/** How messengers of a company show what a colleague does, and who that is; who else is served and buys nothing. */
const COLLEAGUE =
  /\b(?:available|in a (?:call|meeting)|do not disturb|out of office|presenting|team lead|colleagues?|departments?|employees?|patients?|students?)\b|[请請]勿打[扰擾]|[会會][议議]中|同[事仁]|[员員]工|[学學]生|家[长長]|患者|部[门門]/i;

/** What stands over the messages, as far as it belongs to them and not to the page. */
function wordsOver(list: Element, box: Element): string[] {
  let inner: Element = list;
  for (let i = 0; i < MOST_ANCESTORS; i++) {
    const outer = outerOf(inner);
    if (!outer || outer.localName === 'html') return [];
    const over = leavesBefore(inner, outer).slice(0, MOST_OVER);
    const words = over.map((leaf) => leaf.words);
    if (words.some((one) => TO_BUYERS.test(one) || COLLEAGUE.test(one))) return words;
    // What stands over box and messages together belongs to the page.
    if (over.length > 0 && outer.contains(box)) return words;
    inner = outer;
  }
  return [];
}

/** What a reply box says of itself. */
export const hintsOf = (box: Element) =>
  ['placeholder', 'data-placeholder', 'aria-label'].map((name) => box.getAttribute(name) ?? '');

/** Whether what stands over the messages, or in the reply box, is said to a buyer; and whether it shows a colleague. */
export function facingOf(list: Element, box: Element): { toBuyers: boolean; colleague: boolean } {
  const shown = [...hintsOf(box), ...wordsOver(list, box)];
  return {
    toBuyers: shown.some((words) => TO_BUYERS.test(words)),
    colleague: shown.some((words) => COLLEAGUE.test(words)),
  };
}

const WIDEST_WIDGET_PX = 500;
const CORNER_PX = 120;

/** Whether the list floats in the lower corner of a larger page, as the widgets do that shops give their visitors. */
export function floatsInCorner(list: Element): boolean {
  const window = list.ownerDocument.defaultView;
  if (!window || window.innerWidth < WIDEST_WIDGET_PX * 1.6) return false;
  for (let at: Element | null = list; at; at = outerOf(at)) {
    if (at.ownerDocument !== list.ownerDocument) return false;
    if (window.getComputedStyle(at).position !== 'fixed') continue;
    const box = at.getBoundingClientRect();
    const atSide = Math.min(box.left, window.innerWidth - box.right) <= CORNER_PX;
    const hasPage = window.innerHeight - box.height > 40;
    return (
      box.width > 0 &&
      box.width <= WIDEST_WIDGET_PX &&
      hasPage &&
      atSide &&
      window.innerHeight - box.bottom <= CORNER_PX
    );
  }
  return false;
}

/** What stands around a reply box over the messages ("reply to customer") names nobody. */
const REPLY_BOX = 'textarea,[contenteditable]:not([contenteditable="false"])';

/** Words in what stands before `inner` inside `outer`, over it on the page. */
function leavesBefore(inner: Element, outer: Element): Leaf[] {
  const frame = inner.getBoundingClientRect();
  const before: Element[] = [];
  for (const child of outer.shadowRoot?.children ?? outer.children) {
    if (child === inner || child.contains(inner)) break;
    before.push(child);
  }
  return before
    .slice(-6)
    .filter(
      (child) =>
        !child.matches('script,style,textarea,input,form') &&
        child.getElementsByTagName('*').length < 120 &&
        !child.querySelector(REPLY_BOX),
    )
    .flatMap(leavesOf)
    .filter(({ element }) => isAbove(element, frame));
}

const namesOne = ({ words }: Leaf, names: ReadonlySet<string>) => [...names].some((name) => isSamePerson(name, words));

/**
 * What over the message list most likely says whose conversation it is, or null.
 * @param names of those who write in the list: one of them over it is surer than the largest words there
 */
export function headerName(list: Element, names: ReadonlySet<string>): Leaf | null {
  let inner: Element = list;
  const { right } = list.getBoundingClientRect();
  // In the bar of the page, behind the end of the messages, stands who is signed in.
  const isBehind = (element: Element) => right > 0 && element.getBoundingClientRect().left > right;
  for (let i = 0; i < MOST_ANCESTORS; i++) {
    const outer = outerOf(inner);
    if (!outer || outer.localName === 'html') return null;
    const leaves = leavesBefore(inner, outer).filter(
      ({ element, kind, words }) =>
        !isBehind(element) &&
        (kind === 'name' || kind === 'text') &&
        words.length >= 2 &&
        words.length <= LONGEST_NAME &&
        !GENERIC.test(words) &&
        !CRUMBS.test(words) &&
        !GIVEN_TO.test(words),
    );
    leaves.sort((a, b) => weight(b.element) - weight(a.element));
    const named =
      leaves.find(({ words }) => names.has(words)) ??
      leaves.find(({ words }) => leaningOfName(words).trade < 0 && frameOf(words, names) !== null) ??
      leaves.find((leaf) => namesOne(leaf, names)) ??
      leaves.find(({ words }) => frameOf(words, names) !== null);
    const best = named ?? leaves[0];
    if (best) return best;
    inner = outer;
  }
  return null;
}

const CONVERSATION_WORDS =
  /^(?:conversations?|chats?|tickets?|threads?|sessions?|messages?|rooms?|cases?|inbox|im|t|c|d|dialogs?|talks?|clients?|customers?|users?|contacts?|channels?|dm|direct|live|requests?|issues?|id|cid|uid|tid|jid|sid|visitors?|buyers?|friends?|mail|mid|[a-z]*_?(?:id|uid|key))$/i;
const escapeRegex = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const looksLikeId = (text: string) =>
  /\d{3,}|^\d+$|^\w*\d\w*$/.test(text) || /%40|@/.test(text) || (text.length >= 20 && /\d/.test(text));

/** A source that takes the conversation's id from the address, and whether the address says that it is one. */
export function keyInUrl(url: string): { source: string; sure: boolean } | null {
  const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  const pair = [...rest.matchAll(/[?&#]([\w-]+)=([^&#/]+)/g)].find(
    ([, name, value]) => CONVERSATION_WORDS.test(name ?? '') && (value ?? '') !== '',
  );
  if (pair) return { source: `url:/[?&#]${escapeRegex(pair[1] ?? '')}=([^&#\\/]+)/`, sure: true };
  const steps = rest.split(/[/#!?]+/).filter(Boolean);
  let weak: string | null = null;
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] ?? '';
    const before = steps[i - 1];
    if (!looksLikeId(step) || step.includes('=') || /\.\w{2,4}$/.test(step)) continue;
    if (before === undefined) continue;
    const source = `url:/[\\/#]${escapeRegex(before)}[\\/#]+([^\\/?#]+)/`;
    if (CONVERSATION_WORDS.test(before)) return { source, sure: true };
    weak ??= source;
  }
  return weak === null ? null : { source: weak, sure: false };
}

const SELECTED =
  '[aria-selected="true"],[aria-current]:not([aria-current="false"]),[class*="active" i],[class*="selected" i],[class*="current" i]';
const ITEM_ID = /^(?:id|href|data-[\w-]*(?:id|key|jid|uid))$/i;

/** The chosen item of a list of conversations beside the messages: a source for its id, or null. */
export function keyOfSelection(list: Element, top: Document): string | null {
  const frame = list.getBoundingClientRect();
  const root = list.getRootNode() as Document | ShadowRoot;
  for (const item of [...root.querySelectorAll(SELECTED)].slice(0, 40)) {
    const siblings = [...(item.parentElement?.children ?? [])].filter((other) => other.localName === item.localName);
    const box = item.getBoundingClientRect();
    const beside = frame.width === 0 || box.right <= frame.left + 8 || box.left >= frame.right - 8;
    if (siblings.length < 2 || list.contains(item) || item.contains(list) || !beside || box.width < 80) continue;
    if (item.matches('[role="tab"],button,a[href="#"]') || item.closest('nav,[role="tablist"],[role="menu"]')) continue;
    const attribute = [...item.attributes].find(
      ({ name, value }) =>
        ITEM_ID.test(name) &&
        value.length >= 2 &&
        siblings.every((other) => other === item || (other.getAttribute(name) ?? value) !== value),
    );
    const mark = [...selectorParts(item)].find(
      ({ css }) =>
        /active|selected|current/i.test(css) && !siblings.some((other) => other !== item && other.matches(css)),
    );
    const state = item.matches('[aria-selected="true"]')
      ? '[aria-selected="true"]'
      : item.hasAttribute('aria-current')
        ? '[aria-current]'
        : mark?.css;
    if (!attribute || !state || !item.parentElement) continue;
    return `${robustSelector(item.parentElement, top)} > ${state}@${attribute.name}`;
  }
  return null;
}
