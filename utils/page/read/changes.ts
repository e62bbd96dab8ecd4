import { closestAcross, containsAcross, hostOf, queryWithin } from './query.ts';
import { WINDOW } from './row-window.ts';

/** More records than this at once are not looked at one by one: the rows are read anew instead. */
const MOST_RECORDS = 2000;

/** What has changed on the page since the last reading. */
export class Changes {
  /** Rows that were added or changed. */
  readonly dirty = new Set<Element>();
  /** Nodes were taken away. */
  removed = false;
  /** Something other than the rows changed: panes, reply box, header, the container itself. */
  outside = true;
  /** So much changed that the whole window is to be read. */
  all = false;

  private readonly row: string;

  constructor(row: string) {
    this.row = row;
  }

  get any(): boolean {
    return this.dirty.size > 0 || this.removed || this.outside || this.all;
  }

  /** Forgets what concerns the rows, after they were read. */
  rowsRead(): void {
    this.dirty.clear();
    this.removed = false;
    this.all = false;
  }

  note(records: readonly MutationRecord[], container: Element | null): void {
    if (records.length > MOST_RECORDS) {
      this.all = true;
      this.removed = true;
      this.outside = true;
      return;
    }
    for (const record of records) this.noteOne(record, container);
    if (this.dirty.size <= WINDOW) return;
    this.dirty.clear();
    this.all = true;
  }

  private noteOne(record: MutationRecord, container: Element | null): void {
    const { target, type } = record;
    const within = container !== null && containsAcross(container, target);
    if (!within || (target === container && type === 'attributes')) this.outside = true;
    if (type === 'childList' && record.removedNodes.length > 0) this.removed = true;
    if (!within) return;
    let rows = target === container ? 0 : this.noteRowOf(target);
    if (type === 'childList') rows += this.noteAdded(record.addedNodes);
    // Headers and day lines may stand among the rows.
    if (rows === 0 && target !== container) this.outside = true;
  }

  private noteRowOf(target: Node): number {
    const at = target.nodeType === 1 ? (target as Element) : (target.parentElement ?? hostOf(target));
    const row = at && closestAcross(at, this.row);
    if (row) this.dirty.add(row);
    return row ? 1 : 0;
  }

  private noteAdded(nodes: NodeList): number {
    let found = 0;
    for (const node of nodes) {
      if (node.nodeType !== 1 || this.dirty.size > WINDOW) continue;
      for (const row of queryWithin(node as Element, this.row)) {
        this.dirty.add(row);
        found++;
      }
    }
    return found;
  }
}
