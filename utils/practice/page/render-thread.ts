import { TEXTS } from '../texts.ts';
import type { DeskState, DeskTurn } from './desk-state.ts';
import { element, find } from './element.ts';
import { clock, senderOf } from './render-desk.ts';

/**
 * So many rows stand in the thread itself. Older ones are kept in stretches that are not laid out while
 * out of sight: with 10,000 rows side by side every new message costs the page a tenth of a second.
 */
const RECENT = 200;
const STRETCH = 100;

/**
 * Puts a fresh thread in place of the old one, as consoles built on a framework do when another
 * conversation is opened, and scrolls to its end.
 */
export function openThread(desk: DeskState): void {
  const talk = desk.talks.get(desk.open);
  if (!talk) return;
  const thread = element('section', 'thread');
  thread.dataset.conversationId = desk.open;
  thread.setAttribute('role', 'log');
  thread.setAttribute('aria-label', `${TEXTS[desk.uiLang].thread} · ${talk.story.customer.name}`);
  thread.tabIndex = 0;
  const rows = talk.turns.map((turn) => rowOf(turn, desk));
  const older = Math.max(0, rows.length - RECENT);
  for (let at = 0; at < older; at += STRETCH) {
    thread.append(element('div', 'stretch', rows.slice(at, Math.min(at + STRETCH, older))));
  }
  thread.append(...rows.slice(older));
  find('.thread').replaceWith(thread);
  showLatest();
}

/** Adds one row at the end of the open thread. */
export function appendRow(turn: DeskTurn, desk: DeskState): void {
  find('.thread').append(rowOf(turn, desk));
}

/** Scrolls to the last row; call it when everything around the thread has its final size. */
export function showLatest(): void {
  find('.thread').lastElementChild?.scrollIntoView({ block: 'end' });
}

function rowOf(turn: DeskTurn, desk: DeskState): HTMLElement {
  const row = element('article', 'message');
  row.dataset.messageId = turn.id;
  row.dataset.role = turn.role;
  row.dataset.at = new Date(turn.at).toISOString();
  if (turn.role !== 'system') {
    const time = element('time', '', clock(turn.at, desk));
    time.dateTime = row.dataset.at;
    row.append(element('div', 'message-head', [element('span', 'message-sender', senderOf(turn, desk)), time]));
  }
  row.append(element('div', 'message-text', turn.text));
  return row;
}
