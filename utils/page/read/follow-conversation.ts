import type { Health, ReadingDelta } from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { everySecond } from '../every-second.ts';
import { isVisible } from '../is-visible.ts';
import { Changes } from './changes.ts';
import { countRows, judgeHealth } from './check-health.ts';
import { ConversationRows } from './conversation-rows.ts';
import { type FoundComposer, findComposer } from './find-composer.ts';
import { locate } from './locate.ts';
import { Pace } from './pace.ts';
import { activeElementAcross, closestAcross, isLive, queryOne } from './query.ts';
import { attributesOf } from './selectors.ts';
import { Surroundings } from './surroundings.ts';
import { WatchedRoots } from './watched-roots.ts';

/** The surroundings (panes, reply box, header) are looked at this often at most while they change. */
const SURROUNDINGS_MS = 100;
/** What a page shows right after a switch is not all new yet: address, rows and reply box come one after the other. */
const SETTLE_MS = 400;
/** Rows that were all replaced or taken away under the same key: the key may follow late. */
const DOUBT_MS = 1500;
/** Style sheets and inline styles hide and show things unheard; every so many polls all is looked for anew. */
const FULL_POLL = 5;

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
interface Look {
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
  private readonly around: Surroundings;
  private readonly rows: ConversationRows;
  private readonly changes: Changes;
  private readonly roots: WatchedRoots;
  private readonly pace = new Pace();
  private key: string | null = null;
  private seq = 0;
  private full = true;
  private sentFacts = '';
  private placedAt = Number.NEGATIVE_INFINITY;
  private seenAt = 0;
  private settledAt = Number.NEGATIVE_INFINITY;
  private bareSince: number | null = null;
  private polls = 0;
  private lastFocused: Element | null;
  private readonly stir: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private timerAt = Number.POSITIVE_INFINITY;

  constructor(definition: SiteDefinition, options: FollowOptions) {
    this.d = definition;
    this.o = options;
    const { document, signal } = options;
    this.lastFocused = activeElementAcross(document);
    this.around = new Surroundings(definition, document);
    this.changes = new Changes(definition.row);
    this.roots = new WatchedRoots({
      attributes: attributesOf(definition),
      signal,
      onRecords: (records) => this.note(records),
      onUse: (target) => this.noteUse(target),
      onFrame: () => this.lookAround(),
    });
    this.rows = new ConversationRows(definition, (root) => this.roots.watch(root, false));
    this.roots.watch(document, true);
    // Single-page consoles change the address without an event that an isolated world can hear.
    this.stir = everySecond(() => this.poll(), signal);
    signal.addEventListener('abort', () => clearTimeout(this.timer));
    this.seenAt = options.now();
    this.flush();
  }

  private startAfresh(): void {
    this.rows.restart();
    this.full = true;
  }

  resync(): void {
    this.startAfresh();
    this.around.forget();
    this.lookAround();
  }

  conversation(): string | null {
    return this.around.conversation();
  }

  composer(): FoundComposer {
    const known = this.around.composer;
    if (!this.changes.outside && (!known.outer || isVisible(known.outer))) return known;
    return findComposer(this.d, this.o.document, locate(this.d, this.o.document, this.lastFocused).pane);
  }

  look(): Look {
    // Changes are told a moment late: until then an old container would speak for a new reply box.
    this.changes.note(this.roots.takeRecords(), this.around.place.container);
    this.lookAround();
    return {
      conversation: this.key,
      readable: this.health().ok,
      composer: this.around.composer,
      switching: this.isSwitching(),
    };
  }

  private isSwitching(): boolean {
    const now = this.o.now();
    const { container } = this.around.place;
    const shown = container !== null && queryOne(container, this.d.row) !== null;
    const bare = container !== null && !shown && this.rows.thread.entries.length > 0;
    this.bareSince = bare ? (this.bareSince ?? now) : null;
    if (this.bareSince !== null && now - this.bareSince < DOUBT_MS) return true;
    const doubtful = this.rows.heldUntil !== null || now < this.rows.replacedAt + DOUBT_MS;
    return doubtful || (this.rows.stale !== null && shown) || now < this.settledAt;
  }

  /** Looks at everything anew, in this very task. */
  private lookAround(): void {
    this.changes.outside = true;
    this.placedAt = Number.NEGATIVE_INFINITY;
    this.noteTime();
    this.later(0);
  }

  private poll(): void {
    const { container } = this.around.place;
    this.polls++;
    // A page that hides the conversation by style alone tells nobody.
    const unsure = container === null || !isLive(container) || !isVisible(container) || this.around.enters;
    if (unsure || this.polls % FULL_POLL === 0) this.changes.outside = true;
    for (const row of this.rows.takeUnsettled()) this.changes.dirty.add(row);
    if (!this.changes.any && !this.rows.waits && this.conversation() === this.key) return;
    this.noteTime();
    this.later(this.pace.wait(this.o.now()));
  }

  /** Of several windows the one worked in last counts; a use of anything else may open another conversation. */
  private noteUse(target: Element): void {
    const inside = closestAcross(target, this.d.pane ?? this.d.container) !== null;
    this.stir();
    this.changes.outside = true;
    if (inside && target !== this.lastFocused) {
      this.lastFocused = target;
      this.lookAround();
    } else this.later(SURROUNDINGS_MS);
  }

  private note(records: MutationRecord[]): void {
    this.changes.note(records, this.around.place.container);
    if (!this.changes.any) return;
    this.stir();
    this.noteTime();
    this.later(this.pace.wait(this.o.now()));
  }

  private noteTime(): void {
    if (this.timerAt === Number.POSITIVE_INFINITY) this.seenAt = this.o.now();
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
    const began = this.o.now();
    const before = this.around.place.container;
    const key = this.relocate(began);
    if (key !== this.key) this.switchTo(key, before, began);
    const { container } = this.around.place;
    const remounted = container !== before;
    // A list that still stands beside the new one is another conversation, whatever the key says.
    if (remounted && before && isLive(before) && isVisible(before)) this.startAfresh();
    if (remounted && this.seq > 0) this.settledAt = Math.max(this.settledAt, began + SETTLE_MS);
    if (container && key !== null) this.readRows(container, remounted, began);
    if (this.rows.heldUntil === null) this.changes.rowsRead();
    this.emit();
    this.pace.spent(began, this.o.now());
  }

  /** Looks for the container where that may have changed, and reads the key. */
  private relocate(now: number): string | null {
    const { lost } = this.around;
    const due = now - this.placedAt >= SURROUNDINGS_MS;
    let key = lost ? null : this.around.conversation();
    if (lost || key !== this.key || (this.changes.outside && due)) {
      this.around.look(this.lastFocused);
      this.placedAt = now;
      this.changes.outside = false;
      for (const root of this.around.roots()) if (this.roots.watch(root, true)) this.changes.all = true;
      key = this.around.conversation();
    } else if (this.changes.outside) this.later(SURROUNDINGS_MS - (now - this.placedAt));
    return key;
  }

  private switchTo(key: string | null, before: Element | null, now: number): void {
    const hadKey = this.key !== null;
    this.key = key;
    if (this.seq > 0) this.settledAt = now + SETTLE_MS;
    // With the same rows already replaced the container is new; a fresh thread reads its whole window.
    if (before !== this.around.place.container) this.changes.dirty.clear();
    this.rows.switched(hadKey, now);
    this.full = true;
  }

  private readRows(container: Element, remounted: boolean, now: number): void {
    const { changes } = this;
    const empty = this.rows.thread.entries.length === 0;
    const read = this.rows.read({ container, context: this.around.scope(), remounted, changes, now });
    if (read.void) this.full = true;
    // A whole list at once: the rest of the page may still be on its way.
    const filled = empty && this.rows.thread.entries.length > 0;
    if (filled && this.seq > 0) this.settledAt = Math.max(this.settledAt, now + SETTLE_MS);
    if (read.again !== null) this.later(read.again);
  }

  health(): Health {
    const attached = this.rows.thread.entries.filter((entry) => entry.row !== null);
    const { container, containers } = this.around.place;
    return judgeHealth(this.d, {
      containers,
      container,
      rows: attached.length,
      tooWide: this.rows.tooWide,
      judged: countRows(attached.map((entry) => entry.turn)),
      conversation: this.key,
      composer: this.around.composer.state,
    });
  }

  private emit(): void {
    const { full: shifted, turns } = this.rows.thread.take();
    const health = this.health();
    const about = (value: string | null) => (this.key === null ? null : value) ?? undefined;
    const facts = { customerName: about(this.around.customerName), orderId: about(this.around.orderId) };
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
      turns: full && !shifted ? this.rows.thread.takeAll() : turns,
      length: this.rows.thread.entries.length,
      ...(this.d.composerElsewhere && !this.around.place.container ? { rowsElsewhere: true } : {}),
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
