import { describe, expect, it } from 'vitest';
import { parsePack } from '../../../utils/core/packs/parse-pack.ts';
import { sampleScript } from '../suggest/sample-script.ts';

const manifest = {
  schema: 1,
  id: 'team',
  version: '1.0.0',
  title: { 'zh-Hans': '队', 'zh-Hant': '隊', en: 'Team' },
  owner: 'lead',
  licence: 'MIT',
};

describe('parsePack', () => {
  it('keeps the good scripts and names each bad one with its place', () => {
    const bad = { ...sampleScript('bad'), stage: 'shout', fits: { intensity: [4, 2] } };
    const parsed = parsePack(
      manifest,
      [{ name: 'solve.json', scripts: [sampleScript('good'), bad, sampleScript('good'), 7] }],
      'team',
    );
    expect(parsed.ok && parsed.pack.scripts.map(({ id }) => id)).toEqual(['good']);
    expect(parsed.problems.map(({ place }) => place)).toEqual([
      'solve.json › bad › stage',
      'solve.json › bad › fits.intensity',
      'solve.json › good',
      'solve.json › script 4',
    ]);
  });

  it('refuses a pack whose manifest is unusable', () => {
    expect(parsePack({ ...manifest, version: 'new' }, [], 'team')).toMatchObject({
      ok: false,
      problems: [{ place: 'team/pack.json › version' }],
    });
    expect(parsePack(null, [], 'team').ok).toBe(false);
  });

  it('refuses unknown keys, so that a typo never silently widens a script', () => {
    const parsed = parsePack(manifest, [{ name: 'f.json', scripts: [{ ...sampleScript('a'), fitts: {} }] }], 'team');
    expect(parsed.ok && parsed.pack.scripts).toEqual([]);
    expect(parsed.problems[0]!.place).toContain('fitts');
  });

  it('counts the rest of very many problems', () => {
    const parsed = parsePack(manifest, [{ name: 'f.json', scripts: Array.from({ length: 300 }, () => 1) }], 'team');
    expect(parsed.problems.length).toBeLessThanOrEqual(51);
    expect(parsed.problems.at(-1)!.message).toMatch(/250 further/);
  });

  it('is not harmed by prototype keys or a file that is no list', () => {
    const evil = JSON.parse('{"__proto__":{"polluted":true},"id":"x"}') as unknown;
    parsePack(
      manifest,
      [
        { name: 'f.json', scripts: [evil] },
        { name: 'g.json', scripts: { a: 1 } },
      ],
      'team',
    );
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
