// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { followPages } from './following.ts';
import { goTo, openPage, siteOf } from './saved-page.ts';

const SITE: SiteDefinition = {
  ...siteOf('practice'),
  conversation: ['url:/c=(\\w+)/'],
  container: '.thread',
  row: '.message',
};
const NAMELESS: SiteDefinition = { ...SITE };
delete (NAMELESS as { messageId?: unknown }).messageId;

const { follow, known, last, settle, texts } = followPages();
const thread = () => document.querySelector('.thread')!;
const row = (id: number | string, role = 'customer', text = `text ${id}`, extra = '') =>
  `<li class="message" data-message-id="${id}" data-role="${role}" ${extra}><p class="message-text">${text}</p></li>`;
const FORM = '<form class="composer"><textarea id="reply-box"></textarea></form>';
const open = (rows: string, url = 'https://desk.example/?c=a') =>
  openPage(`<body><ol class="thread">${rows}</ol>${FORM}</body>`, url);

/** States where rows are, in page pixels from the top, since nothing is laid out here. */
function stateTops(topOf: (element: Element) => number | null): void {
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const top = topOf(this);
    const height = top === null ? 0 : 20;
    return { left: 0, right: 300, width: 300, top: top ?? 0, bottom: (top ?? 0) + height, height } as DOMRect;
  });
}

describe('lists upside down', () => {
  it('a column drawn in reverse is told by where its rows are, without ids or times', async () => {
    open(row('', 'customer', 'newest') + row('', 'agent', 'middle') + row('', 'customer', 'oldest'));
    stateTops((element) => {
      const at = [...thread().children].indexOf(element);
      return at < 0 ? null : 500 - at * 30;
    });
    follow({ ...NAMELESS, order: 'auto' });
    expect(texts()).toEqual(['oldest', 'middle', 'newest']);
    thread().insertAdjacentHTML('afterbegin', row('', 'agent', 'just now'));
    await settle();
    expect(texts()).toEqual(['oldest', 'middle', 'newest', 'just now']);
    expect(last().full).toBe(false);
  });

  it('newest first with rows drawn one part after the other', async () => {
    open(row(9) + row(8, 'agent'));
    follow({ ...SITE, order: 'desc' });
    thread().insertAdjacentHTML('beforeend', row(7) + row(6));
    await settle(50);
    thread().insertAdjacentHTML('afterbegin', row(10));
    await settle(50);
    thread().insertAdjacentHTML('beforeend', row(5));
    await settle();
    expect(texts()).toEqual([5, 6, 7, 8, 9, 10].map((id) => `text ${id}`));
  });
});

describe('lists that use their row elements again', () => {
  const shown = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i);

  it('with ids, scrolled back and forth one by one and in leaps, lose and invent nothing', async () => {
    open(
      shown(1, 8)
        .map((id) => row(id))
        .join(''),
    );
    follow(SITE);
    for (const start of [2, 3, 6, 12, 20, 13, 5, 1, 24]) {
      [...thread().children].forEach((element, i) => {
        element.setAttribute('data-message-id', String(start + i));
        element.querySelector('p')!.textContent = `text ${start + i}`;
      });
      await settle(200);
    }
    const seen = [...shown(1, 8 + 19), ...shown(24, 8)];
    expect(texts()).toEqual([...new Set(seen)].sort((a, b) => a - b).map((id) => `text ${id}`));
  });

  it('with ids, moving the first element to the end', async () => {
    open(
      shown(1, 5)
        .map((id) => row(id))
        .join(''),
    );
    follow(SITE);
    for (let next = 6; next < 12; next++) {
      const element = thread().firstElementChild!;
      element.setAttribute('data-message-id', String(next));
      element.querySelector('p')!.textContent = `text ${next}`;
      thread().append(element);
      await settle(100);
    }
    expect(texts()).toEqual(shown(1, 11).map((id) => `text ${id}`));
  });

  it('without ids, moving the first element to the end', async () => {
    open(
      shown(1, 5)
        .map((id) => row('', 'customer', `text ${id}`))
        .join(''),
    );
    follow(NAMELESS);
    for (let next = 6; next < 12; next++) {
      const element = thread().firstElementChild!;
      element.querySelector('p')!.textContent = `text ${next}`;
      thread().append(element);
      await settle(100);
    }
    expect(texts()).toEqual(shown(1, 11).map((id) => `text ${id}`));
  });
});

describe('rows in parts', () => {
  it('whose words come in pieces end as one turn', async () => {
    open(row(1));
    follow(SITE);
    thread().insertAdjacentHTML('beforeend', row(2, 'bot', ''));
    const words = thread().lastElementChild!.querySelector('p')!;
    for (const piece of ['您好，', '正在为您', '查询订单。']) {
      words.append(piece);
      await settle(60);
    }
    expect(texts()).toEqual(['text 1', '您好，正在为您查询订单。']);
    expect(new Set(known.map(({ id }) => id)).size).toBe(2);
  });

  it('of a group take over the name and time of its head, when that changes too', async () => {
    const head = (name: string) => `<b class="message-sender">${name}</b>`;
    open(
      row(1, 'customer', `${head('Lin')}a`, 'data-at="2026-11-20T08:00:00Z"') +
        row(2, 'customer', 'b') +
        row(3, 'agent'),
    );
    follow({ ...SITE, exclude: ['.message-sender'] });
    expect(known.map(({ sender }) => sender)).toEqual(['Lin', 'Lin', undefined]);
    document.querySelector('b')!.textContent = 'Lin Mei';
    await settle();
    expect(known.map(({ sender }) => sender)).toEqual(['Lin Mei', 'Lin Mei', undefined]);
    expect(known[1]!.at).toBe(known[0]!.at);
  });

  it('are given the same made-up ids on every load of the page', () => {
    const html = row('', 'customer', '在吗') + row('', 'customer', '在吗') + row('', 'agent', '在的');
    open(html);
    follow(NAMELESS);
    const ids = known.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    open(html);
    follow(NAMELESS);
    expect(known.map(({ id }) => id)).toEqual(ids);
  });
});

describe('what comes late or changes place', () => {
  it('a reply box that appears long after the conversation', async () => {
    openPage(`<body><ol class="thread">${row(1)}</ol></body>`, 'https://desk.example/?c=a');
    const following = follow(SITE);
    expect(last().health).toMatchObject({ ok: true, composer: 'absent', missing: ['composer'] });
    await settle(10_000);
    document.body.insertAdjacentHTML('beforeend', FORM);
    await settle(300);
    expect(last().health).toMatchObject({ composer: 'ready', missing: [] });
    expect(following.composer().element).toBe(document.querySelector('textarea'));
  });

  it('a pane hidden by style alone while another one shows', async () => {
    const pane = (id: string, style: string) =>
      `<section data-pane="${id}" style="${style}"><ol class="thread">${row(id, 'customer', `in ${id}`)}</ol>${FORM}</section>`;
    openPage(`<body><nav></nav>${pane('a', '')}${pane('b', 'display:none')}</body>`, 'https://desk.example/');
    const following = follow({ ...SITE, pane: '[data-pane]', conversation: ['pane@data-pane'] });
    expect(last().conversation).toBe('a');
    const [a, b] = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
    a!.style.display = 'none';
    b!.style.display = '';
    await settle(2500);
    expect(last()).toMatchObject({ conversation: 'b', full: true });
    expect(texts()).toEqual(['in b']);
    expect(b!.contains(following.composer().element)).toBe(true);
  });

  it('a list mounted anew with every change of the address', async () => {
    open(row(1));
    follow(SITE);
    for (const [i, key] of ['b', 'c', 'd'].entries()) {
      goTo(`https://desk.example/?c=${key}`);
      const list = document.createElement('ol');
      list.className = 'thread';
      list.innerHTML = row(10 + i, 'customer', `in ${key}`);
      thread().replaceWith(list);
      await settle(1600);
      expect(last().conversation).toBe(key);
      expect(texts()).toEqual([`in ${key}`]);
    }
  });
});
