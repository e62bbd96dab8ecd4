// @vitest-environment jsdom
/** A text for one conversation never ends in the reply box of another, whatever the page does meanwhile. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InsertRequest, InsertResult } from '../../utils/core/page-messages.ts';
import { createTexts } from '../../utils/i18n/create-texts.ts';
import { startPage } from '../../utils/page/start-page.ts';
import { QuietPort } from './quiet-port.ts';
import { goTo, openPage, siteOf } from './saved-page.ts';

const PRACTICE = siteOf('practice');
/** The same page with the key in its address, which changes on its own. */
const BY_ADDRESS = { ...PRACTICE, conversation: ['url:/[?]c=(\\w+)/'] };
const TALKS = ['ada', 'bao', 'chi'] as const;
type Talk = (typeof TALKS)[number];

let stop: AbortController;
let port: QuietPort;
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const box = () => document.querySelector('#reply-box') as HTMLTextAreaElement;
const list = () => document.querySelector('.thread') as HTMLElement;

function rowsOf(talk: Talk): string {
  return [1, 2]
    .map(
      (n) =>
        `<li class="message" data-message-id="${talk}${n}" data-role="customer"><p class="message-text">${talk} ${n}</p></li>`,
    )
    .join('');
}
const showAddress = (talk: Talk) => goTo(`http://127.0.0.1:4173/?c=${talk}`);
function showRows(talk: Talk): void {
  list().dataset.conversationId = talk;
  list().innerHTML = rowsOf(talk);
}

async function open(site = PRACTICE): Promise<void> {
  openPage(
    `<body data-warmline-practice><ol class="thread" data-conversation-id="ada">${rowsOf('ada')}</ol>
    <form class="composer" data-mode="reply"><textarea id="reply-box"></textarea></form></body>`,
    'http://127.0.0.1:4173/?c=ada',
  );
  port = new QuietPort([site]);
  startPage({ document, window: window as Window & typeof globalThis, port: port.asPort(), signal: stop.signal });
  await wait(600);
}

const ask = (more: Partial<InsertRequest> = {}) => {
  const { instance } = port.deltas.at(-1) ?? {};
  const request = { conversation: 'ada', draftFingerprint: null, text: 'TEXT', ...more };
  return port.insert(instance === undefined ? request : { instance, ...request });
};
async function asked(more: Partial<InsertRequest> = {}) {
  const result = ask(more);
  await wait(4000);
  return result;
}

beforeEach(() => {
  vi.useFakeTimers();
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('before writing', () => {
  it('refuses what was made for a page that was loaded anew since', async () => {
    await open();
    expect(await asked({ instance: 'before' })).toMatchObject({ ok: false, reason: 'page-gone' });
    expect(box().value).toBe('');
  });

  it('waits where the address is new and the list is not', async () => {
    await open(BY_ADDRESS);
    showAddress('bao');
    const result = ask({ conversation: 'bao' });
    await wait(200);
    expect(box().value).toBe('');
    showRows('bao');
    await wait(2000);
    expect(await result).toEqual({ ok: true });
    expect(box().value).toBe('TEXT');
  });

  it('refuses where the list is new and the address comes late', async () => {
    await open(BY_ADDRESS);
    showRows('bao');
    const result = ask();
    await wait(250);
    showAddress('bao');
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(box().value).toBe('');
  });

  it('says so when the page does not come to rest', async () => {
    await open(BY_ADDRESS);
    showAddress('bao');
    expect(await asked({ conversation: 'bao' })).toMatchObject({ ok: false, reason: 'switching' });
    expect(box().value).toBe('');
  });

  it('does not believe a list element that was taken away', async () => {
    await open();
    const made = list().cloneNode() as HTMLElement;
    made.dataset.conversationId = 'bao';
    made.innerHTML = rowsOf('bao');
    list().replaceWith(made);
    // In the same turn: no observer has told of it yet.
    const result = ask();
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(box().value).toBe('');
  });

  it('waits after the page put another draft into the box, for the rest may follow', async () => {
    await open();
    box().value = 'theirs';
    const result = ask();
    await wait(200);
    showRows('bao');
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(box().value).toBe('theirs');
  });

  it('does not write where a dialog holds the focus', async () => {
    await open();
    document.body.insertAdjacentHTML('beforeend', '<input id="dialog">');
    box().addEventListener('focus', () => (document.querySelector('#dialog') as HTMLElement).focus());
    expect(await asked()).toMatchObject({ ok: false, reason: 'out-of-reach' });
    expect([box().value, (document.querySelector('#dialog') as HTMLInputElement).value]).toEqual(['', '']);
  });
});

describe('after writing', () => {
  it('takes the text out of a box that goes on to the next conversation with it', async () => {
    await open();
    box().value = 'my words ';
    await wait(1500);
    const result = ask();
    await wait(50);
    expect(box().value).toBe('my words TEXT');
    showRows('bao');
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(box().value).toBe('my words ');
  });

  it('leaves the draft of the next conversation alone', async () => {
    await open();
    const result = ask();
    await wait(50);
    showRows('bao');
    box().value = 'for Bao';
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'unconfirmed' });
    expect(box().value).toBe('for Bao');
  });

  it('takes it out of a box that was drawn anew', async () => {
    await open();
    const result = ask();
    await wait(50);
    const made = box().cloneNode() as HTMLTextAreaElement;
    made.value = box().value;
    box().replaceWith(made);
    showRows('bao');
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'conversation-changed' });
    expect(box().value).toBe('');
  });

  it('finds it in a box of the same conversation that was drawn anew', async () => {
    await open();
    const result = ask();
    await wait(50);
    const made = box().cloneNode() as HTMLTextAreaElement;
    made.value = box().value;
    box().replaceWith(made);
    await wait(3000);
    expect(await result).toEqual({ ok: true });
    expect(box().value).toBe('TEXT');
  });

  it('takes it out of a box that became a private note', async () => {
    await open();
    const result = ask();
    await wait(50);
    (document.querySelector('.composer') as HTMLElement).dataset.mode = 'note';
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'note-mode' });
    expect(box().value).toBe('');
  });

  it('cuts only its own words out of a draft that came back late', async () => {
    await open();
    const result = ask();
    await wait(50);
    box().value = `theirs, ${box().value}`;
    await wait(3000);
    expect(await result).toMatchObject({ ok: false, reason: 'not-verified' });
    expect(box().value).toBe('theirs, ');
  });
});

describe('a page at random', () => {
  const talk = fc.constantFrom(...TALKS);
  const step = fc.oneof(
    fc.record({ do: fc.constant('address' as const), talk }),
    fc.record({ do: fc.constant('rows' as const), talk }),
    fc.record({
      do: fc.constantFrom('remount-box' as const, 'note' as const, 'reply' as const, 'bare' as const),
      talk,
    }),
  );

  function happen(what: 'address' | 'rows' | 'remount-box' | 'note' | 'reply' | 'bare', to: Talk): void {
    if (what === 'address') showAddress(to);
    else if (what === 'rows') showRows(to);
    else if (what === 'bare') list().replaceChildren();
    else if (what === 'remount-box') {
      const made = box().cloneNode() as HTMLTextAreaElement;
      made.value = box().value;
      box().replaceWith(made);
    } else (document.querySelector('.composer') as HTMLElement).dataset.mode = what;
  }

  it('holds the text at the end only where address and list say that it belongs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 120 }), step), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 600 }),
        fc.constantFrom(PRACTICE, BY_ADDRESS),
        async (steps, pressAt, site) => {
          stop.abort();
          stop = new AbortController();
          await open(site);
          const key = () => (site === BY_ADDRESS ? /c=(\w+)/.exec(location.href)?.[1] : list().dataset.conversationId);
          const shown = () => ({ key: key(), value: box().value });
          const heard: (InsertResult & ReturnType<typeof shown>)[] = [];
          const press = setTimeout(() => {
            void ask().then((result) => {
              heard.push({ ...result, ...shown() });
            });
          }, pressAt);
          for (const [ms, { do: what, talk: to }] of steps) {
            await wait(ms);
            happen(what, to);
          }
          await wait(700);
          clearTimeout(press);
          await wait(6000);
          const [then] = heard;
          if (then?.ok) expect(then).toEqual({ ok: true, key: 'ada', value: 'TEXT' });
          // What could not be confirmed may stand in its own conversation, as when the box became a note meanwhile.
          else if (then?.reason === 'unconfirmed' && key() === 'ada') expect(box().value).toMatch(/^(?:TEXT)?$/);
          else expect({ then, value: box().value }).toEqual({ then, value: '' });
        },
      ),
      { numRuns: 120, seed: 20261122 },
    );
  }, 60_000);
});

it('has words for every refusal in the three languages', () => {
  const reasons = [
    'conversation-changed',
    'switching',
    'draft-changed',
    'note-mode',
    'read-only',
    'no-composer',
    'ambiguous-composer',
    'composing',
    'unreadable',
    'out-of-reach',
    'not-verified',
    'unconfirmed',
    'page-gone',
  ] as const satisfies readonly Extract<Awaited<ReturnType<QuietPort['insert']>>, { ok: false }>['reason'][];
  for (const lang of ['en', 'zh-CN', 'zh-TW'] as const) {
    const t = createTexts(lang);
    const said = reasons.map((reason) => t(`refusal.${reason}`));
    expect(new Set(said).size, `two refusals are told alike in ${lang}`).toBe(reasons.length);
  }
});
