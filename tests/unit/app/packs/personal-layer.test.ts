import { describe, expect, it } from 'vitest';
import { composeLibrary } from '../../../../utils/app/packs/compose-library.ts';
import {
  changePersonal,
  mineKeys,
  type PersonalChange,
  suggestionFile,
  withSlots,
} from '../../../../utils/app/packs/personal-layer.ts';
import type { PackInForce, PersonalLayer } from '../../../../utils/core/packs/pack-record.ts';
import type { Script } from '../../../../utils/core/packs/script.ts';
import { readToolExport } from '../../../../utils/exchange/import/read-tool-export.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';

const builtin = builtinLibrary();
const core = builtin.packs[0];
const base = core?.scripts.find(({ slots, texts }) => Object.keys(slots).length > 0 && texts.en);
if (!core || !base) throw new Error('no built-in script with slots');
const EMPTY: PersonalLayer = { scripts: [], edits: {} };
const AT = '2026-11-22T08:00:00Z';
const PACK = core.manifest.id;

function inForce(version: string, change: (script: Script) => Script = (script) => script): PackInForce[] {
  const pack = { manifest: { ...core!.manifest, version }, scripts: core!.scripts.map(change) };
  return [{ pack, source: { kind: 'subscription', url: 'https://packs.example/' }, since: AT }];
}

const find = (layer: PersonalLayer, packs: PackInForce[], pack: string, id: string) =>
  composeLibrary(builtin, packs, layer)
    .packs.find(({ manifest }) => manifest.id === pack)
    ?.scripts.find((script) => script.id === id);

const wording: PersonalChange = { kind: 'wording', pack: PACK, script: base.id, lang: 'en', text: 'My words.' };
const copy: PersonalChange = { ...wording, kind: 'copy', title: 'Mine', text: 'My own {time}.' };

describe('composeLibrary', () => {
  it('is the built-in library where there is nothing to add', () => {
    expect(composeLibrary(builtin, [], EMPTY)).toBe(builtin);
  });

  it('puts a pack in force in the place of the built-in one of its name', () => {
    const library = composeLibrary(builtin, inForce('9.0.0'), EMPTY);
    expect(library.packs.map(({ manifest }) => `${manifest.id} ${manifest.version}`)).toEqual([`${PACK} 9.0.0`]);
  });
});

describe('the personal layer', () => {
  it('rewords one language of one script and leaves the rest', () => {
    const layer = changePersonal(EMPTY, wording, builtin, AT);
    const mine = find(layer, [], PACK, base.id);
    expect(mine).toEqual({ ...base, texts: { ...base.texts, en: 'My words.' } });
    expect(composeLibrary(builtin, [], layer).packs[0]?.scripts.filter((s) => !core.scripts.includes(s))).toEqual([
      mine,
    ]);
    expect(mineKeys(layer)).toEqual([`${PACK}/${base.id}`]);
  });

  it('is never lost by an update: new words of the team, a new version, a script that goes and comes back', () => {
    const layer = changePersonal(changePersonal(EMPTY, wording, builtin, AT), copy, builtin, AT);
    const newer = inForce('2.0.0', (script) => ({ ...script, texts: { en: 'The team changed this.' } }));
    expect(find(layer, newer, PACK, base.id)?.texts.en).toBe('My words.');
    const without = inForce('3.0.0');
    without[0]!.pack.scripts = without[0]!.pack.scripts.filter(({ id }) => id !== base.id);
    expect(find(layer, without, PACK, base.id)).toBeUndefined();
    expect(find(layer, without, 'mine', `mine-${base.id}`)?.texts).toEqual({ en: 'My own {time}.' });
    expect(find(layer, inForce('3.0.1'), PACK, base.id)?.texts.en).toBe('My words.');
  });

  it('copies a script with its rules under a free id, and drops slots its text no longer names', () => {
    const one = changePersonal(EMPTY, { ...copy, text: 'No slots.' }, builtin, AT);
    const two = changePersonal(one, copy, builtin, AT);
    expect(two.scripts.map(({ id }) => id)).toEqual([`mine-${base.id}`, `mine-${base.id}-2`]);
    expect(two.scripts[0]).toMatchObject({
      fits: base.fits,
      slots: {},
      texts: { en: 'No slots.' },
      status: 'published',
    });
    expect(two.scripts[0]?.title.en).toBe('Mine');
  });

  it('edits and removes own scripts, and takes wording back', () => {
    let layer = changePersonal(changePersonal(EMPTY, wording, builtin, AT), copy, builtin, AT);
    const library = composeLibrary(builtin, [], layer);
    const own = { pack: 'mine', script: `mine-${base.id}` };
    layer = changePersonal(layer, { kind: 'wording', ...own, lang: 'en', text: 'Better.' }, library, AT);
    expect(layer.scripts[0]?.texts.en).toBe('Better.');
    expect(Object.keys(layer.edits)).toHaveLength(1);
    layer = changePersonal(layer, { kind: 'drop', ...own }, library, AT);
    layer = changePersonal(layer, { kind: 'drop', pack: PACK, script: base.id }, library, AT);
    expect(layer).toEqual(EMPTY);
  });

  it('changes nothing for an unknown script or an empty text', () => {
    expect(changePersonal(EMPTY, { ...wording, script: 'gone' }, builtin, AT)).toBe(EMPTY);
    expect(changePersonal(EMPTY, { ...wording, text: '  ' }, builtin, AT)).toBe(EMPTY);
  });
});

describe('suggestionFile', () => {
  it('is what the import of the Studio reads: changes under their id, own scripts as new ones, all drafts', () => {
    const layer = changePersonal(changePersonal(EMPTY, wording, builtin, AT), copy, builtin, AT);
    const read = readToolExport(JSON.parse(suggestionFile(layer, composeLibrary(builtin, [], layer), 'Maya')));
    if (!read.ok) throw new Error(read.message);
    expect(read.tool).toBe('warmline');
    const scripts = read.entries.map((entry) => ('script' in entry ? entry.script : null));
    expect(scripts).toMatchObject([
      { id: base.id, texts: { ...base.texts, en: 'My words.' }, status: 'draft', note: 'Maya' },
      { id: `mine-${base.id}`, owner: 'Maya', status: 'draft' },
    ]);
  });
});

describe('withSlots', () => {
  const text = '您好 小林，今天18:00前给您答复。';
  const marks = [
    { start: 3, end: 5, slot: 'name', filled: true },
    { start: 8, end: 13, slot: 'time', filled: true },
  ];
  it('puts slots back where their values still stand', () => {
    expect(withSlots(text, { text, marks })).toBe('您好 {name}，今天{time}前给您答复。');
    expect(withSlots('亲，18:00前一定回您', { text, marks })).toBe('亲，{time}前一定回您');
  });
  it('puts back what was typed into an open slot', () => {
    expect(withSlots('单号 SF123，稍等', { text: '单号 {number}，稍等' }, { number: ' SF123', time: '' })).toBe(
      '单号 {number}，稍等',
    );
  });
  it('leaves what the agent wrote in their place', () => {
    expect(withSlots('您好，明天给您答复', { text, marks })).toBe('您好，明天给您答复');
    expect(
      withSlots('{name}，稍等', { text: '{name}，您好', marks: [{ start: 0, end: 6, slot: 'name', filled: false }] }),
    ).toBe('{name}，稍等');
  });
});
