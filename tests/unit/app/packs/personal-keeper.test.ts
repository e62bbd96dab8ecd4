import { describe, expect, it } from 'vitest';
import { composeLibrary } from '../../../../utils/app/packs/compose-library.ts';
import { personalKeeper } from '../../../../utils/app/packs/personal-keeper.ts';
import type { PersonalChange } from '../../../../utils/app/packs/personal-layer.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';
import { memoryPackStore } from '../../../fixtures/memory-pack-store.ts';

const builtin = builtinLibrary();
const core = builtin.packs[0];
const [first, second] = core?.scripts ?? [];
if (!core || !first || !second) throw new Error('no built-in scripts');
const PACK = core.manifest.id;
const wording = (script: string, text: string) =>
  ({ kind: 'wording', pack: PACK, script, lang: 'en', text }) satisfies PersonalChange;

/** The worker in small: a store, and the library made anew after each change. */
function setUp() {
  const packs = memoryPackStore();
  let library = builtin;
  const change = personalKeeper({
    packs,
    library: () => library,
    now: () => Date.parse('2026-11-22T08:00:00Z'),
    async onSaved() {
      library = composeLibrary(builtin, await packs.inForce(), await packs.personal());
    },
  });
  return { packs, change };
}

describe('personalKeeper', () => {
  it('keeps both of two changes made at the same moment', async () => {
    const { packs, change } = setUp();
    await Promise.all([change(wording(first.id, 'One.')), change(wording(second.id, 'Two.'))]);
    const { edits } = await packs.personal();
    expect(Object.values(edits).map(({ texts }) => texts.en)).toEqual(['One.', 'Two.']);
  });

  it('lets the second of two quick changes build on the first', async () => {
    const { packs, change } = setUp();
    const copy: PersonalChange = { ...wording(first.id, 'Mine.'), kind: 'copy', title: 'Mine' };
    const own = { pack: 'mine', script: `mine-${first.id}` };
    await Promise.all([change(copy), change({ kind: 'wording', ...own, lang: 'en', text: 'Better.' })]);
    expect((await packs.personal()).scripts).toMatchObject([{ id: own.script, texts: { en: 'Better.' } }]);
  });

  it('goes on after a change that could not be stored, and tells who asked for it', async () => {
    const { packs, change } = setUp();
    const { savePersonal } = packs;
    packs.savePersonal = async () => {
      packs.savePersonal = savePersonal;
      throw new Error('QuotaExceededError');
    };
    const lost = change(wording(first.id, 'One.'));
    const kept = change(wording(second.id, 'Two.'));
    await expect(lost).rejects.toThrow('QuotaExceededError');
    await kept;
    expect(Object.keys((await packs.personal()).edits)).toEqual([`${PACK}/${second.id}`]);
  });

  it('does not write an empty layer over one that cannot be read', async () => {
    const { packs, change } = setUp();
    await change(wording(first.id, 'One.'));
    const { personal } = packs;
    packs.personal = async () => {
      throw new Error('the database is closed');
    };
    await expect(change(wording(second.id, 'Two.'))).rejects.toThrow('closed');
    packs.personal = personal;
    expect(Object.keys((await packs.personal()).edits)).toEqual([`${PACK}/${first.id}`]);
  });
});
