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
