// @ts-nocheck: these packages are not installed at the root; esbuild bundles the page.
/** Editors of the third-party packages (React 18 among them), each with its own model. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerPlainText } from '@lexical/plain-text';
import { Extension, Editor as TipTap } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { EditorView as CodeMirror, minimalSetup } from 'codemirror';
import * as Draft from 'draft-js';
import FroalaEditor from 'froala-editor';
import jQuery from 'jquery';
import { $getRoot, COMMAND_PRIORITY_CRITICAL, createEditor as createLexical, KEY_ENTER_COMMAND } from 'lexical';
import Quill2 from 'quill';
import Quill1 from 'quill1';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { createEditor as createSlate, Node as SlateNode } from 'slate';
import { withHistory } from 'slate-history';
import { Editable, Slate, withReact } from 'slate-react';
import 'trix';
import { box, hearKeys, tellMenu } from '../../editors/box.ts';
import { textOfHtml } from './text-of-html.ts';

/** The state is the model: React puts it back into the field at every change. */
function Field({ tag, name, tell }) {
  const [text, setText] = useState('');
  tell(text);
  const onChange = ({ target }) => {
    setText(target.value);
    tellMenu(name, target.value.slice(0, target.selectionEnd));
  };
  return createElement(tag, { value: text, onChange });
}

function react(name, tag) {
  const holder = box(name);
  let state = '';
  const tell = (text) => {
    state = text;
  };
  createRoot(holder).render(createElement(Field, { tag, name, tell }));
  window.editors[name] = { model: () => state, element: () => holder.querySelector(tag) };
}

/** As in most chats. An editor may take a change of its text for this key, without any key event. */
function sends() {
  window.submits++;
  return true;
}

const SendsByEnter = Extension.create({
  name: 'sendsByEnter',
  priority: 1000,
  addKeyboardShortcuts: () => ({ Enter: sends }),
});

function tiptap(name) {
  const editor = new TipTap({ element: box(name), extensions: [SendsByEnter, StarterKit] });
  editor.on('transaction', () => {
    const { $from } = editor.state.selection;
    tellMenu(name, $from.parent.textBetween(0, $from.parentOffset, '\n', '\n'));
  });
  window.editors[name] = { model: () => editor.getText({ blockSeparator: '\n' }), element: () => editor.view.dom };
}

function lexicalPlain(name) {
  const element = document.createElement('div');
  element.setAttribute('contenteditable', 'true');
  box(name).append(element);
  const editor = createLexical({
    namespace: name,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerPlainText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.registerCommand(KEY_ENTER_COMMAND, sends, COMMAND_PRIORITY_CRITICAL);
  window.editors[name] = {
    model: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    element: () => element,
  };
}

function slate(name) {
  const holder = box(name);
  const editor = withHistory(withReact(createSlate()));
  const initialValue = [{ type: 'paragraph', children: [{ text: '' }] }];
  const editable = createElement(Editable, { placeholder: 'Type…' });
  createRoot(holder).render(createElement(Slate, { editor, initialValue }, editable));
  window.editors[name] = {
    model: () => editor.children.map((line) => SlateNode.string(line)).join('\n'),
    element: () => holder.querySelector('[data-slate-editor]'),
  };
}

function DraftBox({ tell }) {
  const [editorState, onChange] = useState(() => Draft.EditorState.createEmpty());
  tell(editorState);
  return createElement(Draft.Editor, { editorState, onChange, placeholder: 'Type…', handleReturn: sends });
}

function draft(name) {
  const holder = box(name);
  let state = Draft.EditorState.createEmpty();
  const tell = (next) => {
    state = next;
  };
  createRoot(holder).render(createElement(DraftBox, { tell }));
  window.editors[name] = {
    model: () => state.getCurrentContent().getPlainText('\n'),
    element: () => holder.querySelector('[contenteditable]'),
  };
}

function quill(name, Quill, enter) {
  const holder = document.createElement('div');
  box(name).append(holder);
  const editor = new Quill(holder, {
    modules: { toolbar: false, keyboard: { bindings: { enter: { key: enter, handler: sends } } } },
  });
  let text = '';
  editor.on('text-change', () => {
    text = editor.getText().replace(/\n$/, '');
  });
  window.editors[name] = { model: () => text, element: () => editor.root };
}

function codemirror(name) {
  const view = new CodeMirror({ parent: box(name), extensions: [minimalSetup] });
  window.editors[name] = { model: () => view.state.doc.toString(), element: () => view.contentDOM };
}

const script = (src) =>
  new Promise((resolve, reject) => {
    const element = document.createElement('script');
    element.src = src;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });

async function ckeditor4(name, inline) {
  window.CKEDITOR_BASEPATH = '/modules/ckeditor4/';
  if (!window.CKEDITOR) await script('/modules/ckeditor4/ckeditor.js');
  const { CKEDITOR } = window;
  // It would ask its makers for newer versions.
  CKEDITOR.config.versionCheck = false;
  CKEDITOR.disableAutoInline = true;
  const holder = document.createElement(inline ? 'div' : 'textarea');
  if (inline) holder.setAttribute('contenteditable', 'true');
  holder.id = inline ? 'cke-inline' : 'cke-framed';
  box(name).append(holder);
  const options = { language: 'en', removePlugins: 'elementspath,resize' };
  const editor = inline ? CKEDITOR.inline(holder.id, options) : CKEDITOR.replace(holder.id, options);
  await new Promise((resolve) => editor.on('instanceReady', resolve));
  if (!inline) hearKeys(editor.window.$);
  window.editors[name] = { model: () => textOfHtml(editor.getData()), element: () => editor.editable().$ };
}

async function tinymce(name, folder, options) {
  const holder = document.createElement('textarea');
  // Not the bare name: an element of that id would be taken for the global of the same name.
  holder.id = `${folder}-source`;
  box(name).append(holder);
  await script(`/modules/${folder}/tinymce.js`);
  const { tinymce: tiny } = window;
  tiny.baseURL = `${location.origin}/modules/${folder}`;
  const [editor] = await new Promise((resolve) => {
    tiny
      .init({ target: holder, menubar: false, toolbar: false, branding: false, height: 200, ...options })
      .then(resolve);
  });
  if (!editor.inline) hearKeys(editor.getWin());
  window.editors[name] = { model: () => textOfHtml(editor.getContent()), element: () => editor.getBody() };
}

async function froala(name) {
  const holder = document.createElement('div');
  box(name).append(holder);
  let html = '';
  await new Promise((resolve) => {
    const editor = new FroalaEditor(holder, {
      attribution: false,
      events: {
        initialized: resolve,
        // What an application hears, and so all it knows.
        contentChanged: () => {
          html = editor.html.get();
        },
      },
    });
  });
  window.editors[name] = { model: () => textOfHtml(html), element: () => holder.querySelector('.fr-element') };
}

async function summernote(name) {
  window.jQuery = jQuery;
  window.$ = jQuery;
  await script('/modules/summernote/dist/summernote-lite.js');
  const holder = document.createElement('div');
  const form = box(name);
  form.append(holder);
  let html = '';
  jQuery(holder).summernote({
    toolbar: [],
    callbacks: {
      onChange: (contents) => {
        html = contents;
      },
    },
  });
  window.editors[name] = { model: () => textOfHtml(html), element: () => form.querySelector('.note-editable') };
}

function trix(name) {
  const element = document.createElement('trix-editor');
  box(name).append(element);
  const model = () => element.editor.getDocument().toString().replace(/\n$/, '');
  window.editors[name] = { model, element: () => element };
}

const EDITORS = {
  'React 18 textarea': (name) => react(name, 'textarea'),
  'React 18 input': (name) => react(name, 'input'),
  TipTap: tiptap,
  'Lexical, plain text': lexicalPlain,
  Slate: slate,
  'Draft.js': draft,
  'Quill 1': (name) => quill(name, Quill1, 13),
  'Quill 2': (name) => quill(name, Quill2, 'Enter'),
  'CodeMirror 6': codemirror,
  'CKEditor 4': (name) => ckeditor4(name, false),
  'CKEditor 4, inline': (name) => ckeditor4(name, true),
  'TinyMCE 4': (name) => tinymce(name, 'tinymce4', { theme: 'modern', skin: 'lightgray' }),
  'TinyMCE 8': (name) => tinymce(name, 'tinymce', { license_key: 'gpl', promotion: false }),
  Froala: froala,
  Summernote: summernote,
  Trix: trix,
};
/** Two versions of TinyMCE on one page overwrite each other, so the older one comes alone. */
const only = new URLSearchParams(location.search).get('only');
for (const [name, start] of Object.entries(EDITORS)) {
  if (only === null ? name !== 'TinyMCE 4' : name === only) await start(name);
}
window.ready = true;
