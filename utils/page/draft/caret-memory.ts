import { isField } from '../read/find-composer.ts';
import { readRichDraft } from './draft-text.ts';

/** Remembers where the agent was typing: a click beside the page makes rich editors forget. */
export interface CaretMemory {
  /** Focuses the box and puts the caret back where it was, else at the end. Never selects, so nothing is overwritten. */
  restore(element: HTMLElement): void;
  /** Focuses the box and selects a span of the draft text. */
  select(element: HTMLElement, start: number, end: number): void;
}

/** Chromium keeps a selection of its own in each shadow root; elsewhere the document's one reaches into them. */
type WithSelection = Node & { getSelection?(): Selection | null };

function selectionOf(element: HTMLElement): Selection | null {
  const root: WithSelection = element.getRootNode();
  return root.getSelection?.() ?? element.ownerDocument.getSelection();
}

function rangeIn(element: HTMLElement): Range | null {
  const selection = selectionOf(element);
  if (!selection || selection.rangeCount === 0) return null;
  const root = element.getRootNode();
  // Without being told which shadow roots are meant, the ranges end at their hosts.
  const [inside] =
    root.nodeType === 11 ? (selection.getComposedRanges?.({ shadowRoots: [root as ShadowRoot] }) ?? []) : [];
  const { startContainer, startOffset, endContainer, endOffset } = inside ?? selection.getRangeAt(0);
  if (!element.contains(startContainer) || !element.contains(endContainer)) return null;
  const range = element.ownerDocument.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

function isUsable(range: Range, element: HTMLElement): boolean {
  return range.startContainer.isConnected && element.contains(range.commonAncestorContainer);
}

function setRange(element: HTMLElement, range: Range): void {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  // Unlike `addRange`, this one reaches into shadow roots.
  selectionOf(element)?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

function endOf(element: HTMLElement): Range {
  const range = element.ownerDocument.createRange();
  // Inside the last line, not behind it: an editor's model has no place after its last block.
  let last: Node = element;
  while (last.lastChild && last.lastChild.nodeName !== 'BR') last = last.lastChild;
  if (last.nodeType === 3) range.setStart(last, last.nodeValue?.length ?? 0);
  else range.setStart(last, last.lastChild ? last.childNodes.length - 1 : 0);
  range.collapse(true);
  return range;
}

export function rememberCaret(options: {
  document: Document;
  composer(): HTMLElement | null;
  signal: AbortSignal;
}): CaretMemory {
  const { document, composer, signal } = options;
  let kept: { element: HTMLElement; range: Range } | null = null;
  document.addEventListener(
    'selectionchange',
    () => {
      const element = composer();
      if (!element || isField(element) || element.ownerDocument !== document) return;
      const range = rangeIn(element);
      if (range) kept = { element, range };
    },
    { signal },
  );

  return {
    restore(element) {
      if (isField(element)) {
        element.focus({ preventScroll: true });
        const end = element.selectionEnd ?? element.value.length;
        element.setSelectionRange(end, end);
        return;
      }
      const now = rangeIn(element);
      const remembered = kept?.element === element && isUsable(kept.range, element) ? kept.range : null;
      const wasActive = (element.getRootNode() as Document | ShadowRoot).activeElement === element;
      element.focus({ preventScroll: true });
      const range = (wasActive ? now : null) ?? remembered ?? now ?? endOf(element);
      const usable = isUsable(range, element) ? range : endOf(element);
      usable.collapse(false);
      setRange(element, usable);
    },
    select(element, start, end) {
      element.focus({ preventScroll: true });
      if (isField(element)) {
        element.setSelectionRange(start, end);
        return;
      }
      const draft = readRichDraft(element);
      const from = draft.positionOf(start);
      // The end belongs to the last character, not to the next one, which may stand in another block.
      const last = end > start ? draft.positionOf(end - 1) : from;
      const range = element.ownerDocument.createRange();
      range.setStart(from.node, from.offset);
      if (end <= start) range.collapse(true);
      else if (last.node.nodeType === 3) range.setEnd(last.node, last.offset + 1);
      else {
        const next = draft.positionOf(end);
        range.setEnd(next.node, next.offset);
      }
      setRange(element, range);
    },
  };
}
