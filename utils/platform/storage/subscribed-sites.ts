/** Site definitions of lists and files in `storage.local`: checked one by one on reading; broken ones are kept aside. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { parseSiteDefinition } from '../../core/sites/parse-site-definition.ts';
import { setAside } from './set-aside.ts';

const KEY = 'subscribedSites';
const QUARANTINE = 'quarantine:subscribedSites';
const MOST_ASIDE = 50;

const RecordSchema = v.object({ definition: v.unknown(), url: v.nullable(v.string()), since: v.string() });

function check(raw: unknown) {
  const record = v.safeParse(RecordSchema, raw);
  if (!record.success) return null;
  const parsed = parseSiteDefinition(record.output.definition);
  return parsed.ok ? { ...record.output, definition: parsed.definition } : null;
}
/** Structurally the app's `SubscribedSite`; declared here because the platform does not know the app. */
type SiteRecord = NonNullable<ReturnType<typeof check>>;

async function all(): Promise<SiteRecord[]> {
  const { [KEY]: raw } = await browser.storage.local.get(KEY);
  if (raw === undefined) return [];
  const { version, sites } = (raw ?? {}) as { version?: unknown; sites?: unknown };
  const entries = version === 1 && Array.isArray(sites) ? (sites as unknown[]) : [raw];
  const read = entries.map((entry) => ({ entry, site: check(entry) }));
  const broken = read.filter(({ site }) => site === null).map(({ entry }) => entry);
  if (broken.length > 0) {
    await setAside(QUARANTINE, broken, MOST_ASIDE);
    console.warn(
      `Warmline: ${broken.length} stored site definition(s) could not be read and are kept aside as "${QUARANTINE}". The next look at their list brings them again.`,
    );
  }
  return read.flatMap(({ site }) => (site === null ? [] : [site]));
}

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
