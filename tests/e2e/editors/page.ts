/** Plain boxes and the editors of the root packages (React 19 among them), each with its own model. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { ClassicEditor, Essentials, type ModelElement, type ModelNode, Paragraph } from 'ckeditor5';
import { $getRoot, COMMAND_PRIORITY_CRITICAL, createEditor, KEY_ENTER_COMMAND } from 'lexical';
import { baseKeymap } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { box, frameBox, shadowBox, tellMenu } from './box.ts';

type Field = HTMLTextAreaElement | HTMLInputElement;

function field(name: string, holder = box(name)): void {
  const element = holder.ownerDocument.createElement('textarea');
  element.rows = 6;
  holder.append(element);
  window.editors[name] = { model: () => element.value, element: () => element };
}

function plain(name: string, editable: string, style: string, holder = box(name)): void {
  const element = holder.ownerDocument.createElement('div');
  element.setAttribute('contenteditable', editable);
  element.style.cssText = `border: 1px solid; ${style}`;
  holder.append(element);
  // biome-ignore lint/performance/useDomNodeTextContent: what is shown is what a plain box sends
  window.editors[name] = { model: () => element.innerText.replace(/\n$/, ''), element: () => element };
}

interface FieldProps {
  tag: 'textarea' | 'input';
  name: string;
  tell(text: string): void;
}

/** The state is the model: React puts it back into the field at every change. */
function ReactField({ tag, name, tell }: FieldProps) {
  const [text, setText] = useState('');
  tell(text);
  const onChange = ({ target }: { target: Field }) => {
    setText(target.value);
    tellMenu(name, target.value.slice(0, target.selectionEnd ?? 0));
  };
  return createElement(tag, { value: text, onChange });
}

function react(name: string, tag: FieldProps['tag']): void {
  let state = '';
  const holder = box(name);
  const tell = (text: string) => {
    state = text;
  };
  createRoot(holder).render(createElement(ReactField, { tag, name, tell }));
  window.editors[name] = { model: () => state, element: () => holder.querySelector<HTMLElement>(tag) ?? holder };
}

/** As in most chats. An editor may take a change of its text for this key, without any key event. */
function sends(): boolean {
  window.submits++;
  return true;
}

function prosemirror(name: string, holder = box(name)): void {
  const keys = keymap({ 'Mod-z': undo, 'Mod-y': redo });
  const send = keymap({ Enter: sends });
  const state = EditorState.create({ schema, plugins: [history(), keys, send, keymap(baseKeymap)] });
  const view: EditorView = new EditorView(holder, {
    state,
    dispatchTransaction: (transaction) => {
      view.updateState(view.state.apply(transaction));
      const { $from } = view.state.selection;
      tellMenu(name, $from.parent.textBetween(0, $from.parentOffset, '\n', '\n'));
    },
  });
  const model = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n', '\n');
  window.editors[name] = { model, element: () => view.dom };
}

async function ckeditor(name: string): Promise<void> {
  const editor = await ClassicEditor.create(box(name), { licenseKey: 'GPL', plugins: [Essentials, Paragraph] });
  editor.editing.view.document.on('enter', sends, { priority: 'highest' });
  const lineOf = (node: ModelNode): string => {
    if (node.is('$text')) return node.data;
    if (node.is('element', 'softBreak')) return '\n';
    return node.is('element') ? [...node.getChildren()].map(lineOf).join('') : '';
  };
  const model = () => {
    const root: ModelElement | null = editor.model.document.getRoot();
    const lines = root ? [...root.getChildren()].map(lineOf) : [];
    return lines.join('\n').replace(/\u00a0/g, ' ');
  };
  window.editors[name] = { model, element: () => editor.ui.view.editable.element ?? document.body };
}

function lexical(name: string, holder = box(name)): void {
  const element = holder.ownerDocument.createElement('div');
  element.setAttribute('contenteditable', 'true');
  holder.append(element);
  const editor = createEditor({
    namespace: name,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(element);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  editor.registerCommand(KEY_ENTER_COMMAND, sends, COMMAND_PRIORITY_CRITICAL);
  const linesOf = () =>
    $getRoot()
      .getChildren()
      .map((line) => line.getTextContent());
  window.editors[name] = {
    model: () => editor.getEditorState().read(() => linesOf().join('\n')),
    element: () => element,
  };
}

field('textarea');
react('React 19 textarea', 'textarea');
react('React 19 input', 'input');
plain('contenteditable', 'true', '');
plain('plaintext-only', 'plaintext-only', '');
plain('pre-wrap', 'true', 'white-space: pre-wrap');
prosemirror('ProseMirror');
lexical('Lexical, rich text');
await ckeditor('CKEditor 5');
field('textarea in a shadow root', shadowBox('textarea in a shadow root'));
plain('contenteditable in a shadow root', 'true', '', shadowBox('contenteditable in a shadow root'));
prosemirror('ProseMirror in a shadow root', shadowBox('ProseMirror in a shadow root'));
lexical('Lexical in a shadow root', shadowBox('Lexical in a shadow root'));
field('textarea in a frame', await frameBox('textarea in a frame'));
plain('contenteditable in a frame', 'true', '', await frameBox('contenteditable in a frame'));
prosemirror('ProseMirror in a frame', await frameBox('ProseMirror in a frame'));
lexical('Lexical in a frame', await frameBox('Lexical in a frame'));
window.ready = true;
