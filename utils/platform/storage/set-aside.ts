import { browser } from 'wxt/browser';

/** Keeps what cannot be read under another key, each piece once; of too many the oldest go first. */
export async function setAside(key: string, broken: readonly unknown[], most: number): Promise<void> {
  const { [key]: before } = await browser.storage.local.get(key);
  const kept: unknown[] = Array.isArray(before) ? before : [];
  const known = new Set(kept.map((entry) => JSON.stringify(entry)));
  const added = broken.filter((entry) => !known.has(JSON.stringify(entry)));
  if (added.length > 0) await browser.storage.local.set({ [key]: [...kept, ...added].slice(-most) });
}
