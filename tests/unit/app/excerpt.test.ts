import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt } from '../../../utils/app/excerpt.ts';

const span = (text: string, words: string, mark = 'x') => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, mark };
};

describe('excerpt', () => {
  it('shows a short message whole with its marks', () => {
    const text = '我不要听解释，今天就要发货';
    expect(excerpt(text, [span(text, '不要听解释')], 100)).toEqual({
      pieces: [
        { text: '我', mark: null },
        { text: '不要听解释', mark: 'x' },
        { text: '，今天就要发货', mark: null },
      ],
      cutStart: false,
      cutEnd: false,
    });
  });

  it('moves the window to the marked words of a long message', () => {
    const text = `${'前面都是经过。'.repeat(40)}我要投诉你们${'后面还有。'.repeat(40)}`;
    const shown = excerpt(text, [span(text, '投诉')], 80);
    expect(shown.cutStart && shown.cutEnd).toBe(true);
    expect(shown.pieces.find((piece) => piece.mark)?.text).toBe('投诉');
    expect(shown.pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(41);
  });

  it('shows the end in full when the marked words stand there', () => {
    const text = `${'a'.repeat(300)} never again`;
    const shown = excerpt(text, [span(text, 'again')], 60);
    expect(shown.cutEnd).toBe(false);
    expect(shown.pieces.at(-1)).toEqual({ text: 'again', mark: 'x' });
  });

  it('never loses, repeats or splits a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.array(fc.record({ start: fc.integer({ min: -5, max: 70 }), end: fc.integer({ min: -5, max: 70 }) })),
        fc.integer({ min: 4, max: 80 }),
        (text, spans, budget) => {
          const shown = excerpt(
            text,
            spans.map((each) => ({ ...each, mark: 'm' })),
            budget,
          );
          const joined = shown.pieces.map((piece) => piece.text).join('');
          expect(text.includes(joined)).toBe(true);
          if (!shown.cutStart && !shown.cutEnd) expect(joined).toBe(text);
          expect([...joined].some((character) => /^[\ud800-\udfff]$/.test(character))).toBe(false);
        },
      ),
    );
  });

  it('shows whole characters where a span ends inside one', () => {
    const text = `${'长'.repeat(10)}😡`;
    const joined = excerpt(text, [{ start: 3, end: 11, mark: 'm' }], 20)
      .pieces.map((piece) => piece.text)
      .join('');
    expect(joined.isWellFormed()).toBe(true);
  });

  it('handles a message of two megabytes', () => {
    const text = `${'长'.repeat(1_000_000)}投诉`;
    expect(excerpt(text, [span(text, '投诉')], 80).pieces.at(-1)?.text).toBe('投诉');
  });
});
