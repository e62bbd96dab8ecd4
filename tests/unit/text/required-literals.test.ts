import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCueIndex } from '../../../utils/cli/build/index-cues.ts';
import { readCorpus } from '../../../utils/cli/train/read-corpus.ts';
import { adoptCueIndex, candidatesFor } from '../../../utils/core/text/candidates-for.ts';
import { compileCues } from '../../../utils/core/text/compile-cues.ts';
import type { CompiledCueRule } from '../../../utils/core/text/cue-rule.ts';
import { LatePattern } from '../../../utils/core/text/late-pattern.ts';
import { findMet, indexLiterals } from '../../../utils/core/text/literal-index.ts';
import { matchCues } from '../../../utils/core/text/match-cues.ts';
import { normalise } from '../../../utils/core/text/normalise.ts';
import { packIndex, unpackIndex } from '../../../utils/core/text/packed-index.ts';
import { requiredLiterals } from '../../../utils/core/text/required-literals.ts';
import { CUE_FILES } from '../../../utils/library/cues.ts';

const corpus = readCorpus(fileURLToPath(new URL('../../../scripts-library/corpus', import.meta.url)));

describe('requiredLiterals', () => {
  it.each([
    ['垃圾|骗子', ['垃圾', '骗子']],
    ['(?:太|真)(?:坑|渣)', ['太坑', '太渣', '真坑', '真渣']],
    ['退(?:我)?钱', ['退我钱', '退钱']],
    ['还没[^,]{0,6}(?:发货|收到)', ['发货', '收到']],
    ['[赔骗]', ['赔', '骗']],
    ['(?<!不)生气(?!的?话)', ['生气']],
    ['垃圾(?=[,。]|$)', ['垃圾']],
    ['wait(?:ing|ed)?', ['waiting', 'waited', 'wait']],
    ['\\bnot+\\b', ['no']],
    ['(坏)了又\\1', ['坏了又']],
    ['[😡🤬]', ['😡', '🤬']],
    ['\\[怒\\]', ['[怒]']],
    ['!{2}', ['!']],
    ['\\u{1f621}a', ['😡a']],
    ['\\d天', [...'0123456789'].map((digit) => `${digit}天`)],
  ])('of /%s/', (source, literals) => {
    expect(requiredLiterals(new RegExp(source, 'u'))[0]?.toSorted()).toEqual(literals.toSorted());
  });

  it.each([
    ['还没[^,]{0,6}(?:发货|收到)', [['发货', '收到'], ['还没']]],
    ['[五六]天+[^,]*(?=退款)退', [['退款'], ['退']]],
    [
      '垃圾.{2}骗|不.*赔偿',
      [
        ['垃圾', '赔偿'],
        ['骗', '不'],
      ],
    ],
    ['(?:退|赔){1,2}[^,]+垃圾', [['垃圾'], ['退', '赔']]],
  ])('of /%s/ are all that one text must hold', (source, lists) => {
    expect(requiredLiterals(new RegExp(source, 'u'))).toEqual(lists);
  });

  it.each([
    '.*',
    '(?:坏)?',
    '[^,]{3}',
    '\\w+',
    '坏|\\w',
    '坏*',
    '(?!坏)',
    '\\p{Script=Han}',
    '^$',
    '[a-z0-9]',
    '[坏\\ue000]',
    '坏|\\ue000{1,9}',
  ])('finds none in /%s/', (source) => {
    expect(requiredLiterals(new RegExp(source, 'u'))).toEqual([]);
  });

  it('does not speak of patterns that ignore case', () => {
    expect(requiredLiterals(/bad/iu)).toEqual([]);
  });

  const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
    pattern: fc
      .array(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((all) => all.map((parts) => parts.join('')).join('|')),
    part: fc
      .tuple(tie('atom'), fc.constantFrom('', '', '', '?', '*', '+', '{0,2}', '{2}', '+?'))
      .map(([atom, times]) => atom + times),
    atom: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('a', 'b', 'ab', '坏', '😡', '[ab]', '[^a]', '.', '\\w', '[a-c]', '\\d', '[\\d坏]'),
      tie('pattern').map((inner) => `(?:${inner})`),
      tie('pattern').map((inner) => `(?:(?=${inner})c)`),
      tie('pattern').map((inner) => `(?:(?!${inner})a)`),
      tie('pattern').map((inner) => `(?:(?<=${inner})b)`),
    ),
  }));

  it('holds for any pattern and text', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '3', '坏', '😡'), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 3, maxLength: 8 }), (source, texts) => {
        const matcher = new RegExp(source, 'u');
        const lists = requiredLiterals(matcher);
        for (const some of texts) {
          if (!matcher.test(some)) continue;
          for (const literals of lists)
            expect(
              literals.some((one) => some.includes(one)),
              some,
            ).toBe(true);
        }
      }),
      { numRuns: 400, seed: 11 },
    );
  }, 30_000);
});

describe('literal index', () => {
  it('finds all needs that a text meets, those whose literals overlap too', () => {
    const index = indexLiterals([[['不坏']], [['坏', '坏掉']], [], [['掉了', '好']], [['坏了']], [['好'], ['坏']]]);
    expect(findMet(index, '没不坏掉了')).toEqual([0, 1, 2, 3]);
    expect(findMet(index, '')).toEqual([2]);
    expect(findMet(index, '好')).toEqual([2, 3]);
    expect(findMet(index, '坏好')).toEqual([1, 2, 3, 5]);
  });

  it('agrees with a plain search', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '坏', '好'), minLength: 1, maxLength: 4 });
    const needs = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { maxLength: 2 });
    fc.assert(
      fc.property(fc.array(needs, { maxLength: 8 }), fc.array(word, { maxLength: 6 }), (all, words) => {
        const text = words.join('');
        const met = all.flatMap((lists, place) =>
          lists.every((list) => list.some((one) => text.includes(one))) ? place : [],
        );
        expect(findMet(indexLiterals(all), text)).toEqual(met);
        expect(findMet(unpackIndex(JSON.parse(JSON.stringify(packIndex(all)))), text)).toEqual(met);
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});

describe('cues on the corpus', () => {
  const rules = compileCues(CUE_FILES);
  // Folded text is lower case, so ignoring case changes nothing but that no pattern can be left out.
  const untouched = (all: readonly CompiledCueRule[]): CompiledCueRule[] =>
    all.map((rule) => ({ ...rule, pattern: new LatePattern(rule.pattern.source, `${rule.pattern.flags}i`, rule.id) }));
  const everyRule = { zh: untouched(rules.zh), en: untouched(rules.en) };

  it('are the same as when every pattern is tried', () => {
    const sample = corpus.filter((_turn, index) => index % 50 === 0);
    expect(sample.length).toBeGreaterThan(300);
    for (const { text } of sample) {
      const normalised = normalise(text);
      for (const speaker of ['customer', 'agent'] as const) {
        expect(matchCues(rules, normalised, speaker), text).toEqual(matchCues(everyRule, normalised, speaker));
      }
    }
  }, 30_000);

  it('are the same with the index that a build puts in', () => {
    const [, source = ''] = /^export const CUE_INDEX = JSON\.parse\((.*)\);$/s.exec(writeCueIndex()) ?? [];
    const released = compileCues(CUE_FILES);
    adoptCueIndex(released, JSON.parse(JSON.parse(source)));
    for (const { text } of corpus.filter((_turn, index) => index % 20 === 7)) {
      const normalised = normalise(text);
      for (const lang of ['zh', 'en'] as const) {
        const [found, expected] = [released, rules].map((all) =>
          candidatesFor(all[lang], normalised.text).map(({ rule, pieces }) => [
            rule.id,
            pieces.map((one) => one.source),
          ]),
        );
        expect(found).toEqual(expected);
      }
    }
  }, 30_000);

  it('are looked for with a small part of the patterns', () => {
    const index = indexLiterals(rules.zh.map(({ pattern }) => requiredLiterals(pattern)));
    const lines = corpus.filter(({ lang }) => lang === 'zh-hans').map(({ text }) => normalise(text).text);
    const tried = lines.reduce((sum, text) => sum + findMet(index, text).length, 0) / lines.length;
    expect(tried).toBeLessThan(rules.zh.length / 8);
  });
});
