import { describe, expect, it } from 'vitest';
import { type LearnedSite, LearnedSites } from '../../../../utils/app/sites/learned-sites.ts';
import { type LearnedHow, learnedSiteId, learnedUrls } from '../../../../utils/core/sites/learned-site.ts';
import type { SiteDefinition } from '../../../../utils/core/sites/site-definition.ts';
import { siteDefinition } from '../../../fixtures/site-definition.ts';

const ORIGIN = 'https://desk.example:8443';

function definitionOf(how: LearnedHow, origin = ORIGIN, change: Partial<SiteDefinition> = {}): SiteDefinition {
  return siteDefinition({
    id: learnedSiteId(origin, how),
    evidence: { source: 'pointed out on the page', date: '2026-11-02', confidence: how },
    match: { urls: learnedUrls(origin) },
    ...change,
  });
}

function start(stored: LearnedSite[] = []) {
  let disk = stored;
  let now = Date.parse('2026-11-02T10:00:00Z');
  const sites = new LearnedSites({
    load: async () => disk,
    save: async (next) => {
      disk = structuredClone([...next]);
    },
    now: () => {
      now += 1000;
      return now;
    },
  });
  return { sites, disk: () => disk };
}

describe('LearnedSites', () => {
  it('keeps a definition for its origin, and the last one per way of learning', async () => {
    const { sites, disk } = start();
    expect(await sites.learn(definitionOf('detected'), 'detected', ORIGIN, 0.93)).toEqual({ ok: true, version: 1 });
    expect(await sites.learn(definitionOf('taught'), 'taught', ORIGIN, null)).toEqual({ ok: true, version: 1 });
    await sites.learn(definitionOf('detected', ORIGIN, { row: '.line' }), 'detected', ORIGIN, 7);
    expect(sites.of(ORIGIN).map(({ how, confidence, definition }) => [how, confidence, definition.row])).toEqual([
      ['taught', null, '.row'],
      ['detected', 1, '.line'],
    ]);
    expect(sites.of('https://desk.example')).toEqual([]);
    expect(disk()).toEqual(sites.all());
  });
  it('numbers a changed definition anew, and leaves the number where only the day changed', async () => {
    const { sites } = start();
    const learn = (change: Partial<SiteDefinition>) =>
      sites.learn(definitionOf('taught', ORIGIN, change), 'taught', ORIGIN, null);
    await learn({});
    expect(await learn({ evidence: { ...definitionOf('taught').evidence, date: '2026-11-03' } })).toMatchObject({
      version: 1,
    });
    expect(await learn({ container: '.thread' })).toMatchObject({ version: 2 });
    expect(await learn({ container: '.thread', version: 9 })).toMatchObject({ version: 2 });
    expect(await learn({ container: '.talk', version: 9 })).toMatchObject({ version: 9 });
  });
  it.each([
    ['another host', { match: { urls: ['https://desk.example:8443/*', 'https://bank.example/*'] } }, 'match.urls'],
    ['a host that only begins alike', { match: { urls: ['https://desk.example:84430/*'] } }, 'match.urls'],
    ['every page', { match: { fingerprint: 'body' } }, 'match.urls'],
    ['another definition', { id: 'chatwoot' }, 'id'],
    [
      'a word of its own on its worth',
      { evidence: { source: 'x', date: '2026-11-02', confidence: 'tried' } },
      'evidence',
    ],
    ['a name without end', { name: 'x'.repeat(201) }, 'name'],
    ['too much', { notes: 'x'.repeat(30_000) }, 'characters'],
    ['a newer schema', { schema: 2 as 1 }, 'newer'],
    ['no rows', { row: '' }, 'row'],
  ] as const)('refuses a page that claims %s', async (_what, change, said) => {
    const { sites } = start();
    const result = await sites.learn(definitionOf('taught', ORIGIN, change as never), 'taught', ORIGIN, null);
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(said) });
    expect(sites.all()).toEqual([]);
  });
  it('knows no other way of learning, whatever a message says', async () => {
    const { sites } = start();
    const tried = definitionOf('tried' as LearnedHow);
    expect(await sites.learn(tried, 'tried' as LearnedHow, ORIGIN, null)).toMatchObject({ ok: false });
  });
  it('lets the oldest detected page go when there are too many, never a taught one', async () => {
    const { sites } = start();
    await sites.learn(definitionOf('taught'), 'taught', ORIGIN, null);
    for (let i = 0; i < 105; i++) {
      const origin = `https://shop${i}.example`;
      expect(await sites.learn(definitionOf('detected', origin), 'detected', origin, 0.9)).toMatchObject({ ok: true });
    }
    expect(sites.all().filter(({ how }) => how === 'detected')).toHaveLength(100);
    expect(sites.of('https://shop4.example'), 'the first five went').toEqual([]);
    expect(sites.of('https://shop5.example')).toHaveLength(1);
    expect(sites.of(ORIGIN)).toHaveLength(1);
  });
  it('refuses one taught page too many and says what to do, but lets a known one be taught again', async () => {
    const { sites } = start();
    const teach = (i: number, change = {}) => {
      const origin = `https://shop${i}.example`;
      return sites.learn(definitionOf('taught', origin, change), 'taught', origin, null);
    };
    for (let i = 0; i < 200; i++) expect(await teach(i)).toMatchObject({ ok: true });
    expect(await teach(200)).toMatchObject({ ok: false, message: expect.stringContaining('forget one') });
    expect(await teach(7, { row: '.line' })).toEqual({ ok: true, version: 2 });
  });
  it('forgets one way of learning on one host, with its port', async () => {
    const { sites, disk } = start();
    await sites.learn(definitionOf('taught'), 'taught', ORIGIN, null);
    await sites.learn(definitionOf('detected'), 'detected', ORIGIN, 0.9);
    expect(await sites.forget('desk.example', 'taught')).toBe(false);
    expect(await sites.forget('desk.example:8443', 'taught')).toBe(true);
    expect(disk().map(({ how }) => how)).toEqual(['detected']);
  });
  it('loses none of several that are learned at once', async () => {
    const { sites, disk } = start();
    const origins = ['https://a.example', 'https://b.example', 'https://c.example'];
    await Promise.all(origins.map((origin) => sites.learn(definitionOf('taught', origin), 'taught', origin, null)));
    expect(disk().map(({ origin }) => origin)).toEqual(origins);
  });
});

describe('learnedSiteId', () => {
  it.each([
    ['https://desk.example:8443/tickets/1', 'taught-desk-example-8443'],
    ['http://[::1]:3000/', 'taught-1-3000'],
  ])('names %s by its host', (url, id) => {
    expect(learnedSiteId(url, 'taught')).toBe(id);
  });
  it('fits the schema for names outside ASCII, too', () => {
    expect(learnedSiteId('https://客服.example/', 'taught')).toMatch(/^taught-xn-[a-z0-9]+-example$/);
  });
});
