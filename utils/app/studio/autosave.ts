/** Writes changed scripts a moment after the last keystroke, in order, and never loses one that did not get through. */

export interface Autosave {
  /** These scripts of this pack changed; they are written after the pause. */
  touch(packId: string, ids: Iterable<string>): void;
  /** Writes what is waiting now; resolves when all of it is stored or has failed. */
  flush(): Promise<void>;
  /** Scripts that are not stored yet, those being written included. */
  unsaved(): ReadonlySet<string>;
}

interface AutosavePorts {
  /** Writes the present state of these scripts. */
  save: (packId: string, ids: readonly string[]) => Promise<void>;
  /** Called when something began to wait, was stored, or failed (`problem`). */
  onChange: (problem: string | null) => void;
  pauseMs?: number;
}

const PAUSE_MS = 400;
const RETRY_MS = 5000;

export function createAutosave({ save, onChange, pauseMs = PAUSE_MS }: AutosavePorts): Autosave {
  const waiting = new Set<string>();
  let writing: readonly string[] = [];
  let pack: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> = Promise.resolve();

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  const writeWaiting = async () => {
    if (pack === null || waiting.size === 0) return;
    const ids = [...waiting];
    const packId = pack;
    waiting.clear();
    writing = ids;
    try {
      await save(packId, ids);
      writing = [];
      onChange(null);
    } catch (error) {
      writing = [];
      for (const id of ids) waiting.add(id);
      onChange(error instanceof Error ? error.message : String(error));
      later(RETRY_MS);
    }
  };
  const flush = () => {
    clearTimeout(timer);
    // One write after the other: an older state must never land on a newer one.
    running = running.then(writeWaiting);
    return running;
  };
  return {
    touch(packId, ids) {
      if (pack !== packId && waiting.size > 0) throw new Error('flush before another pack is changed');
      pack = packId;
      for (const id of ids) waiting.add(id);
      onChange(null);
      later(pauseMs);
    },
    flush,
    unsaved: () => new Set([...waiting, ...writing]),
  };
}
