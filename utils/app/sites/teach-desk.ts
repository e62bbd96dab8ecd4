/** Teaching as the worker sees it: which frame of a tab is taught, and how far. */
import type { TeachCommand, TeachState } from '../../core/sites/teaching.ts';

export interface TeachDeskPorts {
  /** The frames in which something like a chat was found that is not sure enough to be read. */
  almost(tabId: number): readonly number[];
  /** To one frame, or to all of the tab. */
  send(tabId: number, command: TeachCommand, frameId?: number): void;
  onChange(tabId: number): void;
}

/**
 * Every frame that can be taught starts; the first in which a row is clicked goes on alone. Until then the keyboard
 * walks the frame with most rows. What was found is looked over in its own frames only.
 */
export class TeachDesk {
  readonly #ports: TeachDeskPorts;
  readonly #tabs = new Map<number, Map<number, TeachState>>();

  constructor(ports: TeachDeskPorts) {
    this.#ports = ports;
  }

  /** What the panel shows; null where nothing is being taught. */
  of(tabId: number): TeachState | null {
    return this.#leading(tabId)?.[1] ?? null;
  }

  hear(tabId: number, frameId: number, state: TeachState | null): void {
    const frames = this.#tabs.get(tabId) ?? new Map<number, TeachState>();
    if (state === null) this.#end(tabId, frameId);
    else {
      this.#tabs.set(tabId, frames.set(frameId, state));
      if (state.examples > 0) this.#goOnAlone(tabId, frameId, frames);
    }
    this.#ports.onChange(tabId);
  }

  command(tabId: number, command: TeachCommand): void {
    const { type } = command;
    const found = command.type === 'start' && command.from === 'found' ? this.#ports.almost(tabId) : [];
    for (const frameId of found) this.#ports.send(tabId, command, frameId);
    if (found.length > 0) return;
    const one = type !== 'start' && type !== 'stop' && type !== 'confirm' && type !== 'forget';
    const leading = one ? this.#leading(tabId)?.[0] : undefined;
    if (one && leading === undefined) return;
    this.#ports.send(tabId, command, leading);
  }

  /** The page or the tab is gone. */
  gone(tabId: number, frameId?: number): void {
    if (frameId === undefined) this.#tabs.delete(tabId);
    else if (this.#tabs.get(tabId)?.has(frameId)) this.hear(tabId, frameId, null);
  }

  #leading(tabId: number): [number, TeachState] | null {
    const frames = [...(this.#tabs.get(tabId) ?? [])];
    frames.sort(
      ([a, left], [b, right]) =>
        Number(right.found) - Number(left.found) || right.candidates - left.candidates || a - b,
    );
    return frames.find(([, { examples }]) => examples > 0) ?? frames[0] ?? null;
  }

  #goOnAlone(tabId: number, frameId: number, frames: Map<number, TeachState>): void {
    for (const other of [...frames.keys()]) {
      if (other === frameId) continue;
      // Forgotten first, so that its own "ended" does not end the whole.
      frames.delete(other);
      this.#ports.send(tabId, { type: 'stop' }, other);
    }
  }

  /** Leaving in one frame is leaving altogether. */
  #end(tabId: number, frameId: number): void {
    const frames = this.#tabs.get(tabId);
    if (!frames?.has(frameId)) return;
    this.#tabs.delete(tabId);
    for (const other of frames.keys()) if (other !== frameId) this.#ports.send(tabId, { type: 'stop' }, other);
  }
}
