import { isField } from '../read/find-composer.ts';

export type WriteMethod = 'field' | 'command' | 'lines' | 'paragraphs' | 'paste-plain' | 'paste-html' | 'bridge';

export interface EditorKind {
  name: string;
  /** The box itself or an ancestor matches `self`, or the box contains `inside`. */
  self?: string;
  inside?: string;
  /** Ways to write, best first; the first that is to be had is used, and only that one. */
  methods: readonly WriteMethod[];
}

/**
 * Which editor takes text in which way, measured in Chromium and Firefox (`npm run test:e2e -- editors`). The order is
 * the policy: an editor built on another one stands before it. Each method keeps blank lines and the editor's own undo.
 */
const EDITOR_KINDS: readonly EditorKind[] = [
  // Newer CKEditor ignores execCommand and loses blank lines of plain text.
  { name: 'ckeditor5', self: '.ck-editor__editable', methods: ['paste-html'] },
  { name: 'ckeditor4', self: '.cke_editable', methods: ['bridge', 'command'] },
  // Takes pastes late and without preventing them, and its undo knows nothing of what was written past it.
  { name: 'tinymce', self: '.mce-content-body', methods: ['bridge', 'command'] },
  // These scramble execCommand or keep their model out of step with the DOM.
  { name: 'lexical', self: '[data-lexical-editor]', methods: ['paste-plain'] },
  { name: 'slate', self: '[data-slate-editor]', methods: ['paste-plain'] },
  { name: 'draft', self: '.public-DraftEditor-content', inside: '[data-contents]', methods: ['paste-plain'] },
  // The first Quill pastes through a box of its own, which only a real paste fills.
  { name: 'quill1', self: '.ql-container:has(> .ql-clipboard) > .ql-editor', methods: ['bridge', 'command'] },
  { name: 'quill', self: '.ql-editor', methods: ['paste-plain'] },
  { name: 'codemirror', self: '.cm-content', methods: ['paste-plain'] },
  // The command alone makes line breaks of lines in Firefox, which not every schema knows.
  { name: 'prosemirror', self: '.ProseMirror', methods: ['paragraphs'] },
  // Their own commands listen to what execCommand does.
  { name: 'froala', self: '.fr-element', methods: ['command'] },
  { name: 'redactor', self: '.redactor-in, .redactor_editor', methods: ['command'] },
  // These undo only what went through their own interface; what was typed before would go with it.
  { name: 'trix', self: 'trix-editor', methods: ['bridge', 'lines'] },
  { name: 'summernote', self: '.note-editable', methods: ['bridge', 'command'] },
];

const FIELD: EditorKind = { name: 'field', methods: ['field'] };
/** Plain contenteditable: paragraphs would become literal `<div>`s in some chats, line breaks do not. */
const PLAIN: EditorKind = { name: 'contenteditable', methods: ['lines'] };

export function editorKindOf(element: HTMLElement): EditorKind {
  if (isField(element)) return FIELD;
  const found = EDITOR_KINDS.find(
    ({ self, inside }) =>
      (self !== undefined && element.closest(self) !== null) ||
      (inside !== undefined && element.querySelector(inside) !== null),
  );
  return found ?? PLAIN;
}
