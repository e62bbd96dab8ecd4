// @vitest-environment jsdom
/** Every console that has saved pages of two conversations goes from one to the other without taking anything along. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadingDelta } from '../../utils/core/page-messages.ts';
import { followConversation } from '../../utils/page/read/follow-conversation.ts';
import { drawFixture, openFixture, siteOf } from './saved-page.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/sites');

interface Saved {
  name: string;
  site: string;
  conversation: string | null;
  health?: { ok: boolean };
  turns: { text: string; role: string }[];
}

function readable(site: string): Saved[] {
  return readdirSync(join(FOLDER, site))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name: name.replace('.json', ''), ...JSON.parse(readFileSync(join(FOLDER, site, name), 'utf8')) }))
    .filter((saved: Saved) => saved.conversation !== null && saved.health?.ok === true);
}

const pairs = readdirSync(FOLDER).flatMap((site) =>
  readable(site).flatMap((from, _, all) =>
    all.filter((to) => to.conversation !== from.conversation).map((to) => ({ site, from, to })),
  ),
);

let stop: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

it.each(pairs)('$site: $from.name, then $to.name', async ({ site, from, to }) => {
  openFixture(`${site}/${from.name}.html`);
  const deltas: ReadingDelta[] = [];
  let known: { text: string; role: string }[] = [];
  followConversation(siteOf(site), {
    document,
    signal: stop.signal,
    instance: 'test',
    now: () => Date.now(),
    onDelta: (delta) => {
      deltas.push(delta);
      if (delta.full) known = [];
      for (const { index, turn } of delta.turns) known[index] = { text: turn.text, role: turn.role };
      known.length = delta.length;
    },
  });
  const shown = ({ turns }: Saved) => turns.map(({ text, role }) => ({ text, role }));
  expect(known).toEqual(shown(from));
  drawFixture(`${site}/${to.name}.html`);
  await vi.advanceTimersByTimeAsync(3000);
  expect(deltas.at(-1)?.conversation).toBe(to.conversation);
  expect(known).toEqual(shown(to));
  const own = new Set(to.turns.map(({ text }) => text));
  const strange = deltas
    .filter((delta) => delta.conversation === to.conversation)
    .flatMap((delta) => delta.turns.map(({ turn }) => turn.text))
    .filter((text) => !own.has(text));
  expect(strange).toEqual([]);
});
