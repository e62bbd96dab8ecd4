/** Subscribed lists in `storage.local`, and the random text that tells installations apart. */
import { browser } from 'wxt/browser';
import { readEntries } from '../storage/read-entries.ts';

const KEY = 'subscriptions';
const SEED = 'installation';
const ALARM = 'packs';

/**
 * Checked one by one on reading; what does not parse is kept aside, never lost.
 *
 * @param check the app's schema: the record, or null where it is none
 */
export function subscriptionStore<List>(check: (raw: unknown) => List | null) {
  return {
    load: (): Promise<List[]> =>
      readEntries({
        key: KEY,
        part: 'lists',
        check,
        named: 'stored pack list(s)',
        remedy: 'Add them again in the Studio.',
        mostAside: 20,
      }),
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
