import { describe, expect, it } from 'vitest';
import type { StageVariant, Suggestion } from '../../../utils/core/advice.ts';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import type { Library } from '../../../utils/core/library.ts';
import { type Script, VARIANTS } from '../../../utils/core/packs/script.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { rankScripts } from '../../../utils/core/suggest/rank-scripts.ts';
import { FLAGS, HIDDEN_INTENTS, ISSUES, LANGS, ROOTS, SCENARIOS, STAGES, STEPS } from '../../../utils/core/taxonomy.ts';
import { makeLargePack } from '../../bench/make-large-pack.ts';
import { libraryWith, sampleAssessment } from './sample-script.ts';

const CLOCK = { now: Date.parse('2026-11-11T18:00:00+08:00'), timeZone: 'Asia/Shanghai' };

/** The same numbers on every run. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 48271) % 0x7fffffff;
    return state % sides;
  };
}
const roll = dice(11);
const one = <T>(list: readonly T[]): T => list[roll(list.length)]!;

/** Scripts with every kind of condition, so that each way of being ruled out occurs. */
function mixedScripts(): Script[] {
  return makeLargePack(300).scripts.map((script) => ({
    ...script,
    fits: {
      ...script.fits,
      ...(roll(4) === 0 ? { roots: [one(ROOTS)] } : {}),
      ...(roll(4) === 0 ? { steps: [one(STEPS)] } : {}),
    },
    texts: roll(6) === 0 ? { [one(LANGS)]: script.texts['zh-Hans']! } : script.texts,
    ...(roll(3) === 0 ? { variant: one(VARIANTS) } : {}),
    ...(roll(6) === 0 ? { channel: { maxChars: 50 + roll(40) } } : {}),
    ...(roll(9) === 0 ? { validTo: `2026-11-1${roll(9)}` } : {}),
    status: roll(10) === 0 ? ('draft' as const) : ('published' as const),
  }));
}

const scripts = mixedScripts();
const whole = libraryWith(scripts);

function moment(): { assessment: ReturnType<typeof sampleAssessment>; conversation: Conversation } {
  const part = {
    issue: roll(4) === 0 ? null : one(ISSUES),
    scenario: one(SCENARIOS),
    root: one(ROOTS),
    step: one(STEPS),
    hidden: roll(2) ? null : one(HIDDEN_INTENTS),
    flags: roll(3) ? [] : [one(FLAGS)],
  };
  const lang = one(LANGS);
  const ours = Array.from({ length: roll(4) }, (_, at) => ({
    id: `a${at}`,
    role: 'agent' as const,
    text: (one(scripts).texts[lang] ?? '好的').replaceAll('{time}', '20:00'),
  }));
  const said = one(['猫粮没到', '我的air purifier坏了', '订单号：AB12345678 什么时候到', 'where is it']);
  const assessment = { ...sampleAssessment(part, roll(6)), lang };
  assessment.signals = { ...assessment.signals, lastRun: { first: ours.length, last: ours.length } };
  return { assessment, conversation: { id: 'c', turns: [...ours, { id: 'b', role: 'customer', text: said }] } };
}

/** Every script ranked alone and the results merged: no list, no early end, only the sum itself. */
function rankOneByOne(rank: (library: Library) => Suggestion[]): Suggestion[] {
  return scripts
    .flatMap((script) => rank(libraryWith([script])))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

describe('rankScripts in a large pack', () => {
  it('offers the best of what each script alone would be offered as', () => {
    const settings = defaultSettings('CN');
    let offered = 0;
    for (let round = 0; round < 60; round += 1) {
      const { assessment, conversation } = moment();
      const variant: StageVariant = roll(2) ? null : one(VARIANTS);
      const choice = { stage: round % 3 === 0 ? ('solve' as const) : one(STAGES), variant };
      const rank = (library: Library) => rankScripts(assessment, conversation, choice, library, settings, CLOCK);
      const got = rank(whole);
      const all = rankOneByOne(rank);
      const byId = new Map(scripts.map((script) => [script.id, script]));
      // Refusals and confirmations go alone where one is wanted; scripts that claim too much of the buyer are the last resort.
      const decides = variant === 'no' || variant === 'confirm';
      const own = all.filter(({ id }) => decides && byId.get(id)?.variant === variant);
      const pool = own.length > 0 ? own : all;
      const { root, step } = assessment.standing;
      const exact = pool.filter(({ id }) => {
        const { roots, steps } = byId.get(id)!.fits;
        return (!roots || roots.includes(root)) && (!steps || steps.includes(step));
      });
      expect(got).toEqual((exact.length > 0 ? exact : pool).slice(0, 3));
      offered += got.length;
    }
    expect(offered).toBeGreaterThan(60);
  });

  it('fills a slot by the name of an object’s own parts as any unknown one', () => {
    const base = scripts.find(({ fits, variant, status }) => !fits.mentions && !variant && status === 'published')!;
    const odd: Script = { ...base, fits: {}, stage: 'solve', texts: { 'zh-Hans': '请看{constructor}。' }, slots: {} };
    const { conversation } = moment();
    const choice = { stage: 'solve' as const, variant: null };
    const [first] = rankScripts(
      sampleAssessment(),
      conversation,
      choice,
      libraryWith([odd]),
      defaultSettings('CN'),
      CLOCK,
    );
    expect(first?.slots.missing).toEqual(['constructor']);
  });
});
