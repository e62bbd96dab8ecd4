import { describe, expect, it } from 'vitest';
import { exceedsLimits, lengthLimit, messageLength } from '../../../utils/core/draft/message-limits.ts';

const kinds = (...args: Parameters<typeof exceedsLimits>): string[] => exceedsLimits(...args).map(({ kind }) => kind);

describe('message limits', () => {
  it('counts characters without spaces in Chinese, words in English, a slot as a short fill', () => {
    expect(messageLength('今天 18:00 前', 'zh-Hans')).toBe(8);
    expect(messageLength('by 6 pm, I promise', 'en')).toBe(5);
    expect(messageLength('{owner}来跟', 'zh-Hans')).toBe(6);
    expect(messageLength('{owner} will call', 'en')).toBe(3);
  });

  it('shrinks when the buyer is hot', () => {
    expect([lengthLimit('zh-Hant', 3), lengthLimit('zh-Hant', 4)]).toEqual([120, 80]);
    expect([lengthLimit('en', 3), lengthLimit('en', 5)]).toEqual([65, 45]);
    const text = '字'.repeat(100);
    expect(kinds(text, 'zh-Hans', 3)).toEqual([]);
    expect(exceedsLimits(text, 'zh-Hans', 4)).toEqual([{ kind: 'length', actual: 100, limit: 80 }]);
    expect(kinds('word '.repeat(50), 'en', 4)).toEqual(['length']);
    expect(kinds('word '.repeat(50), 'en', 1)).toEqual([]);
  });

  it('allows one question, one 亲, and no emoji for an upset buyer', () => {
    expect(kinds('在吗？收到了吗？', 'zh-Hans', 0)).toEqual(['questions']);
    expect(kinds('收到了吗？？', 'zh-Hans', 0)).toEqual([]);
    expect(kinds('亲，今天发', 'zh-Hans', 1)).toEqual([]);
    expect(kinds('亲，今天发', 'zh-Hans', 2)).toEqual(['pet_names']);
    expect(kinds('父亲节前能到', 'zh-Hans', 3)).toEqual([]);
    expect(kinds('明天到😊', 'zh-Hans', 0)).toEqual([]);
    expect(kinds('明天到😊', 'zh-Hans', 2)).toEqual(['emoji']);
  });
});
