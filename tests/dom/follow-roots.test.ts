// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { followPages } from './following.ts';
import { openPage, siteOf } from './saved-page.ts';

const BASE: SiteDefinition = { ...siteOf('practice'), conversation: ['url:/c=(\\w+)/'], customerName: ['.customer'] };
delete (BASE as { composerBlocked?: unknown }).composerBlocked;

const { follow, known, last, settle, texts } = followPages();

const row = (id: number, role = 'customer', text = `text ${id}`) =>
  `<li class="message" data-message-id="${id}" data-role="${role}"><p class="message-text">${text}</p></li>`;
const list = (...rows: string[]) => `<ol class="thread">${rows.join('')}</ol>`;
const FORM = '<textarea id="reply"></textarea>';

function shadow(host: Element, html: string): ShadowRoot {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.innerHTML = html;
  return root;
}

function put(parent: Element | ShadowRoot, html: string): Element {
  const holder = document.createElement('div');
  holder.innerHTML = html;
  return parent.appendChild(holder.firstElementChild!);
}

describe('a chat in an open shadow root', () => {
  const SITE: SiteDefinition = {
    ...BASE,
    container: 'x-desk >>> .thread',
    row: '.message',
    customerName: ['x-desk >>> .name'],
    composer: ['x-desk >>> x-box >>> textarea'],
  };
  const html = (...rows: string[]) => `<b class="name">Lin</b>${list(...rows)}<x-box></x-box>`;

  function open(...rows: string[]): ShadowRoot {
    openPage('<body><x-desk></x-desk></body>', 'https://desk.example/?c=a');
    const root = shadow(document.querySelector('x-desk')!, html(...rows));
    shadow(root.querySelector('x-box')!, FORM);
    return root;
  }

  it('is read and followed with its name and reply box', async () => {
    const root = open(row(1), row(2, 'agent'));
    const following = follow(SITE);
    expect(texts()).toEqual(['text 1', 'text 2']);
    expect(last()).toMatchObject({ customerName: 'Lin', health: { ok: true, composer: 'ready', missing: [] } });
    expect(following.composer().element).toBe(root.querySelector('x-box')!.shadowRoot!.querySelector('textarea'));
    put(root.querySelector('ol')!, row(3));
    await settle(50);
    expect(last()).toMatchObject({ full: false, length: 3 });
    root.querySelector('p')!.textContent = 'edited';
    root.querySelector('.name')!.textContent = 'Mei';
    await settle(300);
    expect(texts()).toEqual(['edited', 'text 2', 'text 3']);
    expect(last().customerName).toBe('Mei');
  });

  it('is found again when the host is replaced, and when its root comes late', async () => {
    open(row(1), row(2));
    follow(SITE);
    const host = document.createElement('x-desk');
    document.querySelector('x-desk')!.replaceWith(host);
    await settle();
    expect(last().health.missing).toContain('container');
    // Attaching a shadow root makes no mutation.
    shadow(host, html(row(1), row(2), row(3)));
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
    put(host.shadowRoot!.querySelector('ol')!, row(4));
    await settle(50);
    expect(texts()).toHaveLength(4);
  });
});

describe('rows that are custom elements with roots of their own', () => {
  const SITE: SiteDefinition = {
    ...BASE,
    container: '.list',
    row: 'x-bubble',
    roles: { customer: [{ has: 'x-bubble >>> .in' }], agent: [{ has: 'x-bubble >>> .out' }] },
    text: ['x-bubble >>> .text'],
    messageId: ['self@data-id'],
    composer: ['#reply'],
  };
  const bubble = (id: number) => put(document.querySelector('.list')!, `<x-bubble data-id="${id}"></x-bubble>`);
  const fill = (host: Element, side: string, text: string) =>
    shadow(host, `<style>.text{color:red}</style><div class="${side}"><span class="text">${text}</span></div>`);

  beforeEach(() => openPage(`<body><div class="list"></div>${FORM}</body>`, 'https://desk.example/?c=a'));

  it('are read, and edits inside them are seen', async () => {
    fill(bubble(1), 'in', 'hello');
    fill(bubble(2), 'out', 'hi');
    follow(SITE);
    expect(known.map(({ role, text }) => [role, text])).toEqual([
      ['customer', 'hello'],
      ['agent', 'hi'],
    ]);
    document.querySelector('x-bubble')!.shadowRoot!.querySelector('.text')!.textContent = 'hello?';
    await settle(50);
    expect(texts()).toEqual(['hello?', 'hi']);
    expect(last().full).toBe(false);
  });

  it('are read when they fill themselves long after they were put in', async () => {
    follow(SITE);
    const host = bubble(1);
    await settle(300);
    expect(known).toEqual([]);
    fill(host, 'in', 'late');
    await settle();
    expect(texts()).toEqual(['late']);
  });

  it('show words that a component inside a text keeps in its own root', () => {
    const root = fill(bubble(1), 'in', 'so <x-emoji></x-emoji> and <x-chip>kept</x-chip>');
    shadow(root.querySelector('x-emoji')!, '<style>b{}</style><b>😡</b>');
    shadow(root.querySelector('x-chip')!, '<i>×</i><slot></slot>');
    follow(SITE);
    expect(texts()).toEqual(['so 😡 and kept']);
  });
});

describe('a chat in a frame of the same origin', () => {
  const SITE: SiteDefinition = {
    ...BASE,
    container: 'iframe.chat >>> .thread',
    row: '.message',
    composer: ['iframe.chat >>> textarea'],
  };

  function frame(...rows: string[]): Document {
    const element = document.createElement('iframe');
    element.className = 'chat';
    document.body.append(element);
    const inner = element.contentDocument!;
    inner.body.innerHTML = list(...rows) + FORM;
    return inner;
  }

  beforeEach(() => openPage('<body></body>', 'https://desk.example/?c=a'));

  it('is read and followed', async () => {
    const inner = frame(row(1));
    follow(SITE);
    expect(last().health).toMatchObject({ ok: true, composer: 'ready' });
    inner.querySelector('ol')!.insertAdjacentHTML('beforeend', row(2, 'agent'));
    await settle(50);
    expect(texts()).toEqual(['text 1', 'text 2']);
    inner.querySelector('textarea')!.readOnly = true;
    inner.body.append(inner.createElement('i'));
    await settle(300);
    expect(last().health.composer).toBe('readonly');
  });

  it('that vanishes and comes back is lost and found', async () => {
    frame(row(1));
    const following = follow(SITE);
    document.querySelector('iframe')!.remove();
    await settle();
    expect(last().health).toMatchObject({ ok: false, missing: ['container', 'composer'] });
    expect(following.composer().element).toBeNull();
    frame(row(1), row(2));
    await settle();
    expect(texts()).toEqual(['text 1', 'text 2']);
    expect(last().health.ok).toBe(true);
  });

  it('of two the one worked in last counts', async () => {
    const a = frame(row(1, 'customer', 'in a'));
    const b = frame(row(2, 'customer', 'in b'));
    follow({ ...SITE, conversation: ['url:/c=(\\w+)/'] });
    expect(last().health).toMatchObject({ ok: false, containers: 2 });
    b.querySelector('.message')!.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    await settle();
    expect(texts()).toEqual(['in b']);
    a.querySelector('.message')!.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true }));
    await settle();
    expect(texts()).not.toContain('in b');
  });
});
