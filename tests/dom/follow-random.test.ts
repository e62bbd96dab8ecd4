// @vitest-environment jsdom
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Turn } from '../../utils/core/conversation/conversation.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { followConversation } from '../../utils/page/read/follow-conversation.ts';
import { openPage, siteOf } from './saved-page.ts';

const NAMED: SiteDefinition = { ...siteOf('practice'), conversation: ['url:/c=(\\w+)/'], container: '.thread' };
const NAMELESS: SiteDefinition = { ...NAMED, row: '.message' };
delete (NAMELESS as { messageId?: unknown }).messageId;

const stops: AbortController[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop.abort();
  vi.useRealTimers();
});

/** Follows the page and keeps what a reader of the differences knows. */
function follow(definition: SiteDefinition): { turns(): Turn[]; stop(): void } {
  let known: Turn[] = [];
  const stop = new AbortController();
  stops.push(stop);
  followConversation(definition, {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => Date.now(),
    onDelta: (delta) => {
      if (delta.full) known = [];
      for (const { index, turn } of delta.turns) known[index] = turn;
      known.length = delta.length;
    },
  });
  return { turns: () => known, stop: () => stop.abort() };
}

const ROLES = ['customer', 'agent', 'bot', 'system', 'note', 'something-new'];
const TEXTS = ['在吗', 'where is it', 'ok', '好的', 'still waiting', '<b>no markup</b>'];
const AT = Date.parse('2026-11-20T08:00:00Z');
const thread = () => document.querySelector('.thread')!;
const rows = () => [...document.querySelectorAll('.message')];

let made = 0;
function makeRow(role: string, text: string, headed: boolean): Element {
  made++;
  const row = document.createElement('li');
  row.className = 'message';
  row.dataset.messageId = `m${made}`;
  row.dataset.role = role;
  if (headed) row.dataset.at = new Date(AT + made * 60_000).toISOString();
  row.innerHTML = headed ? `<b class="message-sender">${role}-${made % 3}</b>` : '';
  const words = row.appendChild(document.createElement('p'));
  words.className = 'message-text';
  words.textContent = text;
  return row;
}

type Edit =
  | { kind: 'add'; at: number; role: string; text: string; headed: boolean }
  | { kind: 'text'; at: number; text: string }
  | { kind: 'role'; at: number; role: string }
  | { kind: 'remove'; at: number }
  | { kind: 'head'; at: number; name: string }
  | { kind: 'redraw' }
  | { kind: 'settle' };

function apply(edit: Edit): void {
  const all = rows();
  const row = 'at' in edit ? all[Math.floor(edit.at * all.length)] : undefined;
  if (edit.kind === 'add') {
    const before = all[Math.floor(edit.at * (all.length + 1))] ?? null;
    thread().insertBefore(makeRow(edit.role, edit.text, edit.headed), before);
  } else if (edit.kind === 'text' && row) row.querySelector('.message-text')!.textContent = edit.text;
  else if (edit.kind === 'role' && row) row.setAttribute('data-role', edit.role);
  else if (edit.kind === 'remove' && row) row.remove();
  else if (edit.kind === 'head' && row) {
    const sender = row.querySelector('.message-sender');
    if (sender) sender.textContent = edit.name;
  } else if (edit.kind === 'redraw') thread().replaceWith(thread().cloneNode(true));
}

const place = fc.double({ min: 0, max: 0.999, noNaN: true });
const role = fc.constantFrom(...ROLES);
const text = fc.constantFrom(...TEXTS);
const add = fc.record({ kind: fc.constant('add' as const), at: place, role, text, headed: fc.boolean() });
const settle = fc.record({ kind: fc.constant('settle' as const) });
const changes = [
  fc.record({ kind: fc.constant('text' as const), at: place, text }),
  fc.record({ kind: fc.constant('role' as const), at: place, role }),
  fc.record({ kind: fc.constant('head' as const), at: place, name: fc.constantFrom('Lin', 'Mei') }),
];
const remove = fc.record({ kind: fc.constant('remove' as const), at: place });
const redraw = fc.record({ kind: fc.constant('redraw' as const) });

/** Reads on through the edits; gives what was known at the end, and what a fresh reading of the page knows. */
async function readBoth(definition: SiteDefinition, start: number, edits: readonly Edit[]): Promise<[Turn[], Turn[]]> {
  vi.useFakeTimers({ now: AT + 86_400_000 });
  openPage(
    `<body data-warmline-practice><ol class="thread"></ol>
     <form class="composer" data-mode="reply"><textarea id="reply-box"></textarea></form></body>`,
    'https://desk.example/?c=a',
  );
  made = 0;
  for (let i = 0; i < start; i++) thread().append(makeRow(ROLES[i % 2]!, TEXTS[i % TEXTS.length]!, i % 3 === 0));
  const living = follow(definition);
  for (const edit of edits) {
    if (edit.kind === 'settle') await vi.advanceTimersByTimeAsync(1000);
    else apply(edit);
  }
  await vi.advanceTimersByTimeAsync(3000);
  const known = living.turns();
  living.stop();
  const fresh = follow(definition);
  const now = fresh.turns();
  fresh.stop();
  return [known, now];
}

/** A message whose words changed hands again and again is believed by nobody who saw it, only by who comes late. */
function roleless(seen: readonly Turn[], fresh: readonly Turn[]): Turn[] {
  return fresh.map((turn, i) => (seen[i]?.role === 'unknown' ? { ...turn, role: 'unknown' } : turn));
}

function isPartInOrder(part: readonly Turn[], whole: readonly Turn[]): boolean {
  let at = 0;
  for (const { text } of part) {
    while (at < whole.length && whole[at]!.text !== text) at++;
    if (at === whole.length) return false;
    at++;
  }
  return true;
}

describe('reading on equals reading anew, after any edits', () => {
  it('of rows with ids', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(6),
        fc.array(fc.oneof(add, add, settle, redraw, ...changes), { maxLength: 25 }),
        async (start, edits) => {
          const [known, fresh] = await readBoth(NAMED, start, edits);
          expect(known).toEqual(roleless(known, fresh));
        },
      ),
      { numRuns: 80 },
    );
  }, 120_000);

  it('of rows with ids that also go: nothing that is there is missing or out of place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(6),
        fc.array(fc.oneof(add, add, settle, remove, redraw, ...changes), { maxLength: 25 }),
        async (start, edits) => {
          const [known, fresh] = await readBoth(NAMED, start, edits);
          const there = new Set(fresh.map(({ id }) => id));
          const still = known.filter(({ id }) => there.has(id));
          const plain = (turns: readonly Turn[]) => turns.map(({ id, role, text }) => ({ id, role, text }));
          expect(plain(still)).toEqual(plain(roleless(still, fresh)));
        },
      ),
      { numRuns: 80 },
    );
  }, 120_000);

  it('of rows without ids', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(6), fc.array(fc.oneof(add, settle), { maxLength: 25 }), async (start, edits) => {
        const [known, fresh] = await readBoth(NAMELESS, start, edits);
        const plain = (turns: readonly Turn[]) =>
          turns.map(({ role, text, sender, at }) => ({ role, text, sender, at }));
        expect(plain(known)).toEqual(plain(fresh));
        expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('of rows without ids that change and go: what is there is known, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(6),
        fc.array(fc.oneof(add, settle, remove, ...changes), { maxLength: 25 }),
        async (start, edits) => {
          const [known, fresh] = await readBoth(NAMELESS, start, edits);
          expect(isPartInOrder(fresh, known)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
