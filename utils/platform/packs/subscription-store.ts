/** Subscribed lists in `storage.local`, and the random text that tells installations apart. */
import { browser } from 'wxt/browser';
import { setAside } from '../storage/set-aside.ts';

const KEY = 'subscriptions';
const QUARANTINE = 'quarantine:subscriptions';
/** The oldest go first. */
const MOST_ASIDE = 20;
const SEED = 'installation';
const ALARM = 'packs';

/**
 * Checked one by one on reading; what does not parse is kept aside, never lost.
 *
 * @param check the app's schema: the record, or null where it is none
 */
export function subscriptionStore<List>(check: (raw: unknown) => List | null) {
  return {
    async load(): Promise<List[]> {
      const { [KEY]: raw } = await browser.storage.local.get(KEY);
      if (raw === undefined) return [];
      const { version, lists } = (raw ?? {}) as { version?: unknown; lists?: unknown };
      const entries = version === 1 && Array.isArray(lists) ? (lists as unknown[]) : [raw];
      const read = entries.map((entry) => ({ entry, list: check(entry) }));
      const broken = read.filter(({ list }) => list === null).map(({ entry }) => entry);
      if (broken.length > 0) {
        await setAside(QUARANTINE, broken, MOST_ASIDE);
        console.warn(
          `Warmline: ${broken.length} stored pack list(s) could not be read and are kept aside as "${QUARANTINE}". Add them again in the Studio.`,
        );
      }
      return read.flatMap(({ list }) => (list === null ? [] : [list]));
    },
    async save(lists: readonly List[]): Promise<void> {
      await browser.storage.local.set({ [KEY]: { version: 1, lists: [...lists] } });
    },
  };
}

export function onSubscriptionsChanged(listener: () => void, signal: AbortSignal): void {
  const hear = (changes: Record<string, unknown>) => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(hear);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(hear));
}

/** Made once; says nothing about the person or the machine. */
export async function installationSeed(): Promise<string> {
  const { [SEED]: known } = await browser.storage.local.get(SEED);
  if (typeof known === 'string') return known;
  const made = crypto.randomUUID();
  await browser.storage.local.set({ [SEED]: made });
  return made;
}

/** Wakes the worker every so many minutes; null lets it sleep. */
export async function wakeForPacks(minutes: number | null): Promise<void> {
  if (minutes === null) return void (await browser.alarms.clear(ALARM));
  const known = await browser.alarms.get(ALARM);
  // Setting it anew would start its time anew, and a worker that wakes often would never reach it.
  if (known?.periodInMinutes !== minutes) await browser.alarms.create(ALARM, { periodInMinutes: minutes });
}

export function onPacksAlarm(listener: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) listener();
  });
}
