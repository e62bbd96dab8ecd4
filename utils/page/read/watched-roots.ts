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

function isDead(root: Root): boolean {
  return !root.isConnected || (root.nodeType === 9 && (root as Document).defaultView === null);
}

/** One observer for the page and all shadow roots and frames that a definition leads into: none tells of what is in another. */
export class WatchedRoots {
  private readonly o: WatchOptions;
  private readonly observer: MutationObserver;
  private readonly known = new WeakSet<Root>();
  private readonly listened = new Map<Root, AbortController>();

  constructor(options: WatchOptions) {
    this.o = options;
    this.observer = new MutationObserver((records) => options.onRecords(records));
    options.signal.addEventListener('abort', () => {
      this.observer.disconnect();
      for (const stop of this.listened.values()) stop.abort();
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

  private listen(root: Root): void {
    if (this.listened.size >= MANY) this.forgetDead();
    const stop = new AbortController();
    this.listened.set(root, stop);
    const options = { capture: true, passive: true, signal: stop.signal };
    for (const type of USES) {
      root.addEventListener(
        type,
        (event) => {
          // Seen from outside, the event comes from the host of the shadow root.
          const target = event.composedPath()[0] as Node | undefined;
          if (target?.nodeType === 1) this.o.onUse(target as Element);
        },
        options,
      );
    }
    root.addEventListener(
      'load',
      ({ target }) => {
        if ((target as Element | null)?.localName === 'iframe') this.o.onFrame();
      },
      options,
    );
  }

  private forgetDead(): void {
    for (const [root, stop] of this.listened) {
      if (!isDead(root)) continue;
      stop.abort();
      this.listened.delete(root);
    }
  }
}
