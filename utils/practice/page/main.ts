import { UI_LANGS, type UiLang } from '../../core/taxonomy.ts';
import type { ReplyAnswer, ReplyRequest } from '../answer-reply.ts';
import { TEXTS } from '../texts.ts';
import { type DeskState, type DeskTurn, startDesk, startStory, type Talk } from './desk-state.ts';
import { find } from './element.ts';
import { hrefOf, renderDesk } from './render-desk.ts';
import { appendRow, openThread, showLatest } from './render-thread.ts';

/** What tests and measurements may do and ask; the page itself never uses it. */
export interface PracticeHooks {
  /** A buyer's message arrives; answers its id and the moment it stood in the page (`timeOrigin` scale). */
  receive(conversation: string, text: string): { id: string; at: number };
  sent(): readonly { conversation: string; text: string }[];
  open(conversation: string): void;
}

declare global {
  interface Window {
    practice: PracticeHooks;
  }
}

const NUDGE_AFTER_MS = 150_000;
const query = new URLSearchParams(location.search);
/** 0 answers at once, 1 at a buyer's pace, 2 twice as slowly. */
const speed = numberOf('speed', 1);
const desk: DeskState = startDesk(
  Date.now(),
  uiLangOf(query.get('ui') ?? navigator.language),
  query.get('c'),
  numberOf('rows', 0),
);
let lastId = 0;

function numberOf(name: string, absent: number): number {
  const value = Number(query.get(name) ?? absent);
  return Number.isFinite(value) && value >= 0 ? Math.min(value, 100_000) : absent;
}

function uiLangOf(tag: string): UiLang {
  const exact = UI_LANGS.find((lang) => lang.toLowerCase() === tag.toLowerCase());
  if (exact) return exact;
  if (!/^zh/i.test(tag)) return 'en';
  return /hant|tw|hk|mo/i.test(tag) ? 'zh-TW' : 'zh-CN';
}

const box = find<HTMLTextAreaElement>('#reply-box');

function openTalk(id: string, history: 'push' | 'replace' | 'keep'): void {
  const talk = desk.talks.get(id);
  if (!talk) return;
  const before = desk.talks.get(desk.open);
  if (before && before !== talk) before.draft = box.value;
  desk.open = id;
  talk.unread = 0;
  if (history === 'push') window.history.pushState({}, '', hrefOf(id));
  if (history === 'replace') window.history.replaceState({}, '', hrefOf(id));
  notice('');
  openThread(desk);
  box.value = talk.draft;
  renderDesk(desk);
  showLatest();
}

function addTurn(talk: Talk, role: DeskTurn['role'], text: string): DeskTurn {
  lastId += 1;
  const sender = role === 'customer' ? talk.story.customer.name : '';
  const turn: DeskTurn = { id: `${talk.story.id}-new-${lastId}`, role, text, at: Date.now(), sender };
  talk.turns.push(turn);
  if (isOpen(talk)) appendRow(turn, desk);
  else if (role === 'customer') talk.unread += 1;
  renderDesk(desk);
  if (isOpen(talk)) showLatest();
  return turn;
}

const isOpen = (talk: Talk) => desk.talks.get(desk.open) === talk;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function notice(text: string): void {
  const node = find('.notice');
  node.hidden = text === '';
  node.textContent = text;
}

async function submit(): Promise<void> {
  const talk = desk.talks.get(desk.open);
  const text = box.value.trim();
  if (!talk || text === '' || talk.state.end) return;
  notice('');
  box.value = '';
  talk.draft = '';
  if (talk.mode === 'note') {
    addTurn(talk, 'note', text);
    return;
  }
  const request = requestOf(talk, text);
  const row = addTurn(talk, 'agent', text);
  desk.sent.push({ conversation: talk.story.id, text });
  const { round } = talk;
  const answer = await judge(request).catch(() => null);
  if (talk.round !== round) return;
  if (!answer) return takeBack(talk, row, text);
  talk.state = { ...answer.state, end: null };
  talk.marks.push(answer.verdict);
  await replyAsBuyer(talk, answer, round);
}

/** The talk as it stood before the reply. Older padding rows say nothing and stay here. */
function requestOf(talk: Talk, reply: string): ReplyRequest {
  const turns = talk.turns.slice(-200).map(({ id, role, text, at }) => ({ id, role, text, at }));
  return { story: talk.story.id, uiLang: desk.uiLang, reply, turns, state: talk.state, marks: talk.marks };
}

async function judge(request: ReplyRequest): Promise<ReplyAnswer> {
  const response = await fetch('/judge', { method: 'POST', body: JSON.stringify(request) });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as ReplyAnswer;
}

/** The server did not answer: the message leaves the thread and the text is back in the box. */
function takeBack(talk: Talk, row: DeskTurn, text: string): void {
  talk.turns = talk.turns.filter((turn) => turn !== row);
  desk.sent.pop();
  if (isOpen(talk)) {
    openThread(desk);
    box.value = text;
    notice(TEXTS[desk.uiLang].notSent);
  } else {
    talk.draft = text;
  }
  renderDesk(desk);
}

async function replyAsBuyer(talk: Talk, answer: ReplyAnswer, round: number): Promise<void> {
  if (speed > 0) {
    await pause(900 * speed);
    if (talk.round !== round) return;
    talk.isTyping = true;
    renderDesk(desk);
    await pause(Math.min(4500, 900 + answer.text.length * 45) * speed);
    if (talk.round !== round) return;
    talk.isTyping = false;
  }
  talk.state = answer.state;
  addTurn(talk, 'customer', answer.text);
  if (answer.debrief) addTurn(talk, 'system', answer.debrief);
}

/** A buyer who waits too long writes once by themselves. */
function nudge(): void {
  for (const talk of desk.talks.values()) {
    const last = talk.turns.findLast((turn) => turn.role === 'customer' || turn.role === 'agent');
    const waits = last?.role === 'customer' && talk.marks.length > 0 && !talk.state.end;
    if (!waits || talk.nudged || !talk.story.nudge || Date.now() - last.at < NUDGE_AFTER_MS * speed) continue;
    talk.nudged = true;
    addTurn(talk, 'customer', talk.story.nudge);
  }
}

function restart(): void {
  const talk = desk.talks.get(desk.open);
  if (!talk) return;
  Object.assign(talk, startStory(talk.story, Date.now(), 0, talk.round + 1), { unread: 0 });
  openTalk(desk.open, 'keep');
  box.focus();
}

function setMode(mode: Talk['mode']): void {
  const talk = desk.talks.get(desk.open);
  if (!talk) return;
  talk.mode = mode;
  renderDesk(desk);
  box.focus();
}

/** Arrow keys walk the conversation list; Enter opens, as on any link. */
function walkInbox(event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const items = [...document.querySelectorAll<HTMLElement>('.item')];
  const next = items[items.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

find('.inbox-list').addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLElement>('.item');
  if (!link?.dataset.conversation || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openTalk(link.dataset.conversation, 'push');
});
find('.inbox-list').addEventListener('keydown', walkInbox);
find('form.composer').addEventListener('submit', (event) => {
  event.preventDefault();
  void submit();
});
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  void submit();
});
for (const button of document.querySelectorAll<HTMLButtonElement>('button.mode')) {
  button.addEventListener('click', () => setMode(button.dataset.mode === 'note' ? 'note' : 'reply'));
}
find('button.again').addEventListener('click', restart);
find('#ui-language').addEventListener('change', (event) => {
  desk.uiLang = uiLangOf((event.target as HTMLSelectElement).value);
  openThread(desk);
  renderDesk(desk);
});
window.addEventListener('popstate', () => {
  openTalk(new URLSearchParams(location.search).get('c') ?? desk.open, 'keep');
});

window.practice = {
  receive(conversation, text) {
    const talk = desk.talks.get(conversation);
    if (!talk) throw new Error(`There is no practice conversation "${conversation}".`);
    const { id } = addTurn(talk, 'customer', text);
    return { id, at: performance.timeOrigin + performance.now() };
  },
  sent: () => structuredClone(desk.sent),
  open: (conversation) => openTalk(conversation, 'push'),
};

openTalk(desk.open, 'replace');
if (speed > 0) setInterval(nudge, 5000);
