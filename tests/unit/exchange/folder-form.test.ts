import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Folder, type FolderFormat, readFolder, writeFolder } from '../../../utils/exchange/folder/folder-form.ts';
import { unzipFolder, zipFolder } from '../../../utils/exchange/folder/zip-folder.ts';
import { readSource } from '../../../utils/exchange/import/read-source.ts';
import { makeScript } from '../app/studio/make-script.ts';
import { anyCases, anyPack } from './packs.ts';

const FORMATS: readonly FolderFormat[] = ['json', 'yaml'];
const PACK = {
  manifest: {
    schema: 1 as const,
    id: 'team-pack',
    version: '1.2.3',
    title: { 'zh-Hans': '售后', 'zh-Hant': '售後', en: 'After-sales' },
    owner: '小周',
    licence: '',
  },
  scripts: [makeScript('b'), makeScript('a'), makeScript('c', { stage: 'follow_up' })],
};

function readBack(folder: Folder) {
  const { parsed, cases } = readFolder(folder, 'pack');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.problems).toEqual([]);
  return { pack: parsed.pack, cases };
}

describe('the folder form', () => {
  it.each(FORMATS)('%s: reading and writing any pack gives the same bytes and the same content', (format) => {
    fc.assert(
      fc.property(anyPack, anyCases, (pack, cases) => {
        const folder = writeFolder(pack, cases, format);
        const read = readBack(folder);
        expect(writeFolder(read.pack, read.cases, format)).toEqual(folder);
        expect(read.pack.manifest).toEqual(pack.manifest);
        expect(new Set(read.pack.scripts)).toEqual(new Set(pack.scripts));
        expect(new Set(read.cases)).toEqual(new Set(cases));
      }),
      { numRuns: 150 },
    );
  });

  it.each([' \n', '\n', 'a \nb', 'a\n  b\n', '\ta\n', 'no', '1.0', '#x', '- x', 'a: b', '\u0085', 'a\r\nb'])(
    'yaml: keeps the text %j as it is',
    (text) => {
      const pack = { ...PACK, scripts: [makeScript('a', { texts: { en: text } })] };
      expect(readBack(writeFolder(pack, [], 'yaml')).pack.scripts).toEqual(pack.scripts);
    },
  );

  it('goes from JSON to YAML and back without a byte lost', () => {
    fc.assert(
      fc.property(anyPack, anyCases, (pack, cases) => {
        const json = writeFolder(pack, cases, 'json');
        const viaJson = readBack(json);
        const viaYaml = readBack(writeFolder(viaJson.pack, viaJson.cases, 'yaml'));
        expect(writeFolder(viaYaml.pack, viaYaml.cases, 'json')).toEqual(json);
      }),
      { numRuns: 50 },
    );
  });

  it.each(FORMATS)('%s: does not depend on the order of scripts or keys', (format) => {
    const [first, ...rest] = PACK.scripts;
    const turned = Object.fromEntries(Object.entries(first ?? {}).reverse()) as (typeof PACK.scripts)[number];
    expect(writeFolder({ ...PACK, scripts: [...rest, turned] }, [], format)).toEqual(writeFolder(PACK, [], format));
  });

  it('has one file a stage, readable in a diff: one line a text', () => {
    const folder = writeFolder(PACK, [], 'yaml');
    expect([...folder.keys()]).toEqual(['pack.yaml', 'answer.yaml', 'follow-up.yaml']);
    expect(folder.get('answer.yaml')).toContain('    zh-Hans: 我{time}前来告诉您 a\n');
  });

  it('stays within limits when a YAML file multiplies itself', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[at]}`).join(',')}]`),
    ].join('\n');
    const folder = writeFolder(PACK, [], 'yaml').set('solve.yaml', bomb);
    const { parsed } = readFolder(folder, 'pack');
    expect(parsed.ok && parsed.pack.scripts).toHaveLength(3);
    expect(parsed.problems).toMatchObject([{ place: 'solve.yaml' }]);
  });

  it('is not reached by prototype keys', () => {
    const folder = writeFolder(PACK, [], 'json');
    folder.set('solve.json', '[{"__proto__":{"id":"x","polluted":1},"constructor":{"prototype":{"polluted":1}}}]');
    folder.set('explore.yaml', '- __proto__: { polluted: 1 }\n- constructor: { prototype: { polluted: 1 } }\n');
    const { parsed } = readFolder(folder, 'pack');
    expect(parsed.ok && parsed.pack.scripts).toHaveLength(3);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('the zipped folder', () => {
  it('is the same bytes for the same pack', async () => {
    const zip = zipFolder(writeFolder(PACK, [], 'json'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(zipFolder(writeFolder(PACK, [], 'json'))).toEqual(zip);
  });

  it('comes back, also from inside an outer folder, from Windows, and beside shadows of macOS', () => {
    const folder = writeFolder(PACK, [], 'yaml');
    expect(unzipFolder(zipFolder(folder))).toEqual({ ok: true, folder });
    const packed = (place: (path: string) => string) =>
      zipSync({
        ...Object.fromEntries([...folder].map(([path, text]) => [place(path), strToU8(text)])),
        '__MACOSX/._pack.yaml': strToU8('x'),
      });
    expect(unzipFolder(packed((path) => `team/${path}`))).toEqual({ ok: true, folder });
    expect(unzipFolder(packed((path) => `team\\${path}`))).toEqual({ ok: true, folder });
  });

  it('is refused where it is broken, a bomb, or holds a pack without a usable head', async () => {
    expect(unzipFolder(new Uint8Array([0x50, 0x4b, 3, 4, 9]))).toEqual({ ok: false, problem: 'not-a-zip' });
    expect(unzipFolder(zipSync({ 'pack.json': new Uint8Array(80 * 1024 * 1024) }, { level: 9 }))).toEqual({
      ok: false,
      problem: 'bomb',
    });
    expect(await readSource('p.zip', zipSync({ 'pack.json': strToU8('{"schema":2}') }))).toMatchObject({
      ok: false,
      problem: 'bad-folder',
    });
  });

  it('is taken for a pack by the import, with scripts, cases and what is wrong', async () => {
    const folder = writeFolder(PACK, [], 'json').set('cases/x.json', '{}').set('solve.json', '[{"id":"bad"}]');
    const source = await readSource('p.zip', zipFolder(folder));
    expect(source).toMatchObject({ ok: true, kind: 'folder', cases: [] });
    const kinds =
      source.ok && source.kind === 'folder'
        ? source.entries.map((entry) => ('script' in entry ? entry.script.id : 'invalid'))
        : [];
    expect(kinds.slice(0, 3).sort()).toEqual(['a', 'b', 'c']);
    expect(kinds.length).toBeGreaterThan(4);
    expect(new Set(kinds.slice(3))).toEqual(new Set(['invalid']));
    expect(Object.keys(unzipSync(zipFolder(folder)))).toContain('cases/x.json');
  });
});
