// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StripView } from '../../utils/core/page-messages.ts';
import { composerBox } from '../../utils/page/strip/composer-box.ts';
import { mountStrip } from '../../utils/page/strip/mount-strip.ts';
import { pageTheme } from '../../utils/page/strip/page-theme.ts';
import { openPage } from './saved-page.ts';

/** jsdom lays nothing out: `data-box="left top right bottom"` states where an element is in its own window. */
function stateBoxes(view: Window & typeof globalThis): void {
  vi.spyOn(view.Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const [left = 0, top = 0, right = 0, bottom = 0] = (this.getAttribute('data-box') ?? '').split(' ').map(Number);
    return { left, top, right, bottom, width: right - left, height: bottom - top, x: left, y: top } as DOMRect;
  });
}

function openFrame(html: string): Document {
  openPage('<body><iframe data-box="300 100 900 700"></iframe><button data-box="0 0 50 20">Menu</button></body>');
  const inner = document.querySelector('iframe')!.contentDocument!;
  inner.body.innerHTML = html;
  stateBoxes(window as never);
  stateBoxes(inner.defaultView as never);
  return inner;
}

let stop: AbortController;
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.restoreAllMocks();
});

describe('the area to keep clear', () => {
  it('counts from the corner of the frame that holds the reply box', () => {
    const inner = openFrame('<textarea data-box="10 500 400 560"></textarea>');
    expect(composerBox(inner.querySelector('textarea')!, null, document)).toEqual({
      left: 310,
      top: 600,
      right: 700,
      bottom: 660,
    });
  });

  it('takes in the Send button beside the frame of an editor', () => {
    openPage(
      `<body><section><ol></ol></section><form><iframe data-box="0 600 500 700"></iframe><button data-box="510 600 560 640">Send</button></form></body>`,
    );
    const inner = document.querySelector('iframe')!.contentDocument!;
    stateBoxes(window as never);
    stateBoxes(inner.defaultView as never);
    inner.body.setAttribute('data-box', '0 0 500 100');
    const box = composerBox(inner.body, document.querySelector('ol'), document);
    expect(box).toEqual({ left: 0, top: 600, right: 560, bottom: 700 });
  });

  it('takes in a Send button that is a component, next to a box in another one', () => {
    openPage('<body><main><ol></ol></main><x-foot data-box="0 600 700 700"></x-foot></body>');
    const foot = document.querySelector('x-foot')!.attachShadow({ mode: 'open' });
    foot.innerHTML = '<x-input data-box="0 600 600 700"></x-input><x-send></x-send>';
    const input = foot.querySelector('x-input')!.attachShadow({ mode: 'open' });
    input.innerHTML = '<textarea data-box="10 610 590 690"></textarea>';
    foot.querySelector('x-send')!.attachShadow({ mode: 'open' }).innerHTML =
      '<button data-box="620 620 690 660"></button>';
    stateBoxes(window as never);
    const box = composerBox(input.querySelector('textarea')!, document.querySelector('ol'), document);
    expect(box).toEqual({ left: 10, top: 610, right: 690, bottom: 690 });
  });
});

it('takes the ground around a component or frame for its theme', () => {
  openPage('<body style="background:rgb(20,22,25)"><x-box></x-box><iframe></iframe></body>');
  const root = document.querySelector('x-box')!.attachShadow({ mode: 'open' });
  root.innerHTML = '<p></p>';
  expect(pageTheme(root.querySelector('p')!)).toBe('dark');
  expect(pageTheme(document.querySelector('iframe')!.contentDocument!.body)).toBe('dark');
});

it('hears Alt+1 in the frame of the reply box, while it is there', () => {
  const inner = openFrame('<textarea data-box="10 500 400 560"></textarea>');
  const box = inner.querySelector('textarea')!;
  const acted = vi.fn();
  let composer: HTMLElement | null = box;
  const strip = mountStrip({
    document,
    composer: () => composer,
    thread: () => null,
    signal: stop.signal,
    prefs: { collapsed: false, shift: { x: 0, y: 0 } },
    onPrefs: () => undefined,
    onAction: acted,
    isGenuine: () => true,
  });
  const labels = Object.fromEntries(
    ['insert', 'collapse', 'expand', 'off', 'move', 'findings', 'needsSlots', 'replace', 'dismiss', 'strip'].map(
      (key) => [key, key],
    ),
  ) as StripView['labels'];
  const view: StripView = {
    instance: 'i',
    conversation: 'c',
    tone: 'calm',
    stage: '',
    mood: '',
    scripts: [{ id: 'one', text: '您好', missing: [] }],
    findings: [],
    draftFingerprint: 'f',
    labels,
  };
  const press = () => {
    const { KeyboardEvent } = inner.defaultView as never as typeof globalThis;
    box.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit1', altKey: true, bubbles: true }));
  };
  strip.update(view);
  press();
  expect(acted).toHaveBeenCalledTimes(1);
  composer = document.body.appendChild(document.createElement('textarea'));
  strip.update({ ...view, stage: 'next' });
  press();
  expect(acted).toHaveBeenCalledTimes(1);
});
