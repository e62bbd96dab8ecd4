import { describe, expect, it } from 'vitest';
import { Delivery, type DeliveryPorts } from '../../../../utils/app/packs/delivery.ts';
import type { Pack } from '../../../../utils/core/packs/script.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';
import { indexText, packFile, siteFile, withEntry } from '../../../../utils/subscriptions/publication.ts';
import type { Subscription } from '../../../../utils/subscriptions/subscription.ts';
import { memoryPackStore } from '../../../fixtures/memory-pack-store.ts';
import { memorySiteShelf } from '../../../fixtures/memory-site-shelf.ts';
import { siteDefinition } from '../../../fixtures/site-definition.ts';

const core = builtinLibrary().packs[0];
if (!core) throw new Error('no built-in pack');
const packOf = (id: string, version: string): Pack => ({
  manifest: { ...core.manifest, id, version },
  scripts: core.scripts.slice(0, 2),
});
const URL_A = 'https://packs.example/index.json';
const URL_B = 'https://other.example/index.json';

/** Servers as a map of addresses; `served` may be changed while the desk runs. */
async function publish(served: Map<string, string>, url: string, ...packs: Pack[]): Promise<void> {
  let index = { schema: 1 as const, packs: [] as never[] } as Parameters<typeof withEntry>[0];
  for (const pack of packs) {
    const file = await packFile(pack, { at: '2026-11-11T00:00:00Z', note: '', rollout: 100, rollback: false });
    index = withEntry(index, file.entry);
    served.set(new URL(file.path, url).href, file.text);
  }
  served.set(url, indexText(index));
}

function setUp(more: Partial<DeliveryPorts> = {}) {
  const served = new Map<string, string>();
  const packs = memoryPackStore();
  const sites = memorySiteShelf();
  const clock = { now: Date.parse('2026-11-22T08:00:00Z') };
  let disk: Subscription[] = [];
  const looks: string[] = [];
  let told = 0;
  const ports: DeliveryPorts = {
    fetch: async (url) => {
      looks.push(String(url));
      const text = served.get(String(url));
      return new Response(text ?? 'gone', { status: text === undefined ? 404 : 200 });
    },
    now: () => clock.now,
    seed: async () => 'seed',
    mayFetch: async () => true,
    load: async () => structuredClone(disk),
    save: async (lists) => {
      disk = structuredClone([...lists]);
    },
    packs,
    sites,
    managed: async () => [],
    onPacks: () => {
      told += 1;
    },
    ...more,
  };
  const versions = async () =>
    Object.fromEntries((await packs.inForce()).map(({ pack: { manifest } }) => [manifest.id, manifest.version]));
  return { ports, served, packs, sites, clock, looks, versions, disk: () => disk, told: () => told };
}

describe('Delivery', () => {
  it('puts a new list in force at once and remembers it', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    expect(await delivery.add(` ${URL_A} `, '')).toEqual({ ok: true });
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    expect(desk.told()).toBeGreaterThan(0);
    expect(desk.disk()).toMatchObject([{ url: URL_A, installed: { team: { version: '1.0.0' } } }]);
    expect((await new Delivery(desk.ports).list())[0]?.installed.team?.version).toBe('1.0.0');
  });

  it('refuses what is no address, no key, or known already', async () => {
    const { ports } = setUp();
    const delivery = new Delivery(ports);
    for (const address of ['packs', 'ftp://packs.example/x', 'https://me:secret@packs.example/', 'javascript:1'])
      expect(await delivery.add(address, '')).toEqual({ ok: false, reason: 'address' });
    expect(await delivery.add(URL_A, 'abc')).toEqual({ ok: false, reason: 'key' });
    await delivery.add(URL_A, '');
    expect(await delivery.add(URL_A, '')).toEqual({ ok: false, reason: 'known' });
  });

  it('takes the packs of a removed list out of force, and no others', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    await publish(desk.served, URL_B, packOf('other', '2.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    await delivery.add(URL_B, '');
    await delivery.remove(URL_A);
    expect(await desk.versions()).toEqual({ other: '2.0.0' });
    expect((await delivery.list()).map(({ url }) => url)).toEqual([URL_B]);
  });

  it('looks when it is due, not before, and never while paused', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    await publish(desk.served, URL_A, packOf('team', '1.1.0'));
    desk.clock.now += 30 * 60_000;
    await delivery.lookDue();
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    await delivery.change(URL_A, { paused: true });
    desk.clock.now += 300 * 60_000;
    await delivery.lookDue();
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    await delivery.change(URL_A, { paused: false });
    await delivery.lookDue();
    expect(await desk.versions()).toEqual({ team: '1.1.0' });
  });

  it('lets a pin be taken back and then catches up', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    await delivery.change(URL_A, { pins: { team: '1.0.0' } });
    await publish(desk.served, URL_A, packOf('team', '1.1.0'));
    await delivery.look(URL_A);
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    await delivery.change(URL_A, { pins: {} });
    await delivery.look(URL_A);
    expect(await desk.versions()).toEqual({ team: '1.1.0' });
  });

  it('keeps what was chosen while a slow look ran, and forgets what was removed meanwhile', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    await publish(desk.served, URL_A, packOf('team', '1.1.0'));
    const slow = delivery.look(URL_A);
    await delivery.change(URL_A, { paused: true });
    await slow;
    expect((await delivery.list())[0]).toMatchObject({ paused: true, installed: { team: { version: '1.1.0' } } });
    await delivery.change(URL_A, { paused: false });
    await publish(desk.served, URL_A, packOf('team', '1.2.0'));
    const late = delivery.look(URL_A);
    await delivery.remove(URL_A);
    await late;
    expect(await desk.versions()).toEqual({});
  });

  it('does not let one list take over the pack of another', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    await publish(desk.served, URL_B, packOf('team', '9.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    await delivery.add(URL_B, '');
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    expect((await delivery.list())[1]?.problem).toMatchObject({ code: 'taken', detail: `team: ${URL_A}` });
    await delivery.remove(URL_B);
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
  });

  it('lets one of two lists have a pack that both name at the same moment', async () => {
    const desk = setUp();
    const { inForce, setInForce } = desk.packs;
    // A database answers later; both looks have asked who holds the pack before one of them writes.
    desk.packs.inForce = () => new Promise((resolve) => setTimeout(() => resolve(inForce()), 2));
    desk.packs.setInForce = async (id, entry) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await setInForce(id, entry);
    };
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    await publish(desk.served, URL_B, packOf('team', '9.0.0'));
    const delivery = new Delivery(desk.ports);
    await Promise.all([delivery.add(URL_A, ''), delivery.add(URL_B, '')]);
    const lists = await delivery.list();
    const holders = lists.filter(({ installed }) => installed.team);
    expect(holders).toHaveLength(1);
    expect(await desk.versions()).toEqual({ team: holders[0]?.installed.team?.version });
    expect(lists.map(({ problem }) => problem?.code).filter(Boolean)).toEqual(['taken']);
  });

  it('says so when the browser cannot store a pack, and tries again', async () => {
    const desk = setUp();
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const { setInForce } = desk.packs;
    desk.packs.setInForce = async () => {
      throw new Error('QuotaExceededError');
    };
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    expect((await delivery.list())[0]?.problem).toMatchObject({ code: 'storage', detail: 'QuotaExceededError' });
    desk.packs.setInForce = setInForce;
    await delivery.look(URL_A);
    expect((await delivery.list())[0]?.problem).toBeUndefined();
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
  });
});

describe('lists of the company', () => {
  it('are there from the start, cannot be paused or removed, and go with the policy', async () => {
    let managed = [{ url: URL_A, every: 60, pins: {} }];
    const desk = setUp({ managed: async () => managed });
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.lookDue();
    expect(await desk.versions()).toEqual({ team: '1.0.0' });
    await delivery.change(URL_A, { paused: true });
    await delivery.remove(URL_A);
    expect(await delivery.list()).toMatchObject([{ url: URL_A, managed: true, paused: false }]);
    managed = [];
    await delivery.renew();
    expect(await delivery.list()).toEqual([]);
    expect(await desk.versions()).toEqual({});
  });

  it('go before a list of the agent that names the same pack', async () => {
    let managed: { url: string; every: number; pins: Record<string, string> }[] = [];
    const desk = setUp({ managed: async () => managed });
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    await publish(desk.served, URL_B, packOf('team', '0.9.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.add(URL_A, '');
    managed = [{ url: URL_B, every: 60, pins: {} }];
    await delivery.renew();
    await delivery.look(URL_B);
    expect(await desk.versions()).toEqual({ team: '0.9.0' });
  });

  it('are read anew under another key or pin, at once, though the server says nothing changed', async () => {
    type Managed = Awaited<ReturnType<DeliveryPorts['managed']>>[number];
    let managed: Managed[] = [{ url: URL_A, every: 60, pins: {} }];
    const desk = setUp({ managed: async () => managed });
    const withEtag = desk.ports.fetch;
    desk.ports.fetch = async (url, init) => {
      if (new Headers(init?.headers).get('if-none-match') === '"list"') return new Response(null, { status: 304 });
      const answer = await withEtag(url, init);
      return new Response(await answer.text(), { status: answer.status, headers: { etag: '"list"' } });
    };
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.lookDue();
    expect((await delivery.list())[0]).toMatchObject({ etag: '"list"' });
    const saved = desk.disk();
    await delivery.renew();
    expect(desk.disk(), 'a policy that says the same changes nothing').toBe(saved);

    managed = [{ url: URL_A, every: 60, pins: { team: '1.0.0' } }];
    await delivery.renew();
    expect((await delivery.list())[0]?.etag).toBeUndefined();
    await delivery.lookDue();

    managed = [{ url: URL_A, every: 60, pins: {}, key: `${'A'.repeat(43)}=` }];
    await delivery.renew();
    await delivery.lookDue();
    expect((await delivery.list())[0]?.problem).toMatchObject({ code: 'signature', detail: 'team' });
    expect(await desk.versions(), 'the last good one stays').toEqual({ team: '1.0.0' });

    managed = [{ url: URL_A, every: 60, pins: {} }];
    await delivery.renew();
    await delivery.lookDue();
    const [list] = await delivery.list();
    expect([list?.key, list?.problem], 'a key the company takes back is not asked for any more').toEqual([
      undefined,
      undefined,
    ]);
  });

  it('keep a key that was pinned while a look without it ran', async () => {
    const key = `${'A'.repeat(43)}=`;
    type Managed = Awaited<ReturnType<DeliveryPorts['managed']>>[number];
    let managed: Managed[] = [{ url: URL_A, every: 60, pins: {} }];
    const desk = setUp({ managed: async () => managed });
    await publish(desk.served, URL_A, packOf('team', '1.0.0'));
    const delivery = new Delivery(desk.ports);
    await delivery.list();
    const slow = delivery.look(URL_A);
    managed = [{ url: URL_A, every: 60, pins: {}, key }];
    await delivery.renew();
    await slow;
    expect((await delivery.list())[0]).toMatchObject({ key });
    await delivery.lookDue();
    expect((await delivery.list())[0]?.problem).toMatchObject({ code: 'signature' });
  });
});

describe('site definitions of lists', () => {
  const serveSite = async (served: Map<string, string>, url: string, version: number) => {
    const file = await siteFile(siteDefinition({ id: 'desk', version }), {
      at: '2026-11-11T00:00:00Z',
      note: '',
      rollout: 100,
      rollback: false,
    });
    served.set(url, indexText({ schema: 1, packs: [], sites: [file.entry] }));
    served.set(new URL(file.path, url).href, file.text);
  };

  it('come with the list, take the place of one from a file, and go with the list', async () => {
    const { ports, served, sites } = setUp();
    await sites.set('desk', { definition: siteDefinition({ id: 'desk', version: 9 }), url: null, since: '' });
    await serveSite(served, URL_A, 2);
    const delivery = new Delivery(ports);
    await delivery.add(URL_A, '');
    expect(await sites.all()).toMatchObject([{ definition: { id: 'desk', version: 2 }, url: URL_A }]);
    await delivery.remove(URL_A);
    expect(await sites.all()).toEqual([]);
  });
  it('are not taken over by another list, unless the company sets it', async () => {
    const { ports, served, sites } = setUp();
    await serveSite(served, URL_A, 2);
    await serveSite(served, URL_B, 3);
    const delivery = new Delivery(ports);
    await delivery.add(URL_A, '');
    await delivery.add(URL_B, '');
    expect((await delivery.list()).map(({ problem }) => problem?.code)).toEqual([undefined, 'taken']);
    expect(await sites.all()).toMatchObject([{ definition: { version: 2 } }]);
    const company = new Delivery({ ...ports, managed: async () => [{ url: URL_B, every: 60, pins: {} }] });
    await company.look(URL_B);
    expect(await sites.all()).toMatchObject([{ definition: { version: 3 }, url: URL_B }]);
  });
});
