/** Undo and redo over scripts: each step keeps what a script was before and after, nothing else. */
import type { Script } from '../../core/packs/script.ts';
import type { StepDone, StepOfWork } from './studio-state.ts';

/** A script before and after; null where it did not exist. */
export interface ScriptChange {
  before: Script | null;
  after: Script | null;
}

interface HistoryStep {
  step: StepOfWork;
  changes: Map<string, ScriptChange>;
  /** Steps with the same key that follow closely are one. */
  key: string | null;
  at: number;
}

/** Typing with shorter pauses than this is one step. */
const PAUSE_MS = 1000;
/** Long work stays undoable; a whole import counts as one. */
const MOST_STEPS = 500;

export interface History {
  record(step: StepOfWork, changes: Map<string, ScriptChange>, key: string | null, at: number): void;
  /** The state to put back per script, or null where there is nothing left to undo. */
  undo(): Map<string, Script | null> | null;
  redo(): Map<string, Script | null> | null;
  next(): { undo: StepDone | null; redo: StepDone | null };
  clear(): void;
}

export function createHistory(): History {
  let done: HistoryStep[] = [];
  let undone: HistoryStep[] = [];
  const told = (step: HistoryStep | undefined): StepDone | null =>
    step ? { step: step.step, count: step.changes.size } : null;
  const side = (step: HistoryStep, which: keyof ScriptChange) =>
    new Map([...step.changes].map(([id, change]) => [id, change[which]]));
  return {
    record(step, changes, key, at) {
      undone = [];
      const last = done.at(-1);
      if (key !== null && last?.key === key && at - last.at < PAUSE_MS) {
        for (const [id, { before, after }] of changes)
          last.changes.set(id, { before: last.changes.get(id)?.before ?? before, after });
        last.at = at;
        return;
      }
      done.push({ step, changes, key, at });
      if (done.length > MOST_STEPS) done.shift();
    },
    undo() {
      const step = done.pop();
      if (!step) return null;
      undone.push({ ...step, key: null });
      return side(step, 'before');
    },
    redo() {
      const step = undone.pop();
      if (!step) return null;
      done.push(step);
      return side(step, 'after');
    },
    next: () => ({ undo: told(done.at(-1)), redo: told(undone.at(-1)) }),
    clear() {
      done = [];
      undone = [];
    },
  };
}
