import { describe, expect, it } from 'vitest';
import { composeScript, openSlots, scriptParts } from '../../../utils/app/compose-script.ts';

const text = '今天 20:00 前发出，{time}前给单号，最迟{time}。';
const marks = [{ start: 0, end: 10, slot: 'step', filled: true }];

describe('scriptParts', () => {
  it('tints what is marked and still finds slots that nobody marked', () => {
    expect(scriptParts({ text, marks }).map((part) => part.kind)).toEqual([
      'filled',
      'text',
      'missing',
      'text',
      'missing',
      'text',
    ]);
  });

  it('gives back the same text when nothing is typed', () => {
    expect(composeScript(scriptParts({ text, marks }), {})).toEqual({ text, missing: ['time'] });
  });

  it('ignores marks that do not fit the text', () => {
    const broken = [
      { start: 5, end: 3, slot: 'a', filled: true },
      { start: 900, end: 950, slot: 'b', filled: true },
    ];
    expect(composeScript(scriptParts({ text, marks: broken }), {}).text).toBe(text);
  });
});

describe('composeScript', () => {
  it('puts typed words into every place of the slot', () => {
    const composed = composeScript(scriptParts({ text, marks }), { time: ' 21:30 ' });
    expect(composed).toEqual({ text: '今天 20:00 前发出，21:30前给单号，最迟21:30。', missing: [] });
  });

  it('does not take blanks for an answer', () => {
    expect(composeScript(scriptParts({ text }), { time: '   ' }).missing).toEqual(['time']);
  });
});

describe('openSlots', () => {
  it('names each slot once', () => {
    expect(openSlots('{a} {b} {a} {not a slot}')).toEqual(['a', 'b']);
  });
});
