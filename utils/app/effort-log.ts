/** Changes of a case's effort log; each gives the notes that change, ready for `Desk.change`. */
import type { EffortKind } from '../core/follow-up/effort.ts';
import type { CaseNotes } from './case-notes.ts';

/** A case with more steps than this is a novel; the oldest go. */
const MOST_EFFORTS = 60;
const MOST_WORDS = 300;

const tidy = (words: string): string => words.trim().replace(/\s+/g, ' ').slice(0, MOST_WORDS);

/** Adds what was done just now. Own words are what `other` consists of: without them nothing is added. */
export function addEffort(notes: CaseNotes, kind: EffortKind, words: string, now: number): Pick<CaseNotes, 'efforts'> {
  const note = tidy(words);
  if (kind === 'other' && note === '') return { efforts: notes.efforts };
  const count = notes.efforts.reduce((most, { id }) => Math.max(most, Number(id)), 0);
  const effort = { id: String(count + 1), kind, at: now, ...(note ? { note } : {}) };
  return { efforts: [...notes.efforts, effort].slice(-MOST_EFFORTS) };
}

/** Notes what the other side answered; empty words say only that an answer came. */
export function answerEffort(notes: CaseNotes, id: string, words: string, now: number): Pick<CaseNotes, 'efforts'> {
  const answer = { at: now, text: tidy(words) };
  return { efforts: notes.efforts.map((effort) => (effort.id === id ? { ...effort, answer } : effort)) };
}

/** Takes back a slip of the finger. */
export function removeEffort(notes: CaseNotes, id: string): Pick<CaseNotes, 'efforts'> {
  return { efforts: notes.efforts.filter((effort) => effort.id !== id) };
}
