import { isVisible } from '../is-visible.ts';
import { outerOf } from './page-facts.ts';

/** An element that may hold the messages over a reply box. */
export interface ListCandidate {
  list: Element;
  /** What speaks for it before its rows are looked at. */
  score: number;
}

const MOST_LEVELS = 14;
const MOST_ELEMENTS = 700;
const MOST_CANDIDATES = 8;
const MOST_ALIKE = 2;
const LOWEST_PX = 60;
const TALK_WORDS = /messag|msg|chat|convers|thread|history|transcript|dialog|timeline|\blog\b|feed|消息/i;

function wordsOf(element: Element): string {
  return ['class', 'id', 'aria-label', 'data-testid', 'data-test-id']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
}

function overlap(a: DOMRect, b: DOMRect): number {
  const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return shared / Math.max(1, Math.min(a.width, b.width));
}

const scrolls = (element: Element) =>
  /auto|scroll/.test(element.ownerDocument.defaultView?.getComputedStyle(element).overflowY ?? '');

/** What scrolls a body of a table, or what stands in the shadow root of an element that scrolls: neither does so itself. */
function scrollerOf(element: Element): Element | null {
  if (element.localName === 'tbody') return element.closest('table')?.parentElement ?? null;
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return host && scrolls(host) ? host : null;
}

/** What is seen of the element: as much as the box that scrolls it shows. */
function shownOf(element: Element): DOMRect {
  const frame = element.getBoundingClientRect();
  const around = scrollerOf(element)?.getBoundingClientRect();
  if (!around) return frame;
  const top = Math.max(frame.top, around.top);
  return new DOMRect(frame.left, top, frame.width, Math.max(0, Math.min(frame.bottom, around.bottom) - top));
}

function scoreOf(element: Element, box: DOMRect): number | null {
  const frame = shownOf(element);
  if (frame.height < LOWEST_PX || frame.width < box.width * 0.5) return null;
  if (overlap(frame, box) < 0.7) return null;
  let score = 0;
  // Over the box, or right under it where the newest message comes first; what lies beside it is another thing.
  // A page that scrolls as a whole lets the box float over its end.
  const over = frame.top < box.top && (frame.bottom <= box.top + box.height + 40 || frame.top < 0);
  if (over || frame.bottom <= box.bottom + 60) score += 2;
  else if (frame.top < box.bottom - 8) return null;
  if (scrolls(element)) score += 2;
  const role = element.getAttribute('role');
  if (role === 'log') score += 3;
  else if (role === 'feed' || role === 'list' || element.localName === 'ul' || element.localName === 'ol') score += 1;
  if (element.hasAttribute('aria-live')) score += 1;
  if (TALK_WORDS.test(wordsOf(element))) score += 1;
  return score + Math.min(1, frame.height / 600);
}

/** A box of one child may still be what holds the messages: the child then is a wrapper. */
function isNamedOrScrolls(element: Element): boolean {
  if (element.childElementCount === 0) return false;
  if (element.getAttribute('role') === 'log') return true;
  return scrolls(element);
}

/** What logs of orders and lists of goods have over their columns. */
const OF_LOGS =
  /operator|action|status|event|amount|price|qty|quantity|sku|操作|[状狀][态態]|事件|金[额額]|[数數]量|[价價]格|[单單][号號]/i;
const FEWEST_TABLE_ROWS = 4;

/** Bodies of a table whose rows could be messages: as many cells in each, and no column of a log. */
function talkTables(table: HTMLTableElement): Element[] {
  if ([...table.querySelectorAll('th')].some((head) => OF_LOGS.test(head.textContent ?? ''))) return [];
  return [...table.tBodies].filter(({ rows }) => {
    const cells = rows[0]?.cells.length ?? 0;
    return rows.length >= FEWEST_TABLE_ROWS && cells >= 2 && [...rows].every((row) => row.cells.length === cells);
  });
}

/** Elements of a region with several children, down to where nothing repeats any more. */
function within(region: Element, budget: { left: number }): Element[] {
  const found: Element[] = [];
  const open: Element[] = [region];
  for (let i = 0; i < open.length && budget.left > 0; i++) {
    const element = open[i];
    if (!element) continue;
    budget.left--;
    if (element.namespaceURI?.endsWith('svg') || element.matches('textarea,select,button,p,a')) continue;
    if (element.localName === 'table') {
      found.push(...talkTables(element as HTMLTableElement));
      continue;
    }
    if (element.childElementCount >= 2 || isNamedOrScrolls(element)) found.push(element);
    // Of a long list the first rows show as well as any whether something repeats inside them.
    for (const child of [...element.children].slice(0, 12)) open.push(child);
    if (element.shadowRoot) for (const child of element.shadowRoot.children) open.push(child);
  }
  return found;
}

/** Elements near a box that could be its message list, the likeliest first. */
export function findLists(box: HTMLElement): ListCandidate[] {
  const frame = box.getBoundingClientRect();
  const budget = { left: MOST_ELEMENTS };
  const found = new Map<Element, number>();
  let inner: Element = box;
  for (let level = 0; level < MOST_LEVELS && budget.left > 0; level++) {
    const outer = outerOf(inner);
    if (!outer) break;
    const siblings = [
      ...(inner.getRootNode() === outer.shadowRoot ? (outer.shadowRoot?.children ?? []) : outer.children),
    ];
    for (const region of siblings.slice(0, 40)) {
      if (region === inner || region.matches('script,style,link,template,svg') || !isVisible(region)) continue;
      for (const element of within(region, budget)) {
        const score = scoreOf(element, frame);
        // The nearer the common ancestor, the surer the two belong together.
        if (score !== null && !found.has(element)) found.set(element, score - level * 0.15);
      }
    }
    // Rows and box may be children of the same element.
    if (inner !== box && outer.childElementCount >= 3) {
      const score = scoreOf(outer, frame);
      if (score !== null && !found.has(outer)) found.set(outer, score - 2 - level * 0.15);
    }
    inner = outer;
  }
  return fewOfEach([...found].map(([list, score]) => ({ list, score })).sort((a, b) => b.score - a.score));
}

/** Of many that look alike each is one of the messages, not what holds them. */
function fewOfEach(lists: readonly ListCandidate[]): ListCandidate[] {
  const looks = new Map<string, number>();
  const few = lists.filter(({ list }) => {
    const look = [list, list.parentElement]
      .map((one) => `${one?.localName} ${one?.getAttribute('class') ?? ''}`)
      .join();
    looks.set(look, (looks.get(look) ?? 0) + 1);
    return (looks.get(look) ?? 0) <= MOST_ALIKE;
  });
  return few.slice(0, MOST_CANDIDATES);
}
