/**
 * What must not be forgotten when a tab or the browser closes: promises of ours that are still open, and what was done
 * for their cases. The only part of a conversation that goes to disk: our own words, bounded and pruned.
 */
import type { PromiseMade } from '../core/advice.ts';
import type { PromiseRef, Turn } from '../core/conversation/conversation.ts';
import type { Effort } from '../core/follow-up/effort.ts';

/** A promise with a due time that is not kept yet. All times are milliseconds since the epoch. */
export interface OpenPromise {
  turnId: string;
  /** Our own words. */
  text: string;
  saidAt: number;
  due: number;
  /** When the agent was reminded; null before that. */
  remindedAt: number | null;
}

export interface LedgerCase {
  /** See `caseKey`. */
  key: string;
  /** Where the conversation can be opened again. */
  url: string;
  customerName: string | null;
  promises: OpenPromise[];
  efforts: Effort[];
  settled: PromiseRef[];
  touchedAt: number;
}

export interface LedgerStore {
  load(): Promise<LedgerCase[]>;
  save(cases: readonly LedgerCase[]): Promise<void>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const MOST_CASES = 200;
const MOST_PROMISES = 20;
const MOST_WORDS = 160;
/** A case nobody touched for this long is over. */
const KEPT_FOR = 14 * DAY;
/** A promise broken for longer shows in the talk, not in reminders. */
const OVERDUE_FOR = 7 * DAY;

const same = (a: PromiseRef, b: PromiseRef): boolean => a.turnId === b.turnId && a.text === b.text;

/**
 * Open promises of a case after a new reading. A promise the reading no longer shows as open is done; one whose message
 * the page does not show any more (a virtual list, a page of older messages) stays. What was reminded of stays reminded.
 */
export function mergePromises(
  known: readonly OpenPromise[],
  found: readonly PromiseMade[],
  turns: readonly Turn[],
  now: number,
): OpenPromise[] {
  const shown = new Set(turns.map(({ id }) => id));
  const hidden = known.filter(({ turnId }) => !shown.has(turnId));
  const open = found.flatMap(({ turn, text, due, state }): OpenPromise[] => {
    const said = turns[turn];
    if (!said || due === null || state === 'kept') return [];
    const ref = { turnId: said.id, text: text.slice(0, MOST_WORDS) };
    const before = known.find((each) => same(each, ref));
    const at = Date.parse(due);
    // What was late when we first read it stands in the open panel; a due time that moved is reminded of anew.
    const first = at <= now ? now : null;
    const reminded = before && Math.abs(before.due - at) < MINUTE ? before.remindedAt : first;
    return [{ ...ref, saidAt: said.at ?? said.seen ?? before?.saidAt ?? now, due: at, remindedAt: reminded }];
  });
  return [...hidden, ...open].filter(({ due }) => due > now - OVERDUE_FOR).slice(-MOST_PROMISES);
}

/** All cases after one was written anew: empty and old ones go, the latest stay. */
export function putCase(cases: readonly LedgerCase[], entry: LedgerCase, now: number): LedgerCase[] {
  const rest = cases.filter(({ key, touchedAt }) => key !== entry.key && touchedAt > now - KEPT_FOR);
  const empty = entry.promises.length + entry.efforts.length + entry.settled.length === 0;
  return (empty ? rest : [...rest, entry]).slice(-MOST_CASES);
}

/** The ledger in memory, written through to its store one change after the other. */
export class Ledger {
  readonly #store: LedgerStore;
  readonly #now: () => number;
  #cases: LedgerCase[] = [];
  #loaded: Promise<void> | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: LedgerStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  /** Resolves once the stored cases are known. */
  ready(): Promise<void> {
    this.#loaded ??= this.#store.load().then((cases) => {
      this.#cases = cases;
    });
    return this.#loaded;
  }

  cases(): readonly LedgerCase[] {
    return this.#cases;
  }

  async find(key: string): Promise<LedgerCase | null> {
    await this.ready();
    return this.#cases.find((each) => each.key === key) ?? null;
  }

  /** Writes a case; what is already there stays untouched, so that a mere reading costs no disk. */
  async put(entry: Omit<LedgerCase, 'touchedAt' | 'promises'> & Reading): Promise<boolean> {
    await this.ready();
    const { found, turns, ...rest } = entry;
    const before = this.#cases.find(({ key }) => key === entry.key);
    const promises = mergePromises(before?.promises ?? [], found, turns, this.#now());
    const next = { ...rest, promises };
    if (before ? JSON.stringify(bare(before)) === JSON.stringify(bare(next)) : isEmpty(next)) return false;
    await this.#write(putCase(this.#cases, { ...next, touchedAt: this.#now() }, this.#now()));
    return true;
  }

  /** Notes that the agent was reminded of these promises. */
  async markReminded(refs: readonly (PromiseRef & { key: string })[]): Promise<void> {
    const at = this.#now();
    const mark = (entry: LedgerCase): LedgerCase => ({
      ...entry,
      promises: entry.promises.map((promise) =>
        refs.some((ref) => ref.key === entry.key && same(ref, promise)) ? { ...promise, remindedAt: at } : promise,
      ),
    });
    await this.#write(this.#cases.map(mark));
  }

  #write(cases: LedgerCase[]): Promise<void> {
    this.#cases = cases;
    // A failed write must not stop the next one.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#store.save(this.#cases));
    return this.#writing;
  }
}

interface Reading {
  /** What the reading found, open or not. */
  found: readonly PromiseMade[];
  turns: readonly Turn[];
}

type Bare = Omit<LedgerCase, 'touchedAt'>;

const isEmpty = ({ promises, efforts, settled }: Bare): boolean =>
  promises.length + efforts.length + settled.length === 0;

/** Fixed order of keys, so that two equal cases read the same. */
const bare = ({ key, url, customerName, promises, efforts, settled }: Bare) => [
  key,
  url,
  customerName,
  promises.map(({ turnId, text, saidAt, due, remindedAt }) => [turnId, text, saidAt, due, remindedAt]),
  efforts,
  settled,
];
