/** Runs in an isolated world, as a content script does, and writes into one editor of the test page. */
import type { InsertRequest, InsertResult } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { rememberCaret } from '../../../utils/page/draft/caret-memory.ts';
import { readDraft } from '../../../utils/page/draft/draft-text.ts';
import { editorKindOf } from '../../../utils/page/insert/editor-kind.ts';
import { insertText } from '../../../utils/page/insert/insert-text.ts';
import { findComposer } from '../../../utils/page/read/find-composer.ts';

let composer = '';
const find = () => findComposer({ composer: [composer] } as SiteDefinition, document, null);
const caret = rememberCaret({
  document,
  composer: () => (composer === '' ? null : find().element),
  signal: new AbortController().signal,
});

const world = {
  /** Makes the box that matches the reply box of the page; the ways to write into it, best first. */
  use(selector: string): readonly string[] {
    composer = selector;
    const { element, state } = find();
    if (!element) throw new Error(`The box is ${state}.`);
    return editorKindOf(element).methods;
  },
  draft(): string {
    const { element } = find();
    return element ? readDraft(element) : '(no box)';
  },
  insert(text: string, replace?: { start: number; end: number }): Promise<InsertResult> {
    const request: InsertRequest = { conversation: 'c', draftFingerprint: null, text, ...(replace ? { replace } : {}) };
    return insertText(request, {
      document,
      look: () => ({ conversation: 'c', readable: true, composer: find() }),
      composing: () => false,
      caret,
      // The page's half is there from the start, see serve-editors.ts and the test extension.
      loadBridge: () => Promise.resolve(true),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  },
};

export type InsertWorld = typeof world;

/** The page asks by events, whose text crosses the worlds of every browser. */
document.addEventListener('insert-test:ask', (event) => {
  const { id, name, args } = JSON.parse(String((event as CustomEvent).detail)) as {
    id: string;
    name: keyof InsertWorld;
    args: unknown[];
  };
  const call = world[name] as (...args: unknown[]) => unknown;
  const tell = (answer: object) =>
    document.dispatchEvent(new CustomEvent('insert-test:answer', { detail: JSON.stringify({ id, ...answer }) }));
  Promise.resolve()
    .then(() => call(...args))
    .then(
      (value) => tell({ value }),
      (error) => tell({ problem: String(error) }),
    );
});
document.documentElement.dataset.insertWorld = 'ready';
