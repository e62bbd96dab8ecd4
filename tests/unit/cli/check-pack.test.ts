import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPackFolder } from '../../../utils/cli/check-pack-folder.ts';
import { loadPackFolder } from '../../../utils/cli/load-pack-folder.ts';
import { checkPack } from '../../../utils/core/packs/doctor/check-pack.ts';
import type { RegressionCase } from '../../../utils/core/packs/pack-record.ts';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { type FolderFormat, writeFolder } from '../../../utils/exchange/folder/folder-form.ts';
import { builtinLibrary } from '../../../utils/library/builtin.ts';

const root = new URL('../../../', import.meta.url).pathname;
const BUILTIN = `${root}scripts-library/packs/warmline-core`;
const TODAY = ['--today', '2026-11-22'];
const builtin = builtinLibrary().packs[0] as Pack;
const aCase = (step: 'loyal' | 'grumble', id: string): RegressionCase => ({
  id,
  title: `the buyer is at ${step}`,
  market: 'CN',
  now: '2026-11-11T12:00:00Z',
  conversation: { id, turns: [{ id: '0', role: 'customer', text: '怎么还没发货，等了好几天了，烦死了' }] },
  expect: { step },
});

let place: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(() => rm(place, { recursive: true }));

async function put(name: string, files: Iterable<[string, string]>): Promise<string> {
  const folder = join(place, name);
  await mkdir(folder, { recursive: true });
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

describe('check-pack', () => {
  it('passes a pack in which the doctor finds nothing', async () => {
    const flawed = new Set(checkPack(builtin.scripts, builtinLibrary(), '2026-11-22').map(({ script }) => script));
    const healthy = { ...builtin, scripts: builtin.scripts.filter(({ id }) => !flawed.has(id)) };
    const { code, out } = await checkPackFolder([...TODAY, await put('healthy', writeFolder(healthy, [], 'yaml'))]);
    expect(out).toBe(
      `warmline-core ${builtin.manifest.version}: ${healthy.scripts.length} scripts, 0 cases\n0 errors, 0 pieces of advice, 0 failed cases\n`,
    );
    expect(code).toBe(0);
  });

  it.each<FolderFormat>(['json', 'yaml'])(
    'reads the %s form with its cases, and fails by a case that does not hold',
    async (format) => {
      const folder = await put(`cases-${format}`, writeFolder(builtin, [aCase('loyal', 'never-so')], format));
      const { code, out } = await checkPackFolder([...TODAY, folder]);
      expect(out).toContain('  failed  never-so: the buyer is at loyal\n          step: wanted loyal, got ');
      expect(out).toContain('1 failed cases');
      expect(code).toBe(1);
    },
  );

  it('gives the same report for both forms', async () => {
    const reports = await Promise.all(
      (['json', 'yaml'] as const).map(async (format) =>
        checkPackFolder([...TODAY, '--json', await put(`same-${format}`, writeFolder(builtin, [], format))]),
      ),
    );
    expect(reports[0]).toEqual(reports[1]);
    expect(JSON.parse(reports[0]?.out ?? '')).toMatchObject({
      pack: { id: 'warmline-core', scripts: builtin.scripts.length },
      problems: [],
      cases: [],
    });
  });

  it('fails by an error of the doctor, and by advice only where it is strict', async () => {
    const bad = (rule: string) => `${root}tests/fixtures/packs/bad/${rule}`;
    const expired = await checkPackFolder([...TODAY, bad('slot_undeclared')]);
    expect(expired).toMatchObject({ code: 1, out: expect.stringMatching(/ error {3}\S+.*slot_undeclared/) });
    const advice = await checkPackFolder([...TODAY, bad('unreviewed')]);
    expect(advice).toMatchObject({ code: 0, out: expect.stringMatching(/ advice {2}\S+.*unreviewed/) });
    expect((await checkPackFolder([...TODAY, '--strict', bad('unreviewed')])).code).toBe(1);
  });

  it('names a broken file and a broken case with their place, and checks the rest', async () => {
    const folder = await put('broken', [
      ...writeFolder(builtin, [], 'yaml'),
      ['cases/half.yaml', 'id: half\ntitle: half'],
      ['solve.yaml', '- id: [unclosed'],
      ['README.md', '# not read'],
    ]);
    const { code, out } = await checkPackFolder([...TODAY, folder]);
    expect(out).toMatch(/ error {3}solve\.yaml: /);
    expect(out).toMatch(/ error {3}cases\/half\.yaml: market/);
    expect(out).toMatch(/^warmline-core \S+: \d{3} scripts/);
    expect(code).toBe(1);
  });

  it('says that a folder cannot be used, and how it is called', async () => {
    expect(await checkPackFolder([join(place, 'nowhere')])).toEqual({
      code: 2,
      out: '',
      error: `${join(place, 'nowhere')}: no such folder\n`,
    });
    const headless = await put('headless', [['solve.json', '[]']]);
    expect(await checkPackFolder([headless])).toMatchObject({
      code: 2,
      error: expect.stringContaining('no pack.json or pack.yaml'),
    });
    expect(await checkPackFolder([])).toMatchObject({ code: 2, error: expect.stringContaining('usage:') });
    expect(await checkPackFolder(['--nonsense', BUILTIN])).toMatchObject({
      code: 2,
      error: expect.stringContaining('usage:'),
    });
    expect(await checkPackFolder(['--today', 'soon', BUILTIN])).toMatchObject({ code: 2 });
    expect(await checkPackFolder(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('usage:') });
  });

  it('hands its exit code to the shell', async () => {
    const run = promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', `${root}utils/cli/check-pack.ts`, join(place, 'nowhere')],
      { cwd: root },
    );
    await expect(run).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no such folder') });
  }, 30_000);
});

describe('loadPackFolder', () => {
  it("reads the built-in pack whole and leaves the team's settings beside it alone", async () => {
    const folder = await put('settings', [...writeFolder(builtin, [], 'json'), ['settings.json', '{"x":1}']]);
    const parsed = await loadPackFolder(folder);
    expect(parsed.problems).toEqual([]);
    expect(parsed.ok && parsed.pack.scripts.length).toBe(builtin.scripts.length);
  });
});
