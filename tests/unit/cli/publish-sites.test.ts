import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PublishSitesOptions, publishSites } from '../../../utils/cli/publish-sites.ts';
import { makeKey } from '../../../utils/cli/published-list.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import { type IndexEntry, parseIndex } from '../../../utils/subscriptions/pack-index.ts';
import { verifySite } from '../../../utils/subscriptions/verify-pack.ts';
import { siteDefinition } from '../../fixtures/site-definition.ts';

const OPTIONS: PublishSitesOptions = { note: '', rollout: 100, key: undefined, back: false };
let root = '';
let folder = '';
let out = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'warmline-sites-'));
  folder = join(root, 'sites');
  out = join(root, 'out');
  await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true }));

const write = (id: string, version: number, change: Partial<SiteDefinition> = {}) =>
  writeFile(join(folder, `${id}.json`), JSON.stringify(siteDefinition({ id, version, ...change })));

async function lines(): Promise<IndexEntry[]> {
  const parsed = parseIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.index.sites ?? [];
}

describe('publishSites', () => {
  it('writes lines and files that a browser accepts, and nothing the second time', async () => {
    await write('a', 1);
    await write('b', 7);
    expect(await publishSites(folder, out, OPTIONS)).toContain('2 new');
    for (const entry of await lines()) {
      const bytes = new Uint8Array(await readFile(join(out, entry.url)));
      expect(await verifySite(bytes, entry, undefined)).toMatchObject({ ok: true, content: { id: entry.id } });
    }
    expect(await publishSites(folder, out, OPTIONS)).toContain('nothing new');
  });
  it('keeps the packs of the list, and drops what the folder no longer holds', async () => {
    await mkdir(out);
    const pack = {
      id: 'team',
      version: '1.0.0',
      url: 'packs/x.json',
      sha256: 'a'.repeat(64),
      bytes: 9,
      at: '2026-11-11T00:00:00Z',
    };
    await writeFile(join(out, 'index.json'), JSON.stringify({ schema: 1, packs: [pack] }));
    await write('a', 1);
    await write('b', 1);
    await publishSites(folder, out, OPTIONS);
    await rm(join(folder, 'b.json'));
    expect(await publishSites(folder, out, OPTIONS)).toContain('1 removed');
    expect((await lines()).map(({ id }) => id)).toEqual(['a']);
    expect(await readdir(join(out, 'sites'))).toHaveLength(1);
    expect(JSON.parse(await readFile(join(out, 'index.json'), 'utf8'))).toMatchObject({ packs: [{ id: 'team' }] });
  });
  it('refuses a changed definition under an old number, and a lower one unless it is meant', async () => {
    await write('a', 3);
    await publishSites(folder, out, OPTIONS);
    await write('a', 3, { row: '.line' });
    await expect(publishSites(folder, out, OPTIONS)).rejects.toThrow('raise its version');
    await write('a', 2);
    await expect(publishSites(folder, out, OPTIONS)).rejects.toThrow('--sites-back');
    await publishSites(folder, out, { ...OPTIONS, back: true });
    expect(await lines()).toMatchObject([{ id: 'a', version: '2', rollback: true }]);
  });
  it.each([
    ['{', 'bad.json'],
    [JSON.stringify({ ...siteDefinition(), row: '.a >' }), 'is no selector'],
    [JSON.stringify({ ...siteDefinition(), schema: 2 }), 'newer'],
    [JSON.stringify(siteDefinition({ id: 'a' })), 'another file'],
  ])('writes nothing of a folder with a broken file (%#)', async (text, said) => {
    await write('a', 1);
    await writeFile(join(folder, 'bad.json'), text);
    await expect(publishSites(folder, out, OPTIONS)).rejects.toThrow(said);
    expect(await readdir(root)).toEqual(['sites']);
  });
  it('signs as a site, and loses no signature unnoticed', async () => {
    const key = join(root, 'key.json');
    const pin = await makeKey(key);
    await write('a', 1);
    await publishSites(folder, out, { ...OPTIONS, key });
    const [entry] = await lines();
    const bytes = new Uint8Array(await readFile(join(out, entry!.url)));
    expect(await verifySite(bytes, entry!, pin)).toMatchObject({ ok: true });
    await write('a', 2);
    await expect(publishSites(folder, out, OPTIONS)).rejects.toThrow('--key');
  });
});
