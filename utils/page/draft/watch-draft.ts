import type { DraftState } from '../../core/page-messages.ts';
import { everySecond } from '../every-second.ts';
import { hashText } from '../hash-text.ts';
import { readDraft } from './draft-text.ts';
import { hear } from './hear.ts';
import { type InputMethod, watchInputMethod } from './input-method.ts';

const QUIET_MS = 60;
/** A draft that the page itself put into the box is often another conversation's, whose name is still to come. */
const STIR_MS = 400;

export interface DraftWatch {
  /** Looks at the box again: it may be another one, or belong to another conversation. */
  check(): void;
  composing(): boolean;
  /** The page has just put another box or another draft there, or an input method has just ended. */
  stirred(): boolean;
}

export interface DraftOptions {
  document: Document;
  composer(): HTMLElement | null;
  conversation(): string | null;
  signal: AbortSignal;
  onDraft(draft: DraftState): void;
  /** An input method began or ended. */
  onComposing?(composing: boolean): void;
}

/** Fingerprint of a draft, as carried by requests to insert. */
export function fingerprintOf(text: string): string {
  return hashText(text);
}

class Watch implements DraftWatch {
  private readonly o: DraftOptions;
  private readonly inputMethod: InputMethod;
  private element: HTMLElement | null = null;
  private watched: AbortController | null = null;
  private text = '';
  /** Somebody typed since the text was read last. */
  private typed = false;
  private stirredAt = Number.NEGATIVE_INFINITY;
  private sent = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DraftOptions) {
    this.o = options;
    const { document, signal } = options;
    this.inputMethod = watchInputMethod((composing) => {
      this.report();
      options.onComposing?.(composing);
    });
    this.inputMethod.listen(document, signal);
    this.listen(document, signal);
    // Consoles empty the box by code after a reply was sent; no event tells. What is seen then is told at once rather
    // than when typing pauses, for which the page would be woken again.
    everySecond(() => this.glance(), signal);
    signal.addEventListener('abort', () => {
      clearTimeout(this.timer);
      this.watched?.abort();
    });
    this.check();
    // What is found at the beginning was there before.
    this.stirredAt = Number.NEGATIVE_INFINITY;
  }

  composing(): boolean {
    return this.inputMethod.composing();
  }

  stirred(): boolean {
    this.check();
    this.readText();
    return performance.now() < this.stirredAt + STIR_MS || this.inputMethod.justEnded();
  }

  check(): void {
    const element = this.o.composer();
    if (element !== this.element) this.watch(element);
    this.soon();
  }

  private glance(): void {
    const element = this.o.composer();
    if (element !== this.element) this.watch(element);
    if (this.timer === undefined) this.report();
  }

  private watch(element: HTMLElement | null): void {
    this.watched?.abort();
    this.stirredAt = performance.now();
    this.element = element;
    this.text = element ? readDraft(element) : '';
    if (!element) return;
    const watched = new AbortController();
    this.watched = watched;
    // Framed editors hear nothing of the page's own document.
    if (element.ownerDocument !== this.o.document) {
      this.inputMethod.listen(element.ownerDocument, watched.signal);
      this.listen(element.ownerDocument, watched.signal);
    }
    const observer = new MutationObserver(() => this.soon());
    observer.observe(element, { childList: true, subtree: true, characterData: true });
    watched.signal.addEventListener('abort', () => observer.disconnect());
  }

  private listen(document: Document, signal: AbortSignal): void {
    const input = (event: Event) => {
      // At the document, an event from a shadow root names its host.
      if (!this.element?.contains(event.composedPath()[0] as Node | null)) return;
      this.typed = true;
      this.soon();
    };
    // With another focus, another box may have taken the place of the old one.
    hear(document, { input, focusin: () => this.check() }, signal);
  }

  private soon(): void {
    if (this.o.signal.aborted) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.report();
    }, QUIET_MS);
  }

  private readText(): void {
    const text = this.element ? readDraft(this.element) : '';
    if (text !== this.text && !this.typed) this.stirredAt = performance.now();
    this.typed = false;
    this.text = text;
  }

  private report(): void {
    const composing = this.composing();
    // Half-composed pinyin is not a draft; the end of the composition reports it.
    if (!composing) this.readText();
    const { text } = this;
    const state: DraftState = {
      conversation: this.o.conversation(),
      text,
      fingerprint: fingerprintOf(text),
      composing,
    };
    const now = JSON.stringify(state);
    if (now === this.sent) return;
    this.sent = now;
    this.o.onDraft(state);
  }
}

/** Watches the text of the reply box and reports it when typing pauses, never what an input method has half composed. */
export function watchDraft(options: DraftOptions): DraftWatch {
  return new Watch(options);
}
