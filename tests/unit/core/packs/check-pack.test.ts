import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPack } from '../../../../utils/core/packs/doctor/check-pack.ts';
import { DOCTOR_RULES, isError } from '../../../../utils/core/packs/doctor/pack-finding.ts';
import { parsePack } from '../../../../utils/core/packs/parse-pack.ts';
import { builtinLibrary } from '../../../../utils/library/builtin.ts';

const FOLDER = new URL('../../../fixtures/packs/bad/', import.meta.url);
const TODAY = '2026-11-22';
const library = builtinLibrary();

function badPack(rule: string) {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`${rule}/${name}`, FOLDER), 'utf8'));
  const parsed = parsePack(read('pack.json'), [{ name: 'scripts.json', scripts: read('scripts.json') }], rule);
  if (!parsed.ok || parsed.problems.length > 0) throw new Error(`${rule}: ${JSON.stringify(parsed.problems)}`);
  return parsed.pack;
}

/** What a pack fails by; the same rule in three languages counts once. */
const rulesOf = (rule: string): string[] => [
  ...new Set(checkPack(badPack(rule).scripts, library, TODAY).map((finding) => finding.rule)),
];

describe('deliberately bad packs', () => {
  it('exist for every rule of the doctor', () => {
    const folders = readdirSync(FOLDER);
    expect(folders).toEqual(expect.arrayContaining([...DOCTOR_RULES]));
  });

  it.each(readdirSync(FOLDER))('%s fails by its own rule and by no other', (folder) => {
    expect(rulesOf(folder)).toEqual([folder]);
  });
});

describe('fixes', () => {
  it.each(readdirSync(FOLDER))('the fix for %s mends what it says and breaks nothing', (folder) => {
    const { scripts } = badPack(folder);
    for (const { fix, script } of checkPack(scripts, library, TODAY)) {
      if (!fix) continue;
      const mended = scripts.map((each) => (each.id === script ? fix : each));
      expect(checkPack(mended, library, TODAY).map(({ rule }) => rule)).not.toContain(folder);
    }
  });
});

describe('the built-in pack', () => {
  it('passes: nothing the doctor calls an error', () => {
    for (const { scripts } of library.packs)
      expect(
        checkPack(scripts, library, TODAY)
          .filter(isError)
          .map(({ rule, script, lang }) => `${rule} ${script} ${lang}`),
      ).toEqual([]);
  });
});
