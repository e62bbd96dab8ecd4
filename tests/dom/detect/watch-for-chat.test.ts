// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageFacts } from '../../../utils/page/detect/definition-from.ts';
import type { Detection } from '../../../utils/page/detect/detect-site.ts';
import { watchForChat } from '../../../utils/page/detect/watch-for-chat.ts';
import { siteOf } from '../saved-page.ts';

const UNSURE: Detection = { definition: siteOf('practice'), confidence: 0.8, certain: false, reasons: [] };

let stop: AbortController;
let asked: PageFacts[];
let timer: ReturnType<typeof setInterval>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('innerWidth', 1200);
  vi.stubGlobal('innerHeight', 800);
  document.body.innerHTML = '<div class="list"></div><textarea></textarea><div contenteditable="true"></div>';
  stop = new AbortController();
  asked = [];
  const detect = (page: PageFacts) => {
    asked.push(page);
    return UNSURE;
  };
  const watch = watchForChat({
    document,
    window: window as Window & typeof globalThis,
    signal: stop.signal,
    learner: async () => ({ detect, teach: () => expect.unreachable() }),
    onFound: () => expect.unreachable(),
    onNothing: () => undefined,
  });
  timer = setInterval(() => watch.look(), 500);
});

afterEach(() => {
  clearInterval(timer);
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function write(text: string): HTMLTextAreaElement {
  const box = document.querySelector('textarea');
  if (!box) throw new Error('no box');
  for (let i = 1; i <= text.length; i++) {
    box.value = text.slice(0, i);
    box.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }
  return box;
}

describe('watchForChat', () => {
  it('hands on what left the box on a page whose sides are not sure, and looks again at once', async () => {
    await settle(2000);
    const before = asked.length;
    expect(asked.at(-1)?.sent).toEqual([]);
    write('Your parcel left today.');
    await settle(3000);
    expect(asked.at(-1)?.sent).toEqual([]);
    write('Your parcel left today, Mira.').value = '';
    await settle(3500);
    expect(asked.length).toBeGreaterThan(before);
    expect(asked.at(-1)?.sent).toEqual(['Your parcel left today, Mira.']);
  });

  it('keeps nothing before it has seen something like a chat, and nothing short', async () => {
    write('Written before anything was known').value = '';
    await settle(2000);
    write('ok').value = '';
    await settle(4000);
    document.querySelector('.list')?.append('more');
    await settle(20_000);
    expect(asked.flatMap(({ sent }) => sent ?? [])).toEqual([]);
  });
});
