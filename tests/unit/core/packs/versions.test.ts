import { describe, expect, it } from 'vitest';
import type { PackVersion } from '../../../../utils/core/packs/pack-record.ts';
import type { Pack, Script } from '../../../../utils/core/packs/script.ts';
import { comparePacks } from '../../../../utils/core/packs/versions/compare-packs.ts';
import { compareVersions, nextVersion, weighChange } from '../../../../utils/core/packs/versions/next-version.ts';
import { afterPublishing, publishablePack } from '../../../../utils/core/packs/versions/publishable-pack.ts';
import { rollBack } from '../../../../utils/core/packs/versions/roll-back.ts';

const script = (id: string, status: Script['status'], text = '您好'): Script => ({
  id,
  stage: 'answer',
  title: { 'zh-Hans': id, 'zh-Hant': id, en: id },
  texts: { 'zh-Hans': text },
  fits: {},
  tags: [],
  slots: {},
  owner: 'mei',
  reviewBy: '2027-01-01',
  status,
});
const manifest: Pack['manifest'] = {
  schema: 1,
  id: 'team',
  version: '0.0.0',
  title: { 'zh-Hans': '团队', 'zh-Hant': '團隊', en: 'Team' },
  owner: 'mei',
  licence: '',
};
const version = (number: string, ...scripts: Script[]): PackVersion => ({
  version: number,
  at: '2026-11-11T12:00:00Z',
  by: 'mei',
  note: '',
  pack: { manifest: { ...manifest, version: number }, scripts },
});

describe('publishablePack', () => {
  it('gives agents reviewed and published scripts, never a draft', () => {
    const working = [script('b', 'reviewed'), script('a', 'published'), script('c', 'draft'), script('d', 'archived')];
    const { pack, left, held } = publishablePack(manifest, working, null, '1.0.0');
    expect(pack.scripts.map(({ id, status }) => `${id} ${status}`)).toEqual(['a published', 'b published']);
    expect(pack.manifest.version).toBe('1.0.0');
    expect([left, held]).toEqual([['c'], []]);
  });

  it('keeps the last published wording of a script that is being edited', () => {
    const last = version('1.0.0', script('a', 'published', 'old words'));
    const { pack, held } = publishablePack(manifest, [script('a', 'draft', 'half a sen')], last, '1.0.1');
    expect(pack.scripts[0]?.texts['zh-Hans']).toBe('old words');
    expect(held).toEqual(['a']);
  });

  it('leaves drafts alone after publishing', () => {
    expect(afterPublishing([script('a', 'reviewed'), script('b', 'draft')]).map(({ status }) => status)).toEqual([
      'published',
      'draft',
    ]);
  });
});

describe('version numbers', () => {
  const before = { scripts: [script('a', 'published'), script('b', 'published')] };
  it('weighs a removal above an addition, an addition above wording', () => {
    expect(weighChange(before, { scripts: [script('a', 'published')] })).toBe('major');
    expect(weighChange(before, { scripts: [...before.scripts, script('c', 'published')] })).toBe('minor');
    expect(weighChange(before, { scripts: [script('a', 'published', 'new'), script('b', 'published')] })).toBe('patch');
    expect(
      weighChange(before, { scripts: [{ ...script('a', 'published'), stage: 'solve' }, script('b', 'published')] }),
    ).toBe('minor');
    expect(weighChange(before, before)).toBeNull();
  });

  it('counts on from the last number', () => {
    expect(nextVersion('0.0.0', 'patch')).toBe('1.0.0');
    expect(nextVersion('1.2.3', 'patch')).toBe('1.2.4');
    expect(nextVersion('1.2.3', 'minor')).toBe('1.3.0');
    expect(nextVersion('1.2.3', 'major')).toBe('2.0.0');
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    expect(compareVersions('2.0.0', '2.0.0')).toBe(0);
  });
});

describe('comparePacks', () => {
  it('names what came, went and changed, and in which part; the order of keys says nothing', () => {
    const changes = comparePacks(
      { scripts: [script('a', 'published'), script('b', 'published'), script('z', 'published')] },
      {
        scripts: [
          { ...script('a', 'published', 'new'), owner: 'li' },
          script('c', 'published'),
          { ...script('z', 'published'), title: { en: 'z', 'zh-Hant': 'z', 'zh-Hans': 'z' } },
        ],
      },
    );
    expect(changes.map((change) => [change.kind, change.id, change.kind === 'changed' ? change.parts : []])).toEqual([
      ['changed', 'a', ['texts', 'owner']],
      ['removed', 'b', []],
      ['added', 'c', []],
    ]);
  });
});

describe('rollBack', () => {
  it('publishes the old content under a higher number and loses nothing of the working copy', () => {
    const old = version('1.0.0', script('a', 'published', 'good'));
    const latest = version('1.1.0', script('a', 'published', 'bad'), script('b', 'published', 'new one'));
    const working = [
      script('a', 'draft', 'bad again'),
      script('b', 'published', 'new one'),
      script('mine', 'draft', 'not out yet'),
    ];
    const back = rollBack(latest, old, working, { at: 'now', by: 'mei', note: 'back' });
    expect(back.version.version).toBe('2.0.0');
    expect(back.version.pack.scripts).toEqual(old.pack.scripts);
    expect(back.scripts.map(({ id, status, texts }) => `${id} ${status} ${texts['zh-Hans']}`)).toEqual([
      'a published good',
      'b draft new one',
      'mine draft not out yet',
    ]);
  });
});
