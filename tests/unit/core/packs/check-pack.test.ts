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

/** Found only beside the buyer's mood or words, so no script alone can show them. */
const NOT_ALONE = ['lint.emoji_at_failure', 'lint.future_only', 'lint.why_you', 'lint.wrong_script'];

/** What a pack fails by; a rule counts once. A bad draft that only one language knows has no text in the others. */
const rulesOf = (rule: string): string[] => {
  const rules = new Set<string>(checkPack(badPack(rule).scripts, library, TODAY).map((finding) => finding.rule));
  if (rule !== 'language_missing') rules.delete('language_missing');
  return [...rules];
};

describe('deliberately bad packs', () => {
  it('exist for every rule of the doctor, and for those of the draft lint that hold scripts to account', () => {
    const lint = Object.entries(library.draftRules.specs).flatMap(([id, { scripts }]) =>
      scripts ? [`lint.${id}`] : [],
    );
    const folders = readdirSync(FOLDER);
    expect([...DOCTOR_RULES, ...lint].filter((rule) => !folders.includes(rule))).toEqual(NOT_ALONE);
  });

  it.each(readdirSync(FOLDER))('%s fails by its own rule and by no other', (folder) => {
    expect(rulesOf(folder)).toEqual([folder]);
  });
});

describe('fixes', () => {
  it.each(readdirSync(FOLDER))('the fix for %s mends what it says and breaks nothing', (folder) => {
    const { scripts } = badPack(folder);
    const before = checkPack(scripts, library, TODAY);
    for (const { fix, script, rule, lang } of before) {
      if (!fix) continue;
      const after = checkPack(
        scripts.map((each) => (each.id === script ? fix : each)),
        library,
        TODAY,
      );
      expect(after.filter((finding) => finding.rule === rule && finding.lang === lang)).toEqual([]);
      expect(after.length).toBeLessThan(before.length);
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
