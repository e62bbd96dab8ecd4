import type { Role, Turn } from '../../core/conversation/conversation.ts';
import type { RowReading } from './read-row.ts';

/** A turn with the row that shows it now; `row` is null while a virtualised list has scrolled it away. */
export interface Entry {
  turn: Turn;
  /** The page's own id or null; a missing id is made up of the row's look and an ordinal. */
  pageId: string | null;
  look: string;
  row: Element | null;
  /** What the row showed last; its own time is kept when a later reading has none. */
  reading: RowReading;
  /** What the row last claimed to be, and how often the same words changed hands between buyer and shop. */
  claimed?: Role;
  flips?: number;
}

/** Words that changed hands more often than this belong to nobody: a page draws a message twice at most before it is sent. */
const MOST_FLIPS = 2;

/** Conversations keep this many turns; far more than the advice looks back on. */
const MOST_TURNS = 1000;
const TRIM_TO = 800;

function numberOf(id: string | null): { prefix: string; digits: string } | null {
  const match = /^((?:[a-z]+[-_]?)*)(\d{1,30})$/i.exec(id ?? '');
  return match ? { prefix: match[1] ?? '', digits: (match[2] ?? '').replace(/^0+/, '') } : null;
}

/** Whether the first was written before the second; null where the page does not tell. */
export function isOlder(
  a: { at: number | null; id: string | null },
  b: { at: number | null; id: string | null },
): boolean | null {
  if (a.at !== null && b.at !== null && a.at !== b.at) return a.at < b.at;
  const left = numberOf(a.id);
  const right = numberOf(b.id);
  if (!left || !right || left.prefix !== right.prefix) return null;
  if (left.digits.length !== right.digits.length) return left.digits.length < right.digits.length;
  return left.digits === right.digits ? null : left.digits < right.digits;
}

function sameTurn(a: Turn, b: Turn): boolean {
  return (
    a.id === b.id &&
    a.role === b.role &&
    a.text === b.text &&
    a.at === b.at &&
    a.sender === b.sender &&
    (a.media ?? []).join() === (b.media ?? []).join()
  );
}

/**
 * The turns of one conversation in order, oldest first, with what changed since `take()`.
 * Rows that vanish stay as turns: a list that shows only what is on screen deletes nothing.
 */
export class Thread {
  entries: Entry[] = [];
  private byRow = new WeakMap<Element, Entry>();
  private byPageId = new Map<string, Entry>();
  private looks = new Map<string, number>();
  private changed = new Set<Entry>();
  private shifted = false;

  ofRow(row: Element): Entry | undefined {
    return this.byRow.get(row);
  }

  ofPageId(id: string): Entry | undefined {
    return this.byPageId.get(id);
  }

  /** Whether a row of this name (page id, or look where there is none) was ever read. */
  has(name: string): boolean {
    return this.byPageId.has(name) || this.looks.has(name);
  }

  indexOf(entry: Entry): number {
    // Changes happen near the end.
    return this.entries.lastIndexOf(entry);
  }

  attach(entry: Entry, row: Element): void {
    entry.row = row;
    this.byRow.set(row, entry);
  }

  /** Puts a new entry at `index` and returns it. */
  insert(index: number, row: Element, reading: RowReading): Entry {
    const entry: Entry = { turn: { id: '', role: 'unknown', text: '' }, pageId: reading.id, look: '', row, reading };
    if (index < this.entries.length) this.shifted = true;
    this.entries.splice(index, 0, entry);
    this.attach(entry, row);
    this.update(entry, reading);
    this.trim();
    return entry;
  }

  /** Takes over what the row shows now; a changed page id is a temporary id that the server replaced. */
  update(entry: Entry, reading: RowReading): void {
    if (reading.id !== null) {
      if (entry.pageId !== null && entry.pageId !== reading.id) this.byPageId.delete(entry.pageId);
      entry.pageId = reading.id;
      this.byPageId.set(reading.id, entry);
    }
    entry.look = reading.look;
    const role = this.believed(entry, reading);
    entry.reading = { ...reading, role, at: reading.at ?? entry.reading.at };
    this.show(entry, reading.id ?? (entry.turn.id || this.makeId(reading.look)));
    for (let i = this.indexOf(entry) + 1; i < this.entries.length; i++) {
      const next = this.entries[i];
      if (!next || !this.show(next, next.turn.id)) break;
    }
  }

  /** Makes the turn of what the row showed and what goes before; false where that changes nothing. */
  private show(entry: Entry, id: string): boolean {
    const turn = this.withCarried(entry, id, entry.reading);
    if (sameTurn(entry.turn, turn)) return false;
    entry.turn = turn;
    this.changed.add(entry);
    return true;
  }

  private believed(entry: Entry, { role, text }: RowReading): Role {
    if (role === 'unknown') return role;
    const { claimed = role } = entry;
    if (text !== entry.turn.text) entry.flips = 0;
    else if (claimed !== role && (claimed === 'customer' || role === 'customer')) entry.flips = (entry.flips ?? 0) + 1;
    entry.claimed = role;
    return (entry.flips ?? 0) > MOST_FLIPS ? 'unknown' : role;
  }

  private makeId(look: string): string {
    const ordinal = (this.looks.get(look) ?? 0) + 1;
    this.looks.set(look, ordinal);
    return ordinal === 1 ? look : `${look}.${ordinal}`;
  }

  /** Follow-up rows of one writer omit name and time: they are those of the row right before, and change with it. */
  private withCarried(entry: Entry, id: string, reading: RowReading): Turn {
    const before = this.entries[this.indexOf(entry) - 1];
    const group = before && before.turn.role === reading.role ? before.turn : null;
    const sender = reading.sender ?? group?.sender;
    const sameWriter = group !== null && (reading.sender === null || reading.sender === group.sender);
    const at = reading.at ?? (sameWriter && !reading.timed ? group.at : undefined);
    return {
      id,
      role: reading.role,
      text: reading.text,
      ...(at === undefined ? {} : { at }),
      ...(sender === undefined ? {} : { sender }),
      ...(reading.media.length === 0 ? {} : { media: reading.media }),
    };
  }

  private trim(): void {
    if (this.entries.length <= MOST_TURNS) return;
    for (const entry of this.entries.splice(0, this.entries.length - TRIM_TO)) {
      if (entry.pageId !== null) this.byPageId.delete(entry.pageId);
      if (entry.row) this.byRow.delete(entry.row);
      this.changed.delete(entry);
    }
    this.shifted = true;
  }

  /** What changed since the last call. `full` is true where positions moved, so that differences would mislead. */
  take(): { full: boolean; turns: { index: number; turn: Turn }[] } {
    const full = this.shifted;
    const list = full ? this.entries : [...this.changed];
    const turns = list
      .map((entry, i) => ({ index: full ? i : this.indexOf(entry), turn: entry.turn }))
      .sort((a, b) => a.index - b.index);
    this.changed.clear();
    this.shifted = false;
    return { full, turns };
  }

  takeAll(): { index: number; turn: Turn }[] {
    this.shifted = true;
    return this.take().turns;
  }
}
