import { afterEach, beforeEach, vi } from 'vitest';
import type { Turn } from '../../utils/core/conversation/conversation.ts';
import type { ReadingDelta } from '../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { type Following, followConversation } from '../../utils/page/read/follow-conversation.ts';

/**
 * Follows pages under a fake clock, anew in each test of the file, and keeps what a reader of the deltas knows, put
 * together as the contract says.
 * @param now the page's clock
 */
export function followPages(now: () => number = () => Date.now()) {
  const deltas: ReadingDelta[] = [];
  const known: Turn[] = [];
  let stop: AbortController;

  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00Z') });
    stop = new AbortController();
    deltas.length = 0;
    known.length = 0;
  });
  afterEach(() => {
    stop.abort();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  return {
    deltas,
    known,
    follow: (definition: SiteDefinition): Following =>
      followConversation(definition, {
        document,
        signal: stop.signal,
        instance: 'test',
        now,
        onDelta: (delta) => {
          deltas.push(delta);
          if (delta.full) known.length = 0;
          for (const { index, turn } of delta.turns) known[index] = turn;
          known.length = delta.length;
        },
      }),
    stop: () => stop.abort(),
    /** Lets observers and timers run as in a page that goes on living. */
    settle: (ms = 1500) => vi.advanceTimersByTimeAsync(ms),
    texts: () => known.map(({ text }) => text),
    last: () => deltas[deltas.length - 1]!,
  };
}
