// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InsertRequest } from '../../utils/core/page-messages.ts';
import type { CaretMemory } from '../../utils/page/draft/caret-memory.ts';
import { rememberCaret } from '../../utils/page/draft/caret-memory.ts';
import { readDraft, readRichDraft } from '../../utils/page/draft/draft-text.ts';
import { fingerprintOf, watchDraft } from '../../utils/page/draft/watch-draft.ts';
import { askBridge } from '../../utils/page/insert/bridge-protocol.ts';
import { editorKindOf } from '../../utils/page/insert/editor-kind.ts';
import type { InsertContext } from '../../utils/page/insert/insert-context.ts';
import { insertText } from '../../utils/page/insert/insert-text.ts';
import { isWrittenOnce } from '../../utils/page/insert/is-written-once.ts';
import { serveBridge } from '../../utils/page/insert/serve-bridge.ts';
import { findComposer } from '../../utils/page/read/find-composer.ts';
import { openPage, siteOf } from './saved-page.ts';

const SITE = siteOf('practice');
const TEXT = '第一行\n\n第三行';
let stop: AbortController;
let conversation: string | null;
let composing: boolean;
let copied: string[];

const box = () => document.querySelector('textarea') as HTMLTextAreaElement;
const request = (more: Partial<InsertRequest> = {}): InsertRequest => ({
  conversation: 'c',
  draftFingerprint: null,
  text: TEXT,
  ...more,
});

function context(more: Partial<InsertContext> = {}): InsertContext {
  const caret: CaretMemory = rememberCaret({ document, composer: box, signal: stop.signal });
  return {
    document,
    look: () => ({ conversation, readable: true, composer: findComposer(SITE, document, null) }),
    composing: () => composing,
    caret,
    loadBridge: () => Promise.resolve(false),
    wait: () => Promise.resolve(),
    ...more,
  };
}

function open(composer: string, mode = 'reply'): void {
  openPage(`<body data-warmline-practice><form class="composer" data-mode="${mode}">${composer}</form></body>`);
}

beforeEach(() => {
  stop = new AbortController();
  conversation = 'c';
  composing = false;
  copied = [];
  open('<textarea id="reply-box"></textarea>');
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: {
      writeText: (text: string) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

describe('writing into a field', () => {
  it('puts the text at the caret, tells the page, presses no key and sends nothing', async () => {
    box().value = '前后';
    box().setSelectionRange(1, 1);
    const inputs = vi.fn();
    const keys = vi.fn();
    document.addEventListener('input', inputs, { signal: stop.signal });
    for (const type of ['keydown', 'keyup', 'keypress', 'submit', 'click']) {
      document.addEventListener(type, keys, { signal: stop.signal, capture: true });
    }
    expect(await insertText(request(), context())).toEqual({ ok: true });
    expect(box().value).toBe(`前${TEXT}后`);
    expect(box().selectionStart).toBe(1 + TEXT.length);
    expect(inputs).toHaveBeenCalledTimes(1);
    expect(keys).not.toHaveBeenCalled();
  });

  it('never overwrites what is selected', async () => {
    box().value = 'keep this';
    box().setSelectionRange(0, 9);
    await insertText(request({ text: '!' }), context());
    expect(box().value).toBe('keep this!');
  });

  it('replaces the span of a finding', async () => {
    box().value = '我们会尽快处理';
    const wanted = request({
      text: '今天 18:00 前',
      replace: { start: 3, end: 5 },
      draftFingerprint: fingerprintOf('我们会尽快处理'),
    });
    expect(await insertText(wanted, context())).toEqual({ ok: true });
    expect(box().value).toBe('我们会今天 18:00 前处理');
  });

  it('writes two requests one after the other', async () => {
    const both = context();
    await Promise.all([insertText(request({ text: 'A' }), both), insertText(request({ text: 'B' }), both)]);
    expect(box().value).toBe('AB');
  });
});

describe('refusals', () => {
  const refused = async (reason: string, clipboard: boolean, more: Partial<InsertRequest> = {}) => {
    const before = document.querySelector('textarea')?.value;
    expect(await insertText(request(more), context())).toEqual({ ok: false, reason, clipboard });
    expect(document.querySelector('textarea')?.value).toBe(before);
    expect(copied).toEqual(clipboard ? [TEXT] : []);
  };

  it('another conversation', () => {
    conversation = 'd';
    return refused('conversation-changed', true);
  });

  it('no conversation', () => {
    conversation = null;
    return refused('conversation-changed', true);
  });

  it('a draft that was typed on', () => {
    box().value = 'more';
    return refused('draft-changed', true, { draftFingerprint: fingerprintOf('') });
  });

  it('a span that is not in the draft', () => refused('draft-changed', true, { replace: { start: 3, end: 9 } }));

  it('a private note', () => {
    open('<textarea id="reply-box"></textarea>', 'note');
    return refused('note-mode', true);
  });

  it('a read-only box', () => {
    open('<textarea id="reply-box" readonly></textarea>');
    return refused('read-only', true);
  });

  it('a disabled box', () => {
    open('<fieldset disabled><textarea id="reply-box"></textarea></fieldset>');
    return refused('read-only', true);
  });

  it('no box', () => {
    open('');
    return refused('no-composer', true);
  });

  it('a hidden box', () => {
    open('<div style="display:none"><textarea id="reply-box"></textarea></div>');
    return refused('no-composer', true);
  });

  it('two boxes', () => {
    open('<textarea id="reply-box"></textarea><textarea id="reply-box"></textarea>');
    return refused('ambiguous-composer', true);
  });

  it('an input method at work, whose composition even copying could end', () => {
    composing = true;
    return refused('composing', false);
  });

  it('a page that is not read well', async () => {
    const found = () => ({ conversation: 'c', readable: false, composer: findComposer(SITE, document, null) });
    expect(await insertText(request(), context({ look: found }))).toMatchObject({ ok: false, reason: 'unreadable' });
  });

  it('a conversation that changes while the editor settles', async () => {
    open('<div id="rich" contenteditable="true">draft</div>');
    const rich = { ...SITE, composer: ['#rich'] };
    const late = context({
      look: () => ({ conversation, readable: true, composer: findComposer(rich, document, null) }),
      wait: () => {
        conversation = 'd';
        return Promise.resolve();
      },
    });
    expect(await insertText(request(), late)).toEqual({ ok: false, reason: 'conversation-changed', clipboard: true });
    expect(document.querySelector('#rich')!.textContent).toBe('draft');
  });
});

describe('looking afterwards', () => {
  it('gives the draft back and copies when the page doubles the text', async () => {
    box().value = 'mine ';
    let once = true;
    box().addEventListener('input', () => {
      if (once) box().value += TEXT;
      once = false;
    });
    expect(await insertText(request(), context())).toEqual({ ok: false, reason: 'not-verified', clipboard: true });
    expect(box().value).toBe('mine ');
    expect(copied).toEqual([TEXT]);
  });

  it('notices a limit that cut the text', async () => {
    box().addEventListener('input', () => {
      if (box().value.includes('第三')) box().value = box().value.slice(0, 4);
    });
    expect(await insertText(request(), context())).toMatchObject({ ok: false, reason: 'not-verified' });
    expect(box().value).toBe('');
  });

  it.each([
    ['ab', 'a1\n\n2b', '1\n\n2', '', true],
    ['ab', 'a1\n2b', '1\n\n2', '', false],
    ['ab', 'a1 1b', '1', '', false],
    ['', '11', '1', '', false],
    ['1', '11', '1', '', true],
    ['ab', 'ax', 'x', '', false],
    ['ab', 'a\u00a01\u200b 2\nb\n', ' 1 2', '', true],
    ['we reply soon ok', 'we reply today ok', 'today', 'soon', true],
    ['we reply soon ok', 'we reply soon today ok', 'today', 'soon', false],
    ['👨‍👩‍👧', '👨‍👩‍👧!', '!', '', true],
  ])('before %j, after %j, inserted %j', (before, after, inserted, replaced, expected) => {
    expect(isWrittenOnce(before, after, inserted, replaced)).toBe(expected);
  });
});

describe('reading a rich draft', () => {
  it.each([
    ['<p>a</p><p><br></p><p>b</p>', 'a\n\nb'],
    ['a<br><br>b', 'a\n\nb'],
    ['a<br>', 'a'],
    ['a<div>b</div><div><br></div><div>c</div>', 'a\nb\n\nc'],
    ['<p>a<br>b</p>', 'a\nb'],
    ['\n  <p>a  b</p>\n  <p>c</p>\n', 'a b\nc'],
    ['<p>x\u200b\ufeff&nbsp;y</p>', 'x y'],
    ['<ul><li>one</li><li>two</li></ul>', 'one\ntwo'],
    ['<span data-slate-placeholder>Type…</span>', ''],
    ['', ''],
  ])('%j', (html, text) => {
    const element = document.createElement('div');
    element.innerHTML = html;
    expect(readDraft(element)).toBe(text);
  });

  it('finds the DOM position of every character', () => {
    const element = document.createElement('div');
    element.innerHTML = '<p>ab<b>c</b></p><p><br></p><p>d</p>';
    const draft = readRichDraft(element);
    expect(draft.text).toBe('abc\n\nd');
    const chars = [...'abcd'].map((char) => draft.text.indexOf(char));
    expect(chars.map((at) => draft.positionOf(at)).map(({ node, offset }) => node.nodeValue?.[offset])).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
    expect(draft.positionOf(6)).toEqual({ node: element.lastElementChild!.firstChild, offset: 1 });
  });

  it('takes the hint of CKEditor 4 for no draft', () => {
    const element = document.createElement('div');
    element.className = 'cke_editable placeholder';
    element.textContent = 'Type here';
    expect(readDraft(element)).toBe('');
  });
});

describe('editor kinds', () => {
  it.each([
    ['<textarea></textarea>', 'field'],
    ['<div contenteditable="true"></div>', 'contenteditable'],
    ['<div class="ProseMirror" contenteditable="true"></div>', 'prosemirror'],
    ['<div class="ck ck-editor__editable" contenteditable="true"></div>', 'ckeditor5'],
    ['<div data-lexical-editor="true" contenteditable="true"></div>', 'lexical'],
    ['<div contenteditable="true"><div data-contents="true"></div></div>', 'draft'],
    ['<div class="ql-editor" contenteditable="true"></div>', 'quill'],
    ['<trix-editor contenteditable="true"></trix-editor>', 'trix'],
  ])('%s is %s', (html, kind) => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    expect(editorKindOf(holder.firstElementChild as HTMLElement).name).toBe(kind);
  });
});

describe('the bridge', () => {
  it('tells the first Quill from the second by the box it pastes through', () => {
    const holder = document.createElement('div');
    holder.innerHTML = '<div class="ql-container"><div class="ql-editor"></div><div class="ql-clipboard"></div></div>';
    expect(editorKindOf(holder.querySelector<HTMLElement>('.ql-editor')!)).toMatchObject({ name: 'quill1' });
  });

  it('calls a text written that its editor broke off, so that nobody writes it a second time', () => {
    const box = document.createElement('div');
    box.tabIndex = 0;
    document.body.append(box);
    box.focus();
    const insertHtml = () => {
      throw new Error('half of it is there');
    };
    Object.assign(window, { CKEDITOR: { instances: { reply: { editable: () => ({ $: box }), insertHtml } } } });
    serveBridge(document);
    expect(askBridge(document, box, 'ckeditor4', 'a')).toBe(true);
  });

  it('writes through the editor that has the focus, and only text crosses', () => {
    const written: string[] = [];
    const box = document.createElement('div');
    box.tabIndex = 0;
    document.body.append(box);
    box.focus();
    const editor = { editable: () => ({ $: box }), insertHtml: (html: string) => written.push(html) };
    Object.assign(window, { CKEDITOR: { instances: { reply: editor } } });
    serveBridge(document);
    serveBridge(document);
    const heard: unknown[] = [];
    window.addEventListener('warmline:write', (event) => heard.push((event as CustomEvent).detail), { capture: true });
    expect(askBridge(document, box, 'ckeditor4', 'a <b>\n\nb ')).toBe(true);
    expect(written).toEqual(['a &lt;b&gt;<br><br>b&nbsp;']);
    expect(Object.keys(JSON.parse(String(heard[0])) as object).sort()).toEqual(['kind', 'text', 'token']);
    expect(askBridge(document, box, 'unknown', 'x')).toBe(false);
    box.dispatchEvent(new CustomEvent('warmline:write', { bubbles: true, detail: '{"token":1}' }));
    box.dispatchEvent(new CustomEvent('warmline:write', { bubbles: true, detail: 'not json' }));
    box.blur();
    expect(askBridge(document, box, 'ckeditor4', 'no caret there')).toBe(false);
    expect(written).toHaveLength(1);
  });
});

describe('watching the draft', () => {
  const drafts: string[] = [];
  const watch = () => {
    drafts.length = 0;
    return watchDraft({
      document,
      composer: box,
      conversation: () => 'c',
      signal: stop.signal,
      onDraft: (draft) => draft.composing || drafts.push(draft.text),
    });
  };
  const type = (text: string) => {
    box().value = text;
    box().dispatchEvent(new Event('input', { bubbles: true }));
  };
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reports once when typing pauses', async () => {
    watch();
    type('a');
    type('ab');
    await vi.advanceTimersByTimeAsync(200);
    expect(drafts).toEqual(['ab']);
  });

  it('waits for the input method', async () => {
    const draft = watch();
    box().dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    type("ni'hao");
    await vi.advanceTimersByTimeAsync(2000);
    expect(drafts).toEqual([]);
    expect(draft.composing()).toBe(true);
    box().value = '你好';
    box().dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(100);
    expect(drafts).toEqual(['你好']);
  });

  it('notices a box that the page emptied, and one that it replaced', async () => {
    watch();
    type('sent');
    await vi.advanceTimersByTimeAsync(100);
    box().value = '';
    await vi.advanceTimersByTimeAsync(1200);
    expect(drafts).toEqual(['sent', '']);
    const other = document.createElement('textarea');
    other.value = 'restored';
    box().replaceWith(other);
    await vi.advanceTimersByTimeAsync(1200);
    expect(drafts).toEqual(['sent', '', 'restored']);
  });
});
