import type { PromiseMade } from '../advice.ts';
import type { Conversation, Turn } from '../conversation/conversation.ts';
import type { Clock } from '../settings.ts';
import { rememberByText } from '../stage/remember-by-text.ts';
import { breaksPromise, readFailures } from './is-broken.ts';
import { keepsPromise, type Report, readDelivery, readReceipt } from './is-kept.ts';
import type { PromiseTopic } from './promise-topics.ts';
import { readCommitments } from './read-commitments.ts';

/** Older turns are history: what was promised there has been settled or shows in the buyer's own words. */
const LATEST_TURNS = 400;
const MOST_PROMISES = 60;

const isOurs = (turn: Turn): boolean => turn.role === 'agent' || turn.role === 'bot';

/** Beyond this a calendar has no days; a year is kept free for the due time to fall into. */
const LAST_INSTANT = 8.64e15 - 366 * 86_400_000;

/** When the turn was said, else when it was first seen; where neither is known, the present has to do. */
function saidAt({ at, seen }: Turn, clock: Clock): number {
  return [at, seen].find((moment) => moment !== undefined && Math.abs(moment) < LAST_INSTANT) ?? clock.now;
}

/** ISO 8601 in UTC without fractions, as the advice contract shows it. */
function writeIso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The agent says that it was kept where nobody reads along, such as by phone. */
function settledBy({ settled = [] }: Conversation, turnId: string, text: string): boolean {
  return settled.some((each) => each.turnId === turnId && each.text === text);
}

/** What one message says of promises before it; null for most messages. */
interface Reply {
  report: Report | null;
  failed: readonly (readonly PromiseTopic[])[];
}

const reply = (report: Report | null, failed: Reply['failed'] = []): Reply | null =>
  report === null && failed.length === 0 ? null : { report, failed };

const readOurs = rememberByText((text) => reply(readDelivery(text)));
const readTheirs = rememberByText((text) => reply(readReceipt(text), readFailures(text)));

/** A later message that says something of promises, so that each promise is held against few. */
interface Later extends Reply {
  turn: number;
  at: number | undefined;
}

function readLater(turns: readonly Turn[], from: number): Later[] {
  const later: Later[] = [];
  for (let index = from; index < turns.length; index += 1) {
    const turn = turns[index];
    if (turn === undefined) continue;
    const said = turn.role === 'customer' ? readTheirs(turn.text) : isOurs(turn) ? readOurs(turn.text) : null;
    if (said !== null) later.push({ turn: index, at: turn.at, ...said });
  }
  return later;
}

/** Many pages show no times; then the buyer's own "still not shipped" tells that the time has passed. */
function isDenied(later: readonly Later[], topics: readonly PromiseTopic[], due: number | null): boolean {
  return later.some(({ at, failed }) => {
    // Complaints before the time promised are about something older.
    if (at !== undefined && due !== null && at < due) return false;
    return breaksPromise(failed, topics);
  });
}

/**
 * What we promised in this conversation, oldest first (domain.md §1.4, §4.3 rule 13, §6.1 promise ledger).
 * `due` is resolved in the clock's zone from the turn's own time, where the page shows none from when the turn was
 * first seen, else from `clock.now`.
 * Kept: a later message of ours names the same thing as done, the buyer says it has come, or the agent settled it.
 * Overdue: not kept, and `due` lies before `clock.now` or the buyer says it did not happen. Bounded to the last 400
 * turns and the latest 60 promises.
 */
export function findPromises(conversation: Conversation, clock: Clock): PromiseMade[] {
  const { turns } = conversation;
  const promises: PromiseMade[] = [];
  let replies: Later[] | undefined;
  for (let index = Math.max(0, turns.length - LATEST_TURNS); index < turns.length; index += 1) {
    const turn = turns[index];
    if (!turn || !isOurs(turn)) continue;
    for (const { start, end, due, topics } of readCommitments(turn.text, saidAt(turn, clock), clock.timeZone)) {
      replies ??= readLater(turns, index + 1);
      const later = replies.filter(({ turn: after }) => after > index);
      const text = turn.text.slice(start, end).trim();
      const kept =
        settledBy(conversation, turn.id, text) ||
        later.some(({ report }) => report !== null && keepsPromise(report, topics));
      const late = (due !== null && due < clock.now) || isDenied(later, topics, due);
      promises.push({
        turn: index,
        text,
        due: due === null ? null : writeIso(due),
        state: kept ? 'kept' : late ? 'overdue' : 'open',
      });
    }
  }
  return promises.slice(-MOST_PROMISES);
}
