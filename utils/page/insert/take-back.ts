import type { CaretMemory } from '../draft/caret-memory.ts';
import { readDraft } from '../draft/draft-text.ts';
import { isField } from '../read/find-composer.ts';
import { isWrittenOnce, onlyPlaceOf, sameDraft } from './is-written-once.ts';
import { restoreField, undoUntil, writeText } from './write-text.ts';

/** What was written, as far as it must be known to find it and to take it back. */
export interface Written {
  element: HTMLElement;
  /** The draft as it was. */
  before: string;
  text: string;
  /** What the text took the place of. */
  replaced: string;
  /** Takes back what went through the editor's own interface; null where nothing did. */
  undoOwn: (() => void) | null;
}

/** A field of one line takes line breaks as spaces. */
function asWritten(text: string, box: HTMLElement): string {
  return box.localName === 'input' ? text.replace(/\s*\n\s*/g, ' ') : text;
}

/** Whether the box holds the former draft with the text in it, once and as it was written. */
export function isThere({ before, text, replaced }: Written, box: HTMLElement): boolean {
  return isWrittenOnce(before, readDraft(box), asWritten(text, box), replaced);
}

/**
 * Takes the text out of the box, by undo where that is to be had; a box drawn anew and an editor with an undo of its
 * own have it cut out. True when it is gone.
 */
export async function takeBack(
  written: Written,
  box: HTMLElement,
  caret: CaretMemory,
  settle: () => Promise<void>,
): Promise<boolean> {
  const { element, before, text, undoOwn } = written;
  const isBack = () => sameDraft(readDraft(box), before);
  if (box === element) {
    undoOwn?.();
    if (undoUntil(element, 2 * text.split('\n').length + 2, isBack)) return true;
  }
  const span = () => onlyPlaceOf(asWritten(text, box), readDraft(box));
  const found = span();
  if (!found) {
    // There twice, or changed beyond recognition: a field can at least be set to what it was.
    if (box === element && isField(box)) restoreField(box, before);
    return isBack();
  }
  if (isField(box)) {
    restoreField(box, box.value.slice(0, found.start) + written.replaced + box.value.slice(found.end));
  } else {
    caret.select(box, found.start, found.end);
    await settle();
    const again = span();
    if (again?.start !== found.start || again.end !== found.end) return again === null;
    writeText(box, 'command', written.replaced);
  }
  return span() === null;
}
