import type { Health, ReadingDelta } from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { countRows, judgeHealth } from './check-health.ts';
import { type FoundComposer, findComposer } from './find-composer.ts';
import { locate, type Place } from './locate.ts';
import { isDescending, mergeRows, windowOf } from './merge-rows.ts';
import type { RowContext } from './read-row.ts';
import { attributesOf } from './selectors.ts';
import { readSource } from './source.ts';
import { nameOfRow, StaleRows } from './stale-rows.ts';
import { Thread } from './thread.ts';

/** At most one reading per frame, so that a page that redraws all the time costs little. */
const FRAME_MS = 16;
/** The surroundings (panes, reply box, header) are looked at this often at most while they change. */
const SURROUNDINGS_MS = 100;
/** Rows that were all replaced under the same key may belong to a conversation whose key comes late. */
const HOLD_MS = 300;
/** … and are not held against a new key that comes within this time. */
const SUSPECT_MS = 5000;
/** What a page shows right after a switch is not all new yet: address, rows and reply box come one after the other. */
const SETTLE_MS = 400;
/** Rows that were all replaced or taken away under the same key: the key may follow late. */
const DOUBT_MS = 1500;
/** Single-page consoles change the address without an event that an isolated world can hear. */
const POLL_MS = 1000;

export interface FollowOptions {
  document: Document;
  signal: AbortSignal;
  onDelta(delta: ReadingDelta): void;
  /** Random name of this content script. */
  instance: string;
  /** Milliseconds since the epoch with fractions: `performance.timeOrigin + performance.now()`. */
  now(): number;
}

/** What the page shows at one moment, all of it read in the same turn. */
export interface Look {
  conversation: string | null;
  readable: boolean;
  composer: FoundComposer;
  /** Parts of the page may belong to another conversation than the rest of it. */
  switching: boolean;
}

export interface Following {
  /** Forgets what was sent and sends a full reading at once. */
  resync(): void;
  /** The conversation shown at this moment, read anew. */
  conversation(): string | null;
  /** Catches up with the page and says what it shows now; for decisions, as it costs a full look. */
  look(): Look;
  /** The reply box at this moment, looked for anew. */
  composer(): FoundComposer;
  health(): Health;
}

class Follower implements Following {
  private readonly d: SiteDefinition;
  private readonly o: FollowOptions;
  private place: Place = { pane: null, container: null, containers: 0 };
  private thread = new Thread();
  private key: string | null = null;
  private seq = 0;
  private full = true;
  private sentFacts = '';
  private descending = false;
  private dirty = new Set<Element>();
  private removed = false;
  private outside = true;
  private placedAt = Number.NEGATIVE_INFINITY;
  private flushedAt = Number.NEGATIVE_INFINITY;
  private seenAt = 0;
  private stale: StaleRows | null = null;
  private heldUntil: number | null = null;
  private suspectUntil = 0;
  private suspects = new Set<string>();
  private settledAt = Number.NEGATIVE_INFINITY;
  private bareSince: number | null = null;
  private readonly observer: MutationObserver;
  private lastFocused: Element | null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAt = Number.POSITIVE_INFINITY;

  constructor(definition: SiteDefinition, options: FollowOptions) {
    this.d = definition;
    this.o = options;
    const { document, signal } = options;
    this.lastFocused = document.activeElement;
    this.observer = new MutationObserver((records) => this.note(records));
    this.observer.observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: attributesOf(definition),
    });
    const poll = setInterval(() => {
      if (this.timerAt === Number.POSITIVE_INFINITY) this.seenAt = options.now();
      this.later(0);
    }, POLL_MS);
    const onUse = (event: Event) => this.noteUse(event.target as Element | null);
    document.addEventListener('focusin', onUse, { capture: true, passive: true, signal });
    document.addEventListener('pointerdown', onUse, { capture: true, passive: true, signal });
    signal.addEventListener('abort', () => {
      this.observer.disconnect();
      clearInterval(poll);
      clearTimeout(this.timer);
    });
    this.seenAt = options.now();
    this.flush();
  }

  resync(): void {
    this.thread = new Thread();
    this.stale = null;
    this.full = true;
    this.outside = true;
    this.placedAt = Number.NEGATIVE_INFINITY;
    this.place = { pane: null, container: null, containers: 0 };
    this.seenAt = this.o.now();
    this.flush();
  }

  conversation(): string | null {
    return readSource(this.d.conversation, this.scope());
  }

  composer(): FoundComposer {
    return findComposer(this.d, this.o.document, locate(this.d, this.o.document, this.lastFocused).pane);
  }

  look(): Look {
    // Changes are told a moment late: until then an old container would speak for a new reply box.
    this.note(this.observer.takeRecords());
    this.outside = true;
    this.placedAt = Number.NEGATIVE_INFINITY;
    this.flush();
    return {
      conversation: this.key,
      readable: this.health().ok,
      composer: findComposer(this.d, this.o.document, this.place.pane),
      switching: this.isSwitching(),
    };
  }

  private isSwitching(): boolean {
    const now = this.o.now();
    const { container } = this.place;
    const shown = container?.querySelector(this.d.row) != null;
    const bare = container !== null && !shown && this.thread.entries.length > 0;
    this.bareSince = bare ? (this.bareSince ?? now) : null;
    if (this.bareSince !== null && now - this.bareSince < DOUBT_MS) return true;
    return this.heldUntil !== null || (this.stale !== null && shown) || now < this.settledAt;
  }

  private scope(): RowContext {
    const { pane, container } = this.place;
    return { document: this.o.document, pane, container, people: new Map(), seenLive: null };
  }

  /** Of several windows the one worked in last counts; menus and lists beside them change nothing. */
  private noteUse(target: Element | null): void {
    const inside = this.d.pane ?? this.d.container;
    if (!target?.closest?.(inside)) return;
    this.lastFocused = target;
    this.outside = true;
    this.placedAt = Number.NEGATIVE_INFINITY;
    this.later(0);
  }

  private note(records: MutationRecord[]): void {
    const container = this.place.container;
    for (const record of records) {
      const inside = container !== null && record.target !== container && container.contains(record.target);
      if (inside) {
        const at = record.target.nodeType === 1 ? (record.target as Element) : record.target.parentElement;
        const row = at?.closest(this.d.row);
        if (row) this.dirty.add(row);
      } else if (record.target !== container || record.type === 'attributes') this.outside = true;
      if (record.type !== 'childList') continue;
      if (record.removedNodes.length > 0) this.removed = true;
      if (inside || record.target === container) this.noteAdded(record.addedNodes);
    }
    if (this.dirty.size === 0 && !this.outside && !this.removed) return;
    if (this.timerAt === Number.POSITIVE_INFINITY) this.seenAt = this.o.now();
    this.later(Math.max(0, this.flushedAt + FRAME_MS - this.o.now()));
  }

  private noteAdded(nodes: NodeList): void {
    for (const node of nodes) {
      if (node.nodeType !== 1) continue;
      const element = node as Element;
      if (element.matches(this.d.row)) this.dirty.add(element);
      if (element.firstElementChild) for (const row of element.querySelectorAll(this.d.row)) this.dirty.add(row);
    }
  }

  /** One timer for all reasons; an earlier wish wins. Zero means in this very task. */
  private later(wait: number): void {
    if (this.o.signal.aborted) return;
    const due = this.o.now() + wait;
    if (wait > 0 && due >= this.timerAt) return;
    clearTimeout(this.timer);
    this.timerAt = Number.POSITIVE_INFINITY;
    if (wait <= 0) {
      this.flush();
      return;
    }
    this.timerAt = due;
    this.timer = setTimeout(() => {
      this.timerAt = Number.POSITIVE_INFINITY;
      this.flush();
    }, wait);
  }

  private flush(): void {
    const now = this.o.now();
    this.flushedAt = now;
    const before = this.place.container;
    const key = this.relocate(now);
    if (key !== this.key) this.switchTo(key, before, now);
    const { container } = this.place;
    if (container !== before && this.seq > 0) this.settledAt = Math.max(this.settledAt, now + SETTLE_MS);
    if (container && key !== null) this.readRows(container, container !== before, now);
    if (this.heldUntil === null) {
      this.dirty.clear();
      this.removed = false;
    }
    this.emit();
  }

  /** Looks for the container where that may have changed, and reads the key. */
  private relocate(now: number): string | null {
    const { document } = this.o;
    const lost = !this.place.container?.isConnected;
    const due = now - this.placedAt >= SURROUNDINGS_MS;
    let key = lost ? null : this.conversation();
    if (lost || key !== this.key || (this.outside && due)) {
      this.place = locate(this.d, document, this.lastFocused);
      this.placedAt = now;
      this.outside = false;
      key = this.conversation();
    } else if (this.outside) this.later(SURROUNDINGS_MS - (now - this.placedAt));
    return key;
  }

  private switchTo(key: string | null, before: Element | null, now: number): void {
    const hadKey = this.key !== null;
    this.key = key;
    if (this.seq > 0) this.settledAt = now + SETTLE_MS;
    if (hadKey && this.thread.entries.length > 0) {
      const suspects = now < this.suspectUntil ? this.suspects : new Set<string>();
      this.stale = new StaleRows(this.thread.entries, suspects);
    }
    // With the same rows already replaced the container is new; a fresh thread reads its whole window.
    if (before !== this.place.container) this.dirty.clear();
    this.thread = new Thread();
    this.heldUntil = null;
    this.suspects = new Set();
    this.full = true;
  }

  private readRows(container: Element, remounted: boolean, now: number): void {
    const context = { ...this.scope(), container };
    const fresh = this.thread.entries.length === 0;
    if (this.stale) {
      const rows = windowOf(container, this.d.row, this.descending);
      if (this.stale.includesAny(rows, this.d, context)) return;
      if (rows.length > 0) this.stale = null;
    }
    const whole = fresh || remounted || this.heldUntil !== null;
    if (!whole && this.dirty.size === 0 && !this.removed) return;
    if (fresh) this.descending = isDescending(this.d, context);
    const replaced = !fresh && (whole || this.removed) && this.isReplaced(container, context);
    if (replaced && !this.mayRead(now)) return;
    if (replaced) this.startSuspecting(container, remounted, now);
    this.heldUntil = null;
    const rows = whole || replaced ? windowOf(container, this.d.row, this.descending) : this.dirtyRows(container);
    // Rows that appear while we watch may take today's date for their bare time; rows found at once may not.
    const live = whole || replaced ? null : now;
    mergeRows({
      thread: this.thread,
      definition: this.d,
      context: { ...context, seenLive: live },
      descending: this.descending,
      rows,
    });
  }

  private dirtyRows(container: Element): Element[] {
    const rows = [...this.dirty].filter((row) => container.contains(row));
    const sign = this.descending ? -1 : 1;
    return rows.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -sign : sign));
  }

  /** Every row that was read has gone and none of those now shown was read before. */
  private isReplaced(container: Element, context: RowContext): boolean {
    const gone = this.thread.entries.every((entry) => !entry.row || !container.contains(entry.row));
    if (!gone) return false;
    const rows = windowOf(container, this.d.row, this.descending);
    return rows.length > 0 && !rows.some((row) => this.thread.has(nameOfRow(row, this.d, context)));
  }

  private mayRead(now: number): boolean {
    this.heldUntil ??= now + HOLD_MS;
    if (now >= this.heldUntil) return true;
    this.later(this.heldUntil - now);
    return false;
  }

  private startSuspecting(container: Element, remounted: boolean, now: number): void {
    const context = this.scope();
    const rows = windowOf(container, this.d.row, this.descending);
    this.suspects = new Set(rows.map((row) => nameOfRow(row, this.d, context)));
    this.suspectUntil = now + SUSPECT_MS;
    this.settledAt = now + DOUBT_MS;
    // Without ids a list drawn anew cannot be matched with the old one; what it shows now is what counts.
    if (remounted && this.thread.entries.every((entry) => entry.pageId === null)) {
      this.thread = new Thread();
      this.full = true;
    }
  }

  health(): Health {
    const attached = this.thread.entries.filter((entry) => entry.row !== null);
    return judgeHealth(this.d, {
      containers: this.place.containers,
      container: this.place.container,
      rows: attached.length,
      judged: countRows(attached.map((entry) => entry.turn)),
      conversation: this.key,
      composer: findComposer(this.d, this.o.document, this.place.pane).state,
    });
  }

  private emit(): void {
    const { full: shifted, turns } = this.thread.take();
    const health = this.health();
    const scope = this.scope();
    const about = (sources: string[] | undefined) =>
      (this.key === null ? null : readSource(sources, scope)) ?? undefined;
    const facts = { customerName: about(this.d.customerName), orderId: about(this.d.orderId) };
    const factsNow = JSON.stringify([health, facts, this.key]);
    if (!this.full && turns.length === 0 && factsNow === this.sentFacts) return;
    const full = this.full || shifted;
    this.full = false;
    this.sentFacts = factsNow;
    this.seq++;
    this.o.onDelta({
      instance: this.o.instance,
      seq: this.seq,
      full,
      site: this.d.id,
      url: this.o.document.location.href,
      conversation: this.key,
      ...(facts.customerName === undefined ? {} : { customerName: facts.customerName }),
      ...(facts.orderId === undefined ? {} : { orderId: facts.orderId }),
      turns: full && !shifted ? this.thread.takeAll() : turns,
      length: this.thread.entries.length,
      ...(this.d.composerElsewhere && !this.place.container ? { rowsElsewhere: true } : {}),
      health,
      seenAt: this.seenAt,
    });
  }
}

/**
 * Follows the conversation a page shows with one observer and reports differences: a full reading first and after
 * every switch, then what was added or changed. Never scrolls, never touches the page.
 */
export function followConversation(definition: SiteDefinition, options: FollowOptions): Following {
  return new Follower(definition, options);
}
