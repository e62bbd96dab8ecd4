/** What the panel offers while something is pending: the log, the next update, an answer to each open promise, the wait. */
import type { PromiseMade, Suggestion } from '../core/advice.ts';
import { composeUpdate, type FollowUpContext } from '../core/follow-up/compose-update.ts';
import { type Effort, type EffortKind, isWaiting } from '../core/follow-up/effort.ts';
import { followUpPromise } from '../core/follow-up/follow-up-promise.ts';
import { holdingLine } from '../core/follow-up/holding-line.ts';
import { suggestEffort } from '../core/follow-up/suggest-effort.ts';
import { type Wait, waitingSince } from '../core/follow-up/waiting-since.ts';
import type { Library } from '../core/library.ts';
import type { CaseNotes } from './case-notes.ts';
import { clockOf } from './effective-settings.ts';
import type { FrameAdvice } from './frame-advice.ts';

export interface FollowUpView {
  efforts: Effort[];
  /** Something is pending: an answer we wait for, or a promise not kept yet. */
  pending: boolean;
  update: Suggestion;
  /** Nothing was done since the buyer last heard of us: what to do first, else null. */
  doFirst: EffortKind | null;
  /** One script per open promise, the most urgent first. */
  promises: { turn: number; turnId: string; text: string; script: Suggestion }[];
  /** The buyer's wait and the line to bridge it with; null where the last word is ours. */
  wait: (Wait & { line: Suggestion }) | null;
}

/** The panel shows three promises; more scripts than that nobody reads. */
const MOST_PROMISES = 3;

const dueAt = ({ due }: PromiseMade): number => (due === null ? Number.POSITIVE_INFINITY : Date.parse(due));

/** Promises still to keep, the most urgent first. */
function openPromises(promises: readonly PromiseMade[]): PromiseMade[] {
  return promises
    .filter(({ state }) => state !== 'kept')
    .sort((a, b) => dueAt(a) - dueAt(b))
    .slice(0, MOST_PROMISES);
}

/** Null where the library has no sentences to write with. */
export function followUpView(known: FrameAdvice, notes: CaseNotes, library: Library, now: number): FollowUpView | null {
  const texts = library.followUp;
  if (!texts) return null;
  const { conversation, settings, assessment, advice } = known;
  const { lang } = advice;
  const clock = clockOf(settings, now);
  const { efforts } = notes;
  const context: FollowUpContext = { conversation, lang, efforts, promises: advice.promises, texts, settings, clock };
  const open = openPromises(advice.promises);
  const update = composeUpdate(context);
  const wait = waitingSince(conversation.turns, notes.openedAt);
  return {
    efforts,
    pending: open.length > 0 || efforts.some(isWaiting),
    update: update.script,
    doFirst: update.nothingDone ? suggestEffort(assessment.standing, advice.next.stage) : null,
    promises: open.map((promise) => ({
      turn: promise.turn,
      turnId: conversation.turns[promise.turn]?.id ?? '',
      text: promise.text,
      script: followUpPromise(promise, context),
    })),
    wait: wait && { ...wait, line: holdingLine({ conversation, settings, clock, lang }, texts) },
  };
}
