import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../../utils/core/text/matches-of.ts';
import { splitChoice } from '../../../utils/core/text/split-choice.ts';

describe('splitChoice', () => {
  it.each([
    ['a+|b+', ['a+', 'b+']],
    ['坏|烂|渣.|骗|(?:坑|宰)人', ['坏|烂', '渣.', '骗', '(?:坑|宰)人']],
    ['(?:a+|(?:b+|c+))|d', ['a+', 'b+', 'c+', 'd']],
    ['\\b(?:late|\\d days)\\b', ['\\blate\\b', '\\b\\d days\\b']],
    ['\\b(?:a|b)s?\\b', ['\\b(?:a|b)s?\\b']],
    ['(?:a|b)(?:c|d)', ['(?:a|b)(?:c|d)']],
    ['(?:a|b)?|c.', ['(?:a|b)?', 'c.']],
    ['[|(]x|\\(|\\|', ['[|(]x', '\\(', '\\|']],
    ['(?!a|b)c|d', ['(?!a|b)c', 'd']],
    ['(a|b)\\1|c.', ['(a|b)\\1|c.']],
    ['a|', ['a|']],
    ['', ['']],
  ])('of /%s/', (source, pieces) => {
    expect(splitChoice(source)).toEqual(pieces);
  });
});

describe('matchesOf', () => {
  const { pattern } = fc.letrec<{ pattern: string; part: string; atom: string }>((tie) => ({
    pattern: fc
      .array(fc.array(tie('part'), { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 4 })
      .map((all) => all.map((parts) => parts.join('')).join('|')),
    part: fc
      .tuple(tie('atom'), fc.constantFrom('', '', '', '', '?', '??', '{1,2}'))
      .map(([atom, times]) => atom + times),
    atom: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.constantFrom('a', 'b', 'ab', '坏', '😡', '[ab|]', '[^a]', '.', '\\w', '\\|', '[)]', '\\('),
      tie('pattern').map((inner) => `(?:${inner})`),
      tie('pattern').map((inner) => `(?:\\b(?:${inner})\\b)`),
      tie('pattern').map((inner) => `(${inner})`),
      tie('pattern').map((inner) => `(?:(?=${inner})c)`),
      tie('pattern').map((inner) => `(?:(?!${inner})a)`),
      tie('pattern').map((inner) => `(?:(?<=${inner})b)`),
    ),
  }));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '|', ')', '坏', '😡'), { maxLength: 8 })
    .map((all) => all.join(''));
  const places = (matches: Iterable<RegExpExecArray>): [number, string][] =>
    [...matches].flatMap(({ index, 0: whole }): [number, string][] => (whole === '' ? [] : [[index, whole]]));

  it('of the pieces are those of the whole pattern', () => {
    let split = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 3, maxLength: 8 }), (source, texts) => {
        const pieces = splitChoice(source).map((piece) => new RegExp(piece, 'gu'));
        if (pieces.length > 1) split += 1;
        for (const some of texts) {
          expect(places(matchesOf(pieces, some)), some).toEqual(places(some.matchAll(new RegExp(source, 'gu'))));
        }
      }),
      { numRuns: 300, seed: 13 },
    );
    expect(split).toBeGreaterThan(100);
  });

  it('walk over a long text once, however often one piece matches', () => {
    const long = 'a1'.repeat(50_000);
    let matches = 0;
    for (const _match of matchesOf([/a/gu, /1(?=2)/gu, /(?:b|c)2/gu], long)) matches += 1;
    expect(matches).toBe(50_000);
  });
});
