import { BRIDGE_ANSWER, BRIDGE_REQUEST, type BridgeRequest } from './bridge-protocol.ts';

interface ClassicEditor {
  insertText(text: string): void;
  fire(event: string): void;
  container?: { $?: Element };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parse(detail: unknown): BridgeRequest | null {
  if (typeof detail !== 'string') return null;
  try {
    const value: unknown = JSON.parse(detail);
    if (!isObject(value)) return null;
    const { token, kind, text } = value;
    return typeof token === 'string' && typeof kind === 'string' && typeof text === 'string'
      ? { token, kind, text }
      : null;
  } catch {
    return null;
  }
}

/** CKEditor 4: its own insertion keeps its undo and knows how its paragraphs break. */
function writeClassic(view: Window, outer: Element, text: string): boolean {
  const all = (view as unknown as { CKEDITOR?: { instances?: Record<string, ClassicEditor> } }).CKEDITOR?.instances;
  const editor = Object.values(all ?? {}).find((one) => one.container?.$?.contains(outer));
  if (!editor) return false;
  editor.insertText(text);
  return true;
}

/** Runs in the page's world and writes through the editor's own interface where only that is right. */
export function serveBridge(document: Document): void {
  document.addEventListener(BRIDGE_REQUEST, (event) => {
    const request = parse((event as CustomEvent<unknown>).detail);
    const view = document.defaultView;
    const outer = event.target;
    if (!request || !view || !(outer instanceof view.Element)) return;
    const written = request.kind === 'ckeditor4' && writeClassic(view, outer, request.text);
    if (written) document.dispatchEvent(new view.CustomEvent(BRIDGE_ANSWER, { detail: request.token }));
  });
}
