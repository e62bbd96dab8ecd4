/** The next honest update while something is pending (domain.md §2.2 accompany): only what the log and the talk bear out. */
import type { PromiseMade, Suggestion } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Clock, Settings } from '../settings.ts';
import { writeMoment, writeTime } from '../suggest/write-time.ts';
import type { Lang } from '../taxonomy.ts';
import { type Effort, isWaiting } from './effort.ts';
import type { FollowUpKey, FollowUpTexts } from './follow-up-texts.ts';
import { filledSlot, fillMarked, joinMarked, type MarkedText, openSlot, toSuggestion } from './marked-text.ts';
import { speaksTo } from './speaks-to.ts';
import { untoldEfforts } from './untold-efforts.ts';

export interface FollowUpContext {
  conversation: Conversation;
  lang: Lang;
  efforts: readonly Effort[];
  promises: readonly PromiseMade[];
  texts: FollowUpTexts;
  settings: Settings;
  clock: Clock;
}

export interface Update {
  script: Suggestion;
  /** Nothing was done since the buyer last heard of it: the agent should do one thing before writing. */
  nothingDone: boolean;
}

/** A promised moment this close is no time to name again: the buyer would be told "by 18:00" at 17:59. */
const TOO_CLOSE = 5 * 60_000;
/** More than this is not read; the newest count. */
const MOST_TOLD = 4;

const say = ({ texts, lang }: FollowUpContext, key: FollowUpKey): string => texts[lang][key];

/** A name the buyer may read; without one the agent types it. */
function leadName({ settings }: FollowUpContext): MarkedText {
  return settings.agent.lead ? filledSlot('lead', settings.agent.lead) : openSlot('lead');
}

/** The agent's words in the buyer's language; in another one they become the hint of an open place. */
function words(context: FollowUpContext, text: string, slot: string): MarkedText {
  if (text !== '' && speaksTo(text, context.lang)) return filledSlot(slot, text.replace(/[。.！!；;]+$/u, ''));
  return openSlot(slot, text);
}

/** One thing done, with its clock time and what came of it. */
function writeDone(context: FollowUpContext, effort: Effort, nth: number): MarkedText {
  const at = filledSlot('time', writeMoment(context.clock, effort.at, context.lang));
  const done = fillMarked(say(context, `done.${effort.kind}`), {
    at,
    lead: leadName(context),
    note: words(context, effort.note ?? '', `step${nth}`),
  });
  if (effort.kind === 'other' || effort.answer === undefined) return done;
  return fillMarked(say(context, 'said'), { done, said: words(context, effort.answer.text, `result${nth}`) });
}

/** What was done and the buyer does not know yet, oldest first, newest four; null where there is nothing. */
export function writeEfforts(context: FollowUpContext): MarkedText | null {
  const untold = untoldEfforts(context.efforts, context.conversation, context.clock, context.lang).slice(-MOST_TOLD);
  if (untold.length === 0) return null;
  const parts = untold.map((effort, index) => writeDone(context, effort, index + 1));
  return joinMarked(parts, say(context, 'join.done'));
}

/** Whose answer we wait for; else the open promise that is not done yet. */
function writeWaiting(context: FollowUpContext): MarkedText {
  const kinds = [...new Set(context.efforts.filter(isWaiting).map(({ kind }) => kind))];
  const pending = kinds.flatMap((kind) =>
    kind === 'called_courier' || kind === 'asked_warehouse' || kind === 'sent_to_lead'
      ? [fillMarked(say(context, `pending.${kind}`), { lead: leadName(context) })]
      : [],
  );
  if (pending.length > 0)
    return fillMarked(say(context, 'waiting'), { pending: joinMarked(pending, say(context, 'join.pending')) });
  const open = context.promises.findLast(({ state }) => state !== 'kept');
  if (!open) return { text: '', marks: [] };
  return fillMarked(say(context, 'waiting.promise'), { promise: filledSlot('promise', open.text) });
}

/** When we write next: the earliest moment already promised, else the team's default. */
export function writeNext(context: FollowUpContext, except?: PromiseMade): MarkedText {
  const { promises, clock, settings, lang } = context;
  const promised = promises
    .filter((promise) => promise !== except && promise.state === 'open' && promise.due !== null)
    .map(({ due }) => Date.parse(due ?? ''))
    .filter((due) => due > clock.now + TOO_CLOSE)
    .sort((a, b) => a - b)[0];
  const time =
    promised === undefined ? writeTime(clock, settings.promiseMinutes, lang) : writeMoment(clock, promised, lang);
  return fillMarked(say(context, 'next'), { time: filledSlot('time', time) });
}

/**
 * The next update: what was done since (with clock times), what is pending, when we write next. Facts come from the
 * effort log, the promises and the clock alone; what the agent logged in another language stays open to be typed.
 */
export function composeUpdate(context: FollowUpContext): Update {
  const done = writeEfforts(context);
  const rest = { waiting: writeWaiting(context), next: writeNext(context) };
  const text = done
    ? fillMarked(say(context, 'update'), { done, ...rest })
    : fillMarked(say(context, 'update.nothing'), rest);
  return { script: toSuggestion('follow-up.update', 'accompany', text), nothingDone: done === null };
}
