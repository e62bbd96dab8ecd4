import { isField } from '../read/find-composer.ts';
import type { WriteMethod } from './editor-kind.ts';

/** A page may run without the old editing commands; then there is nothing to fall back on but plain fields. */
function command(document: Document, name: string, value?: string): boolean {
  if (typeof document.execCommand !== 'function') return false;
  return document.execCommand(name, false, value);
}

/** React and others patch `value` on the element; the prototype's own setter reaches what they watch. */
function setNatively(field: HTMLTextAreaElement | HTMLInputElement, value: string, caret: number, data: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  if (setter) setter.call(field, value);
  else field.value = value;
  field.setSelectionRange(caret, caret);
  const view = field.ownerDocument.defaultView ?? globalThis;
  field.dispatchEvent(new view.InputEvent('input', { bubbles: true, inputType: 'insertText', data }));
}

function writeField(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  const before = field.value;
  const start = field.selectionStart ?? before.length;
  const end = field.selectionEnd ?? start;
  if (command(field.ownerDocument, 'insertText', text) || field.value !== before) return;
  setNatively(field, before.slice(0, start) + text + before.slice(end), start + text.length, text);
}

/** Puts a value back into a field whose undo did not. */
export function restoreField(field: HTMLTextAreaElement | HTMLInputElement, value: string): void {
  setNatively(field, value, value.length, '');
}

/** In one turn: an editor that sees a lone new paragraph takes it for Enter, which sends in many a chat. */
function writeLines(document: Document, text: string, between: 'insertLineBreak' | 'insertParagraph'): void {
  text.split('\n').forEach((line, i) => {
    if (i > 0) command(document, between);
    if (line !== '') command(document, 'insertText', line);
  });
}

function escapeHtml(line: string): string {
  return line.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function asHtml(text: string): string {
  return (
    text
      .split('\n')
      // Markup drops spaces at the edges of a line and runs of them.
      .map((line) => `<p>${escapeHtml(line).replace(/^ | $|(?<= ) /g, '&nbsp;') || '&nbsp;'}</p>`)
      .join('')
  );
}

/**
 * A paste event the editor can read. Firefox hands an event made with `clipboardData` over empty, but knows its own
 * older form; Chromium knows only the standard one.
 */
function pasteEvent(view: Window & typeof globalThis, text: string, html: string | null): ClipboardEvent {
  const own = { dataType: html === null ? 'text/plain' : 'text/html', data: html ?? text };
  const probe = new view.ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, ...own });
  if (probe.clipboardData?.getData(own.dataType) === own.data) return probe;
  const clipboardData = new view.DataTransfer();
  clipboardData.setData('text/plain', text);
  if (html !== null) clipboardData.setData('text/html', html);
  return new view.ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true, clipboardData });
}

function paste(element: HTMLElement, text: string, html: string | null): void {
  const view = element.ownerDocument.defaultView;
  if (view) element.dispatchEvent(pasteEvent(view, text, html));
}

/** Writes at the present selection in exactly one way. `bridge` is written by the page's own script, see the protocol. */
export function writeText(element: HTMLElement, method: Exclude<WriteMethod, 'bridge'>, text: string): void {
  const document = element.ownerDocument;
  if (method === 'field') {
    if (isField(element)) writeField(element, element.localName === 'input' ? text.replace(/\s*\n\s*/g, ' ') : text);
  } else if (method === 'command') command(document, 'insertText', text);
  else if (method === 'lines') writeLines(document, text, 'insertLineBreak');
  else if (method === 'paragraphs') writeLines(document, text, 'insertParagraph');
  else paste(element, text, method === 'paste-html' ? asHtml(text) : null);
}

/** Takes back what was written; a text written line by line may be several steps. True once `isBack` holds. */
export function undoUntil(element: HTMLElement, steps: number, isBack: () => boolean): boolean {
  for (let i = 0; i < steps && !isBack(); i++) {
    if (!command(element.ownerDocument, 'undo')) break;
  }
  return isBack();
}
