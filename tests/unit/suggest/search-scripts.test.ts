import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSearchIndex, type SearchEntry } from '../../../utils/core/suggest/build-search-index.ts';
import { foldForSearch, originalSpan } from '../../../utils/core/suggest/fold-for-search.ts';
import { searchScripts } from '../../../utils/core/suggest/search-scripts.ts';

function entry(id: string, hans: string, hant: string, en: string, texts: SearchEntry['texts'] = {}): SearchEntry {
  return {
    id,
    pack: 'p',
    stage: 'solve',
    titles: { 'zh-Hans': hans, 'zh-Hant': hant, en },
    texts: { 'zh-Hans': `${hans}。`, 'zh-Hant': `${hant}。`, en: `${en}.`, ...texts },
  };
}

const index = buildSearchIndex([
  entry('refund-delay', '退款延迟安抚', '退款延遲安撫', 'Refund is late'),
  entry('chase', '物流催促', '物流催促', 'Chase the courier'),
  entry('again', '还是没收到', '還是沒收到', 'Still not received', {
    'zh-Hans': '重新给您寄一件，{time}前发出。',
  }),
  entry('exchange', '换货说明', '換貨說明', 'Exchange, step by step', { en: 'We collect it at your door at {time}.' }),
  entry('calm', '旅行箱轮子', '旅行箱輪子', 'Suitcase wheel'),
]);

const ids = (query: string, lang: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans') =>
  searchScripts(index, query, lang).map((hit) => hit.entry.id);
const top = (query: string, lang: 'zh-Hans' | 'zh-Hant' | 'en' = 'zh-Hans') => {
  const hit = searchScripts(index, query, lang)[0];
  if (!hit) throw new Error(`nothing found for ${query}`);
  return hit;
};
const marked = (text: string, spans: { start: number; end: number }[]) => spans.map((s) => text.slice(s.start, s.end));

describe('searchScripts', () => {
  it.each([
    ['退款', 'refund-delay'],
    ['tkyc', 'refund-delay'],
    ['tuikuan', 'refund-delay'],
    ['tuikyanchi', 'refund-delay'],
    ['tuiku', 'refund-delay'],
    ['TKYC', 'refund-delay'],
    ['ｔｋｙｃ', 'refund-delay'],
    ['退款延遲', 'refund-delay'],
    ['wlcc', 'chase'],
    ['催物流', 'chase'],
    ['hsmsd', 'again'],
    ['haishi', 'again'],
    ['lvxing', 'calm'],
    ['refund', 'refund-delay'],
    ['refnud', 'refund-delay'],
    ['courier chase', 'chase'],
    ['huanhuo sm', 'exchange'],
  ])('%s finds %s first', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });

  it('reads a character with several sounds in each of them', () => {
    expect(ids('chongxin')).toContain('again');
    expect(ids('zhongxin')).toContain('again');
  });

  it('finds the same scripts from either Chinese script', () => {
    expect(ids('換貨', 'zh-Hans')).toEqual(ids('换货', 'zh-Hans'));
    expect(ids('换货', 'zh-Hant')[0]).toBe('exchange');
  });

  it('shows where a pinyin query matched, in the language shown', () => {
    const hans = top('tkyc');
    expect(hans.by).toBe('pinyin');
    expect(marked(hans.title, hans.titleSpans)).toEqual(['退款延迟']);
    const hant = top('tkyc', 'zh-Hant');
    expect(marked(hant.title, hant.titleSpans)).toEqual(['退款延遲']);
    const apart = top('tkaf');
    expect(marked(apart.title, apart.titleSpans)).toEqual(['退款', '安抚']);
  });

  it('shows a match inside the text', () => {
    const hit = top('collect', 'en');
    expect(hit.entry.id).toBe('exchange');
    expect(marked(hit.text, hit.textSpans)).toEqual(['collect']);
    expect(hit.titleSpans).toEqual([]);
  });

  it('shows the title that matched when the shown language has no match', () => {
    const hit = top('tuikuan', 'en');
    expect(hit.lang).toBe('en');
    expect(hit.text).toBe('Refund is late.');
    expect(marked(hit.title, hit.titleSpans)).toEqual(['退款']);
  });

  it('marks what a fuzzy hit shares with the query', () => {
    const hit = top('催物流');
    expect(hit.by).toBe('fuzzy');
    expect(marked(hit.title, hit.titleSpans)).toEqual(['物流催']);
  });

  it('asks all words to match', () => {
    expect(ids('退款 延')).toEqual(['refund-delay']);
    for (const hit of searchScripts(index, '退款 催促', 'zh-Hans')) expect(hit.by).toBe('fuzzy');
    expect(ids('wl 催')[0]).toBe('chase');
  });

  it.each(['', '   ', '量子力学', 'zzzqqq', '!!!', 'x'.repeat(5000)])('finds nothing for %j', (query) => {
    expect(ids(query)).toEqual([]);
  });

  it('ranks a title above a text, and its beginning above its middle', () => {
    const small = buildSearchIndex([
      entry('middle', '关于发票说明', '關於發票說明', 'About invoices'),
      entry('start', '发票补开', '發票補開', 'Invoice again'),
      entry('body', '其他', '其他', 'Other', { 'zh-Hans': '我把发票发给您。' }),
    ]);
    expect(searchScripts(small, '发票', 'zh-Hans').map((hit) => hit.entry.id)).toEqual(['start', 'middle', 'body']);
  });

  it('keeps every span inside its text, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('退', '款', '催', '物', 't', 'k', 'y', ' ', '🙂', 'ﬁ'), maxLength: 8 }),
        (query) => {
          for (const hit of searchScripts(index, query, 'zh-Hans')) {
            for (const [text, spans] of [
              [hit.title, hit.titleSpans],
              [hit.text, hit.textSpans],
            ] as const) {
              for (const span of spans) {
                expect(span.start).toBeLessThan(span.end);
                expect(span.end).toBeLessThanOrEqual(text.length);
              }
            }
          }
        },
      ),
    );
  });
});

describe('foldForSearch', () => {
  it('maps every folded span back into the original', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (text) => {
        const folded = foldForSearch(text);
        expect(folded.origin).toHaveLength(folded.text.length + 1);
        if (folded.text.length === 0) return;
        expect(originalSpan(folded, 0, folded.text.length)).toEqual({ start: 0, end: text.length });
      }),
    );
  });

  it('keeps a letter that widens whole', () => {
    const folded = foldForSearch('aﬁb');
    expect(folded.text).toBe('afib');
    expect(originalSpan(folded, 1, 2)).toEqual({ start: 1, end: 2 });
    expect(originalSpan(folded, 1, 3)).toEqual({ start: 1, end: 2 });
  });
});
