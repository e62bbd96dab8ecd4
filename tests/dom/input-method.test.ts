// @vitest-environment jsdom
/** While an input method composes, nothing is written, no key of ours acts, and nothing of ours comes up. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StripView } from '../../utils/core/page-messages.ts';
import { startPage } from '../../utils/page/start-page.ts';
import { rankOfKey } from '../../utils/page/strip/strip-keys.ts';
import { QuietPort } from './quiet-port.ts';
import { openPage, siteOf } from './saved-page.ts';

const PRACTICE = siteOf('practice');
const THREAD = `<ol class="thread" data-conversation-id="kettle">
  <li class="message" data-message-id="k1" data-role="customer"><p class="message-text">在吗</p></li></ol>`;
const BOX = '<textarea id="reply-box"></textarea>';
let stop: AbortController;
let port: QuietPort;
let root: ShadowRoot | null;

async function open(composer = BOX, site = PRACTICE): Promise<void> {
  openPage(`<body data-warmline-practice><input id="search">${THREAD}<form class="composer">${composer}</form></body>`);
  port = new QuietPort([site]);
  startPage({
    document,
    window: window as Window & typeof globalThis,
    port: port.asPort(),
    signal: stop.signal,
  });
  await wait(600);
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const box = () => document.querySelector('#reply-box') as HTMLTextAreaElement;
const compose = (target: Element, type: 'start' | 'update' | 'end') =>
  target.dispatchEvent(new CompositionEvent(`composition${type}`, { bubbles: true, composed: true }));
const insert = async () => {
  const asked = port.insert({ conversation: 'kettle', draftFingerprint: null, text: '您好' });
  await wait(3000);
  return asked;
};
const COMPOSING = { ok: false, reason: 'composing', clipboard: false };
const view = (text: string): StripView => ({
  instance: port.deltas.at(-1)?.instance ?? '',
  conversation: 'kettle',
  tone: 'calm',
  stage: '',
  mood: '',
  scripts: [{ id: 's', text, missing: [] }],
  findings: [],
  draftFingerprint: '',
  labels: {
    insert: '',
    collapse: '',
    expand: '',
    off: '',
    move: '',
    findings: '',
    needsSlots: '',
    replace: '',
    dismiss: '',
    strip: '',
  },
});

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
  root = null;
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    const made = attach.call(this, init);
    if (this.localName === 'warmline-strip') root = made;
    return made;
  });
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('nothing is written', () => {
  it('while the reply box composes, and then it is', async () => {
    await open();
    compose(box(), 'start');
    expect(await insert()).toEqual(COMPOSING);
    expect(box().value).toBe('');
    compose(box(), 'end');
    expect(await insert()).toEqual({ ok: true });
  });

  it('while another field of the page composes, which writing would end', async () => {
    await open();
    compose(document.querySelector('#search') as Element, 'start');
    expect(await insert()).toEqual(COMPOSING);
  });

  it('where the input method only tells of its changes', async () => {
    await open();
    compose(box(), 'update');
    expect(await insert()).toEqual(COMPOSING);
  });

  it('in an open shadow root, whose events name the host', async () => {
    await open('<x-box></x-box>', { ...PRACTICE, composer: ['x-box >>> textarea'] });
    const shadow = (document.querySelector('x-box') as Element).attachShadow({ mode: 'open' });
    shadow.innerHTML = '<textarea></textarea>';
    await wait(1500);
    const inner = shadow.querySelector('textarea') as HTMLTextAreaElement;
    compose(inner, 'start');
    expect(await insert()).toEqual(COMPOSING);
    inner.value = '你好';
    compose(inner, 'end');
    await wait(100);
    expect(port.drafts.at(-1)).toMatchObject({ text: '你好', composing: false });
  });

  it('in a frame of the same origin', async () => {
    await open('<iframe id="reply-box"></iframe>', { ...PRACTICE, composer: ['iframe#reply-box'] });
    const inner = (document.querySelector('iframe') as HTMLIFrameElement).contentDocument as Document;
    inner.body.contentEditable = 'true';
    inner.body.setAttribute('contenteditable', 'true');
    await wait(1500);
    compose(inner.body, 'start');
    expect(await insert()).toEqual(COMPOSING);
    compose(inner.body, 'end');
    await wait(100);
    expect(port.drafts.at(-1)).toMatchObject({ composing: false });
  });

  it.each([
    ['loses the focus without a word', () => box().dispatchEvent(new FocusEvent('focusout', { bubbles: true }))],
    ['is taken away', () => box().remove()],
    [
      'is made anew',
      () => {
        const made = document.createElement('textarea');
        made.id = 'reply-box';
        box().replaceWith(made);
      },
    ],
  ])('but not for ever, when the box %s', async (_how, happen) => {
    await open();
    compose(box(), 'start');
    happen();
    const result = await insert();
    expect(result).not.toEqual(COMPOSING);
  });
});

describe('what is told of the draft', () => {
  it('is the last whole one, marked as being composed, until the input method is done', async () => {
    await open();
    box().value = '今天';
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await wait(100);
    compose(box(), 'start');
    box().value = "今天fa'huo";
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await wait(3000);
    expect(port.drafts.at(-1)).toMatchObject({ text: '今天', composing: true });
    expect(port.drafts.some(({ text }) => text.includes('fa'))).toBe(false);
    // Firefox tells of the end first and of the text after it.
    compose(box(), 'end');
    box().value = '今天发货';
    box().dispatchEvent(new Event('input', { bubbles: true }));
    await wait(100);
    expect(port.drafts.at(-1)).toMatchObject({ text: '今天发货', composing: false });
  });
});

describe('the strip', () => {
  it('shows nothing new until the input method is done, and goes at once when it must', async () => {
    await open();
    port.strip(view('甲'));
    expect(root?.textContent).toContain('甲');
    compose(box(), 'start');
    port.strip(view('乙'));
    expect(root?.textContent).toContain('甲');
    compose(box(), 'end');
    expect(root?.textContent).toContain('乙');
    compose(box(), 'start');
    port.strip(null);
    expect((document.querySelector('warmline-strip') as HTMLElement).style.display).toBe('none');
  });

  it.each([
    ['composing', { isComposing: true }],
    ['the last key in Safari, after the composition', { keyCode: 229 }],
    ['held down', { repeat: true }],
  ])('takes no key: %s', (_what, init) => {
    const event = (more: KeyboardEventInit) => new KeyboardEvent('keydown', { code: 'Digit1', altKey: true, ...more });
    expect(rankOfKey(event({}))).toBe(1);
    expect(rankOfKey(event(init))).toBeNull();
  });
});
