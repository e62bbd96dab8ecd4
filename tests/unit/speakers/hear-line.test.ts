import { describe, expect, it } from 'vitest';
import { hearLine, letterOf } from '../../../utils/core/speakers/hear-line.ts';
import { BUCKET_BITS, lineBuckets } from '../../../utils/core/speakers/line-buckets.ts';
import { SPEAKER_WEIGHTS } from '../../../utils/core/speakers/speaker-weights.ts';

describe('hearLine', () => {
  it.each([
    '您好，这边马上为您登记，请稍等',
    '不好意思讓您久等了，這邊幫您查詢一下喔',
    'Sorry about that, I will check your order with the courier',
  ])('hears a shop: %s', (text) => {
    expect(hearLine(text)?.shop).toBeGreaterThan(0.3);
  });

  it.each(['我的货怎么还没到啊', '我上週買的杯子破了，可以退嗎', 'where is my parcel? I paid two weeks ago'])(
    'hears a buyer: %s',
    (text) => {
      expect(hearLine(text)?.shop).toBeLessThan(-0.3);
    },
  );

  it.each(['', '   ', '204', '👍👍', '……？！'])('says nothing of a line without letters: "%s"', (text) => {
    expect(hearLine(text)).toBeNull();
  });

  it('hears a line the same in capitals and in full-width letters', () => {
    expect(hearLine('WHERE IS MY ORDER？')).toEqual(hearLine('where is my order?'));
  });

  it('reads no more than the beginning of a long text', () => {
    const long = 'where is my order '.repeat(60);
    expect(lineBuckets(`${long} and the moon`)).toEqual(lineBuckets(`${long} and the sun`));
    expect(lineBuckets('x'.repeat(1_000_000)).size).toBeLessThan(10);
  });
});

describe('weights', () => {
  it('has a letter for every bucket', () => {
    for (const { letters } of Object.values(SPEAKER_WEIGHTS))
      expect(letters).toMatch(new RegExp(`^[a-o]{${1 << BUCKET_BITS}}$`));
  });

  it('keeps shares of the greatest weight as letters', () => {
    expect([-1, -0.25, 0, 0.02, 1].map(letterOf).join('')).toBe('adhio');
  });
});
