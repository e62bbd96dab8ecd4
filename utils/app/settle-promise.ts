import type { PromiseRef } from '../core/conversation/conversation.ts';
import type { CaseNotes } from './case-notes.ts';

const MOST_SETTLED = 60;

/** The agent says that a promise was kept where nobody reads along, such as by phone, or takes that back. */
export function settlePromise(
  notes: CaseNotes,
  { turnId, text }: PromiseRef,
  kept: boolean,
): Pick<CaseNotes, 'settled'> {
  const rest = notes.settled.filter((each) => each.turnId !== turnId || each.text !== text);
  return { settled: kept ? [...rest, { turnId, text }].slice(-MOST_SETTLED) : rest };
}
