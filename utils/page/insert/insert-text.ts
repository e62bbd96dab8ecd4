import type { InsertRefusal, InsertRequest, InsertResult } from '../../core/page-messages.ts';
import type { CaretMemory } from '../draft/caret-memory.ts';
import { readDraft } from '../draft/draft-text.ts';
import { fingerprintOf } from '../draft/watch-draft.ts';
import { type FoundComposer, isField } from '../read/find-composer.ts';
import { askBridge } from './bridge-protocol.ts';
import { copyText } from './clipboard.ts';
import { editorKindOf } from './editor-kind.ts';
import { isWrittenOnce } from './is-written-once.ts';
import { restoreField, undoUntil, writeText } from './write-text.ts';

/** Rich editors learn of a new selection by an event of the next turn. */
const SETTLE_MS = 30;
/** Editors write late, some after the next frame; a second copy would be there by then as well. */
const VERIFY_MS = 110;
const VERIFY_AGAIN_MS = 250;

export interface InsertContext {
  document: Document;
  /** What the page shows at this very moment, read anew at every call. */
  look(): { conversation: string | null; readable: boolean; composer: FoundComposer };
  composing(): boolean;
  caret: CaretMemory;
  /** Brings the page-world script in; false where the page does not let it. */
  loadBridge(): Promise<boolean>;
  wait(ms: number): Promise<void>;
}

const OF_STATE: Record<Exclude<FoundComposer['state'], 'ready'>, InsertRefusal> = {
  absent: 'no-composer',
  note: 'note-mode',
  readonly: 'read-only',
  ambiguous: 'ambiguous-composer',
};
/** Here the text is for this buyer and only the box is not to be had: the clipboard helps, and cannot misdirect. */
const COPY_ON: ReadonlySet<InsertRefusal> = new Set<InsertRefusal>([
  'no-composer',
  'read-only',
  'ambiguous-composer',
  'not-verified',
]);

type Target = { element: HTMLElement; outer: HTMLElement; draft: string };

/** Everything that must hold at the moment of writing. */
function check(request: InsertRequest, context: InsertContext): Target | InsertRefusal {
  const { conversation, readable, composer } = context.look();
  if (conversation !== request.conversation) return 'conversation-changed';
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

async function write(request: InsertRequest, context: InsertContext): Promise<InsertRefusal | null> {
  const first = check(request, context);
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
  const text = request.text.replace(/\r\n?/g, '\n');
  const own = kind.methods.find((method) => method !== 'bridge');
  const done = bridged && askBridge(outer, kind.name, text);
  if (!done && own) writeText(element, own, text);

  const replaced = request.replace ? draft.slice(request.replace.start, request.replace.end) : '';
  const wanted = element.localName === 'input' ? text.replace(/\s*\n\s*/g, ' ') : text;
  const isThere = () => isWrittenOnce(draft, readDraft(element), wanted, replaced);
  await context.wait(VERIFY_MS);
  if (isThere()) return null;
  await context.wait(VERIFY_AGAIN_MS);
  if (isThere()) return null;
  if (done) askBridge(outer, kind.name, null);
  takeBack(element, draft, text);
  return 'not-verified';
}

function takeBack(element: HTMLElement, draft: string, text: string): void {
  const steps = 2 * text.split('\n').length + 2;
  const back = undoUntil(element, steps, () => readDraft(element) === draft);
  if (!back && isField(element)) restoreField(element, draft);
}

async function insertNow(request: InsertRequest, context: InsertContext): Promise<InsertResult> {
  const reason = await write(request, context);
  if (reason === null) return { ok: true };
  const clipboard = COPY_ON.has(reason) && (await copyText(context.document, request.text));
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
