/** The ledger in `storage.local`: checked case by case on reading; what does not parse is kept aside, never lost. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EFFORT_KINDS } from '../../core/follow-up/effort.ts';
import { setAside } from './set-aside.ts';

const KEY = 'ledger';
const QUARANTINE = 'quarantine:ledger';
/** Broken cases kept aside; the oldest go first. */
const MOST_ASIDE = 50;

const time = v.pipe(v.number(), v.finite());
const ref = { turnId: v.string(), text: v.string() };

const CaseSchema = v.object({
  key: v.string(),
  url: v.string(),
  customerName: v.nullable(v.string()),
  promises: v.array(v.object({ ...ref, saidAt: time, due: time, remindedAt: v.nullable(time) })),
  efforts: v.array(
    v.object({
      id: v.string(),
      kind: v.picklist(EFFORT_KINDS),
      at: time,
      note: v.exactOptional(v.string()),
      answer: v.exactOptional(v.object({ at: time, text: v.string() })),
    }),
  ),
  settled: v.array(v.object(ref)),
  touchedAt: time,
});
/** Structurally the app's `LedgerCase`; declared here because the platform does not know the app. */
type LedgerRecord = v.InferOutput<typeof CaseSchema>;

export const ledgerStore = {
  async load(): Promise<LedgerRecord[]> {
    const { [KEY]: raw } = await browser.storage.local.get(KEY);
    if (raw === undefined) return [];
    const stored = v.safeParse(v.object({ version: v.literal(1), cases: v.array(v.unknown()) }), raw);
    const entries = stored.success ? stored.output.cases : [raw];
    const read = entries.map((entry) => ({ entry, parsed: v.safeParse(CaseSchema, entry) }));
    const broken = read.filter(({ parsed }) => !parsed.success).map(({ entry }) => entry);
    if (broken.length > 0) {
      await setAside(QUARANTINE, broken, MOST_ASIDE);
      console.warn(
        `Warmline: ${broken.length} stored case(s) could not be read and are kept aside as "${QUARANTINE}".`,
      );
    }
    return read.flatMap(({ parsed }) => (parsed.success ? [parsed.output] : []));
  },
  async save(cases: readonly LedgerRecord[]): Promise<void> {
    await browser.storage.local.set({ [KEY]: { version: 1, cases: [...cases] } });
  },
};
