import type { InsertRefusal, InsertRequest, InsertResult } from '../../core/page-messages.ts';
import { readDraft } from '../draft/draft-text.ts';
import { fingerprintOf } from '../draft/watch-draft.ts';
import { type FoundComposer, isField } from '../read/find-composer.ts';
import { askBridge } from './bridge-protocol.ts';
import { copyText } from './clipboard.ts';
import { confirmText } from './confirm-text.ts';
import { editorKindOf } from './editor-kind.ts';
import type { InsertContext } from './insert-context.ts';
import type { Written } from './take-back.ts';
import { writeText } from './write-text.ts';

/** Rich editors learn of a new selection by an event of the next turn. */
const SETTLE_MS = 30;
/** A page that is between two conversations is waited for this long. */
const PATIENCE_MS = 1600;
const LOOK_AGAIN_MS = 50;

const OF_STATE: Record<Exclude<FoundComposer['state'], 'ready'>, InsertRefusal> = {
  absent: 'no-composer',
  note: 'note-mode',
  readonly: 'read-only',
  ambiguous: 'ambiguous-composer',
};
/**
 * What was refused goes to the clipboard, so that no work is lost; the panel copies where the page could not. Not
 * while an input method composes, for the older way to copy would end the composition.
 */
const NOT_COPIED: ReadonlySet<InsertRefusal> = new Set<InsertRefusal>(['composing']);

type Target = { element: HTMLElement; outer: HTMLElement; draft: string };

/** Everything that must hold at the moment of writing. */
function check(request: InsertRequest, context: InsertContext): Target | InsertRefusal {
  const { instance, conversation, readable, composer, switching } = context.look();
  if (request.instance !== undefined && request.instance !== instance) return 'page-gone';
  if (conversation !== request.conversation) return 'conversation-changed';
  if (switching) return 'switching';
  if (!readable) return 'unreadable';
  if (composer.state !== 'ready') return OF_STATE[composer.state];
  const { element, outer } = composer;
  if (!element || !outer) return 'no-composer';
  if (context.composing()) return 'composing';
  const draft = readDraft(element);
  const { draftFingerprint, replace } = request;
  if (draftFingerprint !== null && draftFingerprint !== fingerprintOf(draft)) return 'draft-changed';
  if (replace && (replace.start < 0 || replace.end > draft.length || replace.start > replace.end)) {
    return 'draft-changed';
  }
  return { element, outer, draft };
}

/** A press that comes while the page still switches to this conversation is carried out when it has. */
async function whenSettled(request: InsertRequest, context: InsertContext): Promise<Target | InsertRefusal> {
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    const possible = check(request, context);
    const found = typeof possible !== 'string' && context.stirred?.() ? 'switching' : possible;
    if (found !== 'switching' || waited >= PATIENCE_MS) return found;
    await context.wait(LOOK_AGAIN_MS);
  }
}

/** Editing commands write wherever the caret is; a dialog or a page that takes the focus would get the text. */
function hasFocus(element: HTMLElement): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  if (!active || isField(element)) return active === element;
  return element.contains(active) || (active.contains(element) && active.matches('[contenteditable]'));
}

async function write(request: InsertRequest, context: InsertContext): Promise<InsertRefusal | null> {
  const first = await whenSettled(request, context);
  if (typeof first === 'string') return first;
  const kind = editorKindOf(first.element);
  const bridged = kind.methods.includes('bridge') && (await context.loadBridge());
  if (request.replace) context.caret.select(first.element, request.replace.start, request.replace.end);
  else context.caret.restore(first.element);
  if (!isField(first.element)) await context.wait(SETTLE_MS);

  // The waits gave the page time to change: decide again, then write in the same turn.
  const target = check({ ...request, draftFingerprint: fingerprintOf(first.draft) }, context);
  if (typeof target === 'string') return target;
  if (target.element !== first.element) return 'draft-changed';
  const { element, outer, draft } = target;
  if (!hasFocus(element)) return 'out-of-reach';
  const text = request.text.replace(/\r\n?/g, '\n');
  const own = kind.methods.find((method) => method !== 'bridge');
  const done = bridged && askBridge(context.document, outer, kind.name, text);
  if (!done && own) writeText(element, own, text);
  const written: Written = {
    element,
    before: draft,
    text,
    replaced: request.replace ? draft.slice(request.replace.start, request.replace.end) : '',
    undoOwn: done ? () => void askBridge(context.document, outer, kind.name, null) : null,
  };
  return confirmText(written, request, context);
}

async function insertNow(request: InsertRequest, context: InsertContext): Promise<InsertResult> {
  const reason = await write(request, context);
  if (reason === null) return { ok: true };
  const clipboard = !NOT_COPIED.has(reason) && (await copyText(context.document, request.text));
  return { ok: false, reason, clipboard };
}

const queues = new WeakMap<Document, Promise<unknown>>();

/**
 * Writes a text into the reply box of the conversation it was made for, once, and looks whether it is there once.
 * Refuses where anything changed; never sends, never dispatches key events. One insertion at a time.
 */
export function insertText(request: InsertRequest, context: InsertContext): Promise<InsertResult> {
  const before = queues.get(context.document) ?? Promise.resolve();
  const mine = before.then(() => insertNow(request, context));
  queues.set(
    context.document,
    mine.catch(() => undefined),
  );
  return mine;
}
