import { hear } from './hear.ts';

/** Editors put the characters in order for a moment after the input method is done. */
const AFTER_MS = 60;

/** Whether an input method composes anywhere on the page, not in the reply box alone: any insertion would end it. */
export interface InputMethod {
  /** Hears a document, its open shadow roots included. */
  listen(document: Document, signal: AbortSignal): void;
  composing(): boolean;
  /** It ended a moment ago. */
  justEnded(): boolean;
}

class Composition implements InputMethod {
  private readonly onChange: (composing: boolean) => void;
  private at: Node | null = null;
  private endedAt = Number.NEGATIVE_INFINITY;

  constructor(onChange: (composing: boolean) => void) {
    this.onChange = onChange;
  }

  listen(document: Document, signal: AbortSignal): void {
    const begin = (event: Event) => this.begin(event.composedPath()[0] as Node);
    hear(
      document,
      {
        compositionstart: begin,
        // Some input methods only tell of their changes.
        compositionupdate: begin,
        compositionend: () => this.end(),
        // A box that loses the focus has lost its input method, though not every browser says so.
        focusout: (event) => event.composedPath()[0] === this.at && this.end(),
      },
      signal,
    );
    signal.addEventListener('abort', () => this.at?.ownerDocument === document && this.end());
  }

  composing(): boolean {
    // A box that was taken away tells nothing any more.
    if (this.at && !this.at.isConnected) this.end();
    return this.at !== null;
  }

  justEnded(): boolean {
    return performance.now() < this.endedAt + AFTER_MS;
  }

  private begin(at: Node): void {
    const began = this.at === null;
    this.at = at;
    if (began) this.onChange(true);
  }

  private end(): void {
    if (!this.at) return;
    this.at = null;
    this.endedAt = performance.now();
    this.onChange(false);
  }
}

/** @param onChange hears of every beginning and end */
export function watchInputMethod(onChange: (composing: boolean) => void): InputMethod {
  return new Composition(onChange);
}
