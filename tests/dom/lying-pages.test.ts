// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { checkHealth } from '../../utils/page/read/check-health.ts';
import { followPages } from './following.ts';
import { openPage, siteOf } from './saved-page.ts';

const SITE: SiteDefinition = {
  ...siteOf('practice'),
  conversation: ['url:/c=(\\w+)/'],
  container: '.thread',
  row: '.message',
};

/** Fake milliseconds that each look at the clock takes while a reading goes on, to stand in for a slow machine. */
let cost = 0;
beforeEach(() => {
  cost = 0;
});
const { deltas, follow, known, last, settle, texts } = followPages(() => {
  if (cost > 0) vi.setSystemTime(Date.now() + cost);
  return Date.now();
});
const thread = () => document.querySelector('.thread')!;
const message = (id: number) => document.querySelector(`[data-message-id="${id}"]`)!;
const row = (id: number | string, role = 'customer', inner = `<p class="message-text">text ${id}</p>`) =>
  `<li class="message" data-message-id="${id}" data-role="${role}">${inner}</li>`;
const open = (rows: string) =>
  openPage(
    `<body><ol class="thread">${rows}</ol><form class="composer"><textarea id="reply-box"></textarea></form></body>`,
    'https://desk.example/?c=a',
  );

describe('rows that change roles', () => {
  it('may settle once, as from pending to ours', async () => {
    open(row(1, 'pending'));
    follow(SITE);
    message(1).setAttribute('data-role', 'customer');
    await settle();
    message(1).setAttribute('data-role', 'agent');
    await settle();
    expect(known[0]!.role).toBe('agent');
  });

  it('again and again are nobody’s in the end', async () => {
    open(row(1, 'agent') + row(2, 'agent'));
    follow(SITE);
    for (const role of ['customer', 'agent', 'customer', 'agent', 'customer']) {
      message(1).setAttribute('data-role', role);
      await settle();
    }
    expect(known.map(({ role }) => role)).toEqual(['unknown', 'agent']);
    expect(last().health.ok).toBe(false);
  });

  it('may do so when the row is used for another message', async () => {
    open(row(1, 'agent'));
    follow(SITE);
    for (let i = 2; i < 8; i++) {
      const element = thread().firstElementChild!;
      element.setAttribute('data-message-id', String(i));
      element.setAttribute('data-role', i % 2 ? 'agent' : 'customer');
      element.querySelector('p')!.textContent = `text ${i}`;
      await settle();
    }
    expect(known.map(({ role }) => role)).toEqual(Array.from({ length: 7 }, (_, i) => (i % 2 ? 'customer' : 'agent')));
  });
});

describe('things inside themselves', () => {
  it('a quoted message is part of the one that quotes it, with its own text and role only', async () => {
    const quote = row(7, 'agent', '<p class="message-text">we sent it</p>');
    open(row(1, 'agent') + row(8, 'customer', `<ul>${quote}</ul><p class="message-text">you did not</p>`));
    follow({
      ...SITE,
      roles: {
        customer: [{ self: '[data-role="customer"]' }],
        agent: [{ has: 'span' }, { self: '[data-role="agent"]' }],
      },
    });
    expect(known.map(({ role, text }) => [role, text])).toEqual([
      ['agent', 'text 1'],
      ['customer', 'you did not'],
    ]);
    message(7).querySelector('p')!.textContent = 'we sent it long ago';
    await settle();
    expect(texts()).toEqual(['text 1', 'you did not']);
  });

  it('a group of rows that is itself a row says nothing of its own', async () => {
    open(row('g', 'customer', `<ul>${row(1)}${row(2)}</ul>`) + row(3, 'agent'));
    follow(SITE);
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
    document.querySelector('ul')!.insertAdjacentHTML('beforeend', row(4));
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 4', 'text 3']);
  });

  it('a container in a container is one', async () => {
    open(row(1) + row(2, 'agent'));
    thread().innerHTML = `<ol class="thread">${thread().innerHTML}</ol>`;
    follow(SITE);
    expect(last().health).toMatchObject({ ok: true, containers: 1, rows: 2 });
    document.querySelector('.thread .thread')!.insertAdjacentHTML('beforeend', row(3));
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('a container inside a quote of a row is not the conversation', () => {
    const inner = `<ol class="thread">${row(8, 'agent')}</ol>`;
    open(row(1) + row(9, 'customer', `<p class="message-text">see this</p>${inner}`));
    follow(SITE);
    expect(texts()).toEqual(['text 1', 'see this']);
  });
});

describe('selectors that match everything', () => {
  const talk = Array.from({ length: 30 }, (_, i) => row(i, i % 2 ? 'agent' : 'customer')).join('');
  it.each([
    ['row', { row: '*' }],
    ['row of a common tag', { row: 'div' }],
    ['container', { container: '*' }],
    ['container and row', { container: '*', row: '*' }],
    ['both sides', { roles: { customer: [{ self: '*' }], agent: [{ self: '*' }] } }],
    ['composer', { composer: ['*'] }],
  ] as [string, Partial<SiteDefinition>][])('%s: the page is unreadable, not misread', (name, part) => {
    open(talk.replaceAll('<p', '<div><div><div><div><p').replaceAll('</p>', '</p></div></div></div></div>'));
    follow({ ...SITE, ...part });
    const ok = name === 'composer';
    expect(last().health.ok).toBe(ok);
    expect(last().health.missing).not.toEqual([]);
    expect(known.every(({ role }) => ok || role === 'unknown')).toBe(true);
    expect(checkHealth({ ...SITE, ...part }, document).ok).toBe(ok);
  });

  it('text: every row once, no word twice', () => {
    open(row(1, 'customer', '<div><b>one</b> <i><u>two</u></i></div>'));
    follow({ ...SITE, text: ['*'] });
    expect(texts()).toEqual(['one two']);
  });
});

describe('ids that name nothing', () => {
  it('the same on every row: every message is still there', async () => {
    open([1, 2, 3].map((i) => row('same', 'customer', `<p class="message-text">text ${i}</p>`)).join(''));
    follow(SITE);
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
    expect(new Set(known.map(({ id }) => id)).size).toBe(3);
    thread().insertAdjacentHTML('beforeend', row('same', 'agent', '<p class="message-text">text 4</p>'));
    thread().children[1]!.querySelector('p')!.textContent = 'text 2, edited';
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2, edited', 'text 3', 'text 4']);
  });

  it('a message drawn twice is one', async () => {
    open(row(1) + row(2) + row(2));
    follow(SITE);
    thread().insertAdjacentHTML('beforeend', row(1));
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2']);
  });
});

describe('too much of everything', () => {
  it('rows taken away while they are being read do no harm', async () => {
    open([1, 2, 3, 4, 5].map((id) => row(id)).join(''));
    follow(SITE);
    const read = Element.prototype.getAttribute;
    vi.spyOn(Element.prototype, 'getAttribute').mockImplementation(function (this: Element, name: string) {
      // A page's own code can run in between, through custom elements.
      if (name === 'data-message-id' && this.isConnected) this.nextElementSibling?.remove();
      return read.call(this, name);
    });
    thread().insertAdjacentHTML('beforeend', row(6) + row(7) + row(8));
    await settle(100);
    vi.restoreAllMocks();
    await settle();
    expect(texts().slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6].map((id) => `text ${id}`));
    expect(known.every((turn) => turn !== undefined)).toBe(true);
  });

  it('a page that changes without end is read at intervals, by what reading costs', async () => {
    open(row(1));
    follow(SITE);
    const [before, since] = [deltas.length, Date.now()];
    cost = 30;
    let n = 0;
    const loop = setInterval(() => {
      message(1).querySelector('p')!.textContent = `text ${n++}`;
    }, 5);
    await settle(20_000);
    clearInterval(loop);
    const readings = deltas.length - before;
    expect(readings).toBeGreaterThan(3);
    // Every reading takes 30 ms at least here, and may take a twentieth of the time after a first burst.
    expect(readings * 30).toBeLessThan((Date.now() - since) / 20 + 200);
    cost = 0;
    await settle(3000);
    expect(texts()).toEqual([`text ${n - 1}`]);
  });

  it('a storm of attributes is read once', async () => {
    open(Array.from({ length: 300 }, (_, i) => row(i)).join(''));
    follow(SITE);
    const before = deltas.length;
    for (let round = 0; round < 30; round++) {
      for (const element of thread().children) element.className = `message is-${round}`;
    }
    message(299).querySelector('p')!.textContent = 'after the storm';
    await settle();
    expect(deltas.length - before).toBe(1);
    expect(last().turns).toHaveLength(1);
    expect(texts()[299]).toBe('after the storm');
  });

  it('thousands of rows at once are read as far as they matter', async () => {
    open(row(1));
    follow(SITE);
    thread().insertAdjacentHTML('beforeend', Array.from({ length: 3000 }, (_, i) => row(i + 2)).join(''));
    await settle();
    expect(known.length).toBeLessThanOrEqual(401);
    expect(texts()[known.length - 1]).toBe('text 3001');
  });

  it('a message of a great many empty nodes and one of five million characters are cut', { timeout: 60_000 }, () => {
    const words = 'word '.repeat(1_000_000);
    open(row(1, 'customer', `<p class="message-text">${words}</p>`) + row(2, 'agent', `<p class="message-text"></p>`));
    const empty = message(2).querySelector('p')!;
    for (let i = 0; i < 25_000; i++) empty.appendChild(document.createElement('i'));
    empty.append('never reached');
    follow(SITE);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]!.length).toBeLessThanOrEqual(20_000);
  });
});
