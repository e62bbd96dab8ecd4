/** At most one reading per frame. */
const FRAME_MS = 16;
/** Of a page that redraws without end no more than this share of a core is spent on reading … */
const SHARE = 0.05;
/** … after this much has been spent at once, as when a conversation is opened. */
const BURST_MS = 120;
const LONGEST_MS = 1000;

/** Tells how long to wait before the next reading, by what the last ones cost. */
export class Pace {
  private debt = 0;
  private at = Number.NEGATIVE_INFINITY;

  /** A reading that began at `began` has just ended. */
  spent(began: number, ended: number): void {
    this.debt = this.owed(began) + (ended - began);
    this.at = ended;
  }

  /** Milliseconds from `now` until the page may be read again. */
  wait(now: number): number {
    const over = (this.owed(now) - BURST_MS) / SHARE;
    return Math.max(0, this.at + FRAME_MS - now, Math.min(LONGEST_MS, over));
  }

  private owed(now: number): number {
    return this.at === Number.NEGATIVE_INFINITY ? 0 : Math.max(0, this.debt - (now - this.at) * SHARE);
  }
}
