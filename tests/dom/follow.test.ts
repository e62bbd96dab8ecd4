// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { followPages } from './following.ts';
import { goTo, openPage, siteOf } from './saved-page.ts';

const SITE: SiteDefinition = siteOf('practice');
/** The same page, but nothing names its messages and the address names the conversation. */
const NAMELESS: SiteDefinition = {
  ...SITE,
  row: '.message',
  container: '.thread',
  conversation: ['url:/c=(\\w+)/'],
  time: ['self@data-at'],
};
delete (NAMELESS as { messageId?: unknown }).messageId;
const BY_URL: SiteDefinition = { ...SITE, container: '.thread', conversation: ['url:/c=(\\w+)/'] };

const { deltas, follow, known, last, settle: run, stop, texts } = followPages();
const settle = (ms = 50) => run(ms);
const thread = () => document.querySelector('.thread')!;

function row(id: string | number, role = 'customer', text = `text ${id}`, extra = ''): string {
  return `<li class="message" data-message-id="${id}" data-role="${role}" ${extra}><p class="message-text">${text}</p></li>`;
}

function rowElement(...args: Parameters<typeof row>): Element {
  const holder = document.createElement('ol');
  holder.innerHTML = row(...args);
  return holder.firstElementChild!;
}

function open(rows: string, conversation = 'a', url = `https://desk.example/?c=${conversation}`): void {
  openPage(
    `<body data-warmline-practice><ol class="thread" data-conversation-id="${conversation}">${rows}</ol>
     <form class="composer" data-mode="reply"><textarea id="reply-box"></textarea></form></body>`,
    url,
  );
}

describe('differences', () => {
  it('sends one new message alone, with its place', async () => {
    open(row(1) + row(2, 'agent'));
    follow(SITE);
    thread().append(rowElement(3));
    await settle();
    expect(deltas).toHaveLength(2);
    expect(last()).toMatchObject({ full: false, seq: 2, length: 3 });
    expect(last().turns.map(({ index, turn }) => [index, turn.id])).toEqual([[2, '3']]);
  });

  it('sends an edit and a changed role in place', async () => {
    open(row(1) + row(2, 'unknown-kind'));
    follow(SITE);
    expect(known[1]!.role).toBe('unknown');
    thread().children[0]!.querySelector('.message-text')!.textContent = 'edited';
    thread().children[1]!.setAttribute('data-role', 'agent');
    await settle();
    expect(last().full).toBe(false);
    expect(texts()).toEqual(['edited', 'text 2']);
    expect(known[1]!.role).toBe('agent');
  });

  it('sends all anew when older messages are put before', async () => {
    open(row(5) + row(6));
    follow(SITE);
    thread().prepend(rowElement(3), rowElement(4));
    await settle();
    expect(last().full).toBe(true);
    expect(texts()).toEqual(['text 3', 'text 4', 'text 5', 'text 6']);
  });

  it('waits for a row to be filled and ignores changes elsewhere', async () => {
    open(row(1));
    follow(SITE);
    const empty = rowElement(2, 'customer', '');
    thread().append(empty);
    document.body.append(document.createElement('div'));
    await settle(300);
    expect(known).toHaveLength(1);
    empty.querySelector('.message-text')!.textContent = 'now';
    await settle();
    expect(texts()).toEqual(['text 1', 'now']);
  });

  it('takes a server id for a temporary one, in the same row and in a row drawn anew', async () => {
    open(row(1) + row('tmp-x', 'agent', 'hello'));
    follow(SITE);
    thread().children[1]!.setAttribute('data-message-id', '2');
    await settle();
    expect(known.map((turn) => turn.id)).toEqual(['1', '2']);
    thread().append(rowElement('tmp-y', 'agent', 'again'));
    await settle();
    thread().children[2]!.replaceWith(rowElement('3', 'agent', 'again'));
    await settle();
    expect(known.map((turn) => turn.id)).toEqual(['1', '2', '3']);
  });

  it('tells the health anew when the box becomes a note, without turns', async () => {
    open(row(1));
    follow(SITE);
    document.querySelector('form')!.setAttribute('data-mode', 'note');
    await settle(200);
    expect(last().health.composer).toBe('note');
    expect(last().turns).toEqual([]);
    expect(known).toHaveLength(1);
  });

  it('stops at once when aborted', async () => {
    open(row(1));
    follow(SITE);
    stop();
    thread().append(rowElement(2));
    await settle(3000);
    expect(deltas).toHaveLength(1);
  });

  it('answers a lost difference with a full reading', async () => {
    open(row(1) + row(2));
    const following = follow(SITE);
    following.resync();
    expect(last()).toMatchObject({ full: true, length: 2 });
  });
});

describe('a list that is drawn anew', () => {
  it('is found again with the same turns', async () => {
    open(row(1) + row(2));
    follow(SITE);
    const copy = thread().cloneNode(true) as Element;
    thread().replaceWith(copy);
    copy.append(rowElement(3));
    await settle(500);
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('may appear late', async () => {
    openPage('<body data-warmline-practice></body>', 'https://desk.example/?c=a');
    follow(SITE);
    expect(last().health.missing).toContain('container');
    document.body.innerHTML = `<ol class="thread" data-conversation-id="a">${row(1)}</ol>`;
    await settle(200);
    expect(texts()).toEqual(['text 1']);
    expect(last().health.ok).toBe(true);
  });

  it('may lose its body', async () => {
    open(row(1));
    follow(SITE);
    const body = document.body.cloneNode(true) as HTMLElement;
    body.querySelector('.thread')!.append(rowElement(2));
    document.body.replaceWith(body);
    await settle(500);
    expect(texts()).toEqual(['text 1', 'text 2']);
  });
});

describe('a list that shows only what is on screen', () => {
  it('loses nothing when rows go and come back', async () => {
    open(Array.from({ length: 6 }, (_, i) => row(i + 1)).join(''));
    follow(SITE);
    thread().children[0]!.remove();
    thread().children[0]!.remove();
    thread().append(rowElement(7));
    await settle();
    thread().prepend(rowElement(1), rowElement(2));
    thread().lastElementChild!.remove();
    await settle();
    expect(texts()).toEqual([1, 2, 3, 4, 5, 6, 7].map((i) => `text ${i}`));
  });

  it('puts a jump to unknown older rows where their ids say', async () => {
    open(row(50) + row(51));
    follow(SITE);
    thread().innerHTML = row(10) + row(11);
    await settle(500);
    expect(texts()).toEqual(['text 10', 'text 11', 'text 50', 'text 51']);
  });

  it('follows elements that are used again for other messages', async () => {
    open(row(1) + row(2) + row(3));
    follow(SITE);
    [...thread().children].forEach((element, i) => {
      element.setAttribute('data-message-id', String(i + 2));
      element.querySelector('.message-text')!.textContent = `text ${i + 2}`;
    });
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3', 'text 4']);
  });
});

describe('newest first', () => {
  it('turns the order round and takes new rows at the top', async () => {
    open(row(3) + row(2) + row(1));
    follow({ ...SITE, order: 'desc' });
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
    thread().prepend(rowElement(5), rowElement(4));
    await settle();
    expect(last().full).toBe(false);
    expect(texts()).toEqual([1, 2, 3, 4, 5].map((i) => `text ${i}`));
  });

  it('is told by ids where the agent chooses', () => {
    open(row(12) + row(11) + row(9));
    follow({ ...SITE, order: 'auto' });
    expect(texts()).toEqual(['text 9', 'text 11', 'text 12']);
  });
});

describe('switching conversations', () => {
  it('reads the other one whole', async () => {
    open(row(1) + row(2));
    follow(SITE);
    thread().setAttribute('data-conversation-id', 'b');
    thread().innerHTML = row(8, 'agent');
    await settle(200);
    expect(last()).toMatchObject({ full: true, conversation: 'b', length: 1 });
    expect(texts()).toEqual(['text 8']);
  });

  it('shows nothing of the old one while only the address has changed', async () => {
    open(row(1) + row(2));
    follow(BY_URL);
    goTo('https://desk.example/?c=b');
    await settle(1100);
    expect(last()).toMatchObject({ full: true, conversation: 'b', length: 0 });
    thread().append(rowElement(3));
    await settle(1100);
    expect(known).toEqual([]);
    thread().innerHTML = row(7) + row(8);
    await settle(100);
    expect(last().conversation).toBe('b');
    expect(texts()).toEqual(['text 7', 'text 8']);
  });

  it('does not take the rows of the next one for this one while its key is late', async () => {
    open(row(1) + row(2));
    follow(BY_URL);
    thread().innerHTML = row(7) + row(8);
    await settle(100);
    expect(texts()).toEqual(['text 1', 'text 2']);
    goTo('https://desk.example/?c=b');
    await settle(1100);
    expect(last().conversation).toBe('b');
    expect(texts()).toEqual(['text 7', 'text 8']);
    expect(deltas.filter((delta) => delta.conversation === 'a').flatMap((delta) => delta.turns)).toHaveLength(2);
  });

  it('takes them over even when the key comes after the hold', async () => {
    open(row(1) + row(2));
    follow(BY_URL);
    thread().innerHTML = row(7) + row(8);
    await settle(600);
    goTo('https://desk.example/?c=b');
    await settle(1100);
    expect(last().conversation).toBe('b');
    expect(texts()).toEqual(['text 7', 'text 8']);
  });

  it('says when no conversation is open', async () => {
    open(row(1));
    follow(BY_URL);
    goTo('https://desk.example/');
    await settle(1100);
    expect(last()).toMatchObject({ conversation: null, full: true, length: 0 });
  });
});

describe('messages without ids', () => {
  it('keep equal texts apart', async () => {
    open(row('x', 'customer', '在吗') + row('x', 'customer', '在吗'));
    follow(NAMELESS);
    thread().append(rowElement('x', 'customer', '在吗'));
    await settle();
    expect(new Set(known.map((turn) => turn.id)).size).toBe(3);
    expect(last().full).toBe(false);
  });

  it('survive scrolling away and back', async () => {
    open(row('', 'customer', 'one') + row('', 'agent', 'two') + row('', 'customer', 'three'));
    follow(NAMELESS);
    thread().firstElementChild!.remove();
    await settle();
    thread().prepend(rowElement('', 'customer', 'one'));
    await settle();
    expect(texts()).toEqual(['one', 'two', 'three']);
  });

  it('take an edit for an edit', async () => {
    open(row('', 'customer', 'one') + row('', 'bot', 'typ'));
    follow(NAMELESS);
    thread().lastElementChild!.querySelector('.message-text')!.textContent = 'typing done';
    await settle();
    expect(texts()).toEqual(['one', 'typing done']);
  });

  it('read a list drawn anew without doubling it', async () => {
    open(row('', 'customer', 'one') + row('', 'agent', 'two'));
    follow(NAMELESS);
    const copy = thread().cloneNode(true) as Element;
    thread().replaceWith(copy);
    await settle(500);
    expect(texts()).toEqual(['one', 'two']);
  });
});

describe('times', () => {
  it('carries a missing time forward within a run of one writer only', () => {
    open(
      row(1, 'customer', 'a', 'data-at="2026-11-20T08:00:00Z"') +
        row(2, 'customer', 'b') +
        row(3, 'agent', 'c') +
        row(4, 'customer', 'd', 'data-at="gestern 9 Uhr"'),
    );
    follow(SITE);
    const at = Date.parse('2026-11-20T08:00:00Z');
    expect(known.map((turn) => turn.at)).toEqual([at, at, undefined, undefined]);
  });

  it("takes a bare clock time as today's only for a row that was seen to appear at that time", async () => {
    const clock = (ms: number) => new Date(ms).toTimeString().slice(0, 5);
    open(row(1, 'customer', 'a', `data-at="${clock(Date.now())}"`));
    follow(SITE);
    thread().append(rowElement(2, 'agent', 'b', `data-at="${clock(Date.now())}"`));
    thread().append(rowElement(3, 'customer', 'c', `data-at="${clock(Date.now() - 3_600_000)}"`));
    await settle();
    expect(known.map((turn) => turn.at !== undefined)).toEqual([false, true, false]);
  });
});

describe('large and hostile pages', () => {
  it('reads the newest 400 of 10,000 rows, and then only what is new', { timeout: 60_000 }, async () => {
    open(Array.from({ length: 10_000 }, (_, i) => row(i + 1)).join(''));
    const reads = vi.spyOn(Element.prototype, 'matches');
    follow(SITE);
    expect(known).toHaveLength(400);
    expect(texts()[399]).toBe('text 10000');
    expect(reads.mock.calls.length).toBeLessThan(400 * 12);
    reads.mockClear();
    thread().append(rowElement(10_001));
    await settle();
    expect(texts()[400]).toBe('text 10001');
    expect(reads.mock.calls.length).toBeLessThan(60);
    thread().children[5]!.setAttribute('data-role', 'agent');
    await settle();
    expect(known).toHaveLength(401);
  });

  it('keeps a day of messages in bounds', { timeout: 60_000 }, async () => {
    open('');
    follow(SITE);
    for (let batch = 0; batch < 13; batch++) {
      for (let i = 0; i < 100; i++) thread().append(rowElement(batch * 100 + i));
      await settle();
    }
    expect(known.length).toBeLessThanOrEqual(1000);
    expect(texts()[known.length - 1]).toBe('text 1299');
    expect(known.every((turn) => turn !== undefined)).toBe(true);
  });

  it('cuts a giant message and never makes markup of text', () => {
    open(
      row(1, 'customer', 'x'.repeat(2_000_000)) +
        row(2, 'customer', '&lt;script&gt;alert(1)&lt;/script&gt; \u202eabc\u200b'),
    );
    follow(SITE);
    expect(known[0]!.text).toHaveLength(20_000);
    expect(known[1]!.text).toBe('<script>alert(1)</script> \u202eabc\u200b');
  });

  it('shows that a rule has gone stale instead of guessing', () => {
    open(`<li class="renamed">${'words '.repeat(60)}</li>`);
    follow(SITE);
    expect(last().health).toMatchObject({ ok: false, missing: ['rows'] });
    open(row(1, 'weird') + row(2, 'weird'));
    follow(SITE);
    expect(last().health).toMatchObject({ ok: false, missing: ['roles'], unknownRows: 2 });
  });
});

describe('several conversations side by side', () => {
  it('reads the window that was used last', async () => {
    const chat = (jid: string) =>
      `<converse-chat jid="${jid}"><converse-chat-content><div class="message chat-msg" data-msgid="${jid}-1"><div class="chat-msg__content--them"><p class="chat-msg__text">hi from ${jid}</p></div></div></converse-chat-content><textarea class="chat-textarea"></textarea></converse-chat>`;
    openPage(`<body><converse-root>${chat('a@x')}${chat('b@x')}</converse-root></body>`, 'https://chat.example/');
    const following = follow(siteOf('converse'));
    expect(last().conversation).toBeNull();
    document.querySelectorAll('textarea')[1]!.focus();
    await settle(200);
    expect(last().conversation).toBe('b@x');
    expect(texts()).toEqual(['hi from b@x']);
    expect(following.composer().element).toBe(document.querySelectorAll('textarea')[1]);
    document.querySelectorAll('textarea')[0]!.focus();
    await settle(200);
    expect(last().conversation).toBe('a@x');
    expect(texts()).toEqual(['hi from a@x']);
  });
});
