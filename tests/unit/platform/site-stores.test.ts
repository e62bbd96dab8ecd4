import { beforeEach, describe, expect, it, vi } from 'vitest';
import { learnedSiteStore } from '../../../utils/platform/storage/learned-sites.ts';
import { siteHealthStore } from '../../../utils/platform/storage/site-health.ts';
import { onSitesChanged, sitesOffStore } from '../../../utils/platform/storage/sites-off.ts';
import { subscribedSiteStore } from '../../../utils/platform/storage/subscribed-sites.ts';
import { siteDefinition } from '../../fixtures/site-definition.ts';

const disk = vi.hoisted(() => new Map<string, unknown>());
const listeners = vi.hoisted(() => new Set<(changes: Record<string, unknown>) => void>());

vi.mock('wxt/browser', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => (disk.has(key) ? { [key]: structuredClone(disk.get(key)) } : {}),
        set: async (entries: Record<string, unknown>) => {
          for (const [key, value] of Object.entries(entries)) disk.set(key, structuredClone(value));
          for (const listener of listeners) listener(entries);
        },
        onChanged: {
          addListener: (listener: (changes: Record<string, unknown>) => void) => void listeners.add(listener),
          removeListener: (listener: (changes: Record<string, unknown>) => void) => void listeners.delete(listener),
        },
      },
    },
  },
}));

const ORIGIN = 'https://desk.example';
const taught = {
  origin: ORIGIN,
  how: 'taught' as const,
  definition: siteDefinition({
    id: 'taught-desk-example',
    evidence: { source: 'pointed out', date: '2026-11-02', confidence: 'taught' },
    match: { urls: [`${ORIGIN}/*`] },
  }),
  confidence: null,
  at: '2026-11-02T10:00:00.000Z',
};
const listed = (id: string, version = 1) => ({
  definition: siteDefinition({ id, version }),
  url: null,
  since: '2026-11-02',
});

beforeEach(() => {
  disk.clear();
  listeners.clear();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

describe('learnedSiteStore', () => {
  it('gives back what it was given', async () => {
    expect(await learnedSiteStore.load()).toEqual([]);
    await learnedSiteStore.save([taught]);
    expect(await learnedSiteStore.load()).toEqual([taught]);
  });
  it.each([
    ['no record', 7],
    [
      'another host in its addresses',
      { ...taught, definition: { ...taught.definition, match: { urls: ['*://*/*'] } } },
    ],
    ['a selector that does not parse', { ...taught, definition: { ...taught.definition, row: '.a >' } }],
    ['a certainty beyond one', { ...taught, confidence: 3 }],
  ])('keeps %s aside, once, and reads the rest', async (_what, broken) => {
    disk.set('learnedSites', { version: 1, sites: [broken, taught] });
    expect(await learnedSiteStore.load()).toEqual([taught]);
    await learnedSiteStore.load();
    expect(disk.get('quarantine:learnedSites')).toEqual([broken]);
  });
  it('keeps a store of another make aside as a whole', async () => {
    disk.set('learnedSites', { version: 9, sites: 'x' });
    expect(await learnedSiteStore.load()).toEqual([]);
    expect(disk.get('quarantine:learnedSites')).toEqual([{ version: 9, sites: 'x' }]);
  });
});

describe('subscribedSiteStore', () => {
  it('keeps one definition per id, and loses none of several written at once', async () => {
    await Promise.all(['a', 'b', 'c'].map((id) => subscribedSiteStore.set(id, listed(id))));
    await subscribedSiteStore.set('b', listed('b', 2));
    await subscribedSiteStore.set('c', null);
    expect((await subscribedSiteStore.all()).map(({ definition: { id, version } }) => [id, version])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
  });
  it('reads what it can and keeps the rest aside', async () => {
    const newer = { ...listed('b'), definition: { ...siteDefinition({ id: 'b' }), schema: 2 } };
    disk.set('subscribedSites', { version: 1, sites: [listed('a'), newer] });
    expect((await subscribedSiteStore.all()).map(({ definition }) => definition.id)).toEqual(['a']);
    expect(disk.get('quarantine:subscribedSites')).toEqual([newer]);
  });
});

describe('siteHealthStore', () => {
  it('drops what is no counter', async () => {
    const log = { site: 'a', version: 1, seenAt: 1, healthyAt: null, broke: null, idle: 0, days: {} };
    disk.set('siteHealth', { version: 1, logs: [log, { ...log, days: { yesterday: 3 } }, null] });
    expect(await siteHealthStore.load()).toEqual([log]);
    disk.set('siteHealth', 'x');
    expect(await siteHealthStore.load()).toEqual([]);
  });
});

describe('sitesOffStore', () => {
  it('tells the page of sites of every change it shows, until it closes', async () => {
    const lifetime = new AbortController();
    let told = 0;
    onSitesChanged(() => {
      told += 1;
    }, lifetime.signal);
    await sitesOffStore.save(['a']);
    await learnedSiteStore.save([]);
    await siteHealthStore.save([]);
    expect(await sitesOffStore.load()).toEqual(['a']);
    expect(told).toBe(3);
    lifetime.abort();
    await sitesOffStore.save([]);
    expect(told).toBe(3);
  });
});
