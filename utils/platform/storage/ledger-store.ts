/** The ledger in `storage.local`: checked case by case on reading; what does not parse is kept aside, never lost. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { EFFORT_KINDS } from '../../core/follow-up/effort.ts';
import { readEntries } from './read-entries.ts';

const KEY = 'ledger';

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

function check(raw: unknown): LedgerRecord | null {
  const parsed = v.safeParse(CaseSchema, raw);
  return parsed.success ? parsed.output : null;
}

export const ledgerStore = {
  load: (): Promise<LedgerRecord[]> => readEntries({ key: KEY, part: 'cases', check, named: 'stored case(s)' }),
  async save(cases: readonly LedgerRecord[]): Promise<void> {
    await browser.storage.local.set({ [KEY]: { version: 1, cases: [...cases] } });
  },
};
