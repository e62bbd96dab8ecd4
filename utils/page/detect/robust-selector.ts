import { cssName, type SelectorPart, selectorParts } from './selector-parts.ts';

/** Ancestors looked at for a place to start from, and selectors tried for one element. */
const MOST_ANCESTORS = 8;
const MOST_TRIES = 120;

class Tries {
  private left = MOST_TRIES;
  private readonly root: ParentNode;
  private readonly element: Element;

  constructor(root: ParentNode, element: Element) {
    this.root = root;
    this.element = element;
  }

  /** Whether the selector finds this element and no other. */
  only(css: string): boolean {
    if (this.left-- <= 0) return false;
    const found = this.root.querySelectorAll(css);
    return found.length === 1 && found[0] === this.element;
  }
}

function pairs(parts: readonly SelectorPart[]): string[] {
  const few = parts.filter((part) => part.css.startsWith('.') || part.css.startsWith('[')).slice(0, 5);
  return few.flatMap((a, i) => few.slice(i + 1).map((b) => a.css + b.css));
}

/** The place among the siblings of the same kind; the last resort, for the next redesign moves it. */
function ofPlace(element: Element): string {
  const parent = element.parentElement ?? element.getRootNode();
  const alike = [...(parent as ParentNode).children].filter((child) => child.localName === element.localName);
  const name = cssName(element.localName);
  return alike.length === 1 ? name : `${name}:nth-of-type(${alike.indexOf(element) + 1})`;
}

function withinRoot(element: Element, root: ParentNode): string {
  const tries = new Tries(root, element);
  const parts = selectorParts(element);
  const lasting = parts.filter((part) => part.rank < 5);
  for (const { css } of lasting) if (tries.only(css)) return css;
  const own = [...lasting.slice(0, 4).map((part) => part.css), ...pairs(lasting)];
  for (const css of pairs(lasting)) if (tries.only(css)) return css;
  let above: Element | null = element.parentElement;
  const names = own.length > 0 ? own : [cssName(element.localName)];
  for (let i = 0; above && i < MOST_ANCESTORS; i++, above = above.parentElement) {
    const starts = selectorParts(above).filter((part) => part.rank < 5);
    for (const start of starts.slice(0, 4)) {
      for (const name of names.slice(0, 4)) if (tries.only(`${start.css} ${name}`)) return `${start.css} ${name}`;
    }
  }
  // Words that a translation changes, looks, and what a build tool made up: in this order.
  for (const { css } of parts) if (tries.only(css)) return css;
  return byPlace(element, root, lasting[0]?.css);
}

/** A path of places from the nearest ancestor that can be named. */
function byPlace(element: Element, root: ParentNode, own: string | undefined): string {
  const steps = [ofPlace(element)];
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
    for (const { css, rank } of selectorParts(at)) {
      if (rank >= 6) break;
      const path = `${css} > ${steps.join(' > ')}`;
      const found = root.querySelectorAll(path);
      if (found.length === 1) return path;
    }
    steps.unshift(ofPlace(at));
  }
  const path = steps.join(' > ');
  return root.querySelectorAll(path).length === 1 || own === undefined ? path : own;
}

/** The element that leads into the root: the host of a shadow root, the frame of a frame's document; null at the top. */
function doorOf(root: Node, top: Document | Element): Element | null {
  if (root === top) return null;
  if (root.nodeType === 9) return (root as Document).defaultView?.frameElement ?? null;
  return (root as ShadowRoot).host ?? null;
}

/**
 * A selector that finds exactly this element from `top` (the document, or what holds the element), with ` >>> ` at the border of every open shadow root and frame
 * of the same origin. Names that people gave come first, made-up classes and places last.
 */
export function robustSelector(element: Element, top: Document | Element): string {
  const pieces: string[] = [];
  let at: Element | null = element;
  while (at) {
    const root: Node = top.contains(at) ? top : at.getRootNode();
    pieces.unshift(withinRoot(at, root as ParentNode));
    at = doorOf(root, top);
  }
  return pieces.join(' >>> ');
}

/** How much a selector hangs on places and made-up names; of several elements that would do, the one with least is taken. */
export function frailty(css: string): number {
  const places = css.match(/:nth-of-type|html >|body >/g)?.length ?? 0;
  return places * 2 + (css.match(/ > /g)?.length ?? 0) * 0.5;
}
