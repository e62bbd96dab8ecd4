import { Converter } from 'opencc-js/cn2t';
import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../utils/core/conversation/conversation.ts';
import { languageOf, SIMPLIFIED_ONLY } from '../../../utils/core/text/language.ts';

const talk = (texts: string[], more: Partial<Conversation> = {}): Conversation => ({
  id: 'c',
  turns: texts.map((text, index) => ({ id: String(index), role: 'customer', text })),
  ...more,
});

describe('languageOf', () => {
  it.each([
    [['你们什么时候发货'], 'zh-Hans'],
    [['請問什麼時候出貨'], 'zh-Hant'],
    [['where is my parcel'], 'en'],
    [['please 退款 asap，等不了了'], 'zh-Hans'],
    [['hello there, a question', '我要退貨退款'], 'zh-Hant'],
    [['我的订单什么时候到', 'ok'], 'zh-Hans'],
    [['我的訂單什麼時候到', '好的'], 'zh-Hant'],
    [['where is it?', '123', '😡'], 'en'],
    [['配送はいつですか'], 'en'],
  ])('answers %j in %s', (texts, lang) => {
    expect(languageOf(talk(texts))).toBe(lang);
  });

  it('falls back on the market, then on what the agent writes', () => {
    expect(languageOf(talk(['好的'], { market: 'TW' }))).toBe('zh-Hant');
    expect(languageOf(talk(['好的'], { market: 'CN' }))).toBe('zh-Hans');
    const turns = [
      { id: '0', role: 'agent' as const, text: '請問還有什麼可以幫您' },
      { id: '1', role: 'customer' as const, text: '好' },
    ];
    expect(languageOf({ id: 'c', turns })).toBe('zh-Hant');
    expect(languageOf(talk(['😡'], { market: 'UK' }))).toBe('en');
  });

  it('obeys a language that was set', () => {
    expect(languageOf(talk(['hello'], { lang: 'zh-Hant' }))).toBe('zh-Hant');
  });

  it('tells the scripts apart by characters that really differ', () => {
    const toTraditional = Converter({ from: 'cn', to: 't' });
    const shared = [...SIMPLIFIED_ONLY].filter((character) => toTraditional(character) === character);
    expect(shared).toEqual([]);
  });
});
