import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { staticFiles } from '../../../../utils/app/studio/static-files.ts';
import { dailyTraffic, gzippedSize, trafficOf } from '../../../../utils/app/studio/traffic.ts';
import type { Pack } from '../../../../utils/core/packs/script.ts';
import { parseIndex } from '../../../../utils/subscriptions/pack-index.ts';
import { verifyPack } from '../../../../utils/subscriptions/verify-pack.ts';
import { makeScript } from './make-script.ts';

const title = { 'zh-Hans': '包', 'zh-Hant': '包', en: 'Pack' };
const pack: Pack = {
  manifest: { schema: 1, id: 'team', version: '1.2.0', title, owner: '小周', licence: '' },
  scripts: [makeScript('a'), makeScript('b')],
};
const version = { version: '1.2.0', at: '2026-11-22T08:00:00.000Z', by: '小周', note: 'more', pack };

describe('staticFiles', () => {
  it('are what a subscribed browser accepts, the same every time', async () => {
    const files = await staticFiles(version);
    const parsed = parseIndex(JSON.parse(files.get('index.json') ?? ''));
    const entry = parsed.ok ? parsed.index.packs[0] : undefined;
    if (!entry) throw new Error('no entry');
    const bytes = new TextEncoder().encode(files.get(entry.url));
    expect(await verifyPack(bytes, entry, undefined)).toEqual({ ok: true, content: pack });
    expect(entry).toMatchObject({ at: version.at, note: 'more', rollout: 100 });
    expect(await staticFiles(version)).toEqual(files);
  });
});

describe('traffic', () => {
  it('measures a text as a server compresses it', async () => {
    const text = JSON.stringify(pack).repeat(20);
    const size = await gzippedSize(text);
    expect(Math.abs(size - gzipSync(text).length)).toBeLessThan(40);
  });
  it('adds up a day: every look costs, a new version costs the file once', () => {
    const traffic = trafficOf({ index: 400, pack: 80_000 });
    expect(traffic.changed - traffic.unchanged).toBeGreaterThan(80_400);
    expect(dailyTraffic(traffic, 10, 24, 0)).toBe(240 * traffic.unchanged);
    expect(dailyTraffic(traffic, 10, 24, 1)).toBe(230 * traffic.unchanged + 10 * traffic.changed);
    expect(dailyTraffic(traffic, 1, 1, 2)).toBe(2 * traffic.changed);
  });
});
