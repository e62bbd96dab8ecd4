import type { Turn } from '../conversation/conversation.ts';

/** A run of messages that nobody of ours has answered yet. */
export interface Wait {
  /** Milliseconds since the epoch of the run's first message. */
  since: number;
  /** True where the page shows no time and the message was already there when we came: the wait is longer than known. */
  atLeast: boolean;
}

const isOurs = ({ role }: Turn): boolean => role === 'agent' || role === 'bot';

/**
 * Since when the buyer waits for an answer; null where the last word is ours, or no time is known. A bot's reply
 * answers nobody who asked for a person, but it ends a silence, so it counts.
 *
 * @param openedAt when we first saw this conversation, milliseconds since the epoch
 */
export function waitingSince(turns: readonly Turn[], openedAt: number | null): Wait | null {
  const first = turns.findLastIndex(isOurs) + 1;
  const asked = turns.slice(first).find(({ role }) => role === 'customer');
  if (!asked) return null;
  if (asked.at !== undefined) return { since: asked.at, atLeast: false };
  if (asked.seen === undefined) return null;
  return { since: asked.seen, atLeast: openedAt !== null && asked.seen <= openedAt };
}
