import type { Library } from '../../core/library.ts';
import type { PackStore } from '../studio/pack-store.ts';
import { changePersonal, type PersonalChange } from './personal-layer.ts';
import { createQueue } from './queue.ts';

/** What a change is applied to: the store holds the layer, the worker the library the agent sees. */
export interface PersonalPorts {
  packs: Pick<PackStore, 'personal' | 'savePersonal'>;
  /** The library with every change that was told by `onSaved`. */
  library(): Library;
  /** Milliseconds since the epoch. */
  now(): number;
  /** The layer is stored; the next change waits for this, so that it finds the library as it is then. */
  onSaved(): Promise<void>;
}

/**
 * Changes of the agent's own layer, one after the other. Each reads what is stored, so that two quick ones never lose
 * one, and a layer that could not be read is never overwritten by an empty one.
 */
export function personalKeeper({ packs, library, now, onSaved }: PersonalPorts) {
  const queue = createQueue();
  return (change: PersonalChange): Promise<void> =>
    queue(async () => {
      const before = await packs.personal();
      const after = changePersonal(before, change, library(), new Date(now()).toISOString());
      if (after === before) return;
      await packs.savePersonal(after);
      await onSaved();
    });
}
