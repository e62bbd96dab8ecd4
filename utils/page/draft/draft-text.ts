import { isField } from '../read/find-composer.ts';

/** What a rich editor shows as text, and where each character of it lives. */
export interface DraftReading {
  text: string;
  /** The DOM position of an offset in `text`. */
  positionOf(offset: number): { node: Node; offset: number };
}

const BLOCK = /^(?:address|blockquote|dd|div|dl|dt|figure|h[1-6]|li|ol|p|pre|section|table|tr|ul)$/;
/** Fillers that editors put into empty lines and beside the caret. */
const FILLER = /[\u200B\u2060\uFEFF]/;

class Walk {
  text = '';
  readonly spots: { node: Node; offset: number }[] = [];
  private line: 'empty' | 'text' | 'closed' = 'empty';
  /** A `<br>` is a newline only if something follows in its block; the last one is the caret's foothold. */
  private heldBreak: { node: Node; offset: number } | null = null;
  private readonly pre: boolean;

  constructor(pre: boolean) {
    this.pre = pre;
  }

  private put(char: string, node: Node, offset: number): void {
    this.text += char;
    this.spots.push({ node, offset });
  }

  private open(node: Node, offset: number): void {
    if (this.line === 'closed') this.put('\n', node, offset);
    if (this.heldBreak) this.put('\n', this.heldBreak.node, this.heldBreak.offset);
    this.heldBreak = null;
    this.line = 'text';
  }

  private chars(node: Node): void {
    const raw = node.nodeValue ?? '';
    for (let i = 0; i < raw.length; i++) {
      const char = raw[i] ?? '';
      if (FILLER.test(char)) continue;
      if (!this.pre && /[ \t\n\r]/.test(char)) {
        // White space of the markup: one space between words, nothing at the edges of a line.
        if (this.line === 'text' && !this.heldBreak && !/[ \n]$/.test(this.text)) this.put(' ', node, i);
        continue;
      }
      this.open(node, i);
      this.put(char === '\u00A0' ? ' ' : char, node, i);
    }
  }

  private blockEdge(closing: boolean, node: Node, offset: number): void {
    this.heldBreak = null;
    if (closing) this.line = 'closed';
    else if (this.line !== 'empty') {
      this.put('\n', node, offset);
      this.line = 'empty';
    }
  }

  children(parent: Node): void {
    let index = 0;
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) this.chars(node);
      else if (node.nodeType === 1) this.element(node as Element, parent, index);
      index++;
    }
  }

  private element(element: Element, parent: Node, index: number): void {
    const name = element.localName;
    if (element.hasAttribute('data-slate-placeholder') || name === 'style' || name === 'script') return;
    if (name === 'br') {
      if (this.line === 'closed' || this.heldBreak) this.open(parent, index);
      this.line = 'text';
      this.heldBreak = { node: parent, offset: index };
      return;
    }
    const block = BLOCK.test(name);
    if (block) this.blockEdge(false, element, 0);
    this.children(element);
    if (block) this.blockEdge(true, element, 0);
  }
}

/** CKEditor 4 writes its hint into the body as if it were text, marked by a class. */
function showsHint(element: HTMLElement): boolean {
  return element.classList.contains('cke_editable') && element.classList.contains('placeholder');
}

/** Reads a rich editor line by line: blocks and inner `<br>` are newlines, placeholders and fillers are nothing. */
export function readRichDraft(element: HTMLElement): DraftReading {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element).whiteSpace ?? '';
  const walk = new Walk(/^(?:pre|break-spaces)/.test(style));
  if (!showsHint(element)) walk.children(element);
  const { spots } = walk;
  return {
    text: walk.text,
    positionOf(offset) {
      const at = spots[offset];
      if (at) return at;
      const last = spots[spots.length - 1];
      if (last?.node.nodeType === 3) return { node: last.node, offset: last.offset + 1 };
      return { node: element, offset: element.childNodes.length };
    },
  };
}

/** The draft in the reply box, whatever kind of box it is. */
export function readDraft(element: HTMLElement): string {
  return isField(element) ? element.value : readRichDraft(element).text;
}
