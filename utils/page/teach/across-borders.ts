/** Walking, pointing and measuring over the borders of open shadow roots and frames of the same origin. */
import { hostOf, parentAcross, type Root, rootIn } from '../read/query.ts';

/** The document that a frame shows, where the page may look into it. */
export function documentOf(element: Element): Document | null {
  const inner = rootIn(element);
  return inner?.nodeType === 9 ? (inner as Document) : null;
}

/** The elements right below: of an open shadow root first, of the document for a frame. */
export function childrenAcross(element: Element): readonly Element[] {
  const inner = documentOf(element);
  if (inner) return inner.body ? [inner.body] : [];
  return [...(element.shadowRoot?.children ?? []), ...element.children];
}

/** The element and all it stands in, from the inside out, up to but without the body of the outermost document. */
export function chainOf(element: Element): Element[] {
  const chain: Element[] = [];
  for (let at: Element | null = element; at; at = parentAcross(at)) chain.push(at);
  while (chain.at(-1)?.localName === 'html' || chain.at(-1)?.localName === 'body') chain.pop();
  return chain;
}

export interface ViewBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Where the element is in the window of the outermost document; frames shift what they show. */
function boxInView(element: Element): ViewBox {
  const box = element.getBoundingClientRect();
  let { left, top } = box;
  for (let frame = hostOf(element.ownerDocument); frame; frame = hostOf(frame.ownerDocument)) {
    const around = frame.getBoundingClientRect();
    left += around.left + frame.clientLeft;
    top += around.top + frame.clientTop;
  }
  return { left, top, right: left + box.width, bottom: top + box.height };
}

function cuts(element: Element): boolean {
  if (element.localName === 'body' || element.localName === 'html') return false;
  if (documentOf(element)) return true;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style !== undefined && (style.overflowY !== 'visible' || style.overflowX !== 'visible');
}

/** What of the element can be seen: its box, cut by the frames and the scrolling boxes it stands in. Null when nothing. */
export function shownBox(element: Element): ViewBox | null {
  const box = boxInView(element);
  for (let at = parentAcross(element); at; at = parentAcross(at)) {
    if (!cuts(at)) continue;
    const cut = boxInView(at);
    box.left = Math.max(box.left, cut.left);
    box.top = Math.max(box.top, cut.top);
    box.right = Math.min(box.right, cut.right);
    box.bottom = Math.min(box.bottom, cut.bottom);
  }
  return box.right - box.left < 1 || box.bottom - box.top < 1 ? null : box;
}

/** What we add to pages ourselves: the glass of teaching, the strip. */
const isOurs = (element: Element) => element.localName.startsWith('warmline-');

/** The innermost element of the page under a point of the outermost window; what is ours is looked through. */
export function elementAt(document: Document, x: number, y: number): Element | null {
  let at: Element | null = null;
  let scope: Root = document;
  let left = x;
  let top = y;
  for (;;) {
    const root: Root = scope;
    // Browsers differ in whether a shadow root also tells of what is outside it.
    const found: Element | undefined = root
      .elementsFromPoint(left, top)
      .find((each) => !isOurs(each) && each.getRootNode() === root);
    if (!found) return at;
    at = found;
    const inner = rootIn(found);
    if (!inner) return at;
    if (inner.nodeType === 9) {
      const box = found.getBoundingClientRect();
      left -= box.left + found.clientLeft;
      top -= box.top + found.clientTop;
    }
    scope = inner;
  }
}
