import type { InsertRefusal, InsertRequest } from '../../core/page-messages.ts';
import { readDraft } from '../draft/draft-text.ts';
import { isField } from '../read/find-composer.ts';
import type { InsertContext } from './insert-context.ts';
import { isWrittenOnce } from './is-written-once.ts';
import { restoreField, undoUntil } from './write-text.ts';

/** Editors write late, some after the next frame, and a second copy would be there by then as well. */
const LOOKS_MS = [110, 140, 110];
/** The second look is for a page whose reply box went to another conversation before the rest of it did. */
const LEAST_LOOKS = 2;
/** A page that is seen to switch is watched until it has. */
const SWITCH_LOOK_MS = 100;
const MOST_LOOKS = 20;

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

/** Why the box that was written into is not this conversation's any more; null while it is. */
function whyLeft(request: InsertRequest, now: ReturnType<InsertContext['look']>): InsertRefusal | null {
  if (now.conversation !== request.conversation) return 'conversation-changed';
  return now.composer.state === 'note' ? 'note-mode' : null;
}

function isThere({ before, text, replaced }: Written, box: HTMLElement): boolean {
  const wanted = box.localName === 'input' ? text.replace(/\s*\n\s*/g, ' ') : text;
  return isWrittenOnce(before, readDraft(box), wanted, replaced);
}

function takeBack(written: Written, isBack: () => boolean): void {
  const { element, before, text, undoOwn } = written;
  undoOwn?.();
  const back = undoUntil(element, 2 * text.split('\n').length + 2, isBack);
  if (!back && isField(element)) restoreField(element, before);
}

/**
 * The page went on to another conversation. What still stands in the box would now go to the wrong buyer and is taken
 * out; a box that shows something else belongs to the new conversation and is not touched.
 */
function leave(written: Written, why: InsertRefusal, landed: boolean): InsertRefusal | null {
  const { element } = written;
  if (element.isConnected && isThere(written, element)) {
    takeBack(written, () => !isThere(written, element));
    return why;
  }
  // It was there while the conversation was: the page keeps it as that conversation's draft, or has dropped it.
  return landed ? 'unconfirmed' : why;
}

/** Looks whether the text is there once, and still in the right conversation; else takes it out and says why. */
export async function confirmText(
  written: Written,
  request: InsertRequest,
  context: InsertContext,
): Promise<InsertRefusal | null> {
  let landed = isThere(written, written.element);
  // Found once is enough: from then on the agent may type on.
  let found = false;
  for (let looks = 1; looks <= MOST_LOOKS; looks++) {
    await context.wait(LOOKS_MS[looks - 1] ?? SWITCH_LOOK_MS);
    const now = context.look();
    const why = whyLeft(request, now);
    if (why) return leave(written, why, landed);
    found ||= isThere(written, now.composer.element ?? written.element);
    landed ||= found;
    if (now.switching) continue;
    if (found && looks >= LEAST_LOOKS) return null;
    if (looks >= LOOKS_MS.length) break;
  }
  if (found) return null;
  takeBack(written, () => readDraft(written.element) === written.before);
  return 'not-verified';
}
