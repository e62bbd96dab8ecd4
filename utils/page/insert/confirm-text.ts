import type { InsertRefusal, InsertRequest } from '../../core/page-messages.ts';
import type { InsertContext } from './insert-context.ts';
import { isThere, takeBack, type Written } from './take-back.ts';

/**
 * Editors write late, some after the next frame, and a second copy would be there by then as well. The later looks are
 * for a page whose reply box went to another conversation before the rest of it did.
 */
const LOOKS_MS = [110, 140, 110];
/** A page that is seen to switch is watched until it has. */
const SWITCH_LOOK_MS = 100;
const MOST_LOOKS = 20;
/** Editors learn of a selection by an event of the next turn. */
const SETTLE_MS = 30;

/** Why the box that was written into is not this conversation's any more; null while it is. */
function whyLeft(request: InsertRequest, now: ReturnType<InsertContext['look']>): InsertRefusal | null {
  if (now.conversation !== request.conversation) return 'conversation-changed';
  return now.composer.state === 'note' ? 'note-mode' : null;
}

/**
 * The page went on to another conversation. What still stands in the box would now go to the wrong buyer and is taken
 * out; a box that shows something else belongs to the new conversation and is not touched.
 */
async function leave(
  written: Written,
  why: InsertRefusal,
  landed: boolean,
  box: HTMLElement,
  context: InsertContext,
): Promise<InsertRefusal> {
  // The page may go on using the element or have made another with the same draft.
  for (const one of new Set([written.element, box])) {
    if (!one.isConnected || !isThere(written, one)) continue;
    return (await takeBack(written, one, context.caret, () => context.wait(SETTLE_MS))) ? why : 'unconfirmed';
  }
  // A page that went on may keep what it was told, even unseen, as that conversation's draft, or has dropped it.
  return landed || why === 'conversation-changed' ? 'unconfirmed' : why;
}

/** Looks whether the text is there once, and still in the right conversation; else takes it out and says why. */
export async function confirmText(
  written: Written,
  request: InsertRequest,
  context: InsertContext,
): Promise<InsertRefusal | null> {
  let box = written.element;
  let landed = isThere(written, written.element);
  // Found once is enough: from then on the agent may type on.
  let found = false;
  for (let looks = 1; looks <= MOST_LOOKS; looks++) {
    await context.wait(LOOKS_MS[looks - 1] ?? SWITCH_LOOK_MS);
    const now = context.look();
    const why = whyLeft(request, now);
    box = now.composer.element ?? now.composer.note ?? box;
    if (why) return leave(written, why, landed, box, context);
    found ||= isThere(written, box);
    landed ||= found;
    if (looks >= LOOKS_MS.length && !now.switching) break;
  }
  if (found) return null;
  const gone = await takeBack(written, box, context.caret, () => context.wait(SETTLE_MS));
  return gone ? 'not-verified' : 'unconfirmed';
}
