import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readSettings, writeSettings } from '../../../utils/platform/storage/user-settings.ts';

const disk = vi.hoisted(() => ({ value: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        get: (key: string) => Promise.resolve(key in disk.value ? { [key]: disk.value[key] } : {}),
        set: (items: Record<string, unknown>) => Promise.resolve(Object.assign(disk.value, items)),
      },
    },
  },
}));
afterEach(() => {
  disk.value = {};
});

const folder = new URL('../../fixtures/stored-settings/', import.meta.url);
const examples = readdirSync(folder).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Record<string, unknown>] as const,
);

describe('stored settings', () => {
  it.each(examples)('of every earlier release still work: %s', async (_name, stored) => {
    disk.value = { settings: stored };
    const read = await readSettings();
    const { version: _version, ...kept } = stored;
    expect(read).toMatchObject({ ok: true, settings: kept });
    if (!read.ok || !read.settings) throw new Error('not read');
    // What a release did not know gets a value that changes nothing.
    expect(read.settings).toMatchObject({ crisisLine: expect.any(String), replyClocks: expect.any(Object) });
    expect(read.settings.team).toEqual(stored.team ?? {});
    await writeSettings(read.settings);
    expect(await readSettings()).toEqual(read);
  });

  it('that do not parse are set aside, never lost', async () => {
    const broken = { ...examples[0]?.[1], team: { CN: { limits: { agent: -5 } } } };
    disk.value = { settings: broken };
    const read = await readSettings();
    expect(read).toEqual({ ok: false, message: 'settings › team.CN.limits.agent: must be at least 0' });
    const fresh = examples.at(-1)?.[1];
    await writeSettings(fresh as never);
    expect(disk.value['quarantine:settings']).toEqual(broken);
    expect((await readSettings()).ok).toBe(true);
  });

  it('of an unknown later version are not guessed at', async () => {
    disk.value = { settings: { ...examples[0]?.[1], version: 9 } };
    expect((await readSettings()).ok).toBe(false);
  });
});
