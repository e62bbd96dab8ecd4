import { TEXTS } from '../texts.ts';
import type { DeskState, DeskTurn, Talk } from './desk-state.ts';
import { element, find } from './element.ts';

/** Draws everything but the rows of the thread, which `render-thread.ts` keeps. */
export function renderDesk(desk: DeskState): void {
  const texts = TEXTS[desk.uiLang];
  document.documentElement.lang = desk.uiLang;
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) {
    node.textContent = String(texts[node.dataset.text as keyof typeof texts] ?? '');
  }
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) {
    node.setAttribute('aria-label', String(texts[node.dataset.label as keyof typeof texts] ?? ''));
  }
  find<HTMLSelectElement>('#ui-language').value = desk.uiLang;
  renderInbox(desk);
  const talk = desk.talks.get(desk.open);
  if (!talk) return;
  renderHeader(talk, desk);
  renderComposer(talk, desk);
  const unread = [...desk.talks.values()].reduce((sum, each) => sum + each.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}${talk.story.customer.name} · ${texts.brand}`;
}

/** Rows are kept and only their parts rewritten, so that focus survives a redraw. */
function renderInbox(desk: DeskState): void {
  const texts = TEXTS[desk.uiLang];
  const list = find<HTMLUListElement>('.inbox-list');
  find('.inbox-count').textContent = String(desk.talks.size);
  for (const [id, talk] of desk.talks) {
    const last = talk.turns.findLast((turn) => turn.role === 'customer' || turn.role === 'agent');
    const link = document.getElementById(`inbox-${id}`) ?? newItem(id, talk, list);
    link.setAttribute('aria-current', String(id === desk.open));
    link.dataset.unread = String(talk.unread > 0);
    find('.item-time', link).textContent = last ? clock(last.at, desk) : '';
    find('.item-preview', link).textContent = last?.text ?? '';
    const badge = find('.item-unread', link);
    badge.hidden = talk.unread === 0;
    badge.textContent = String(talk.unread);
    badge.setAttribute('aria-label', `${talk.unread} ${texts.unread}`);
  }
}

function newItem(id: string, talk: Talk, list: HTMLUListElement): HTMLElement {
  const link = element('a', 'item', [
    avatarOf(talk),
    element('span', 'item-name', talk.story.customer.name),
    element('time', 'item-time'),
    element('span', 'item-preview'),
    element('span', 'item-unread'),
  ]);
  link.id = `inbox-${id}`;
  link.href = hrefOf(id);
  link.dataset.conversation = id;
  list.append(element('li', '', [link]));
  return link;
}

function renderHeader(talk: Talk, desk: DeskState): void {
  const texts = TEXTS[desk.uiLang];
  const { story } = talk;
  const name = element('h1', 'customer-name', story.customer.name);
  const order = element('span', 'order', `${texts.order} ${story.order.orderId}`);
  order.dataset.orderId = story.order.orderId;
  const rest = element('span', '', ` · ${story.order.item} · ${price(talk, desk)} · ${story.order.status}`);
  const facts = element('p', 'meta', [order, rest]);
  find('.thread-header').replaceChildren(avatarOf(talk), element('div', 'who', [name, facts]));
  const received = story.order.daysSinceReceipt;
  find('.facts').replaceChildren(
    element('h2', '', texts.order),
    list([
      [texts.order, story.order.orderId],
      [texts.item, story.order.item],
      [texts.paid, price(talk, desk)],
      [texts.status, story.order.status],
      ...(received === undefined ? [] : [[texts.received, `${received} ${texts.days}`] as const]),
    ]),
    element('h2', '', texts.customer),
    list([
      [texts.orders, String(story.customer.orders)],
      [texts.since, story.customer.since],
    ]),
  );
}

function renderComposer(talk: Talk, desk: DeskState): void {
  const texts = TEXTS[desk.uiLang];
  const form = find<HTMLFormElement>('form.composer');
  const isNote = talk.mode === 'note';
  form.dataset.mode = talk.mode;
  form.hidden = talk.state.end !== null;
  find('.over').hidden = talk.state.end === null;
  for (const button of form.querySelectorAll<HTMLButtonElement>('button.mode')) {
    button.setAttribute('aria-pressed', String(button.dataset.mode === talk.mode));
  }
  find<HTMLTextAreaElement>('#reply-box').placeholder = isNote ? texts.notePlaceholder : texts.replyPlaceholder;
  find('button.send').textContent = isNote ? texts.saveNote : texts.send;
  find('.typing').textContent = talk.isTyping ? `${talk.story.customer.name} ${texts.typing}` : '';
}

export function hrefOf(id: string): string {
  const url = new URL(location.href);
  url.searchParams.set('c', id);
  return `${url.pathname}${url.search}`;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Hours and minutes. Formatters are kept: making one for each of 10,000 rows takes seconds. */
export function clock(at: number, { uiLang }: DeskState): string {
  let format = clocks.get(uiLang);
  if (!format) {
    format = new Intl.DateTimeFormat(uiLang, { hour: '2-digit', minute: '2-digit', hour12: false });
    clocks.set(uiLang, format);
  }
  return format.format(at);
}

export function senderOf(turn: DeskTurn, desk: DeskState): string {
  if (turn.sender) return turn.sender;
  const texts = TEXTS[desk.uiLang];
  return turn.role === 'bot' ? texts.bot : turn.role === 'system' ? '' : texts.you;
}

function price(talk: Talk, desk: DeskState): string {
  const { price: amount, currency } = talk.story.order;
  return amount.toLocaleString(desk.uiLang, {
    style: 'currency',
    currency,
    maximumFractionDigits: 2,
    minimumFractionDigits: 0,
  });
}

function avatarOf(talk: Talk): HTMLElement {
  const { name } = talk.story.customer;
  const node = element('span', 'avatar', [...name][0] ?? '');
  node.dataset.tint = String([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6);
  node.setAttribute('aria-hidden', 'true');
  return node;
}

function list(rows: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    '',
    rows.flatMap(([term, value]) => [element('dt', '', term), element('dd', '', value)]),
  );
}
