/** Site definitions of lists and files in `storage.local`: checked one by one on reading; broken ones are kept aside. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { parseSiteDefinition } from '../../core/sites/parse-site-definition.ts';
import { readEntries } from './read-entries.ts';

const KEY = 'subscribedSites';

const RecordSchema = v.object({ definition: v.unknown(), url: v.nullable(v.string()), since: v.string() });

function check(raw: unknown) {
  const record = v.safeParse(RecordSchema, raw);
  if (!record.success) return null;
  const parsed = parseSiteDefinition(record.output.definition);
  return parsed.ok ? { ...record.output, definition: parsed.definition } : null;
}
/** Structurally the app's `SubscribedSite`; declared here because the platform does not know the app. */
type SiteRecord = NonNullable<ReturnType<typeof check>>;

const all = (): Promise<SiteRecord[]> =>
  readEntries({
    key: KEY,
    part: 'sites',
    check,
    named: 'stored site definition(s)',
    remedy: 'The next look at their list brings them again.',
  });

let last: Promise<unknown> = Promise.resolve();

export const subscribedSiteStore = {
  all,
  /** One after the other: each writes the whole. */
  set(id: string, site: SiteRecord | null): Promise<void> {
    const write = async () => {
      const others = (await all()).filter(({ definition }) => definition.id !== id);
      await browser.storage.local.set({ [KEY]: { version: 1, sites: site ? [...others, site] : others } });
    };
    const written = last.then(write);
    last = written.catch(() => undefined);
    return written;
  },
  onChanged(listener: () => void): void {
    browser.storage.local.onChanged.addListener((changes: Record<string, unknown>) => {
      if (KEY in changes) listener();
    });
  },
};
