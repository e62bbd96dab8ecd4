import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PublishOptions, publishFolder, rollBackTo } from '../../../utils/cli/publish-folder.ts';
import { makeKey } from '../../../utils/cli/published-list.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';
import { type IndexEntry, parseIndex } from '../../../utils/subscriptions/pack-index.ts';
import { isSigned, sha256, verifyPack } from '../../../utils/subscriptions/verify-pack.ts';

const core = builtinLibrary().packs[0];
if (!core) throw new Error('no built-in pack');
const OPTIONS: PublishOptions = { note: '', rollout: 100, keep: 5, key: undefined, force: false };
let folder = '';
let out = '';

beforeEach(async () => {
  const root = await mkdtemp(join(tmpdir(), 'warmline-publish-'));
  folder = join(root, 'team');
  out = join(root, 'out');
  await mkdir(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

async function write(version: string, change: (script: Script) => Script = (script) => script): Promise<void> {
  const manifest = { ...core?.manifest, id: 'team', version };
  await writeFile(join(folder, 'pack.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'scripts.json'), JSON.stringify(core?.scripts.slice(0, 4).map(change)));
}

async function current(): Promise<IndexEntry> {
  const parsed = parseIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
  const entry = parsed.ok ? parsed.index.packs[0] : undefined;
  if (!entry) throw new Error('no entry in the list');
  return entry;
}

const files = () => readdir(join(out, 'packs'));

describe('publishFolder', () => {
  it('writes a list and a file that a browser accepts', async () => {
    await write('1.0.0');
    await publishFolder(folder, out, { ...OPTIONS, note: 'first' });
    const entry = await current();
    expect(entry).toMatchObject({ id: 'team', version: '1.0.0', rollout: 100, rollback: false, note: 'first' });
    const bytes = new Uint8Array(await readFile(join(out, entry.url)));
    expect(entry.url).toContain((await sha256(bytes)).slice(0, 12));
    expect(await verifyPack(bytes, entry, undefined)).toMatchObject({ ok: true });
  });

  it('writes nothing the second time, and again what was lost', async () => {
    await write('1.0.0');
    await publishFolder(folder, out, OPTIONS);
    const before = await stat(join(out, 'index.json'));
    expect(await publishFolder(folder, out, OPTIONS)).toMatch(/nothing new/);
    expect((await stat(join(out, 'index.json'))).mtimeMs).toBe(before.mtimeMs);
    const { at, url } = await current();
    await rm(join(out, url));
    await publishFolder(folder, out, OPTIONS);
    expect(await files()).toHaveLength(1);
    expect((await current()).at).toBe(at);
  });

  it('widens a rollout without a new version', async () => {
    await write('1.0.0');
    await publishFolder(folder, out, { ...OPTIONS, rollout: 10, note: 'careful' });
    const { at, sha256: hash } = await current();
    await publishFolder(folder, out, { ...OPTIONS, rollout: 60 });
    expect(await current()).toMatchObject({ rollout: 60, at, sha256: hash, note: 'careful' });
  });

  it('keeps as many versions as wanted, and other packs of the list', async () => {
    for (const version of ['1.0.0', '1.1.0', '1.9.0', '1.10.0']) {
      await write(version);
      await publishFolder(folder, out, { ...OPTIONS, keep: 2 });
    }
    expect((await files()).map((name) => name.split('-')[1]).sort()).toEqual(['1.10.0', '1.9.0']);
    await writeFile(join(folder, 'pack.json'), JSON.stringify({ ...core.manifest, id: 'other', version: '1.0.0' }));
    await publishFolder(folder, out, OPTIONS);
    const parsed = parseIndex(JSON.parse(await readFile(join(out, 'index.json'), 'utf8')));
    expect(parsed.ok && parsed.index.packs.map(({ id }) => id)).toEqual(['other', 'team']);
  });

  it('leaves drafts behind', async () => {
    await write('1.0.0', (script) => (script.id === core.scripts[0]?.id ? { ...script, status: 'draft' } : script));
    await publishFolder(folder, out, OPTIONS);
    const text = await readFile(join(out, (await current()).url), 'utf8');
    expect((JSON.parse(text) as { scripts: Script[] }).scripts).toHaveLength(3);
  });
});

describe('signing', () => {
  it('signs so that the pinned key fits, and re-signs what was published unsigned', async () => {
    const key = join(folder, '..', 'team.key');
    const pin = await makeKey(key);
    expect((await stat(key)).mode & 0o077).toBe(0);
    await write('1.0.0');
    await publishFolder(folder, out, OPTIONS);
    expect(await isSigned(await current(), pin)).toBe(false);
    await publishFolder(folder, out, { ...OPTIONS, key });
    expect(await isSigned(await current(), pin)).toBe(true);
    const forged = { ...(await current()), rollback: true };
    expect(await isSigned(forged, pin), 'the word "rollback" is signed, too').toBe(false);
    await expect(makeKey(key)).rejects.toThrow(/never overwritten/);
  });

  it('keeps the signature over a change of the rollout, and refuses what would lose it', async () => {
    const key = join(folder, '..', 'team.key');
    const pin = await makeKey(key);
    for (const version of ['1.0.0', '1.1.0']) {
      await write(version);
      await publishFolder(folder, out, { ...OPTIONS, rollout: 10, key });
    }
    await publishFolder(folder, out, { ...OPTIONS, rollout: 60 });
    expect(await current()).toMatchObject({ version: '1.1.0', rollout: 60 });
    expect(await isSigned(await current(), pin)).toBe(true);
    const list = await readFile(join(out, 'index.json'), 'utf8');
    const unsigned = /the published entry is signed; give --key/;
    await expect(rollBackTo(folder, out, '1.0.0', OPTIONS)).rejects.toThrow(unsigned);
    await write('1.2.0');
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(unsigned);
    expect(await readFile(join(out, 'index.json'), 'utf8'), 'nothing was written').toBe(list);
    expect((await files()).some((name) => name.includes('1.2.0'))).toBe(false);
    await publishFolder(folder, out, { ...OPTIONS, key });
    expect(await isSigned(await current(), pin)).toBe(true);
  });

  it('says what is wrong with a key', async () => {
    await write('1.0.0');
    const key = join(folder, '..', 'no.key');
    await expect(publishFolder(folder, out, { ...OPTIONS, key })).rejects.toThrow(/--new-key/);
    await writeFile(key, '{"kty":"RSA"}');
    await expect(publishFolder(folder, out, { ...OPTIONS, key })).rejects.toThrow(/no private key/);
  });
});

describe('rollBackTo', () => {
  it('makes an older file current, and the version taken back does not come again by itself', async () => {
    const key = join(folder, '..', 'team.key');
    const pin = await makeKey(key);
    for (const version of ['1.0.0', '1.1.0']) {
      await write(version);
      await publishFolder(folder, out, { ...OPTIONS, key });
    }
    await rollBackTo(folder, out, '1.0.0', { ...OPTIONS, key });
    const entry = await current();
    expect(entry).toMatchObject({ version: '1.0.0', rollback: true, rollout: 100 });
    expect(await isSigned(entry, pin)).toBe(true);
    expect(await verifyPack(new Uint8Array(await readFile(join(out, entry.url))), entry, pin)).toMatchObject({
      ok: true,
    });
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/1\.1\.0 was taken back/);
    await write('1.1.1');
    await publishFolder(folder, out, { ...OPTIONS, key });
    expect(await current()).toMatchObject({ version: '1.1.1', rollback: false });
  });

  it('names the versions that are there', async () => {
    await write('1.0.0');
    await publishFolder(folder, out, OPTIONS);
    await expect(rollBackTo(folder, out, '0.9.0', OPTIONS)).rejects.toThrow(/0\.9\.0 .* there: 1\.0\.0/);
  });
});

describe('what it refuses', () => {
  it('other content under a published number', async () => {
    await write('1.0.0');
    await publishFolder(folder, out, OPTIONS);
    await write('1.0.0', (script) => ({ ...script, owner: 'Maya' }));
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/raise the version/);
  });

  it('a pack with errors of the doctor, unless told', async () => {
    await write('1.0.0', (script) => ({ ...script, texts: { en: 'Calm down, this is your own fault!' } }));
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/check-pack/);
    await publishFolder(folder, out, { ...OPTIONS, force: true });
    expect(await current()).toMatchObject({ version: '1.0.0' });
  });

  it('a folder without a pack, broken scripts, only drafts, a broken list', async () => {
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/nothing was written/);
    await write('1.0.0', (script) => ({ ...script, stage: 'shout' as never }));
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/nothing was written/);
    await write('1.0.0', (script) => ({ ...script, status: 'draft' }));
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/no reviewed or published/);
    await write('1.0.0');
    await mkdir(out);
    await writeFile(join(out, 'index.json'), '<!doctype html>');
    await expect(publishFolder(folder, out, OPTIONS)).rejects.toThrow(/index\.json is no JSON/);
  });
});
