import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Script } from '../../../utils/core/packs/script.ts';
import {
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  LANGS,
  ROOTS,
  SCENARIOS,
  type Scenario,
  STAGES,
  type Stage,
  TRIGGERS,
} from '../../../utils/core/taxonomy.ts';
import {
  broken,
  FOLDER,
  intensityOf,
  parsed,
  raw,
  scripts,
  slotsOf,
  stageIs,
  textOf,
  texts,
} from './builtin-pack-texts.ts';

describe('form', () => {
  it('passes the pack schema without a problem', () => {
    expect(parsed.problems).toEqual([]);
    expect(parsed.ok).toBe(true);
  });

  it('lists every file of the folder, each canonical and sorted by id', () => {
    const onDisk = readdirSync(FOLDER).filter((name) => name !== 'pack.json');
    expect(raw.files.map((file) => file.name).sort()).toEqual(onDisk.sort());
    for (const { name, scripts: listed } of [...raw.files, { name: 'pack.json', scripts: raw.manifest }]) {
      expect(readFileSync(new URL(name, FOLDER), 'utf8'), name).toBe(`${JSON.stringify(listed, null, 2)}\n`);
      if (!Array.isArray(listed)) continue;
      const ids = (listed as Script[]).map((script) => script.id);
      expect(ids, name).toEqual([...ids].sort());
    }
  });

  it('keeps each script in the file of its stage, named after it', () => {
    const misplaced = raw.files.flatMap(({ name, scripts: listed }) => {
      const stage = name.replace('.json', '');
      return (listed as Script[]).filter(
        (script) => script.stage !== stage.replace('-', '_') || !script.id.startsWith(`${stage}-`),
      );
    });
    expect(misplaced.map((script) => script.id)).toEqual([]);
  });

  it('has an owner, a review date, and the published state everywhere', () => {
    for (const script of scripts) {
      expect([script.owner, script.reviewBy, script.status], script.id).toEqual([
        'warmline',
        '2027-05-31',
        'published',
      ]);
    }
  });

  it('speaks all three languages and holds at least 80 scripts in each', () => {
    expect(texts.filter(({ text }) => text === '').map(({ script }) => script.id)).toEqual([]);
    for (const lang of LANGS) expect(scripts.filter((script) => script.texts[lang]).length).toBeGreaterThanOrEqual(80);
  });

  it('uses in every language exactly the slots it declares, with a hint in three languages', () => {
    expect(broken((text, _, script) => slotsOf(text).join() === Object.keys(script.slots).sort().join())).toEqual([]);
    const hintless = scripts.filter((script) =>
      Object.entries(script.slots).some(([, slot]) => slot.type === 'text' && LANGS.some((lang) => !slot.hint?.[lang])),
    );
    expect(hintless.map((script) => script.id)).toEqual([]);
  });

  it('uses only slots of the known vocabulary', () => {
    const known = new Set(
      `item order buyer owner lead shop time time2 date days agreed amount difference freight crisis
       fact step reason option1 option2 link tracking party pending result promise place kind seconds n`.split(/\s+/),
    );
    expect(scripts.flatMap((script) => Object.keys(script.slots).filter((slot) => !known.has(slot)))).toEqual([]);
  });

  it('can be inserted at once for most scripts', () => {
    const typed =
      /^(fact|step|reason|option1|option2|link|tracking|party|pending|result|promise|place|kind|seconds|n)$/;
    const ready = scripts.filter((script) => !Object.keys(script.slots).some((slot) => typed.test(slot)));
    expect(ready.length / scripts.length).toBeGreaterThan(0.6);
  });

  it('has no two scripts that read alike', () => {
    const pairs: string[] = [];
    for (const lang of LANGS) {
      const grams = scripts.map((script) => bigrams(textOf(script, lang)));
      grams.forEach((left, i) => {
        for (let j = i + 1; j < grams.length; j++) {
          const likeness = jaccard(left, grams[j]!);
          if (likeness >= 0.75) pairs.push(`${scripts[i]?.id} ~ ${scripts[j]?.id} [${lang}] ${likeness.toFixed(2)}`);
        }
      });
    }
    expect(pairs).toEqual([]);
  });
});

function bigrams(text: string): Set<string> {
  const plain = text.replace(/\{\w+\}|[\s\p{P}]/gu, '').toLowerCase();
  return new Set(Array.from({ length: Math.max(plain.length - 1, 0) }, (_, i) => plain.slice(i, i + 2)));
}

function jaccard(left: Set<string>, right: Set<string>): number {
  let both = 0;
  for (const gram of left) if (right.has(gram)) both++;
  return both / (left.size + right.size - both);
}

describe('coverage', () => {
  /** True for a script that needs no more to be known than the scenario. */
  const needsOnlyScenario = ({ fits, variant }: Script) =>
    !fits.issues &&
    !fits.intents &&
    !fits.hidden &&
    !fits.flags &&
    !fits.roots &&
    !fits.steps &&
    !fits.triggers &&
    (variant === undefined || variant === 'lead');
  const covers = (script: Script, stage: Stage, scenario: Scenario, intensity: number) =>
    script.stage === stage &&
    needsOnlyScenario(script) &&
    (script.fits.scenarios ?? [scenario]).includes(scenario) &&
    intensityOf(script)[0] <= intensity &&
    intensity <= intensityOf(script)[1];
  const missing = (stages: readonly Stage[], intensity: number) =>
    stages.flatMap((stage) =>
      SCENARIOS.filter((scenario) => !scripts.some((script) => covers(script, stage, scenario, intensity))).map(
        (scenario) => `${stage} × ${scenario} at ${intensity}`,
      ),
    );

  it('has a script for every stage and scenario, calm and angry', () => {
    expect(missing(STAGES, 2)).toEqual([]);
    expect(missing(['answer', 'apologise', 'reassure', 'accompany', 'explore', 'solve', 'escalate'], 4.5)).toEqual([]);
  });

  it('has a script of its own for every stage in the four trading scenarios', () => {
    // Escalate(lead) is special to the employee trigger in the service scenario, so triggers may be named here.
    const own = (stage: Stage, scenario: Scenario) =>
      scripts.some(
        (s) =>
          s.stage === stage && s.fits.scenarios?.length === 1 && s.fits.scenarios[0] === scenario && !s.fits.issues,
      );
    const lacking = STAGES.flatMap((stage) =>
      SCENARIOS.filter((scenario) => scenario !== 'other' && !own(stage, scenario)).map(
        (scenario) => `${stage} × ${scenario}`,
      ),
    );
    expect(lacking).toEqual([]);
  });

  it('names every issue kind at least twice', () => {
    expect(ISSUES.filter((issue) => scripts.filter((s) => s.fits.issues?.includes(issue)).length < 2)).toEqual([]);
  });

  it('names every root, trigger, hidden intent, flag and intent', () => {
    const named = (key: 'roots' | 'triggers' | 'hidden' | 'flags' | 'intents') =>
      new Set(scripts.flatMap((script): readonly string[] => script.fits[key] ?? []));
    expect(ROOTS.filter((root) => root !== 'none' && !named('roots').has(root))).toEqual([]);
    expect(TRIGGERS.filter((trigger) => trigger !== 'none' && !named('triggers').has(trigger))).toEqual([]);
    expect(HIDDEN_INTENTS.filter((hidden) => !named('hidden').has(hidden))).toEqual([]);
    expect(FLAGS.filter((flag) => !named('flags').has(flag))).toEqual([]);
    expect(INTENTS.filter((intent) => !named('intents').has(intent))).toEqual([]);
  });

  it.each([
    ['escalate', 'lead', 5],
    ['escalate', 'safety', 4],
    ['escalate', 'crisis', 2],
    ['solve', 'no', 4],
    ['solve', 'confirm', 5],
    ['accompany', 'light', 4],
    ['follow_up', 'close', 3],
  ] as const)('holds enough %s(%s) scripts', (stage, variant, least) => {
    expect(scripts.filter(stageIs(stage, variant)).length).toBeGreaterThanOrEqual(least);
  });
});
