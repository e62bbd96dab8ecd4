/** From whatever a person points at to the row of the conversation: the unit that repeats in the list. */
import { containsAcross, parentAcross } from '../read/query.ts';
import { chainOf, childrenAcross } from './across-borders.ts';

/** A box that scrolls and is lower than this is a code block or a field, not a list of messages. */
const LOWEST_LIST_PX = 120;
/** Lines and pictures inside a message repeat too, but are never a message of their own. */
const INSIDE_MESSAGE = new Set(
  'p span b i u s em strong small a br img svg path code pre blockquote td th dd dt label time button input option'.split(
    ' ',
  ),
);
/** So much of a group's words must stand in its parts for the parts to be the messages. */
const SHARE_OF_GROUP = 0.5;

const wordsOf = (element: Element): string => (element.textContent ?? '').trim();

/** Text or a picture; a shadow root's own text counts, which `textContent` of its host does not hold. */
export function hasContent(element: Element): boolean {
  if (wordsOf(element) !== '' || element.localName === 'img' || element.querySelector('img,video,audio')) return true;
  return childrenAcross(element).some((child) => child.parentElement !== element && hasContent(child));
}

const FIELDS = 'textarea,[contenteditable=""],[contenteditable="true"],input:not([type=hidden],[type=checkbox])';

/** No message holds a box to write in. */
function holdsField(element: Element): boolean {
  return element.querySelector(FIELDS) !== null;
}

function shareClass(a: Element, b: Element): boolean {
  for (const name of a.classList) if (b.classList.contains(name)) return true;
  return false;
}

const childTags = (element: Element) => childrenAcross(element).map((child) => child.localName);

/** Whether two siblings are of one make: rows of buyer and agent differ in a class or two, but not in their tag. */
function isAlike(a: Element, b: Element): boolean {
  if (a.localName !== b.localName) return false;
  if (a.localName.includes('-') || shareClass(a, b)) return true;
  const role = a.getAttribute('role');
  if (role !== null && role === b.getAttribute('role')) return true;
  const tags = childTags(a);
  return tags.length > 0 && tags.join() === childTags(b).join();
}

/** The siblings that are made like the element, itself among them. */
export function alikeSiblings(element: Element): Element[] {
  const parent: ParentNode | null = element.parentElement ?? (element.getRootNode() as ParentNode | null);
  if (!parent || !('children' in parent)) return [element];
  return [...parent.children].filter((other) => other === element || (isAlike(element, other) && hasContent(other)));
}

function repeats(element: Element): boolean {
  return alikeSiblings(element).length > 1;
}

/** The nearest box around the element that scrolls and is large enough to be a list; null where the page itself scrolls. */
function scrollerOf(element: Element): Element | null {
  for (let at = parentAcross(element); at; at = parentAcross(at)) {
    if (at.localName === 'body' || at.localName === 'html') continue;
    const overflow = at.ownerDocument.defaultView?.getComputedStyle(at).overflowY;
    if ((overflow === 'auto' || overflow === 'scroll') && at.clientHeight >= LOWEST_LIST_PX) return at;
  }
  return null;
}

/** Whether such a unit could be a message, and not a line, a picture or a button of one. */
function couldBeMessage(part: Element): boolean {
  return !INSIDE_MESSAGE.has(part.localName) && part.getAttributeNames().length > 0;
}

const MOST_GROUPS = 30;

/**
 * Several messages of one writer or day may share a group; this very group may hold a single one. Where units like
 * `part` stand side by side in some group, and the words of that group stand in them, the unit is the message.
 */
function isGroupOf(group: Element, part: Element): boolean {
  if (!couldBeMessage(part)) return false;
  return alikeSiblings(group)
    .slice(-MOST_GROUPS)
    .some((other) => {
      const parts = [...other.querySelectorAll(part.localName)].filter(
        (each) => isAlike(each, part) && hasContent(each),
      );
      const rows = parts.filter((each) =>
        parts.some((next) => next !== each && next.parentElement === each.parentElement),
      );
      const outer = rows.filter((each) => !rows.some((around) => around !== each && around.contains(each)));
      return (
        outer.length > 1 &&
        outer.reduce((sum, each) => sum + wordsOf(each).length, 0) >= wordsOf(other).length * SHARE_OF_GROUP
      );
    });
}

/** The row that a person who points at `element` means; null where there are no words to point at. */
export function guessRow(element: Element): Element | null {
  const chain = chainOf(element);
  const scroller = scrollerOf(element);
  const end = scroller ? chain.indexOf(scroller) : chain.length;
  const inList = chain.slice(0, end < 0 ? chain.length : end).filter((each) => hasContent(each) && !holdsField(each));
  const outermost = inList.findLastIndex(repeats);
  if (outermost < 0) return onlyRow(inList, scroller);
  let row = inList[outermost] ?? element;
  for (const part of inList.slice(0, outermost).reverse()) if (isGroupOf(row, part)) row = part;
  return row;
}

/** A conversation of a single message repeats nothing: the outermost box that is not the whole list. */
function onlyRow(inList: readonly Element[], scroller: Element | null): Element | null {
  const whole = scroller ? wordsOf(scroller).length : Number.POSITIVE_INFINITY;
  const inner = inList.filter((each) => wordsOf(each).length < whole);
  return inner.at(-1) ?? inList[0] ?? null;
}

function lowestCommon(rows: readonly Element[]): Element | null {
  const [first, ...others] = rows;
  if (!first) return null;
  for (let at = parentAcross(first); at; at = parentAcross(at)) {
    const around = at;
    if (others.every((row) => row !== around && containsAcross(around, row))) return around;
  }
  return null;
}

const NAMED_LIST = '[role="log"],[role="feed"],[role="list"],[aria-live],[data-testid],[id]';

/**
 * The list that the rows stand in. The nearest common ancestor may be one group of several, so the whole of the box
 * that scrolls is taken where it holds little else, and a named box in between before an unnamed one.
 */
export function guessList(rows: readonly Element[]): Element | null {
  let list = lowestCommon(rows);
  if (!list) return null;
  while (repeats(list) && parentAcross(list) && scrollerOf(list) !== null) list = parentAcross(list) ?? list;
  const scroller = scrollerOf(list);
  const own = wordsOf(list).length;
  const around = chainOf(list);
  const boxes = scroller ? around.slice(0, around.indexOf(scroller) + 1) : around.slice(0, 1);
  const fitting: Element[] = [];
  for (const box of boxes) {
    if (holdsField(box) || own < wordsOf(box).length * 0.9 || box.getRootNode() !== list.getRootNode()) break;
    fitting.push(box);
  }
  return fitting.find((box) => box.matches(NAMED_LIST)) ?? fitting.at(-1) ?? list;
}
