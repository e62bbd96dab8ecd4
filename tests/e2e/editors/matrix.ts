/**
 * What insertion promises, asked of every editor in whatever browser the driver stands for: the text is there once, the
 * editor's own model has it, undo gives the draft back, no key was pressed, nothing was sent.
 */
import assert from 'node:assert/strict';
import type { InsertResult } from '../../../utils/core/page-messages.ts';
import { waitUntil } from '../harness/wait-until.ts';
import { type EditorDriver, pause } from './editor-driver.ts';
import { editorId } from './editor-id.ts';

interface EditorUnderTest {
  name: string;
  /** Below the form, as a site definition would name it. */
  composer: string;
  oneLine?: true;
}

/** By the page they are on. */
const PAGES: Readonly<Record<string, readonly EditorUnderTest[]>> = {
  'own.html': [
    { name: 'textarea', composer: 'textarea' },
    { name: 'React 19 textarea', composer: 'textarea' },
    { name: 'React 19 input', composer: 'input', oneLine: true },
    { name: 'contenteditable', composer: '[contenteditable]' },
    { name: 'plaintext-only', composer: '[contenteditable]' },
    { name: 'pre-wrap', composer: '[contenteditable]' },
    { name: 'ProseMirror', composer: '.ProseMirror' },
    { name: 'Lexical, rich text', composer: '[data-lexical-editor]' },
    { name: 'CKEditor 5', composer: '.ck-editor__editable' },
    { name: 'textarea in a shadow root', composer: '.box >>> textarea' },
    { name: 'contenteditable in a shadow root', composer: '.box >>> [contenteditable]' },
    { name: 'ProseMirror in a shadow root', composer: '.box >>> .ProseMirror' },
    { name: 'Lexical in a shadow root', composer: '.box >>> [data-lexical-editor]' },
    { name: 'textarea in a frame', composer: 'iframe >>> textarea' },
    { name: 'contenteditable in a frame', composer: 'iframe >>> [contenteditable]' },
    { name: 'ProseMirror in a frame', composer: 'iframe >>> .ProseMirror' },
    { name: 'Lexical in a frame', composer: 'iframe >>> [data-lexical-editor]' },
  ],
  'third-party.html': [
    { name: 'React 18 textarea', composer: 'textarea' },
    { name: 'React 18 input', composer: 'input', oneLine: true },
    { name: 'TipTap', composer: '.ProseMirror' },
    { name: 'Lexical, plain text', composer: '[data-lexical-editor]' },
    { name: 'Slate', composer: '[data-slate-editor]' },
    { name: 'Draft.js', composer: '.public-DraftEditor-content' },
    { name: 'Quill 1', composer: '.ql-editor' },
    { name: 'Quill 2', composer: '.ql-editor' },
    { name: 'CodeMirror 6', composer: '.cm-content' },
    { name: 'CKEditor 4', composer: 'iframe.cke_wysiwyg_frame' },
    { name: 'CKEditor 4, inline', composer: '.cke_editable' },
    { name: 'TinyMCE 8', composer: 'iframe' },
    { name: 'Froala', composer: '.fr-element' },
    { name: 'Summernote', composer: '.note-editable' },
    { name: 'Trix', composer: 'trix-editor' },
  ],
  'third-party.html?only=TinyMCE+4': [{ name: 'TinyMCE 4', composer: 'iframe' }],
};

const DRAFT = 'before after';
const TEXT = 'one 😀, 林女士 <b>&amp;\n\nthree\nfour ';
/** Every line opens a menu or becomes something else in one console or another. */
const SIGNS = '/refund now\n@ann sees\n# one\n{{name}} too\n- two\n:smile: **bold** ok';
const PROMISE = 'we reply soon, promised';
/** Editors join what is typed within a second into one step of undo. */
const UNDO_STEP_MS = 1100;
/** Undo may take a text back line by line. */
const MOST_UNDO = 14;

/** One editor after its trial. */
export interface Row {
  name: string;
  /** The ways it is written in, best first. */
  methods: readonly string[];
  /** Presses of undo until four lines were gone and the draft as before. */
  undo: number;
}

class Trial {
  private readonly driver: EditorDriver;
  private readonly editor: EditorUnderTest;

  constructor(driver: EditorDriver, editor: EditorUnderTest) {
    this.driver = driver;
    this.editor = editor;
  }

  private get model(): Promise<string> {
    return this.driver.evaluate(`editors[${JSON.stringify(this.editor.name)}].model()`);
  }

  private ask<T>(name: string, ...args: unknown[]): Promise<T> {
    return this.driver.evaluate(`askWorld(...${JSON.stringify([name, ...args])})`);
  }

  private focus(): Promise<unknown> {
    return this.driver.evaluate(`focusEditor(${JSON.stringify(this.editor.name)})`);
  }

  private async fresh(draft: string): Promise<void> {
    await this.focus();
    await this.driver.press('Control+a', 'Delete');
    await this.isModel('', 'an empty box');
    if (draft === '') return;
    await this.driver.type(draft);
    await this.isModel(draft, 'the draft as typed');
    await pause(UNDO_STEP_MS);
  }

  /** Some editors tell their application a moment later. */
  private async isModel(wanted: string, what: string): Promise<void> {
    await waitUntil(
      `${what}: ${JSON.stringify(wanted)}`,
      () => this.model,
      (text) => text === wanted,
      1500,
    );
  }

  private async inserted(text: string, replace?: { start: number; end: number }): Promise<void> {
    const result = await this.ask<InsertResult>('insert', text, replace);
    assert.deepEqual(result, { ok: true });
  }

  private asTaken(text: string): string {
    return this.editor.oneLine ? text.replace(/\s*\n\s*/g, ' ') : text;
  }

  private async undone(draft: string): Promise<number> {
    await this.focus();
    for (let presses = 1; presses <= MOST_UNDO; presses++) {
      await this.driver.press('Control+z');
      await pause(40);
      if ((await this.model) === draft) return presses;
    }
    return assert.fail(`Undo gave ${JSON.stringify(await this.model)}, not ${JSON.stringify(draft)}.`);
  }

  /** Four lines at the caret of a box that has lost the focus; how many presses of undo it takes. */
  private async middle(): Promise<number> {
    const text = this.asTaken(TEXT);
    await this.fresh(DRAFT);
    await this.driver.press(...Array.from('after', () => 'ArrowLeft'));
    await pause(50);
    await this.driver.evaluate(`document.querySelector('#elsewhere').focus()`);
    await this.driver.evaluate('(window.keyEvents = [])');
    await this.inserted(TEXT);
    await this.isModel(`before ${text}after`, 'the model');
    assert.equal(await this.ask('draft'), `before ${text}after`, 'the draft as read back');
    assert.deepEqual(await this.driver.evaluate('window.keyEvents'), [], 'key events');
    return this.undone(DRAFT);
  }

  /** Lines that could open menus, in an empty box. */
  private async empty(): Promise<void> {
    await this.fresh('');
    await this.inserted(SIGNS);
    await this.isModel(this.asTaken(SIGNS), 'lines with signs');
    assert.deepEqual(await this.driver.evaluate('[...window.menus]'), [], 'open menus');
  }

  /** A finding's better wording in the place of its words, and the caret behind it. */
  private async span(): Promise<void> {
    await this.fresh(PROMISE);
    const start = PROMISE.indexOf('soon');
    await this.inserted('by 18:00', { start, end: start + 4 });
    await this.isModel('we reply by 18:00, promised', 'the better wording');
    await this.driver.type('!');
    await this.isModel('we reply by 18:00!, promised', 'the caret behind the text');
    await this.undone(PROMISE);
  }

  async run(): Promise<Row> {
    const { name, composer } = this.editor;
    const methods = await this.ask<string[]>('use', `#${editorId(name)} ${composer}`);
    const undo = await this.middle();
    await this.span();
    // Last, because Firefox does not delete several lines in a shadow root by key.
    await this.empty();
    return { name, methods, undo };
  }
}

/** Puts every editor on trial, a step each; what they have in common is checked at the end of each page. */
export async function runMatrix(
  url: string,
  driver: EditorDriver,
  step: (name: string, body: () => Promise<void>) => Promise<void>,
): Promise<Row[]> {
  const rows: Row[] = [];
  // For work on one editor; then there is no table.
  const only = process.env.WARMLINE_EDITOR ?? '';
  for (const [page, all] of Object.entries(PAGES)) {
    const editors = all.filter(({ name }) => name.includes(only));
    if (editors.length === 0) continue;
    await driver.goto(url + page);
    await waitUntil(
      `${page} to be ready`,
      () =>
        driver.evaluate<boolean>('window.ready === true && document.documentElement.dataset.insertWorld === "ready"'),
      Boolean,
      20_000,
    );
    for (const editor of editors) {
      await step(editor.name, async () => {
        rows.push(await new Trial(driver, editor).run());
      });
    }
    await step(`${page}: nothing was sent`, async () => {
      assert.equal(await driver.evaluate('window.submits'), 0);
    });
  }
  return rows;
}
