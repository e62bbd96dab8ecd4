/** The reply boxes of the race page: each shows one draft at a time and tells what stands in it. */
import { baseKeymap } from 'prosemirror-commands';
import { history } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { createElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ConsoleKind } from './plan.ts';

export interface Box {
  read(): string;
  /** Shows another conversation's draft. */
  show(draft: string): void;
  /** The agent types a character. */
  type(char: string): void;
  /** Draws the box anew with the same draft. */
  remount(): void;
}

function typeInto(element: HTMLElement, char: string): void {
  element.focus();
  document.execCommand('insertText', false, char);
}

function area(value: string): HTMLTextAreaElement {
  const made = document.createElement('textarea');
  made.className = 'reply';
  made.value = value;
  return made;
}

function plainBox(holder: HTMLElement, anew: boolean): Box {
  let field = area('');
  holder.append(field);
  const redraw = (value: string) => {
    const made = area(value);
    field.replaceWith(made);
    field = made;
  };
  return {
    read: () => field.value,
    show: (draft) => {
      if (anew) redraw(draft);
      else field.value = draft;
    },
    type: (char) => typeInto(field, char),
    remount: () => redraw(field.value),
  };
}

function linesOf(element: HTMLElement): string {
  // biome-ignore lint/performance/useDomNodeTextContent: only this one tells lines as they are shown
  return element.innerText.replace(/\n$/, '');
}

function rich(draft: string): HTMLElement {
  const made = document.createElement('div');
  made.className = 'reply';
  made.contentEditable = 'true';
  made.style.whiteSpace = 'pre-wrap';
  made.textContent = draft;
  return made;
}

function richBox(holder: HTMLElement): Box {
  let element = rich('');
  holder.append(element);
  const redraw = (draft: string) => {
    const made = rich(draft);
    element.replaceWith(made);
    element = made;
  };
  return {
    read: () => linesOf(element),
    show: redraw,
    type: (char) => typeInto(element, char),
    remount: () => redraw(linesOf(element)),
  };
}

const LATE_MS = 60;

/** Takes over what was typed a moment later, and puts its own copy back into the box: a model behind the DOM. */
function lateBox(holder: HTMLElement): Box {
  const element = rich('');
  holder.append(element);
  let model = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  element.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      model = linesOf(element);
      if (linesOf(element) !== model) element.textContent = model;
    }, LATE_MS);
  });
  return {
    read: () => linesOf(element),
    show: (draft) => {
      clearTimeout(timer);
      model = draft;
      element.textContent = draft;
    },
    type: (char) => typeInto(element, char),
    remount: () => {
      element.textContent = linesOf(element);
    },
  };
}

function documentOf(draft: string) {
  const lines = draft.split('\n').map((line) => schema.node('paragraph', null, line === '' ? [] : [schema.text(line)]));
  return schema.node('doc', null, lines);
}

function proseMirrorBox(holder: HTMLElement): Box {
  const stateOf = (draft: string) =>
    EditorState.create({ doc: documentOf(draft), plugins: [history(), keymap(baseKeymap)] });
  const open = (draft: string) => new EditorView(holder, { state: stateOf(draft), attributes: { class: 'reply' } });
  let view = open('');
  const read = () => view.state.doc.textBetween(0, view.state.doc.content.size, '\n');
  return {
    read,
    show: (draft) => view.updateState(stateOf(draft)),
    type: (char) => view.dispatch(view.state.tr.insertText(char)),
    remount: () => {
      const draft = read();
      view.destroy();
      view = open(draft);
    },
  };
}

interface ReplyHandles {
  now: string;
  set(value: string): void;
  anew(key: number): void;
}

/** The state is React's; the box shows what the state says, never the other way round. */
function Reply({ handles }: { handles: ReplyHandles }) {
  const [value, setValue] = useState('');
  const [key, setKey] = useState(0);
  Object.assign(handles, { now: value, set: setValue, anew: setKey });
  return createElement('textarea', {
    key,
    className: 'reply',
    value,
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
  });
}

function reactBox(holder: HTMLElement): Box {
  const handles: ReplyHandles = { now: '', set: () => undefined, anew: () => undefined };
  let mounts = 0;
  createRoot(holder).render(createElement(Reply, { handles }));
  return {
    read: () => handles.now,
    show: (draft) => {
      handles.now = draft;
      handles.set(draft);
    },
    type: (char) => typeInto(holder.querySelector('textarea') as HTMLElement, char),
    remount: () => {
      mounts += 1;
      handles.anew(mounts);
    },
  };
}

export function makeBox(kind: ConsoleKind['box'], holder: HTMLElement): Box {
  if (kind === 'rich') return richBox(holder);
  if (kind === 'late') return lateBox(holder);
  if (kind === 'prosemirror') return proseMirrorBox(holder);
  if (kind === 'react') return reactBox(holder);
  return plainBox(holder, kind === 'replaced');
}
