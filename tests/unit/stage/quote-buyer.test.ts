import { describe, expect, it } from 'vitest';
import { quoteBuyer } from '../../../utils/core/stage/quote-buyer.ts';
import { reading, talk } from './make.ts';

describe('quoteBuyer', () => {
  it('widens a cue to its clause', () => {
    const conversation = talk(['B:你好，箱子压扁了两个角，怎么办']);
    const assessment = reading(conversation, { cues: { 'is.damaged_transit': '压扁' } });
    expect(quoteBuyer(assessment, conversation, ['is.'])).toBe('箱子压扁了两个角');
  });

  it('keeps to the cue where the clause is long, and cuts a long cue', () => {
    const long = '我'.repeat(30);
    const conversation = talk([`B:${long}压扁${long}`]);
    expect(quoteBuyer(reading(conversation, { cues: { 'is.x': '压扁' } }), conversation, ['is.x'])).toBe('压扁');
    const quote = quoteBuyer(reading(conversation, { cues: { 'is.x': long } }), conversation, ['is.x']);
    expect(quote?.endsWith('…')).toBe(true);
    expect([...(quote ?? '')].length).toBe(26);
  });

  it('prefers the first label, then the latest turn', () => {
    const conversation = talk(['B:太慢了', 'A:在查', 'B:还是慢，烦']);
    const assessment = reading(conversation, { cues: { 'tol.waiting': '还是慢', 'em.annoyed': '烦' } });
    expect(quoteBuyer(assessment, conversation, ['is.', 'tol.'])).toBe('还是慢');
  });

  it('never quotes our own words, and knows when there are none', () => {
    const conversation = talk(['B:在吗', 'A:物流还没动']);
    const assessment = reading(conversation, { cues: { 'is.stuck': { turn: 1, words: '还没动' } } });
    expect(quoteBuyer(assessment, conversation, ['is.'])).toBeNull();
    expect(quoteBuyer(assessment, conversation, ['root.'])).toBeNull();
  });
});
