// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StripView } from '../../utils/core/page-messages.ts';
import { mountStrip, type StripPrefs } from '../../utils/page/strip/mount-strip.ts';
import { pageTheme } from '../../utils/page/strip/page-theme.ts';
import { placeStrip } from '../../utils/page/strip/place-strip.ts';
import type { StripAction } from '../../utils/page/strip/render-strip.ts';
import { rankOfKey } from '../../utils/page/strip/strip-keys.ts';
import { openPage } from './saved-page.ts';

const VIEW: StripView = {
  instance: 'i',
  conversation: 'c',
  tone: 'upset',
  stage: '致歉',
  mood: '生气',
  scripts: [
    { id: 'one', text: '<img src=x onerror=alert(1)> 第一条', missing: [] },
    { id: 'two', text: '{time} 前给您答复', missing: ['time'] },
  ],
  findings: [1, 2, 3].map((i) => ({
    rule: `rule-${i}`,
    severity: 'warn',
    start: 0,
    end: 2,
    title: `标题 ${i}`,
    message: '说明',
    better: i === 2 ? '' : `更好 ${i}`,
  })),
  draftFingerprint: 'f',
  labels: {
    insert: '插入',
    collapse: '收起',
    expand: '展开',
    off: '关闭',
    move: '移动',
    findings: '草稿',
    needsSlots: '先填空位',
    replace: '替换',
    dismiss: '忽略',
    strip: '暖线',
  },
};

let stop: AbortController;
let actions: StripAction[];
let kept: StripPrefs[];
let root: ShadowRoot;

function mount(prefs: StripPrefs = { collapsed: false, shift: { x: 0, y: 0 } }) {
  openPage('<body><main><ol id="thread"></ol><form><textarea></textarea><button>Send</button></form></main></body>');
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
    expect(init.mode).toBe('closed');
    root = attach.call(this, init);
    return root;
  });
  const strip = mountStrip({
    document,
    composer: () => document.querySelector('textarea'),
    thread: () => document.querySelector('#thread'),
    signal: stop.signal,
    prefs,
    onPrefs: (next) => kept.push(next),
    onAction: (action) => actions.push(action),
    isGenuine: () => true,
  });
  strip.update(VIEW);
  return strip;
}

const host = () => document.querySelector('warmline-strip') as HTMLElement;
const button = (key: string) => root.querySelector<HTMLElement>(`[data-key="${key}"]`);
const press = (code: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { code, altKey: true, bubbles: true, cancelable: true, ...more });
  document.querySelector('textarea')!.dispatchEvent(event);
  return event;
};

beforeEach(() => {
  stop = new AbortController();
  actions = [];
  kept = [];
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

describe('the strip', () => {
  it('is closed to the page and goes with its signal', () => {
    mount();
    expect(host().shadowRoot).toBeNull();
    stop.abort();
    expect(host()).toBeNull();
  });

  it('shows what packs and buyers write as text', () => {
    mount();
    expect(root.querySelector('img, script')).toBeNull();
    expect(button('script-1')!.textContent).toContain('<img src=x onerror=alert(1)>');
  });

  it('names every button', () => {
    mount();
    const buttons = [...root.querySelectorAll('button')];
    expect(buttons.length).toBeGreaterThan(6);
    for (const one of buttons) expect(one.getAttribute('aria-label')).toBeTruthy();
    expect(root.querySelector('[role="region"]')!.getAttribute('aria-label')).toBe('暖线');
  });

  it('shows two findings of three, and a replacement only where there is one', () => {
    mount();
    expect(root.querySelectorAll('.tip')).toHaveLength(2);
    expect(root.querySelector('.count')!.textContent).toBe('草稿 3');
    expect(button('replace-rule-2')).toBeNull();
    button('replace-rule-1')!.click();
    button('dismiss-rule-2')!.click();
    expect(actions).toEqual([
      { type: 'replace', finding: VIEW.findings[0] },
      { type: 'dismiss', rule: 'rule-2' },
    ]);
  });

  it('inserts a whole script and asks to fill one with open slots', () => {
    mount();
    button('script-1')!.click();
    button('script-2')!.click();
    expect(actions).toEqual([
      { type: 'insert', rank: 1 },
      { type: 'fill', rank: 2 },
    ]);
  });

  it('folds, is moved by keys, keeps both, and can be switched off', () => {
    mount();
    button('move')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, cancelable: true }));
    expect(kept[0]!.shift).toEqual({ x: 0, y: -16 });
    button('collapse')!.click();
    expect(kept[1]!.collapsed).toBe(true);
    expect(button('script-1')).toBeNull();
    expect(button('collapse')!.getAttribute('aria-label')).toBe('展开');
    button('off')!.click();
    expect(actions).toEqual([{ type: 'off' }]);
  });

  it('keeps a click from the page and the caret in the box', () => {
    mount();
    const seen = vi.fn();
    document.addEventListener('click', seen);
    button('script-1')!.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    expect(seen).not.toHaveBeenCalled();
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true, composed: true });
    button('script-1')!.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
  });

  it('hides without a view and comes back when the page threw it out', () => {
    const strip = mount();
    strip.update(null);
    expect(host().style.display).toBe('none');
    host().remove();
    strip.update(VIEW);
    expect(host().style.display).toBe('block');
  });

  it('keeps the focus on the same button when the view changes', () => {
    const strip = mount();
    button('dismiss-rule-1')!.focus();
    strip.update({ ...VIEW, mood: '失望' });
    expect((root.activeElement as HTMLElement).dataset.key).toBe('dismiss-rule-1');
  });
});

describe('Alt+1…3', () => {
  it('acts on what is shown and on nothing else', () => {
    const strip = mount();
    expect(press('Digit1').defaultPrevented).toBe(true);
    expect(press('Digit2').defaultPrevented).toBe(true);
    expect(press('Digit3').defaultPrevented).toBe(false);
    expect(actions.map(({ type }) => type)).toEqual(['insert', 'fill']);
    strip.update(null);
    expect(press('Digit1').defaultPrevented).toBe(false);
  });

  it('leaves other modifiers, composition and repeats alone', () => {
    const key = (more: KeyboardEventInit) => rankOfKey(new KeyboardEvent('keydown', { code: 'Digit1', ...more }));
    expect(key({ altKey: true })).toBe(1);
    expect(key({})).toBeNull();
    expect(key({ altKey: true, ctrlKey: true })).toBeNull();
    expect(key({ altKey: true, shiftKey: true })).toBeNull();
    expect(key({ altKey: true, metaKey: true })).toBeNull();
    expect(key({ altKey: true, isComposing: true })).toBeNull();
    expect(key({ altKey: true, repeat: true })).toBeNull();
  });

  it('does not obey keys that the page made up', () => {
    openPage('<body><textarea></textarea></body>');
    const acted = vi.fn();
    const strip = mountStrip({
      document,
      composer: () => document.querySelector('textarea'),
      thread: () => null,
      signal: stop.signal,
      prefs: { collapsed: false, shift: { x: 0, y: 0 } },
      onPrefs: () => undefined,
      onAction: acted,
    });
    strip.update(VIEW);
    press('Digit1');
    expect(acted).not.toHaveBeenCalled();
  });
});

describe('its place', () => {
  const window = { width: 1000, height: 800 };
  const size = { width: 400, height: 40 };
  const still = { x: 0, y: 0 };

  it('is above the box, else below, else beside, else in a corner', () => {
    const at = (box: { left: number; top: number; right: number; bottom: number }) =>
      placeStrip({ window, size, box, shift: still });
    expect(at({ left: 100, top: 600, right: 700, bottom: 790 })).toMatchObject({ left: 100, top: 554 });
    expect(at({ left: 100, top: 10, right: 700, bottom: 90 })).toMatchObject({ left: 100, top: 96 });
    expect(at({ left: 0, top: 0, right: 500, bottom: 800 })).toMatchObject({ left: 506 });
    expect(at({ left: 500, top: 0, right: 1000, bottom: 800 })).toMatchObject({ left: 94 });
    expect(at({ left: 0, top: 0, right: 1000, bottom: 800 })).toBeNull();
  });

  it('stays in the window and off the box wherever it is moved', () => {
    const box = { left: 100, top: 600, right: 700, bottom: 790 };
    for (let x = -1200; x <= 1200; x += 150) {
      for (let y = -900; y <= 900; y += 75) {
        const place = placeStrip({ window, size, box, shift: { x, y } })!;
        expect(place.left).toBeGreaterThanOrEqual(0);
        expect(place.left + size.width).toBeLessThanOrEqual(window.width);
        expect(place.top).toBeGreaterThanOrEqual(0);
        expect(place.top + size.height).toBeLessThanOrEqual(window.height);
        const apart =
          place.left >= box.right ||
          place.left + size.width <= box.left ||
          place.top >= box.bottom ||
          place.top + size.height <= box.top;
        expect(apart).toBe(true);
      }
    }
  });

  it('takes the page’s own ground for its theme', () => {
    openPage('<body style="background:rgb(20,22,25)"><div><textarea></textarea></div></body>');
    expect(pageTheme(document.querySelector('textarea')!)).toBe('dark');
    openPage('<body style="background:rgb(20,22,25)"><div style="background:rgb(250,250,250)"><p></p></div></body>');
    expect(pageTheme(document.querySelector('p')!)).toBe('light');
  });
});
