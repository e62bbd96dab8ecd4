/**
 * Editors whose own interface has to be called, in the page's world, because what is written past it is lost to their
 * undo or to their model. Each writes at the present selection, as one step of the editor's undo.
 */

/** Null takes back what was written last. False where the editor is not to be found. */
type OwnWriter = (view: object, element: Element, text: string | null) => boolean;

interface ClassicEditor {
  insertHtml(html: string): void;
  execCommand(name: string): void;
  editable(): { $: Element } | null;
}

interface TinyEditor {
  getBody(): Element | null;
  execCommand(name: string, ui?: boolean, value?: string): void;
}

interface QuillEditor {
  getSelection(focus: boolean): { index: number; length: number } | null;
  updateContents(ops: object[], source: 'user'): void;
  setSelection(index: number, length: number, source: 'user'): void;
  history: { cutoff(): void; undo(): void };
}

interface SummernoteSource {
  data(name: string): { modules?: { editor?: SummernoteEditor } } | undefined;
}

interface SummernoteEditor {
  /** Newer ones only; there `saveRange` does nothing. */
  setLastRange?(): void;
  saveRange(): void;
  pasteHTML(html: string): void;
  undo(): void;
  history: { recordUndo(): void };
}

interface TrixEditor {
  recordUndoEntry(description: string): void;
  insertString(text: string): void;
  undo(): void;
}

/** Line breaks inside the paragraph; markup would drop spaces at the edges of a line and runs of them. */
function asHtml(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/^ | $|(?<= ) /g, '&nbsp;'),
    )
    .join('<br>');
}

const writeCkeditor4: OwnWriter = (view, element, text) => {
  const { CKEDITOR } = view as { CKEDITOR?: { instances?: Record<string, ClassicEditor> } };
  const editor = Object.values(CKEDITOR?.instances ?? {}).find((one) => one.editable()?.$.contains(element));
  const { $: box } = editor?.editable() ?? {};
  if (!editor || !box) return false;
  if (text === null) {
    editor.execCommand('undo');
    return true;
  }
  // The foothold that Firefox keeps in an empty box would stay behind the text as an empty line.
  const [only, ...more] = box.childNodes;
  if (only?.nodeName === 'BR' && more.length === 0) only.remove();
  editor.insertHtml(asHtml(text));
  return true;
};

const writeTinymce: OwnWriter = (view, element, text) => {
  const { tinymce } = view as { tinymce?: { get(): TinyEditor[] } };
  const editor = tinymce?.get().find((one) => one.getBody()?.contains(element));
  if (!editor) return false;
  if (text === null) editor.execCommand('Undo');
  else editor.execCommand('mceInsertContent', false, asHtml(text));
  return true;
};

const writeQuill1: OwnWriter = (_view, element, text) => {
  const { __quill: editor } = (element.closest('.ql-container') ?? {}) as { __quill?: QuillEditor };
  if (!editor) return false;
  if (text === null) {
    editor.history.undo();
    return true;
  }
  const at = editor.getSelection(true);
  if (!at) return false;
  const ops: object[] = [{ insert: text }];
  if (at.index > 0) ops.unshift({ retain: at.index });
  if (at.length > 0) ops.push({ delete: at.length });
  editor.history.cutoff();
  editor.updateContents(ops, 'user');
  editor.history.cutoff();
  editor.setSelection(at.index + text.length, 0, 'user');
  return true;
};

const writeSummernote: OwnWriter = (view, element, text) => {
  const source = element.closest('.note-editor')?.previousElementSibling;
  const note = (view as { jQuery?: (element: Element) => SummernoteSource }).jQuery?.(source ?? element);
  const editor = note?.data('summernote')?.modules?.editor;
  if (!editor) return false;
  if (text === null) editor.undo();
  else {
    // It takes note of what its own commands did only; what was typed before would go with the first undo.
    editor.history.recordUndo();
    // It would put the text before what is selected.
    element.ownerDocument.getSelection()?.deleteFromDocument();
    if (editor.setLastRange) editor.setLastRange();
    else editor.saveRange();
    editor.pasteHTML(asHtml(text));
  }
  return true;
};

const writeTrix: OwnWriter = (_view, element, text) => {
  const { editor } = (element.closest('trix-editor') ?? {}) as { editor?: TrixEditor };
  if (!editor) return false;
  if (text === null) editor.undo();
  else {
    editor.recordUndoEntry('insert');
    editor.insertString(text);
  }
  return true;
};

/** By the name of the kind of editor. */
export const OWN_WRITERS: Readonly<Record<string, OwnWriter>> = {
  ckeditor4: writeCkeditor4,
  tinymce: writeTinymce,
  quill1: writeQuill1,
  summernote: writeSummernote,
  trix: writeTrix,
};
