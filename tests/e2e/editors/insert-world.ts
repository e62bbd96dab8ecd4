/** Runs in an isolated world, as a content script does, and writes into one editor of the test page. */
import type { InsertRequest, InsertResult } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { rememberCaret } from '../../../utils/page/draft/caret-memory.ts';
import { readDraft } from '../../../utils/page/draft/draft-text.ts';
import { insertText } from '../../../utils/page/insert/insert-text.ts';
import { findComposer } from '../../../utils/page/read/find-composer.ts';

interface InsertWorld {
  use(selector: string): void;
  draft(): string;
  insert(text: string, replace?: { start: number; end: number }): Promise<InsertResult>;
}

declare global {
  interface Window {
    insertWorld: InsertWorld;
  }
}

let composer = '';
const find = () => findComposer({ composer: [composer] } as SiteDefinition, document, null);
const caret = rememberCaret({
  document,
  composer: () => (composer === '' ? null : find().element),
  signal: new AbortController().signal,
});

window.insertWorld = {
  use: (selector) => {
    composer = selector;
  },
  draft: () => {
    const { element } = find();
    return element ? readDraft(element) : '(no box)';
  },
  insert: (text, replace) => {
    const request: InsertRequest = { conversation: 'c', draftFingerprint: null, text, ...(replace ? { replace } : {}) };
    return insertText(request, {
      document,
      look: () => ({ conversation: 'c', readable: true, composer: find() }),
      composing: () => false,
      caret,
      loadBridge: () => Promise.resolve(false),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
  },
};
