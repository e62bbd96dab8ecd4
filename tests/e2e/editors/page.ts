/** A page with the real editors whose insertion is promised; each reports its own model, not its DOM. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { ClassicEditor, Essentials, type ModelElement, type ModelNode, Paragraph } from 'ckeditor5';
import { $getRoot, createEditor } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';

declare global {
  interface Window {
    /** The model of each editor as text with `\n` between lines. */
    models: Record<string, () => string>;
    keyEvents: string[];
    submits: number;
    ready: boolean;
  }
}

window.models = {};
window.keyEvents = [];
window.submits = 0;

function box(name: string): HTMLElement {
  const section = document.createElement('form');
  section.id = name;
  section.innerHTML = `<h2>${name}</h2><div class="box"></div><button>Send</button>`;
  section.addEventListener('submit', (event) => {
    event.preventDefault();
    window.submits++;
  });
  document.body.append(section);
  const holder = section.querySelector<HTMLElement>('.box');
  if (!holder) throw new Error(`no box for ${name}`);
  return holder;
}

function plain(name: string, editable: string, style: string): void {
  const element = document.createElement('div');
  element.setAttribute('contenteditable', editable);
  element.style.cssText = style;
  box(name).append(element);
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown is what a plain box sends
  window.models[name] = () => element.innerText.replace(/\n$/, '');
}

let reactState = '';

function ReactBox() {
  const [text, setText] = useState('');
  reactState = text;
  return createElement('textarea', {
    value: text,
    rows: 6,
    onChange: (event: { target: HTMLTextAreaElement }) => setText(event.target.value),
  });
}

function react(): void {
  createRoot(box('react')).render(createElement(ReactBox));
  window.models.react = () => reactState;
}

function prosemirror(): void {
  const keys = keymap({ 'Mod-z': undo, 'Mod-y': redo });
  const state = EditorState.create({ schema, plugins: [history(), keys, keymap(baseKeymap)] });
  const view = new EditorView(box('prosemirror'), { state });
  window.models.prosemirror = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n');
}

async function ckeditor(): Promise<void> {
  const editor = await ClassicEditor.create(box('ckeditor5'), {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph],
  });
  const lineOf = (node: ModelNode): string => {
    if (node.is('$text')) return node.data;
    if (node.is('element', 'softBreak')) return '\n';
    return node.is('element') ? [...node.getChildren()].map(lineOf).join('') : '';
  };
  window.models.ckeditor5 = () => {
    const root: ModelElement | null = editor.model.document.getRoot();
    return root
      ? [...root.getChildren()]
          .map(lineOf)
          .join('\n')
          .replace(/\u00a0/g, ' ')
      : '';
  };
}

function lexical(): void {
  const element = document.createElement('div');
  element.setAttribute('contenteditable', 'true');
  box('lexical').append(element);
  const editor = createEditor({
    namespace: 'test',
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  window.models.lexical = () =>
    editor.getEditorState().read(() =>
      $getRoot()
        .getChildren()
        .map((line) => line.getTextContent())
        .join('\n'),
    );
}

for (const type of ['keydown', 'keypress', 'keyup']) {
  window.addEventListener(type, (event) => window.keyEvents.push(`${type} ${(event as KeyboardEvent).key}`), true);
}
react();
plain('contenteditable', 'true', '');
plain('plaintext-only', 'plaintext-only', '');
plain('pre-wrap', 'true', 'white-space: pre-wrap');
prosemirror();
lexical();
await ckeditor();
window.ready = true;
