import { browser } from 'wxt/browser';
import { setAside } from './set-aside.ts';

interface StoredList<T> {
  key: string;
  /** The property of the stored record that holds the entries. */
  part: string;
  /** The entry as it is used, or null where it cannot be read. */
  check(raw: unknown): T | null;
  /** What an entry is called, and what can be done about a broken one; for the console. */
  named: string;
  remedy?: string;
  /** How many broken entries are kept; the oldest go first. */
  mostAside?: number;
}

/**
 * The entries of a list in `storage.local` (version 1), checked one by one. What does not parse is kept aside under
 * `quarantine:<key>`, never lost; a record of another form is one broken entry.
 */
export async function readEntries<T>({ key, part, check, named, remedy, mostAside = 50 }: StoredList<T>): Promise<T[]> {
  const { [key]: raw } = await browser.storage.local.get(key);
  if (raw === undefined) return [];
  const { version, [part]: list } = (raw ?? {}) as Record<string, unknown>;
  const entries: unknown[] = version === 1 && Array.isArray(list) ? list : [raw];
  const read = entries.map((entry) => ({ entry, known: check(entry) }));
  const broken = read.filter(({ known }) => known === null).map(({ entry }) => entry);
  if (broken.length > 0) {
    const quarantine = `quarantine:${key}`;
    await setAside(quarantine, broken, mostAside);
    console.warn(
      `Warmline: ${broken.length} ${named} could not be read and are kept aside as "${quarantine}".${remedy ? ` ${remedy}` : ''}`,
    );
  }
  return read.flatMap(({ known }) => (known === null ? [] : [known]));
}
