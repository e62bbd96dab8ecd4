/** Case notes in `storage.session`: memory only, never on disk, and still there when the worker restarts. */
import { browser } from 'wxt/browser';

const PREFIX = 'case:';

/** Generic because the shape belongs to the app; the store only keeps what it was given. */
export function caseMemory<Notes>() {
  return {
    async load(key: string): Promise<Notes | null> {
      const { [PREFIX + key]: notes } = await browser.storage.session.get(PREFIX + key);
      return (notes as Notes | undefined) ?? null;
    },
    async save(key: string, notes: Notes): Promise<void> {
      await browser.storage.session.set({ [PREFIX + key]: notes });
    },
  };
}
