import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStudioStore } from '../../../utils/app/studio/studio-store.ts';
import type { Library } from '../../../utils/core/library.ts';
import { parsePack } from '../../../utils/core/packs/parse-pack.ts';
import type { Pack } from '../../../utils/core/packs/script.ts';
import { type Folder, readFolder, writeFolder } from '../../../utils/exchange/folder/folder-form.ts';
import { zipFolder } from '../../../utils/exchange/folder/zip-folder.ts';
import { planImport, scriptsOf } from '../../../utils/exchange/import/plan-import.ts';
import { readSource } from '../../../utils/exchange/import/read-source.ts';
import { fakeDelivery } from '../../fixtures/fake-delivery.ts';
import { fakeSites } from '../../fixtures/fake-sites.ts';
import { memoryPackStore } from '../../fixtures/memory-pack-store.ts';
import { makeScript } from '../app/studio/make-script.ts';

const PACK: Pack = {
  manifest: {
    schema: 1,
    id: 'team-pack',
    version: '1.0.0',
    title: { 'zh-Hans': '售后', 'zh-Hant': '售後', en: 'After-sales' },
    owner: '小周',
    licence: '',
  },
  scripts: [
    makeScript('a'),
    makeScript('b', { stage: 'solve', fits: { issues: ['late'], intensity: [1, 4] } }),
    makeScript('c', { note: 'x' }),
  ],
};
const DEFAULTS = { owner: '小周', reviewBy: '2027-05-20', stage: 'answer' as const };
const files = [...writeFolder(PACK, [], 'json'), ...writeFolder(PACK, [], 'yaml')];
const packFile = fc.constantFrom(...files);

const flipped = fc
  .tuple(packFile, fc.array(fc.tuple(fc.nat(), fc.nat(7)), { minLength: 1, maxLength: 8 }))
  .map(([[path, text], flips]) => {
    const bytes = new TextEncoder().encode(text);
    for (const [at, bit] of flips) bytes[at % bytes.length]! ^= 1 << bit;
    return [path, new TextDecoder().decode(bytes)] as const;
  });
const cut = fc
  .tuple(packFile, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([[path, text], share]) => [path, text.slice(0, Math.floor(text.length * share))] as const);
const EVIL = [null, 0, -1, 1e308, '', [], {}, [[]], true, '__proto__', { __proto__: null }, 'x'.repeat(5000)] as const;
/** One value somewhere in the file becomes one of another type, or its key another key. */
const swapped = fc
  .tuple(
    fc.constantFrom(...files.filter(([path]) => path.endsWith('.json'))),
    fc.nat(),
    fc.constantFrom(...EVIL),
    fc.boolean(),
  )
  .map(([[path, text], at, evil, key]) => {
    let total = 0;
    JSON.parse(text, (_key, each: unknown) => {
      total += 1;
      return each;
    });
    let seen = 0;
    const value: unknown = JSON.parse(text, function (this: object, name: string, each: unknown) {
      seen += 1;
      if (seen !== 1 + (at % total)) return each;
      if (!key) return evil;
      Object.defineProperty(this, `${name}__proto__`, { value: each, enumerable: true });
      return undefined;
    });
    return [path, JSON.stringify(value) ?? ''] as const;
  });

/** A Studio with a copy of the pack open. */
async function openStudio() {
  const lifetime = new AbortController();
  const packs = memoryPackStore();
  const now = () => Date.UTC(2026, 10, 22);
  const library = async () => ({ packs: [PACK] }) as unknown as Library;
  const studio = createStudioStore(
    { packs, library, now, delivery: fakeDelivery(packs, now), sites: fakeSites([], now) },
    lifetime.signal,
  );
  await studio.actions.start();
  await studio.actions.createPack({ from: 'builtin', title: '包', owner: '小周' });
  return { studio, packs, lifetime };
}

describe('a thousand broken packs', () => {
  it('are read without a throw: what is whole stays, what is not is named', () => {
    let refused = 0;
    let problems = 0;
    fc.assert(
      fc.property(fc.oneof(flipped, cut, swapped), ([path, text]) => {
        const folder: Folder = writeFolder(PACK, [], path.endsWith('.json') ? 'json' : 'yaml').set(path, text);
        const { parsed } = readFolder(folder, 'pack');
        problems += parsed.problems.length;
        if (!parsed.ok) {
          refused += 1;
          expect(parsed.problems.length).toBeGreaterThan(0);
          return;
        }
        // The same once more: whatever got in is a pack by the schema.
        const again = parsePack(parsed.pack.manifest, [{ name: 'all', scripts: parsed.pack.scripts }], 'again');
        expect(again.problems).toEqual([]);
        for (const { message, place } of parsed.problems) expect(message && place).toBeTruthy();
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(50);
    expect(problems).toBeGreaterThan(300);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  }, 60_000);

  it('never take the open pack, or the pack in force, with them', async () => {
    const { studio, packs, lifetime } = await openStudio();
    await studio.actions.setInForce('team-pack', {
      pack: PACK,
      source: { kind: 'studio' },
      since: '2026-11-22T00:00:00Z',
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(flipped, cut, swapped),
        fc.option(fc.tuple(fc.nat(), fc.nat(7))),
        async ([path, text], flip) => {
          const zip = zipFolder(writeFolder(PACK, [], path.endsWith('.json') ? 'json' : 'yaml').set(path, text));
          if (flip) zip[flip[0] % zip.length]! ^= 1 << flip[1];
          const source = await readSource('pack.zip', zip);
          const entries = source.ok && source.kind !== 'table' ? source.entries : [];
          const known = studio.getState().scripts;
          const plan = await planImport(entries, known, DEFAULTS);
          studio.actions.apply({ step: 'import', put: plan ? scriptsOf(plan) : [] });
          for (const { id } of PACK.scripts) expect(studio.getState().scripts.has(id)).toBe(true);
          if (studio.getState().scripts !== known) studio.actions.undo();
          expect([...studio.getState().scripts]).toEqual([...known]);
          expect(await packs.inForce()).toEqual([
            { pack: PACK, source: { kind: 'studio' }, since: '2026-11-22T00:00:00Z' },
          ]);
        },
      ),
      { numRuns: 300 },
    );
    await studio.actions.flush();
    expect(await packs.scripts('team-pack')).toHaveLength(3);
    lifetime.abort();
  }, 60_000);
});

describe('an import', () => {
  it('writes nothing before it is applied, is one step, and is taken back whole', async () => {
    const { studio, packs, lifetime } = await openStudio();
    packs.writes.length = 0;
    const before = new Map(studio.getState().scripts);
    const entries = [
      { row: 2, foreign: { id: 'a', 'text.zh-Hans': '新的说法' } },
      { row: 3, foreign: { id: 'z', text: '全新的一条' } },
      { row: 4, foreign: { text: '' } },
    ];
    const plan = await planImport(entries, studio.getState().scripts, DEFAULTS);
    await studio.actions.flush();
    expect(packs.writes).toEqual([]);
    expect(studio.getState().scripts).toEqual(before);
    studio.actions.apply({ step: 'import', put: plan ? scriptsOf(plan) : [] });
    expect(studio.getState().undo).toEqual({ step: 'import', count: 2 });
    expect(studio.getState().scripts.get('a')).toMatchObject({ texts: { 'zh-Hans': '新的说法' }, status: 'draft' });
    studio.actions.undo();
    for (const [id, script] of before) expect(studio.getState().scripts.get(id)).toBe(script);
    expect(studio.getState().scripts.has('z')).toBe(false);
    lifetime.abort();
  });
});
