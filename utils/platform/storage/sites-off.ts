/** Ids of site definitions that a person switched off. */
import { browser } from 'wxt/browser';

const KEY = 'sitesOff';

export const sitesOffStore = {
  async load(): Promise<string[]> {
    const { [KEY]: raw } = await browser.storage.local.get(KEY);
    return Array.isArray(raw) ? raw.filter((id): id is string => typeof id === 'string') : [];
  },
  async save(ids: readonly string[]): Promise<void> {
    await browser.storage.local.set({ [KEY]: [...ids] });
  },
};

/** Everything that the page of sites shows. */
const SHOWN = [KEY, 'learnedSites', 'subscribedSites', 'siteHealth'];

export function onSitesChanged(listener: () => void, signal: AbortSignal): void {
  const hear = (changes: Record<string, unknown>) => {
    if (SHOWN.some((key) => key in changes)) listener();
  };
  browser.storage.local.onChanged.addListener(hear);
  signal.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(hear));
}
