import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LedgerCase } from '../../../utils/app/ledger.ts';
import { ledgerStore } from '../../../utils/platform/storage/ledger-store.ts';
import { readSettings, writeSettings } from '../../../utils/platform/storage/user-settings.ts';

const disk = vi.hoisted(() => new Map<string, unknown>());

vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => (disk.has(key) ? { [key]: structuredClone(disk.get(key)) } : {}),
        set: async (entries: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(entries)) disk.set(key, structuredClone(value));
        },
      },
    },
  },
}));

const entry: LedgerCase = {
  key: 'practice|a',
  url: 'https://desk.example/a',
  customerName: null,
  promises: [{ turnId: '1', text: '今天18:00前给您单号', saidAt: 1, due: 2, remindedAt: null }],
  efforts: [
    { id: '1', kind: 'called_courier', at: 1, answer: { at: 2, text: '' } },
    { id: '2', kind: 'other', at: 1, note: '看了监控' },
  ],
  settled: [{ turnId: '0', text: 'x' }],
  touchedAt: 3,
};

beforeEach(() => {
  disk.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('ledgerStore', () => {
  it('gives back what it was given, and nothing where nothing was kept', async () => {
    expect(await ledgerStore.load()).toEqual([]);
    await ledgerStore.save([entry]);
    expect(await ledgerStore.load()).toEqual([entry]);
  });

  it('keeps a case it cannot read aside, reads the others, and says so', async () => {
    const broken = { ...entry, promises: [{ text: 'no due time' }] };
    disk.set('ledger', { version: 1, cases: [broken, entry] });
    expect(await ledgerStore.load()).toEqual([entry]);
    expect(disk.get('quarantine:ledger')).toEqual([broken]);
    expect(console.warn).toHaveBeenCalledOnce();
  });

  it('keeps a ledger of another make aside as a whole', async () => {
    disk.set('ledger', 'not a ledger');
    expect(await ledgerStore.load()).toEqual([]);
    await ledgerStore.save([entry]);
    expect(disk.get('quarantine:ledger')).toEqual(['not a ledger']);
    expect(await ledgerStore.load()).toEqual([entry]);
  });
});

describe('stored settings', () => {
  /** As the first version wrote them, before there were reminders and reply clocks. */
  const first = { version: 1, uiLang: 'zh-CN', theme: 'dark', market: 'CN', agent: { name: '小周' }, strip: false };

  it('of the first version are read with the defaults of what came later', async () => {
    disk.set('settings', first);
    expect(await readSettings()).toMatchObject({
      ok: true,
      settings: { agent: { name: '小周' }, strip: false, remindMinutes: 15, replyClocks: {} },
    });
  });

  it('keep the reply clock of each site', async () => {
    disk.set('settings', first);
    const read = await readSettings();
    if (!read.ok || !read.settings) throw new Error('the settings were not read');
    await writeSettings({ ...read.settings, remindMinutes: 5, replyClocks: { chatwoot: { hold: 30, late: 60 } } });
    expect(await readSettings()).toMatchObject({
      settings: { remindMinutes: 5, replyClocks: { chatwoot: { hold: 30, late: 60 } } },
    });
  });

  it('that make no sense are reported, not used', async () => {
    disk.set('settings', { ...first, remindMinutes: -1 });
    expect(await readSettings()).toMatchObject({ ok: false });
  });
});
