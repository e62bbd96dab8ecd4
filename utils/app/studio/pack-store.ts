/** Where the Studio keeps its work. The entrypoint hands in the browser's database; tests hand in a map. */
import type { PackInForce, PackVersion, PackWorkspace, PersonalLayer } from '../../core/packs/pack-record.ts';
import type { Script } from '../../core/packs/script.ts';

export interface PackStore {
  workspaces(): Promise<PackWorkspace[]>;
  saveWorkspace(workspace: PackWorkspace): Promise<void>;
  /** Removes the working copy with its scripts; published versions stay. */
  removeWorkspace(packId: string): Promise<void>;
  /** By id. `part` reads at most so many, those after an id: a large pack comes in pieces. */
  scripts(packId: string, part?: { after?: string; most: number }): Promise<Script[]>;
  /** Writes and removes in one transaction, so that a crash leaves the state before or after, never between. */
  saveScripts(packId: string, changed: readonly Script[], removed: readonly string[]): Promise<void>;
  versions(packId: string): Promise<PackVersion[]>;
  /** Adds a version; refuses one that exists. */
  addVersion(packId: string, version: PackVersion): Promise<{ ok: true } | { ok: false; message: string }>;
  inForce(): Promise<PackInForce[]>;
  /** Replaces the pack in force of the same id; null takes it out of force. */
  setInForce(packId: string, entry: PackInForce | null): Promise<void>;
  personal(): Promise<PersonalLayer>;
  savePersonal(layer: PersonalLayer): Promise<void>;
  /** Calls back when another page or the worker changed what is in force or personal. */
  onChanged(listener: () => void, signal: AbortSignal): void;
}
