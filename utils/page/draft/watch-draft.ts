import type { DraftState } from '../../core/page-messages.ts';
import { hashText } from '../hash-text.ts';
import { readDraft } from './draft-text.ts';

const QUIET_MS = 60;
/** Consoles empty the box by code after a reply was sent; no event tells. */
const POLL_MS = 1000;

export interface DraftWatch {
  /** Looks at the box again: it may be another one, or belong to another conversation. */
  check(): void;
  composing(): boolean;
}

export interface DraftOptions {
  document: Document;
  composer(): HTMLElement | null;
  conversation(): string | null;
  signal: AbortSignal;
  onDraft(draft: DraftState): void;
}

/** Fingerprint of a draft, as carried by requests to insert. */
export function fingerprintOf(text: string): string {
  return hashText(text);
}

class Watch implements DraftWatch {
  private readonly o: DraftOptions;
  private element: HTMLElement | null = null;
  private watched: AbortController | null = null;
  private inputMethod = false;
  private sent = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DraftOptions) {
    this.o = options;
    const { signal } = options;
    const poll = setInterval(() => this.check(), POLL_MS);
    this.listen(options.document, signal);
    signal.addEventListener('abort', () => {
      clearInterval(poll);
      clearTimeout(this.timer);
      this.watched?.abort();
    });
    this.check();
  }

  composing(): boolean {
    return this.inputMethod;
  }

  check(): void {
    const element = this.o.composer();
    if (element !== this.element) this.watch(element);
    this.soon();
  }

  private watch(element: HTMLElement | null): void {
    this.watched?.abort();
    this.element = element;
    this.inputMethod = false;
    if (!element) return;
    const watched = new AbortController();
    this.watched = watched;
    // Framed editors hear nothing of the page's own document.
    if (element.ownerDocument !== this.o.document) this.listen(element.ownerDocument, watched.signal);
    const observer = new MutationObserver(() => this.soon());
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    watched.signal.addEventListener('abort', () => observer.disconnect());
  }

  private listen(document: Document, signal: AbortSignal): void {
    const options = { capture: true, passive: true, signal };
    const inBox = (event: Event) => this.element?.contains(event.target as Node | null);
    document.addEventListener('input', (event) => inBox(event) && this.soon(), options);
    document.addEventListener(
      'compositionstart',
      (event) => {
        if (inBox(event)) this.inputMethod = true;
      },
      options,
    );
    document.addEventListener(
      'compositionend',
      () => {
        this.inputMethod = false;
        this.soon();
      },
      options,
    );
    // Another box may have taken the place of the old one.
    document.addEventListener('focusin', () => this.check(), options);
  }

  private soon(): void {
    if (this.o.signal.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.report(), QUIET_MS);
  }

  private report(): void {
    // Half-composed pinyin is not a draft; the end of the composition reports it.
    if (this.inputMethod) return;
    const text = this.element ? readDraft(this.element) : '';
    const state: DraftState = {
      conversation: this.o.conversation(),
      text,
      fingerprint: fingerprintOf(text),
      composing: false,
    };
    const now = JSON.stringify(state);
    if (now === this.sent) return;
    this.sent = now;
    this.o.onDraft(state);
  }
}

/** Watches the text of the reply box and reports it when typing pauses, never during input-method composition. */
export function watchDraft(options: DraftOptions): DraftWatch {
  return new Watch(options);
}
