import type { PromiseMade, Suggestion } from '../advice.ts';
import { type FollowUpContext, writeEfforts, writeNext } from './compose-update.ts';
import { filledSlot, fillMarked, joinMarked, type MarkedText, toSuggestion } from './marked-text.ts';

/** Longer quotes read like a contract. */
const MOST_QUOTED = 60;

const NONE: MarkedText = { text: '', marks: [] };

function quote(text: string): string {
  const letters = [...text];
  return letters.length <= MOST_QUOTED ? text : `${letters.slice(0, MOST_QUOTED - 1).join('')}…`;
}

/**
 * The message that answers one promise of ours, quoting it (domain.md §2.4 follow_up). A late one owns the failure and
 * names a new time; the result itself is never invented: it stays open for the agent.
 */
export function followUpPromise(promise: PromiseMade, context: FollowUpContext): Suggestion {
  const { texts, lang, clock } = context;
  const late = promise.state === 'overdue' || (promise.due !== null && Date.parse(promise.due) < clock.now);
  const efforts = writeEfforts(context);
  const stop = lang === 'en' ? '. ' : '。';
  const done = efforts ? joinMarked([sentence(efforts), { text: stop, marks: [] }]) : NONE;
  const written = fillMarked(texts[lang][late ? 'promise.late' : 'promise.due'], {
    promise: filledSlot('promise', quote(promise.text)),
    done,
    next: writeNext(context, promise),
  });
  return toSuggestion('follow-up.promise', 'follow_up', { ...written, text: written.text.trimEnd() });
}

/** The first letter of a sentence; marks keep their places, for the length stays the same. */
function sentence({ text, marks }: MarkedText): MarkedText {
  return { text: text.charAt(0).toUpperCase() + text.slice(1), marks };
}
