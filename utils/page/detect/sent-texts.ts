/** Shorter ones are said by both sides. */
const LEAST_LETTERS = 6;
const LEAST_CHARACTERS = 4;
const LONGEST = 400;
const MOST = 5;
const BOX = 'textarea,input:not([type]),input[type="text"],[contenteditable]:not([contenteditable="false"])';

const textOf = (box: HTMLElement) => ('value' in box ? String(box.value) : (box.textContent ?? '')).trim();

function tells(text: string): boolean {
  const least = /\p{Script=Han}/u.test(text) ? LEAST_CHARACTERS : LEAST_LETTERS;
  return text.length >= least && text.length <= LONGEST;
}

/**
 * What the agent wrote on a page that is not known yet and what then left its box, most likely because it was sent.
 * Kept in the memory of the page alone, the last few only, and no longer than the page is unknown.
 */
export class SentTexts {
  private box: HTMLElement | null = null;
  private written = '';
  private readonly left: string[] = [];

  constructor(document: Document, signal: AbortSignal) {
    const onInput = (event: Event) => {
      const target = event.composedPath()[0] as Partial<Element> | undefined;
      const box = target?.closest?.<HTMLElement>(BOX);
      if (!box) return;
      const text = textOf(box);
      // Emptied at once, or by hand: what stood there is judged when it is asked for.
      if (text === '') return;
      if (box !== this.box) this.hasLeft();
      this.box = box;
      this.written = text;
    };
    document.addEventListener('input', onInput, { capture: true, passive: true, signal });
  }

  /** Whether a text has left its box since this was last asked. */
  hasLeft(): boolean {
    const { box, written } = this;
    if (!box || written === '' || (box.isConnected && textOf(box) !== '')) return false;
    this.written = '';
    if (!tells(written)) return false;
    this.left.push(written);
    this.left.splice(0, this.left.length - MOST);
    return true;
  }

  texts(): readonly string[] {
    return this.left;
  }
}
