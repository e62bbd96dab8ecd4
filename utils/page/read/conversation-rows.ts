import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { Changes } from './changes.ts';
import { isDescending, mergeRows } from './merge-rows.ts';
import { compareAcross, containsAcross, entersRoots, matchesAcross, type Root, rootsAlong } from './query.ts';
import type { RowContext } from './read-row.ts';
import { isTooWide, windowOf } from './row-window.ts';
import { rowSelectorsOf, usesSides } from './selectors.ts';
import { nameOfRow, StaleRows } from './stale-rows.ts';
import { Thread } from './thread.ts';

/** Rows that were all replaced under the same key may belong to a conversation whose key comes late. */
const HOLD_MS = 300;
/** … and are not held against a new key that comes within this time. */
const SUSPECT_MS = 5000;
/** A conversation that showed nothing for so long is an empty one; rows that then come all at once are another's. */
const EMPTY_MS = 400;
/** Rows that showed nothing, or stood on no side, are looked at again; so many of the newest at most. */
const MOST_UNSETTLED = 50;

export interface Reading {
  container: Element;
  context: RowContext;
  /** The container is another one than at the last reading. */
  remounted: boolean;
  changes: Changes;
  now: number;
}

/** The rows of the conversation that is open, as turns; tells rows of this one from those of the one before or after. */
export class ConversationRows {
  thread = new Thread();
  /** The row rule matches anything, so that nothing was read. */
  tooWide = false;
  /** Rows were all replaced and are held until it is clear whose they are. */
  heldUntil: number | null = null;
  /** Rows of the conversation before, until they have gone. */
  stale: StaleRows | null = null;
  /** When rows were last taken for this conversation that may turn out to be the next one's. */
  replacedAt = Number.NEGATIVE_INFINITY;

  private readonly d: SiteDefinition;
  private readonly onRoot: (root: Root) => void;
  private readonly entering: string[];
  private readonly settlesLate: boolean;
  private descending = false;
  private suspects = new Set<string>();
  private emptySince: number | null = null;
  private unsettled: Element[] = [];

  constructor(definition: SiteDefinition, onRoot: (root: Root) => void) {
    this.d = definition;
    this.onRoot = onRoot;
    this.entering = rowSelectorsOf(definition).filter(entersRoots);
    this.settlesLate = this.entering.length > 0 || usesSides(definition);
  }

  /** Rows are there that are not read until it is clear whose they are. */
  get waits(): boolean {
    return this.stale !== null || this.heldUntil !== null;
  }

  /** Forgets all; the next reading starts from nothing. */
  restart(): void {
    this.thread = new Thread();
    this.stale = null;
  }

  /** Another conversation was opened; `before` says whether one was open. */
  switched(before: boolean, now: number): void {
    if (before && this.thread.entries.length > 0) {
      const suspects = now < this.replacedAt + SUSPECT_MS ? this.suspects : new Set<string>();
      this.stale = new StaleRows(this.thread.entries, suspects);
    }
    this.thread = new Thread();
    this.heldUntil = null;
    this.suspects = new Set();
    this.emptySince = null;
    this.replacedAt = Number.NEGATIVE_INFINITY;
    this.unsettled = [];
  }

  /** Rows worth another look though nothing told of a change: shadow roots and layout come without a word. */
  takeUnsettled(): Element[] {
    const rows = this.unsettled;
    this.unsettled = [];
    return rows;
  }

  /** @returns milliseconds after which to come again, or null. `full` is set where what was sent is void. */
  read(reading: Reading): { again: number | null; void: boolean } {
    const { container, context, remounted, changes, now } = reading;
    const done = { again: null, void: false };
    const fresh = this.thread.entries.length === 0;
    if (this.stale) {
      const rows = this.window(container);
      if (this.stale.includesAny(rows, this.d, context)) return done;
      if (rows.length > 0) this.stale = null;
    }
    const whole = fresh || remounted || this.heldUntil !== null || changes.all;
    if (!whole && changes.dirty.size === 0 && !changes.removed) return done;
    if (fresh) this.descending = isDescending(this.d, context);
    // A list may be emptied first and filled a moment later.
    const last = this.thread.entries.at(-1)?.row ?? null;
    const suspicious = whole || changes.removed || !containsAcross(container, last);
    const replaced = !fresh && suspicious && this.isReplaced(container, context);
    if (replaced || (fresh && this.isFilledAtOnce(container, now))) {
      this.heldUntil ??= now + HOLD_MS;
      if (now < this.heldUntil) return { again: this.heldUntil - now, void: false };
      if (replaced) done.void = this.suspect(reading);
    }
    this.heldUntil = null;
    const all = whole || replaced;
    const rows = all ? this.window(container) : this.dirtyRows(container, changes);
    if (all) this.tooWide = isTooWide(rows, this.d.row, container);
    // Rows that appear while we watch may take today's date for their bare time; rows found at once may not.
    if (!this.tooWide) this.merge(rows, { ...context, container, seenLive: all ? null : now });
    return done;
  }

  private window(container: Element): Element[] {
    return windowOf(container, this.d.row, this.descending);
  }

  private merge(rows: Element[], context: RowContext & { container: Element }): void {
    for (const row of rows) {
      for (const css of this.entering) for (const root of rootsAlong(row, css)) this.onRoot(root);
    }
    const { thread, d: definition, descending } = this;
    mergeRows({ thread, definition, context, descending, rows });
    if (!this.settlesLate) return;
    const open = rows.filter((row) => (thread.ofRow(row)?.turn.role ?? 'unknown') === 'unknown');
    this.unsettled = [...this.unsettled, ...open].slice(-MOST_UNSETTLED);
  }

  private dirtyRows(container: Element, changes: Changes): Element[] {
    const rows = [...changes.dirty].filter((row) => containsAcross(container, row));
    const sign = this.descending ? -1 : 1;
    return this.withFollowers(container, rows).sort((a, b) => sign * compareAcross(a, b));
  }

  /** Rows without a header take the role of the row before them, and so change with it. */
  private withFollowers(container: Element, rows: Element[]): Element[] {
    const { followUp } = this.d;
    if (!followUp || rows.length === 0) return rows;
    const all = new Set(rows);
    let follows = false;
    const window = this.window(container);
    // Headers stand before their followers on the page, whichever end is the newest.
    if (this.descending) window.reverse();
    for (const row of window) {
      follows = all.has(row) || (follows && matchesAcross(row, followUp));
      if (follows) all.add(row);
    }
    return [...all];
  }

  /** A conversation known to be empty got a whole list: the next one's, whose key comes late. */
  private isFilledAtOnce(container: Element, now: number): boolean {
    const rows = this.window(container).length;
    if (rows === 0) this.emptySince ??= now;
    return rows > 1 && this.emptySince !== null && now - this.emptySince >= EMPTY_MS;
  }

  /** Every row that was read has gone and none of those now shown was read before. */
  private isReplaced(container: Element, context: RowContext): boolean {
    const gone = this.thread.entries.every(({ row }) => !row || !containsAcross(container, row));
    if (!gone) return false;
    const rows = this.window(container);
    return rows.length > 0 && !rows.some((row) => this.thread.has(nameOfRow(row, this.d, context)));
  }

  private suspect({ container, context, remounted, now }: Reading): boolean {
    this.suspects = new Set(this.window(container).map((row) => nameOfRow(row, this.d, context)));
    this.replacedAt = now;
    // Without ids a list drawn anew cannot be matched with the old one; what it shows now is what counts.
    if (!remounted || this.thread.entries.some((entry) => entry.pageId !== null)) return false;
    this.thread = new Thread();
    return true;
  }
}
