import type { Turn } from './conversation.ts';

const same = (a: readonly string[] = [], b: readonly string[] = []): boolean =>
  a.length === b.length && a.every((kind, place) => kind === b[place]);

/** One entry for each field, so that a new one cannot be forgotten; what differs most often comes first. */
const SAME: Readonly<Record<keyof Turn, (a: Turn, b: Turn) => boolean>> = {
  text: (a, b) => a.text === b.text,
  role: (a, b) => a.role === b.role,
  at: (a, b) => a.at === b.at,
  id: (a, b) => a.id === b.id,
  seen: (a, b) => a.seen === b.seen,
  sender: (a, b) => a.sender === b.sender,
  media: (a, b) => a.media === b.media || same(a.media, b.media),
};
const FIELDS = Object.values(SAME);

/** Whether two turns say the same in all that is known of them. */
export const isSameTurn = (a: Turn, b: Turn): boolean => a === b || FIELDS.every((alike) => alike(a, b));
