/** One frame of a tab, as the worker knows it. */
import type { DraftState, InsertResult } from '../core/page-messages.ts';
import { type CaseNotes, emptyNotes } from './case-notes.ts';
import type { FrameAdvice } from './frame-advice.ts';
import type { Reading } from './reading.ts';

export interface Frame {
  reading: Reading | null;
  draft: DraftState | null;
  notes: CaseNotes;
  advice: FrameAdvice | null;
  /** Set when the page says that no definition fits it. */
  unsupported: boolean;
  /** With `unsupported`: something like a chat is there, but not surely enough to be read. */
  almost: boolean;
  /** A refused insertion that the strip must still tell of. */
  notice: Extract<InsertResult, { ok: false }> | null;
}

export const newFrame = (): Frame => ({
  reading: null,
  draft: null,
  notes: emptyNotes(),
  advice: null,
  unsupported: false,
  almost: false,
  notice: null,
});

/** A healthy frame with an open conversation goes before one without. */
function rank(frame: Frame): number {
  return (frame.reading?.health.ok ? 2 : 0) + (frame.reading?.conversation ? 1 : 0);
}

/** The frame that holds the open conversation; the freshest one where several do. */
export function activeFrame(frames: ReadonlyMap<number, Frame>): [number, Frame] | null {
  const open = [...frames].filter(([, frame]) => frame.reading);
  open.sort(([, a], [, b]) => rank(b) - rank(a) || (b.reading?.seenAt ?? 0) - (a.reading?.seenAt ?? 0));
  return open[0] ?? null;
}

export function lastBuyerTurn(frame: Frame): string | null {
  return frame.reading?.turns.findLast((turn) => turn.role === 'customer')?.id ?? null;
}

/** A stage chosen by hand holds until the buyer writes again. */
export function endOldChoice(frame: Frame): void {
  if (frame.notes.chosenStage && frame.notes.chosenAt !== lastBuyerTurn(frame)) {
    frame.notes = { ...frame.notes, chosenStage: null, chosenAt: null };
  }
}
