import type { Turn } from '../core/conversation/conversation.ts';
import type { CaseNotes } from './case-notes.ts';

/** Enough for the longest talk that is read for promises. */
const MOST_SEEN = 600;

/**
 * Stamps turns that the page gives no time with the moment we first saw them, so that "in two hours" stays two hours
 * after it was said and does not move with the clock. Returns the same notes where nothing is new.
 */
export function rememberSeen(notes: CaseNotes, turns: readonly Turn[], now: number): CaseNotes {
  const fresh = turns.filter(({ id, at }) => at === undefined && notes.seen[id] === undefined);
  if (fresh.length === 0 && notes.openedAt !== null) return notes;
  const seen = [...Object.entries(notes.seen), ...fresh.map(({ id }) => [id, now] as const)].slice(-MOST_SEEN);
  return { ...notes, openedAt: notes.openedAt ?? now, seen: Object.fromEntries(seen) };
}

/** The turns with the moments they were first seen where they have no time of their own. */
export function withSeen(turns: readonly Turn[], { seen }: Pick<CaseNotes, 'seen'>): Turn[] {
  return turns.map((turn) => {
    const moment = turn.at === undefined ? seen[turn.id] : undefined;
    return moment === undefined ? turn : { ...turn, seen: moment };
  });
}
