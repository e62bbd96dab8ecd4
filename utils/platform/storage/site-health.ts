/** Counters of site definitions in `storage.local`. Only numbers: what does not parse is dropped. */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { HealthLog } from '../../core/sites/site-health.ts';
import { HealthLogSchema } from '../../core/sites/site-health-schema.ts';

const KEY = 'siteHealth';

export const siteHealthStore = {
  async load(): Promise<HealthLog[]> {
    const { [KEY]: raw } = await browser.storage.local.get(KEY);
    const { version, logs } = (raw ?? {}) as { version?: unknown; logs?: unknown };
    if (version !== 1 || !Array.isArray(logs)) return [];
    return logs.flatMap((log: unknown) => {
      const parsed = v.safeParse(HealthLogSchema, log);
      return parsed.success ? [parsed.output] : [];
    });
  },
  async save(logs: readonly HealthLog[]): Promise<void> {
    await browser.storage.local.set({ [KEY]: { version: 1, logs: [...logs] } });
  },
};
