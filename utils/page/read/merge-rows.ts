import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { compareAcross, containsAcross } from './query.ts';
import { type RowContext, type RowReading, readRow } from './read-row.ts';
import { isMessage, WINDOW, windowOf } from './row-window.ts';
import { readSource } from './source.ts';
import { type Entry, isOlder, type Thread } from './thread.ts';

/** So many rows changing their words at once are rows used again for other messages, not edits. */
const REUSED = 3;
/** Where less than this is kept of the old words or found again of the new ones, the row shows another message. */
const LEAST_KEPT = 1 / 2;

export interface MergeInput {
  thread: Thread;
  definition: SiteDefinition;
  context: RowContext & { container: Element };
  /** True where the newest row comes first in the DOM. */
  descending: boolean;
  /** Rows to read, oldest first. */
  rows: readonly Element[];
}

/** Whether the newest row comes first: by times or numeric ids, else by a list drawn upside down. */
export function isDescending(definition: SiteDefinition, context: RowContext): boolean {
  const { container } = context;
  if (definition.order !== 'auto' || !container) return definition.order === 'desc';
  // The window of either end holds the row at that end.
  const first = windowOf(container, definition.row, true).at(-1);
  const last = windowOf(container, definition.row, false).at(-1);
  if (!first || !last || first === last) return false;
  const older = isOlder(readRow(first, definition, context), readRow(last, definition, context));
  if (older !== null) return !older;
  // `column-reverse` draws the first row lowest; a chat has its newest message there.
  const [top, bottom] = [first.getBoundingClientRect(), last.getBoundingClientRect()];
  return top.height > 0 && bottom.height > 0 && top.top > bottom.top;
}

function isBefore(a: Element, b: Element, descending: boolean): boolean {
  const follows = compareAcross(a, b) < 0;
  return descending ? !follows : follows;
}

/** How many of the attached entries come before the row; new rows nearly always come last. */
function countBefore(attached: readonly Entry[], row: Element, descending: boolean): number {
  let low = 0;
  let high = attached.length;
  const last = attached[high - 1]?.row;
  if (last && isBefore(last, row, descending)) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = attached[middle]?.row;
    if (other && isBefore(other, row, descending)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A list that was scrolled back shows older messages; without times or ids this is all that tells. */
function isScrolledBack(container: Element, descending: boolean): boolean {
  let box: Element | null = container;
  for (let i = 0; box && i < 3; i++, box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight + 1) continue;
    const rest = descending ? box.scrollTop : box.scrollHeight - box.clientHeight - box.scrollTop;
    return rest > box.clientHeight / 2;
  }
  return false;
}

/** How much of the shorter text both have in common at their ends, from 0 to 1. */
function shareOf(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let front = 0;
  while (front < short.length && short[front] === long[front]) front++;
  let back = 0;
  while (back < short.length - front && short[short.length - 1 - back] === long[long.length - 1 - back]) back++;
  return short.length === 0 ? 1 : (front + back) / short.length;
}

class Merge {
  private readonly input: MergeInput;
  private attached: Entry[] = [];
  private ghosts = new Set<Entry>();
  private readonly reused: boolean;
  private readonly readings = new Map<Element, RowReading>();

  constructor(input: MergeInput) {
    this.input = input;
    const { thread, context, rows } = input;
    for (const entry of thread.entries) {
      if (entry.row === null) continue;
      if (containsAcross(context.container, entry.row)) this.attached.push(entry);
      else {
        entry.row = null;
        this.ghosts.add(entry);
      }
    }
    const rewritten = rows.filter((row) => {
      const known = thread.ofRow(row);
      return known?.row === row && known.pageId === null && !this.saysTheSame(known, this.read(row));
    });
    this.reused = rewritten.length >= REUSED;
  }

  private read(row: Element): RowReading {
    let reading = this.readings.get(row);
    if (!reading) {
      reading = readRow(row, this.input.definition, this.input.context);
      const owner = reading.id === null ? undefined : this.input.thread.ofPageId(reading.id);
      // An id that other words on the page carry too names no message.
      if (owner && !this.saysTheSame(owner, reading) && this.isDrawnTwice(owner, row))
        reading = { ...reading, id: null };
      this.readings.set(row, reading);
    }
    return reading;
  }

  private saysTheSame(entry: Entry, reading: RowReading): boolean {
    return entry.turn.role === reading.role && entry.turn.text === reading.text;
  }

  run(): void {
    // Rows that are known give the others their place, so they come first.
    const open = this.input.rows.filter((row) => !this.isSettled(row));
    for (const row of open) {
      if (!this.says(row)) continue;
      const reading = this.read(row);
      const owner = reading.id === null ? undefined : this.input.thread.ofPageId(reading.id);
      if (!owner) this.place(row, reading);
      else if (!this.saysTheSame(owner, reading)) this.place(row, { ...reading, id: null });
    }
  }

  /** Brings a known row up to date; false for a row that shows a message not met before. */
  private isSettled(row: Element): boolean {
    const { thread, definition, context } = this.input;
    const known = thread.ofRow(row);
    const mine = known && known.row === row ? known : undefined;
    if (!isMessage(row, definition.row, context.container, (one) => this.says(one))) {
      if (mine) this.detach(mine);
      return true;
    }
    if (!mine && this.isTooOld(row)) return true;
    const reading = this.read(row);
    if (mine) {
      if (this.isStill(mine, reading)) {
        thread.update(mine, reading);
        return true;
      }
      this.detach(mine);
    }
    const same = reading.id === null ? undefined : thread.ofPageId(reading.id);
    if (!same) return false;
    if (this.isDrawnTwice(same, row)) return true;
    if (same.row && same.row !== row) this.detach(same);
    this.attachAgain(same, row, reading);
    return true;
  }

  /** Another row on the page shows the message of this id at this moment. */
  private isDrawnTwice({ row, pageId }: Entry, other: Element): boolean {
    const { definition, context } = this.input;
    if (row === null || row === other || !containsAcross(context.container, row)) return false;
    return readSource(definition.messageId, { ...context, row }) === pageId;
  }

  private says(row: Element): boolean {
    const { text, media } = this.read(row);
    return text !== '' || media.length > 0;
  }

  /** The row still shows the message it showed before. */
  private isStill(entry: Entry, reading: RowReading): boolean {
    if (reading.id !== null && entry.pageId !== null) {
      if (reading.id === entry.pageId) return true;
      return this.saysTheSame(entry, reading) && this.input.thread.ofPageId(reading.id) === undefined;
    }
    if (this.saysTheSame(entry, reading)) return true;
    return !this.reused && !this.hasMoved(entry) && this.isEdit(entry, reading);
  }

  /** Words and writer do not change together, and what is not the newest message is mended rather than replaced. */
  private isEdit({ turn, row }: Entry, { role, text }: RowReading): boolean {
    if (turn.role !== role && turn.role !== 'unknown') return false;
    return this.attached[this.attached.length - 1]?.row === row || shareOf(turn.text, text) >= LEAST_KEPT;
  }

  /** The row no longer stands between the rows it stood between. */
  private hasMoved({ row }: Entry): boolean {
    const at = this.attached.findIndex((entry) => entry.row === row);
    const [before, after] = [this.attached[at - 1]?.row, this.attached[at + 1]?.row];
    if (!row || at < 0) return false;
    const { descending } = this.input;
    return (
      (before != null && !isBefore(before, row, descending)) || (after != null && !isBefore(row, after, descending))
    );
  }

  private isTooOld(row: Element): boolean {
    const { thread, descending } = this.input;
    if (thread.entries.length < WINDOW || this.attached.length === 0) return false;
    return countBefore(this.attached, row, descending) === 0;
  }

  private detach(entry: Entry): void {
    entry.row = null;
    const at = this.attached.indexOf(entry);
    if (at >= 0) this.attached.splice(at, 1);
  }

  private attachAgain(entry: Entry, row: Element, reading: RowReading): void {
    const at = countBefore(this.attached, row, this.input.descending);
    this.input.thread.attach(entry, row);
    this.attached.splice(at, 0, entry);
    this.ghosts.delete(entry);
    this.input.thread.update(entry, reading);
  }

  private place(row: Element, reading: RowReading): void {
    const { thread, descending, context } = this.input;
    const at = countBefore(this.attached, row, descending);
    const before = this.attached[at - 1];
    const after = this.attached[at];
    const low = before ? thread.indexOf(before) + 1 : 0;
    const high = after ? thread.indexOf(after) : thread.entries.length;
    const again = this.findAgain(low, high, reading);
    if (again) {
      this.attachAgain(again, row, reading);
      return;
    }
    let index = high;
    let told = false;
    while (index > low) {
      const neighbour = thread.entries[index - 1];
      const older = neighbour && isOlder(reading, { at: neighbour.turn.at ?? null, id: neighbour.pageId });
      if (older !== null && older !== undefined) told = true;
      if (older !== true) break;
      index--;
    }
    if (!told && !before && !after && high > 0 && isScrolledBack(context.container, descending)) index = 0;
    this.attached.splice(at, 0, thread.insert(index, row, reading));
  }

  /**
   * A message drawn anew: a row that looks like one that went away at this very place. With page ids this is only
   * so for a row that vanished just now, as when the server's id replaces a temporary one.
   */
  private findAgain(low: number, high: number, reading: RowReading): Entry | undefined {
    const between = this.input.thread.entries.slice(low, high);
    if (reading.id === null) return between.find((entry) => entry.row === null && entry.look === reading.look);
    return between.find((entry) => this.ghosts.has(entry) && this.saysTheSame(entry, reading));
  }
}

/** Brings rows of the page into the thread: known ones are updated, new ones find their place, gone ones stay. */
export function mergeRows(input: MergeInput): void {
  new Merge(input).run();
}
