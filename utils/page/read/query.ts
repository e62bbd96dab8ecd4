/**
 * The selectors of site definitions: CSS in which ` >>> ` enters the open shadow root, or the document of the
 * same-origin frame, of what stands before it. `a, b >>> c` reads as CSS does: the comma binds least.
 * Everything here works across those borders, which `closest`, `contains` and the like do not.
 */

/** What ` >>> ` leads into. */
export type Root = Document | ShadowRoot;

/**
 * A lone descendant selector (`.a b`) makes Chromium look for `.a` in the whole document first: 0.3 ms a row on a page
 * of 10,000 rows. A selector list is matched inside the element only: 0.3 µs. So a part that matches nothing is added.
 */
const NOTHING = ',warmline-nothing';

const paths = new Map<string, string[][]>();

/** Splits at commas and at `>>>` that stand in no string, bracket or parenthesis. */
function parsePaths(css: string): string[][] {
  const found: string[][] = [['']];
  let depth = 0;
  let quote = '';
  for (let i = 0; i < css.length; i++) {
    const char = css[i] ?? '';
    const path = found[found.length - 1] ?? [];
    if (quote === '' && depth === 0 && char === ',') {
      found.push(['']);
      continue;
    }
    if (quote === '' && depth === 0 && css.startsWith('>>>', i)) {
      path.push('');
      i += 2;
      continue;
    }
    const end = char === '\\' ? i + 1 : i;
    path[path.length - 1] += css.slice(i, end + 1);
    i = end;
    if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
  }
  return found.map((path) => path.map((step) => step.trim()));
}

function pathsOf(css: string): string[][] {
  let known = paths.get(css);
  if (!known) {
    known = parsePaths(css);
    paths.set(css, known);
  }
  return known;
}

/** Whether the selector leads into shadow roots or frames. */
export function entersRoots(css: string): boolean {
  return css.includes('>>>') && pathsOf(css).some((path) => path.length > 1);
}

/** The plain CSS selectors a selector is made of; each must parse by itself. */
export function stepsOf(css: string): string[] {
  return entersRoots(css) ? pathsOf(css).flat() : [css];
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The open shadow root or the same-origin document inside an element, or null. */
export function rootIn(element: Element): Root | null {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.localName !== 'iframe' && element.localName !== 'frame') return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    // Another origin, or a frame that is just going away.
    return null;
  }
}

/** The element whose shadow root or frame holds the node; null in the outermost document and in what is detached. */
export function hostOf(node: Node): Element | null {
  const root = node.getRootNode();
  if (root.nodeType === 11) return (root as Partial<ShadowRoot>).host ?? null;
  if (root.nodeType !== 9) return null;
  try {
    return (root as Document).defaultView?.frameElement ?? null;
  } catch {
    return null;
  }
}

function plain(root: ParentNode, css: string, most = Number.POSITIVE_INFINITY): Element[] {
  const found = root.querySelectorAll(isElement(root) ? css + NOTHING : css);
  if (found.length <= most) return [...found];
  const first: Element[] = [];
  for (let i = 0; i < most; i++) first.push(found[i] as Element);
  return first;
}

/** Hosts may be the very element searched in: rows are often themselves the custom element. */
function stepIn(root: ParentNode, css: string, isHost: boolean): Element[] {
  const found = plain(root, css);
  return isHost && isElement(root) && root.matches(css) ? [root, ...found] : found;
}

function walkPath(root: ParentNode, path: readonly string[], onRoot?: (root: Root) => void): Element[] {
  let found = stepIn(root, path[0] ?? '', path.length > 1);
  for (const step of path.slice(1)) {
    const inner: Element[] = [];
    for (const host of found) {
      const entered = rootIn(host);
      if (!entered) continue;
      onRoot?.(entered);
      inner.push(...plain(entered, step));
    }
    found = inner;
  }
  return found;
}

/** Every element the selector finds below `root`, in the order of the page; `most` bounds the cost of a rule that finds anything. */
export function queryAll(root: ParentNode, css: string, most?: number): Element[] {
  if (!entersRoots(css)) return plain(root, css, most);
  const all = pathsOf(css);
  if (all.length === 1) return walkPath(root, all[0] ?? []);
  const found = new Set(all.flatMap((path) => walkPath(root, path)));
  return [...found].sort(compareAcross);
}

/** The first element the selector finds below `root`, or null. */
export function queryOne(root: ParentNode, css: string): Element | null {
  if (!entersRoots(css)) return root.querySelector(isElement(root) ? css + NOTHING : css);
  return queryAll(root, css)[0] ?? null;
}

/** The shadow roots and frame documents the selector leads into below `root`. */
export function rootsAlong(root: ParentNode, css: string): Root[] {
  const roots = new Set<Root>();
  if (entersRoots(css)) for (const path of pathsOf(css)) walkPath(root, path, (entered) => roots.add(entered));
  return [...roots];
}

function endsPath(element: Element, path: readonly string[]): boolean {
  let at: Element | null = element;
  for (let i = path.length - 1; i >= 0; i--) {
    if (!at?.matches(path[i] ?? '')) return false;
    at = i > 0 ? hostOf(at) : null;
  }
  return true;
}

/** Whether the element is one the selector would find. */
export function matchesAcross(element: Element, css: string): boolean {
  if (!entersRoots(css)) return element.matches(css);
  return pathsOf(css).some((path) => endsPath(element, path));
}

/** Every element at or below `top` that the selector finds in the whole page, `top` in whatever root it may be. */
export function queryWithin(top: Element, css: string): Element[] {
  const found = new Set(matchesAcross(top, css) ? [top] : []);
  if (top.firstElementChild || rootIn(top)) {
    for (const element of queryAll(top, css)) found.add(element);
    if (entersRoots(css)) {
      for (const path of pathsOf(css)) {
        for (const element of plain(top, path[path.length - 1] ?? '')) {
          if (endsPath(element, path)) found.add(element);
        }
      }
    }
  }
  return [...found];
}

/** The element above the node, out of shadow roots and frames. */
export function parentAcross(node: Node): Element | null {
  return node.parentElement ?? hostOf(node);
}

/** The nearest element at or above this one that the selector finds. */
export function closestAcross(element: Element, css: string): Element | null {
  for (let at: Element | null = element; at; at = hostOf(at)) {
    if (!entersRoots(css)) {
      const found = at.closest(css);
      if (found) return found;
      continue;
    }
    for (let up: Element | null = at; up; up = up.parentElement) if (matchesAcross(up, css)) return up;
  }
  return null;
}

/** Whether the node is the element, or below it, or in a shadow root or frame below it. */
export function containsAcross(outer: Node, inner: Node | null): boolean {
  for (let at = inner; at; at = hostOf(at)) if (outer.contains(at)) return true;
  return false;
}

function hostsOf(node: Node): Node[] {
  const chain: Node[] = [node];
  for (let host = hostOf(node); host; host = hostOf(host)) chain.push(host);
  return chain.reverse();
}

/** Order of two nodes on the page, for sorting; what is in a shadow root comes before its host's own children. */
export function compareAcross(a: Node, b: Node): number {
  if (a === b) return 0;
  let left: Node = a;
  let right: Node = b;
  if (a.getRootNode() !== b.getRootNode()) {
    const lefts = hostsOf(a);
    const rights = hostsOf(b);
    let i = 0;
    while (i < lefts.length - 1 && i < rights.length - 1 && lefts[i] === rights[i]) i++;
    left = lefts[i] ?? a;
    right = rights[i] ?? b;
    // One is the host of the other: whoever goes deeper comes later.
    if (left === right) return lefts.length - rights.length;
    const bits = left.compareDocumentPosition(right);
    if (bits & 16 && lefts.length - 1 > i) return -1;
    if (bits & 8 && rights.length - 1 > i) return 1;
  }
  return left.compareDocumentPosition(right) & 4 ? -1 : 1;
}

/** The element with the focus, inside whatever roots it is. */
export function activeElementAcross(document: Document): Element | null {
  let at = document.activeElement;
  while (at) {
    const inner: Element | null = rootIn(at)?.activeElement ?? null;
    if (!inner) return at;
    at = inner;
  }
  return null;
}

/** Whether the element still is part of a page: a frame that went away keeps its document connected. */
export function isLive(element: Element): boolean {
  return element.isConnected && element.ownerDocument.defaultView !== null;
}
