/** What the keyboard walks through: the rows and the reply boxes of the page. */
import { isVisible } from '../is-visible.ts';
import { isField } from '../read/find-composer.ts';
import { containsAcross, hostOf, parentAcross } from '../read/query.ts';
import { childrenAcross, documentOf } from './across-borders.ts';
import { alikeSiblings, guessRow, hasContent } from './guess-row.ts';

/** A page of more elements is walked by its first ones only: a key press must answer at once. */
const MOST_ELEMENTS = 20_000;
const MOST_ROWS = 600;
const WRITABLE_INPUT = /^(?:text|)$/;

/** All elements below, in the order of the page, into open shadow roots and frames of the same origin. */
function* elementsBelow(root: Element): Generator<Element> {
  const stack = [root];
  for (let left = MOST_ELEMENTS; left > 0; left--) {
    const element = stack.pop();
    if (!element) return;
    yield element;
    stack.push(...[...childrenAcross(element)].reverse());
  }
}

function hasOwnWords(element: Element): boolean {
  for (const node of element.childNodes)
    if (node.nodeType === 3 && (node.nodeValue ?? '').trim().length > 1) return true;
  return false;
}

/** How deep in the page both stand in one box: the reply box is nearer to its own list than to any other. */
function closeness(row: Element, box: Element): number {
  let depth = 0;
  for (let at = parentAcross(row); at; at = parentAcross(at)) {
    if (containsAcross(at, box)) depth++;
  }
  return depth;
}

/** The rows that could be messages, those of the likeliest list last, so that the newest message is the last of all. */
export function listRows(document: Document): Element[] {
  const groups: Element[][] = [];
  const known = new Set<Element>();
  let count = 0;
  for (const element of elementsBelow(document.documentElement)) {
    if (count >= MOST_ROWS) break;
    if (!hasOwnWords(element)) continue;
    let inside = false;
    for (let at: Element | null = element; at && !inside; at = parentAcross(at)) inside = known.has(at);
    if (inside || !isVisible(element)) continue;
    const row = guessRow(element);
    if (!row || known.has(row)) continue;
    const rows = alikeSiblings(row).filter((each) => !known.has(each) && hasContent(each) && isVisible(each));
    for (const each of rows) known.add(each);
    count += rows.length;
    groups.push(rows);
  }
  const boxes = listBoxes(document);
  const weight = (rows: Element[]) => {
    const [row] = rows;
    return row ? Math.max(0, ...boxes.map((box) => closeness(row, box))) * 1000 + Math.min(999, rows.length) : 0;
  };
  return groups.sort((a, b) => weight(a) - weight(b)).flat();
}

/** Whether the element itself takes typed text; frames whose body does count as one. */
function isWritable(element: Element): element is HTMLElement {
  const inner = documentOf(element);
  if (inner) return inner.designMode === 'on' || inner.body?.isContentEditable === true;
  if (isField(element)) {
    return element.localName === 'textarea' || WRITABLE_INPUT.test((element as HTMLInputElement).type);
  }
  const own = element.getAttribute('contenteditable');
  return own !== null && own !== 'false';
}

/** Every box on the page that a reply could be typed into. */
export function listBoxes(document: Document): HTMLElement[] {
  const boxes: HTMLElement[] = [];
  for (const element of elementsBelow(document.documentElement)) {
    if (!isWritable(element) || !isVisible(element)) continue;
    if (boxes.some((box) => containsAcross(box, element))) continue;
    boxes.push(element);
  }
  return boxes;
}

/** The reply box that a person who points at `element` means: it, a box around it, or the only one close by. */
export function guessBox(element: Element): HTMLElement | null {
  for (let at: Element | null = element; at; at = parentAcross(at)) {
    // The body of a framed editor stands for nothing without its frame.
    const frame = at.localName === 'body' ? hostOf(at.ownerDocument) : null;
    if (isWritable(at)) return frame && isWritable(frame) ? frame : at;
  }
  let at: Element | null = element;
  for (let up = 0; at && up < 4; up++, at = parentAcross(at)) {
    const inside = [...elementsBelow(at)].filter((each) => isWritable(each) && isVisible(each)).filter(isWritable);
    if (inside.length > 1) return null;
    if (inside[0]) return inside[0];
  }
  return null;
}
