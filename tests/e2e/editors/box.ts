/** What every page of editors shares: a form around each, its model by name, and a record of what must not happen. */

import { editorId } from './editor-id.ts';

/** One editor on the page. */
interface Editor {
  /** Its own model as text with `\n` between lines. Not its DOM. */
  model(): string;
  /** What takes the focus and the keys. */
  element(): HTMLElement;
}

declare global {
  interface Window {
    editors: Record<string, Editor>;
    /** Has the content script's world do something, see insert-world.ts. */
    askWorld(name: string, ...args: unknown[]): Promise<unknown>;
    /** Puts the focus into an editor, for the keys that follow. */
    focusEditor(name: string): void;
    keyEvents: string[];
    /** Names of editors that show a menu right now. */
    menus: Set<string>;
    submits: number;
    ready: boolean;
  }
}

window.editors = {};
window.keyEvents = [];
window.menus = new Set();
window.submits = 0;
window.focusEditor = (name) => {
  const element = window.editors[name]?.element();
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
};

let asked = 0;
window.askWorld = (name, ...args) => {
  const id = String(asked++);
  return new Promise((resolve, reject) => {
    const hear = (event: Event) => {
      const answer = JSON.parse(String((event as CustomEvent).detail)) as Record<string, unknown>;
      if (answer.id !== id) return;
      document.removeEventListener('insert-test:answer', hear);
      if ('problem' in answer) reject(new Error(String(answer.problem)));
      else resolve(answer.value);
    };
    document.addEventListener('insert-test:answer', hear);
    document.dispatchEvent(new CustomEvent('insert-test:ask', { detail: JSON.stringify({ id, name, args }) }));
  });
};

/**
 * Records the keys that a document hears; each frame has a window of its own.
 *
 * @public the third-party page calls it, too
 */
export function hearKeys(view: Window): void {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    view.addEventListener(type, (event) => window.keyEvents.push(`${type} ${(event as KeyboardEvent).key}`), true);
  }
}

/** A form with a send button and an empty element for the editor. */
export function box(name: string): HTMLElement {
  const form = document.createElement('form');
  form.id = editorId(name);
  form.innerHTML = `<h2>${name}</h2><div class="box"></div><button>Send</button>`;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    window.submits++;
  });
  document.body.append(form);
  const holder = form.querySelector<HTMLElement>('.box');
  if (!holder) throw new Error(`no box for ${name}`);
  return holder;
}

/** The same inside an open shadow root. */
export function shadowBox(name: string): HTMLElement {
  const root = box(name).attachShadow({ mode: 'open' });
  const holder = document.createElement('div');
  holder.className = 'inner';
  root.append(holder);
  return holder;
}

/** The same inside a frame of the same origin, which has styles and a form of its own. */
export async function frameBox(name: string): Promise<HTMLElement> {
  const frame = document.createElement('iframe');
  frame.srcdoc =
    '<!doctype html><meta charset="utf-8"><body><form><div class="inner"></div><button>Send</button></form>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  box(name).append(frame);
  await loaded;
  const inside = frame.contentDocument;
  inside?.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    window.submits++;
  });
  if (frame.contentWindow) hearKeys(frame.contentWindow);
  const holder = inside?.querySelector<HTMLElement>('.inner');
  if (!holder) throw new Error(`no frame for ${name}`);
  return holder;
}

/** A menu of canned replies as consoles have: open while the word before the caret starts with a sign of theirs. */
export function tellMenu(name: string, beforeCaret: string): void {
  if (/(?:^|\s)(?:[/@#:]|\{\{)\S*$/.test(beforeCaret)) window.menus.add(name);
  else window.menus.delete(name);
}

hearKeys(window);
