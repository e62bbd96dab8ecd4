/** A page to teach in jsdom, which lays nothing out: rows overlap nowhere, and the pointer is told where it is. */
import { vi } from 'vitest';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import type { TeachCommand, TeachLabels, TeachState } from '../../../utils/core/sites/teaching.ts';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { teachLabels } from '../../../utils/i18n/teach-labels.ts';
import type { FoundChat } from '../../../utils/page/teach/find-chat.ts';
import { inferDefinition } from '../../../utils/page/teach/infer-definition.ts';
import { Teacher } from '../../../utils/page/teach/teacher.ts';
import { openPage } from '../saved-page.ts';

export const LABELS: TeachLabels = teachLabels(createTexts('en'));

const row = (who: string, text: string) => `<div class="msg ${who}"><p class="words">${text}</p></div>`;

export const CHAT = `<body><h2>Zhou Min</h2><div class="thread" style="overflow-y:auto">
  ${row('day', '2026-11-11')}
  ${row('in', 'Where is my parcel?')}
  ${row('out', 'Let me look it up.')}
  ${row('in', 'Please hurry')}
  ${row('whisper', 'The warehouse answers at six')}
  ${row('out', 'It reached Suzhou today.')}
  ${row('in', 'What time tomorrow?')}
</div><textarea placeholder="Reply"></textarea></body>`;

export interface Taught {
  teacher: Teacher;
  state(): TeachState;
  saved: SiteDefinition[];
  ended: boolean[];
  /** Points at the element and clicks, as the mouse does. */
  click(element: Element | null): void;
  key(key: string, init?: KeyboardEventInit): void;
  command(command: TeachCommand): void;
  stop: AbortController;
}

export function rowOf(text: string): Element {
  const found = [...document.querySelectorAll('.words')].find((each) => each.textContent === text);
  if (!found) throw new Error(`no row "${text}"`);
  return found;
}

/** What detection could have found on the page, with those two rows for the buyer's and ours. */
export function foundBy(buyer: string, ours: string, composer: HTMLElement | null = null): FoundChat {
  const row = (text: string) => rowOf(text).parentElement ?? rowOf(text);
  const rows = new Map([
    [row(buyer), 'customer' as const],
    [row(ours), 'agent' as const],
  ]);
  const page = { document, url: document.location.href, today: '2026-11-22' };
  const inferred = inferDefinition({ rows, composer, composerSaid: composer && 'picked' }, page);
  if (!inferred.ok) throw new Error(inferred.problem);
  return { definition: inferred.definition, reading: inferred.reading, composer };
}

/** @param answer of the extension when the definition is to be saved @param find what is to be looked over first, on the page as it is open then */
export function teach(
  html: string,
  answer: { ok: true } | { ok: false; message: string } = { ok: true },
  find?: () => FoundChat | null,
): Taught {
  openPage(html, 'https://desk.example/chat/42');
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 400 });
  Element.prototype.scrollIntoView = vi.fn();
  let pointed: Element | null = null;
  document.elementsFromPoint = () => (pointed ? [pointed] : []);
  const stop = new AbortController();
  let last: TeachState | null = null;
  const taught: Pick<Taught, 'saved' | 'ended'> = { saved: [], ended: [] };
  const teacher = new Teacher({
    document,
    labels: LABELS,
    signal: stop.signal,
    today: '2026-11-22',
    isGenuine: () => true,
    ...(find ? { found: find() } : {}),
    onState: (state) => {
      last = state;
    },
    save: async (definition) => {
      taught.saved.push(definition);
      return answer;
    },
    onEnd: (saved) => {
      taught.ended.push(saved);
      stop.abort();
    },
  });
  const host = () => document.querySelector('warmline-teach') ?? document.body;
  return {
    ...taught,
    teacher,
    stop,
    state: () => last ?? teacher.state(),
    command: (command) => teacher.command(command),
    click: (element) => {
      pointed = element;
      const init = { bubbles: true, cancelable: true, composed: true };
      for (const type of ['pointermove', 'pointerdown', 'mousedown', 'mouseup', 'click'])
        host().dispatchEvent(new MouseEvent(type, init));
    },
    key: (key, init = {}) => {
      for (const type of ['keydown', 'keyup'])
        host().dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...init }));
    },
  };
}
