import { matchesAcross } from './query.ts';

const BLOCK = new Set(
  `address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
   header hr li main nav ol p pre section summary table tr ul`.split(/\s+/),
);
const SKIP = new Set(['script', 'style', 'template', 'noscript', 'svg', 'button', 'select', 'textarea', 'iframe']);
/** Emoji and stickers that a page draws as pictures carry their meaning in `alt`. */
const EMOJI_ALT = /^(?:[\p{Extended_Pictographic}\p{Emoji_Component}]{1,12}|\[[^\]\n]{1,8}\]|:[\w+-]{1,30}:)$/u;

/** A message longer than this is cut: nobody reads it, and the core looks at both ends of a text only. */
export const LONGEST_TEXT = 20_000;
/** So many nodes are walked for it; a row of a lying page may hold a million empty ones. */
const MOST_NODES = 20_000;
/** Custom elements inside custom elements are followed this deep. */
const DEEPEST_ROOT = 5;

class TextSink {
  out = '';
  private space = false;

  line(): void {
    this.space = false;
    if (this.out !== '' && !this.out.endsWith('\n')) this.out += '\n';
  }

  breakLine(): void {
    this.space = false;
    this.out += '\n';
  }

  add(text: string, keepsSpace: boolean): void {
    if (keepsSpace) {
      if (this.space) this.out += ' ';
      this.space = false;
      this.out += text;
      return;
    }
    const words = text.split(/[ \t\r\n\f]+/);
    words.forEach((word, i) => {
      if (i > 0) this.space = this.out !== '' && !this.out.endsWith('\n');
      if (word === '') return;
      if (this.space) this.out += ' ';
      this.space = false;
      this.out += word;
    });
  }
}

function keepsSpace(parent: Element | null, text: string, known: Map<Element, boolean>): boolean {
  // Only a newline or a run makes a difference; asking for the style costs a recalculation.
  if (!parent || !/\n| {2}|\t/.test(text)) return false;
  let answer = known.get(parent);
  if (answer === undefined) {
    const style = parent.ownerDocument.defaultView?.getComputedStyle(parent).whiteSpace ?? '';
    answer = /^(?:pre|break-spaces)/.test(style) || parent.closest('pre') !== null;
    known.set(parent, answer);
  }
  return answer;
}

/** Whether the walk goes on into the element's children. */
function enter(element: Element, exclude: string | null, sink: TextSink): boolean {
  const name = element.localName;
  if (SKIP.has(name) || element.hasAttribute('hidden') || (exclude && matchesAcross(element, exclude))) return false;
  if (name === 'br') sink.breakLine();
  else if (name === 'img') {
    const alt = element.getAttribute('alt')?.trim() ?? '';
    if (EMOJI_ALT.test(alt)) sink.add(alt, false);
  } else if (BLOCK.has(name)) sink.line();
  else if (name === 'td' || name === 'th') sink.add(' ', false);
  return name !== 'br' && name !== 'img';
}

/** A custom element that keeps its words in its open shadow root rather than showing what is put into it. */
function rootWithWords(element: Element): ShadowRoot | null {
  const root = element.shadowRoot;
  return root && (element.textContent ?? '').trim() === '' ? root : null;
}

function walk(root: Element | ShadowRoot, exclude: string | null, sink: TextSink, depth: number): void {
  const styles = new Map<Element, boolean>();
  let node: Node | null = root.firstChild;
  for (let steps = 0; node && steps < MOST_NODES && sink.out.length < LONGEST_TEXT; steps++) {
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').slice(0, 2 * LONGEST_TEXT);
      sink.add(text, keepsSpace(node.parentElement, text, styles));
    } else if (node.nodeType === 1 && enter(node as Element, exclude, sink)) {
      const inner = depth < DEEPEST_ROOT ? rootWithWords(node as Element) : null;
      if (inner) walk(inner, exclude, sink, depth + 1);
      else if (node.firstChild) {
        node = node.firstChild;
        continue;
      }
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== root && BLOCK.has((node as Element).localName)) sink.line();
    }
    if (!node || node === root) break;
    if (node.nodeType === 1 && BLOCK.has((node as Element).localName)) sink.line();
    node = node.nextSibling;
  }
}

/**
 * The text of a message as a person sees it: `<br>` and blocks are newlines, template white space collapses,
 * excluded parts are left out, words in open shadow roots count. Walks without recursion but for those, so that a
 * deeply nested message harms nothing.
 */
export function readText(root: Element, exclude: string | null = null): string {
  const sink = new TextSink();
  walk(rootWithWords(root) ?? root, exclude, sink, 0);
  const text = sink.out.length > LONGEST_TEXT ? cutWhole(sink.out) : sink.out;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+\n/g, '\n')
    .trim();
}

function cutWhole(text: string): string {
  const last = text.charCodeAt(LONGEST_TEXT - 1);
  // Never leave half of an emoji behind.
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? LONGEST_TEXT - 1 : LONGEST_TEXT);
}
