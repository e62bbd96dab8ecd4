import { BRIDGE_ANSWER, BRIDGE_REQUEST, type BridgeRequest } from './bridge-protocol.ts';

interface ClassicEditor {
  insertHtml(html: string): void;
  execCommand(name: string): void;
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
    return typeof token === 'string' && typeof kind === 'string' && (typeof text === 'string' || text === null)
      ? { token, kind, text }
      : null;
  } catch {
    return null;
  }
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** CKEditor 4: its own insertion is one step of its undo; as plain text it would lose blank lines. */
function writeClassic(view: Window, outer: Element, text: string | null): boolean {
  const all = (view as unknown as { CKEDITOR?: { instances?: Record<string, ClassicEditor> } }).CKEDITOR?.instances;
  const editor = Object.values(all ?? {}).find((one) => one.container?.$?.contains(outer));
  if (!editor) return false;
  if (text === null) editor.execCommand('undo');
  else editor.insertHtml(escapeHtml(text).replace(/\n/g, '<br>'));
  return true;
}

/** Runs in the page's world and writes through the editor's own interface where only that is right. */
export function serveBridge(document: Document): void {
  document.addEventListener(BRIDGE_REQUEST, (event) => {
    // The script may have been brought in twice; the first to hear answers alone, or the text would be there twice.
    event.stopImmediatePropagation();
    const request = parse((event as CustomEvent<unknown>).detail);
    const view = document.defaultView;
    const outer = event.target;
    if (!request || !view || !(outer instanceof view.Element)) return;
    const written = request.kind === 'ckeditor4' && writeClassic(view, outer, request.text);
    if (written) document.dispatchEvent(new view.CustomEvent(BRIDGE_ANSWER, { detail: request.token }));
  });
}
