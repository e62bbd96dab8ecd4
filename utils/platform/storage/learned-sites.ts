/** Learned definitions in `storage.local`: checked one by one on reading; what does not parse is kept aside, never lost. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { LEARNED_HOW, learnedProblem } from '../../core/sites/learned-site.ts';
import { parseSiteDefinition } from '../../core/sites/parse-site-definition.ts';
import { readEntries } from './read-entries.ts';

const KEY = 'learnedSites';

const RecordSchema = v.object({
  origin: v.pipe(v.string(), v.regex(/^https?:\/\/[^/]+$/)),
  how: v.picklist(LEARNED_HOW),
  definition: v.unknown(),
  confidence: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  at: v.pipe(v.string(), v.isoTimestamp()),
});

function check(raw: unknown) {
  const record = v.safeParse(RecordSchema, raw);
  if (!record.success) return null;
  const parsed = parseSiteDefinition(record.output.definition);
  if (!parsed.ok || learnedProblem(parsed.definition, record.output.how, record.output.origin) !== null) return null;
  return { ...record.output, definition: parsed.definition };
}
/** Structurally the app's `LearnedSite`; declared here because the platform does not know the app. */
type LearnedRecord = NonNullable<ReturnType<typeof check>>;

export const learnedSiteStore = {
  load: (): Promise<LearnedRecord[]> =>
    readEntries({ key: KEY, part: 'sites', check, named: 'learned page(s)', remedy: 'Teach them again.' }),
  async save(sites: readonly LearnedRecord[]): Promise<void> {
    await browser.storage.local.set({ [KEY]: { version: 1, sites: [...sites] } });
  },
};
