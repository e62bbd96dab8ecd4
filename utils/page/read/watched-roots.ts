import type { Root } from './query.ts';

export interface WatchOptions {
  /** Attributes whose change can change the reading. */
  attributes: string[];
  signal: AbortSignal;
  onRecords(records: MutationRecord[]): void;
  /** Somebody pointed at or moved the focus to the element. */
  onUse(target: Element): void;
  /** A frame has a new document. */
  onFrame(): void;
}

/** Old roots are looked through for dead ones when so many are listened to. */
const MANY = 32;
const USES = ['focusin', 'pointerdown', 'click'];
const LISTEN = { capture: true, passive: true };

function isDead(root: Root): boolean {
  return !root.isConnected || (root.nodeType === 9 && (root as Document).defaultView === null);
}

/** One observer for the page and all shadow roots and frames that a definition leads into: none tells of what is in another. */
export class WatchedRoots {
  private readonly o: WatchOptions;
  private readonly observer: MutationObserver;
  private readonly known = new WeakSet<Root>();
  private readonly listened = new Set<Root>();

  constructor(options: WatchOptions) {
    this.o = options;
    this.observer = new MutationObserver((records) => options.onRecords(records));
    options.signal.addEventListener('abort', () => {
      this.observer.disconnect();
      for (const root of this.listened) this.unlisten(root);
    });
  }

  /** Watches the root from now on; false where that was so already. `listen` is for roots that hold more than one row. */
  watch(root: Root, listen: boolean): boolean {
    if (this.known.has(root)) return false;
    this.known.add(root);
    this.observer.observe(root, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: this.o.attributes,
    });
    if (listen) this.listen(root);
    return true;
  }

  takeRecords(): MutationRecord[] {
    return this.observer.takeRecords();
  }

  // Seen from outside, an event comes from the host of the shadow root.
  private readonly onUse = (event: Event): void => {
    const target = event.composedPath()[0] as Node | undefined;
    if (target?.nodeType === 1) this.o.onUse(target as Element);
  };

  private readonly onLoad = ({ target }: Event): void => {
    if ((target as Element | null)?.localName === 'iframe') this.o.onFrame();
  };

  // Without signals: an abort signal of one window does not serve in another everywhere.
  private listen(root: Root): void {
    if (this.listened.size >= MANY) this.forgetDead();
    this.listened.add(root);
    for (const type of USES) root.addEventListener(type, this.onUse, LISTEN);
    root.addEventListener('load', this.onLoad, LISTEN);
  }

  private unlisten(root: Root): void {
    for (const type of USES) root.removeEventListener(type, this.onUse, LISTEN);
    root.removeEventListener('load', this.onLoad, LISTEN);
    this.listened.delete(root);
  }

  private forgetDead(): void {
    for (const root of this.listened) if (isDead(root)) this.unlisten(root);
  }
}
