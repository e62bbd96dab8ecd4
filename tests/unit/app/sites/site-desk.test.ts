import { describe, expect, it } from 'vitest';
import { HealthLogs } from '../../../../utils/app/sites/health-log.ts';
import { LearnedSites } from '../../../../utils/app/sites/learned-sites.ts';
import type { SubscribedSite } from '../../../../utils/app/sites/site-book.ts';
import { SiteDesk } from '../../../../utils/app/sites/site-desk.ts';
import type { SiteDefinition } from '../../../../utils/core/sites/site-definition.ts';
import { memorySiteShelf } from '../../../fixtures/memory-site-shelf.ts';
import { siteDefinition } from '../../../fixtures/site-definition.ts';

const LIST = 'https://lists.example/index.json';
const taught = (change: Partial<SiteDefinition> = {}) =>
  siteDefinition({
    id: 'taught-shop-example',
    evidence: { source: 'pointed out', date: '2026-11-02', confidence: 'taught' },
    match: { urls: ['https://shop.example/*'] },
    ...change,
  });

async function setUp(lists: SubscribedSite[] = []) {
  const shelf = memorySiteShelf();
  for (const site of lists) await shelf.set(site.definition.id, site);
  const now = () => Date.parse('2026-11-22T08:00:00Z');
  const learned = new LearnedSites({ load: async () => [], save: async () => undefined, now });
  const health = new HealthLogs({ load: async () => [], save: async () => undefined, now, dayOf: () => '2026-11-22' });
  let off: string[] = [];
  let told = 0;
  let subscribed = await shelf.all();
  const refresh = async () => {
    subscribed = await shelf.all();
  };
  const desk = new SiteDesk({
    sources: () => ({
      builtin: [siteDefinition({ id: 'a', version: 3 }), siteDefinition({ id: 'b', version: 3 })],
      subscribed,
      learned: learned.all(),
      off: new Set(off),
    }),
    refresh,
    learned,
    health,
    shelf: {
      ...shelf,
      async set(id, site) {
        await shelf.set(id, site);
        await refresh();
      },
    },
    now,
    saveOff: async (ids) => {
      off = [...ids];
    },
    onChange: () => {
      told += 1;
    },
  });
  const states = async () =>
    (await desk.list()).map(({ definition, source, state }) => [definition.id, definition.version, source, state]);
  return { desk, shelf, learned, health, states, off: () => off, told: () => told };
}

const listed = (definition: SiteDefinition): SubscribedSite => ({
  definition,
  url: LIST,
  since: '2026-11-20T00:00:00Z',
});

describe('SiteDesk.list', () => {
  it('tells of every definition where it came from and whether it holds, with its own counters', async () => {
    const at = await setUp([
      listed(siteDefinition({ id: 'a', version: 4 })),
      listed(siteDefinition({ id: 'b', version: 2 })),
    ]);
    await at.learned.learn(taught(), 'taught', 'https://shop.example', null);
    await at.health.count({ site: 'a', version: 4, ok: false, missing: ['rows'] }, 'desk.example');
    expect(await at.states()).toEqual([
      ['taught-shop-example', 1, 'taught', 'on'],
      ['a', 4, 'subscribed', 'on'],
      ['b', 2, 'subscribed', 'older'],
      ['a', 3, 'builtin', 'replaced'],
      ['b', 3, 'builtin', 'on'],
    ]);
    const logs = (await at.desk.list()).map(({ log }) => log?.broke?.host ?? null);
    expect(logs).toEqual([null, 'desk.example', null, null, null]);
  });

  it('is up to date for a page that heard of a change before the worker did', async () => {
    const at = await setUp([listed(siteDefinition({ id: 'c' }))]);
    const learning = at.learned.learn(taught(), 'taught', 'https://shop.example', null);
    await at.shelf.set('c', null);
    expect((await at.states()).map(([id]) => id)).toEqual(['taught-shop-example', 'a', 'b']);
    await learning;
  });
});

describe('SiteDesk.switch', () => {
  it('switches what was delivered off and on by its id, and nothing else', async () => {
    const at = await setUp([listed(siteDefinition({ id: 'a', version: 4 }))]);
    await at.desk.switch('a', false);
    await at.desk.switch('a', false);
    await at.desk.switch('nobody', false);
    expect(at.off()).toEqual(['a']);
    expect(at.told()).toBe(1);
    expect(await at.states()).toContainEqual(['a', 4, 'subscribed', 'off']);
    await at.desk.switch('a', true);
    expect(await at.states()).toContainEqual(['a', 4, 'subscribed', 'on']);
  });
});

describe('SiteDesk files', () => {
  it('says what a file would do and changes nothing', async () => {
    const at = await setUp([listed(siteDefinition({ id: 'd', version: 1 }))]);
    const file = [
      siteDefinition({ id: 'a', version: 9 }),
      siteDefinition({ id: 'b', version: 3, row: '.line' }),
      siteDefinition({ id: 'c' }),
      siteDefinition({ id: 'd', version: 5 }),
      { ...siteDefinition({ id: 'e' }), row: '.a >' },
      { ...siteDefinition({ id: 'f' }), schema: 2 },
      taught(),
    ];
    const before = await at.states();
    const plan = at.desk.dryRun(JSON.stringify(file));
    expect(plan.ok && plan.plans.map((each) => [each.id, each.ok ? each.as : each.message])).toEqual([
      ['a', 'update'],
      ['b', 'older'],
      ['c', 'new'],
      ['d', expect.stringContaining(LIST)],
      ['e', 'row: ".a >" is no selector'],
      ['f', expect.stringContaining('newer')],
      ['taught-shop-example', 'new'],
    ]);
    expect(await at.states()).toEqual(before);
    expect(at.told()).toBe(0);
  });
  it('takes what can be taken: a taught page as taught, the rest in place of the built-in', async () => {
    const at = await setUp();
    const file = [
      siteDefinition({ id: 'a', version: 9 }),
      siteDefinition({ id: 'b', version: 2 }),
      taught(),
      { id: 'x' },
    ];
    await at.desk.take(JSON.stringify(file));
    expect(await at.states()).toEqual([
      ['taught-shop-example', 1, 'taught', 'on'],
      ['a', 9, 'file', 'on'],
      ['a', 3, 'builtin', 'replaced'],
      ['b', 3, 'builtin', 'on'],
    ]);
    expect(at.desk.dryRun(JSON.stringify(taught()))).toMatchObject({ plans: [{ as: 'same' }] });
    expect(at.desk.dryRun(JSON.stringify(taught({ row: '.line' })))).toMatchObject({ plans: [{ as: 'update' }] });
    await at.desk.remove('a');
    await at.desk.forget('shop.example', 'taught');
    expect(await at.states()).toEqual([
      ['a', 3, 'builtin', 'on'],
      ['b', 3, 'builtin', 'on'],
    ]);
  });
  it('leaves what a list delivers alone', async () => {
    const at = await setUp([listed(siteDefinition({ id: 'a', version: 4 }))]);
    await at.desk.remove('a');
    expect(await at.states()).toContainEqual(['a', 4, 'subscribed', 'on']);
  });
  it.each([
    ['{', 'JSON'],
    ['[]', 'between 1 and 300'],
    [JSON.stringify(Array.from({ length: 301 }, () => 1)), 'between 1 and 300'],
    ['x'.repeat(2_000_001), 'at most'],
  ])('refuses a file that is none (%#)', async (text, said) => {
    const at = await setUp();
    expect(at.desk.dryRun(text)).toMatchObject({ ok: false, message: expect.stringContaining(said) });
    expect(await at.desk.take(text)).toMatchObject({ ok: false });
  });
  it('takes no taught page that is for another host than it says', async () => {
    const at = await setUp();
    const file = taught({ match: { urls: ['https://shop.example/*', 'https://bank.example/*'] } });
    expect(await at.desk.take(JSON.stringify(file))).toMatchObject({ plans: [{ ok: false }] });
    expect(at.learned.all()).toEqual([]);
    expect(at.desk.dryRun(JSON.stringify(taught({ match: { urls: ['*://*/*'] } })))).toMatchObject({
      plans: [{ ok: false }],
    });
  });
});
