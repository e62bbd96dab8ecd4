import { isVisible } from '../is-visible.ts';
import { type Root, rootIn } from '../read/query.ts';

/** Elements looked at for shadow roots; consoles are built of fewer custom elements. */
const MOST_ELEMENTS = 20_000;
const MOST_BOXES = 12;
const NARROWEST_PX = 110;
const SMALLEST_FRAME_PX = 200;

const FIELD = 'textarea,input:not([type]),input[type="text"],[contenteditable]:not([contenteditable="false"]),iframe';
const NOT_FOR_BUYERS =
  /search|filter|find\b|query|subject|title|e-?mail|phone|password|address|coupon|login|user-?name|tags?\b|internal|private|\bnotes?\b|memo|搜索|搜尋|查找|查询|筛选|备注|備註|便签|主题|标题|邮箱|密码|地址|内部|验证码|暱稱|昵称/i;
/** What goes under a product or an article, in the words that the page shows. */
const FOR_THE_PUBLIC =
  /\b(?:reviews?|comments?|questions?)\b|评价|評價|评论|評論|提问|提問|你的问题|您的问题|你的問題|您的問題/i;
const TO_ONE = /\b(?:messages?|repl(?:y|ies)|chat)\b|消息|訊息|回复|回覆/i;
const FOR_BUYERS =
  /messag|reply|respon|chat|compos|type (?:a|your|here|something)|write|say something|answer|send|prompt|ask|nachricht|antwort|schreib|mensaje|respuesta|escrib|responder|メッセージ|返信|入力|输入|回复|回覆|消息|訊息|发送|傳送|說點什麼|说点什么|编辑|對話|对话/i;

/** What sends a message to one person; a comment is posted or submitted. */
const SEND =
  /^\s*(?:send(?: (?:message|reply|chat))?|reply(?: to .{1,30})?|(?:ab)?senden|antwort(?:en| (?:ab)?senden)|enviar(?: (?:mensaje|respuesta))?|responder|envoyer|送信(?:する)?|返信(?:する)?|[发發傳传] ?送|送出|回[复覆].{0,3})\s*(?:[(（].{0,12}[)）]|\W)?\s*$/i;
const SEND_LEVELS = 6;
const MOST_BUTTONS = 25;

/** A box that text can be written into and that may be the reply box. */
export interface Box {
  element: HTMLElement;
  /** What the page shows of it: the frame of a framed editor. */
  outer: HTMLElement;
  /** Whether its own words say that it takes messages. */
  named: boolean;
}

/** The document and every open shadow root and same-origin frame in it, as far as the budget reaches. */
export function rootsOf(document: Document): Root[] {
  const roots: Root[] = [document];
  let left = MOST_ELEMENTS;
  for (let i = 0; i < roots.length && left > 0; i++) {
    const all = roots[i]?.querySelectorAll('*') ?? [];
    for (let k = 0; k < all.length && left > 0; k++, left--) {
      const element = all[k];
      if (!element) continue;
      // Frames that are editors are boxes; frames large enough may hold the whole chat.
      const inner = element.localName === 'iframe' ? largeFrame(element) : element.shadowRoot;
      if (inner) roots.push(inner);
    }
  }
  return roots;
}

function largeFrame(element: Element): Root | null {
  const { width, height } = element.getBoundingClientRect();
  if (width < SMALLEST_FRAME_PX || height < SMALLEST_FRAME_PX) return null;
  return rootIn(element);
}

function wordsOf(element: Element): string {
  const names = [
    'type',
    'role',
    'placeholder',
    'data-placeholder',
    'aria-label',
    'aria-placeholder',
    'name',
    'id',
    'class',
    'title',
  ];
  const words = names.map((name) => element.getAttribute(name) ?? '').join(' ');
  const label = (element as HTMLTextAreaElement).labels?.[0]?.textContent ?? '';
  return `${words} ${label}`
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .replace(/\bnote (?=edit|codable|frame)/g, '');
}

function isWritable(element: HTMLElement): boolean {
  if (element.getAttribute('aria-readonly') === 'true') return false;
  return !element.matches(':disabled,[readonly]');
}

/** A button beside the box that sends what is in it. */
function hasSend(outer: HTMLElement): boolean {
  let at = outer.parentElement;
  for (let level = 0; at && level < SEND_LEVELS; level++, at = at.parentElement) {
    const buttons = [...at.querySelectorAll<HTMLElement>('button,[role="button"],input[type="submit"]')];
    if (buttons.length > MOST_BUTTONS) return false;
    const words = (button: HTMLElement) => [
      button.textContent ?? '',
      ...['value', 'aria-label', 'title'].map((name) => button.getAttribute(name) ?? ''),
    ];
    if (buttons.some((button) => words(button).some((text) => SEND.test(text)))) return true;
  }
  return false;
}

function boxOf(outer: HTMLElement): Box | null {
  if (!isVisible(outer) || !isWritable(outer)) return null;
  const { width, height } = outer.getBoundingClientRect();
  if (width < NARROWEST_PX || height < 12) return null;
  let element = outer;
  if (outer.localName === 'iframe') {
    const body = (rootIn(outer) as Document | null)?.body;
    if (!body || !(body.isContentEditable || body.ownerDocument.designMode === 'on')) return null;
    element = body;
  }
  if (outer.parentElement?.closest('[contenteditable]:not([contenteditable="false"])')) return null;
  const words = wordsOf(outer);
  if (NOT_FOR_BUYERS.test(words) || outer.closest('[role="search"]')) return null;
  const shown = ['placeholder', 'data-placeholder', 'aria-label', 'aria-placeholder', 'title']
    .map((name) => outer.getAttribute(name) ?? '')
    .join(' ');
  if (FOR_THE_PUBLIC.test(shown) && !TO_ONE.test(shown)) return null;
  const near = outer.parentElement ? wordsOf(outer.parentElement) : '';
  const further = outer.parentElement?.parentElement ? wordsOf(outer.parentElement.parentElement) : '';
  return { element, outer, named: FOR_BUYERS.test(`${words} ${near} ${further}`) || hasSend(outer) };
}

/** The boxes of a root that could be the reply box, those that say so first. */
export function findBoxes(root: Root): Box[] {
  const boxes: Box[] = [];
  for (const element of root.querySelectorAll<HTMLElement>(FIELD)) {
    const box = boxOf(element);
    if (box) boxes.push(box);
    if (boxes.length >= MOST_BOXES) break;
  }
  return boxes.sort((a, b) => Number(b.named) - Number(a.named));
}
