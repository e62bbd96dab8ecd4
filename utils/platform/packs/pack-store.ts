/**
 * Packs in IndexedDB. Structurally the app's `PackStore`; declared here because the platform does not know the app.
 * Only this extension writes the database, and only what was checked before, so rows are not parsed again on reading.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PackInForce, PackVersion, PackWorkspace, PersonalLayer } from '../../core/packs/pack-record.ts';
import type { Script } from '../../core/packs/script.ts';

interface PacksSchema extends DBSchema {
  workspaces: { key: string; value: PackWorkspace };
  scripts: { key: [pack: string, script: string]; value: Script };
  versions: { key: [pack: string, version: string]; value: PackVersion };
  inForce: { key: string; value: PackInForce };
  /** One row, under the key `mine`. */
  personal: { key: string; value: PersonalLayer };
}

const NAME = 'warmline-packs';
const VERSION = 1;
/** A save is told as stored only when it is on disk: a power cut after "saved" must lose nothing. */
const STRICT = { durability: 'strict' } as const;

/** All keys `[pack, …]`; an empty array sorts after every string. */
const allOf = (pack: string, after?: string) =>
  IDBKeyRange.bound(after === undefined ? [pack] : [pack, after], [pack, []], after !== undefined);

function upgrade(db: IDBPDatabase<PacksSchema>, from: number): void {
  if (from < 1) {
    db.createObjectStore('workspaces', { keyPath: 'id' });
    db.createObjectStore('scripts');
    db.createObjectStore('versions');
    db.createObjectStore('inForce');
    db.createObjectStore('personal');
  }
}

/** Opened on first use, and again after the browser closed it (it may, to free memory or for an update). */
function opener(name: string): () => Promise<IDBPDatabase<PacksSchema>> {
  let opened: Promise<IDBPDatabase<PacksSchema>> | null = null;
  const forget = () => {
    opened = null;
  };
  return () => {
    opened ??= openDB<PacksSchema>(name, VERSION, {
      upgrade,
      // A newer Warmline in another page wants to upgrade: give way, and open the new one on the next call.
      blocking: (_now, _wanted, event) => {
        forget();
        (event.target as IDBDatabase).close();
      },
      terminated: forget,
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}

/** @param name the database; tests use their own */
export function createPackStore(name = NAME) {
  const open = opener(name);
  const news = new BroadcastChannel(name);
  const tell = () => news.postMessage('changed');
  return {
    workspaces: async () => (await open()).getAll('workspaces'),
    async saveWorkspace(workspace: PackWorkspace): Promise<void> {
      const tx = (await open()).transaction('workspaces', 'readwrite', STRICT);
      await Promise.all([tx.store.put(workspace), tx.done]);
    },
    async removeWorkspace(packId: string): Promise<void> {
      const tx = (await open()).transaction(['workspaces', 'scripts'], 'readwrite', STRICT);
      await Promise.all([
        tx.objectStore('workspaces').delete(packId),
        tx.objectStore('scripts').delete(allOf(packId)),
        tx.done,
      ]);
    },
    scripts: async (packId: string, part?: { after?: string; most: number }): Promise<Script[]> =>
      (await open()).getAll('scripts', allOf(packId, part?.after), part?.most),
    async saveScripts(packId: string, changed: readonly Script[], removed: readonly string[]): Promise<void> {
      const tx = (await open()).transaction('scripts', 'readwrite', STRICT);
      const written = [
        ...changed.map((script) => tx.store.put(script, [packId, script.id])),
        ...removed.map((id) => tx.store.delete([packId, id])),
      ];
      // A page that is being closed does not live to hear its writes answered; without this they are taken back.
      tx.commit();
      await Promise.all([...written, tx.done]);
    },
    versions: async (packId: string): Promise<PackVersion[]> => (await open()).getAll('versions', allOf(packId)),
    async addVersion(packId: string, version: PackVersion): Promise<{ ok: true } | { ok: false; message: string }> {
      const tx = (await open()).transaction('versions', 'readwrite', STRICT);
      const key: [string, string] = [packId, version.version];
      if (await tx.store.getKey(key)) {
        await tx.done;
        return { ok: false, message: `version ${version.version} of ${packId} exists already; choose a higher number` };
      }
      await Promise.all([tx.store.add(version, key), tx.done]);
      return { ok: true };
    },
    inForce: async (): Promise<PackInForce[]> => (await open()).getAll('inForce'),
    async setInForce(packId: string, entry: PackInForce | null): Promise<void> {
      const tx = (await open()).transaction('inForce', 'readwrite', STRICT);
      await Promise.all([entry ? tx.store.put(entry, packId) : tx.store.delete(packId), tx.done]);
      tell();
    },
    personal: async (): Promise<PersonalLayer> =>
      (await (await open()).get('personal', 'mine')) ?? { scripts: [], edits: {} },
    async savePersonal(layer: PersonalLayer): Promise<void> {
      const tx = (await open()).transaction('personal', 'readwrite', STRICT);
      await Promise.all([tx.store.put(layer, 'mine'), tx.done]);
      tell();
    },
    onChanged(listener: () => void, signal: AbortSignal): void {
      news.addEventListener('message', () => listener(), { signal });
    },
  };
}
