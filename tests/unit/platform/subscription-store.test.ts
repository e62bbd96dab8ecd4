import { beforeEach, describe, expect, it, vi } from 'vitest';
import { installationSeed, subscriptionStore, wakeForPacks } from '../../../utils/platform/packs/subscription-store.ts';

const disk = vi.hoisted(() => new Map<string, unknown>());
const alarms = vi.hoisted(() => [] as unknown[]);

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
    alarms: {
      get: async () => alarms.at(-1),
      create: async (_name: string, alarm: unknown) => void alarms.push(alarm),
      clear: async () => void alarms.splice(0),
    },
  },
}));

const store = subscriptionStore((raw) => (typeof raw === 'string' ? raw : null));

beforeEach(() => {
  disk.clear();
  alarms.length = 0;
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('subscriptionStore', () => {
  it('gives back what it was given', async () => {
    expect(await store.load()).toEqual([]);
    await store.save(['a', 'b']);
    expect(await store.load()).toEqual(['a', 'b']);
  });
  it('keeps what it cannot read aside and says so', async () => {
    disk.set('subscriptions', { version: 1, lists: ['a', { odd: true }] });
    expect(await store.load()).toEqual(['a']);
    expect(disk.get('quarantine:subscriptions')).toEqual([{ odd: true }]);
    disk.set('subscriptions', 7);
    expect(await store.load()).toEqual([]);
    await store.load();
    expect(disk.get('quarantine:subscriptions'), 'kept once, and nothing before it lost').toEqual([{ odd: true }, 7]);
  });
  it('makes the seed of an installation once', async () => {
    const seed = await installationSeed();
    expect(seed).toMatch(/^[0-9a-f-]{36}$/);
    expect(await installationSeed()).toBe(seed);
  });
  it('does not start a running alarm anew', async () => {
    await wakeForPacks(15);
    await wakeForPacks(15);
    expect(alarms).toEqual([{ periodInMinutes: 15 }]);
    await wakeForPacks(null);
    expect(alarms).toEqual([]);
  });
});
