import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildSearchIndex,
  buildSearchIndexInSlices,
  type SearchEntry,
} from '../../../utils/core/suggest/build-search-index.ts';
import { foldedText, foldForSearch } from '../../../utils/core/suggest/fold-for-search.ts';
import { searchScripts } from '../../../utils/core/suggest/search-scripts.ts';
import { makeLargePack } from '../../bench/make-large-pack.ts';
import { typedQueries } from '../../bench/typed-queries.ts';
import { searcherWithoutIndex } from './search-without-index.ts';

const pack = makeLargePack(400);
const entries: SearchEntry[] = pack.scripts.map(({ id, stage, title, texts }) => ({
  id,
  pack: 'large',
  stage,
  titles: title,
  texts: texts as SearchEntry['texts'],
}));
const index = buildSearchIndex(entries);
const searchWithoutIndex = searcherWithoutIndex(entries);

const found = (query: string) => searchScripts(index, query, 'zh-Hans').filter(({ by }) => by !== 'fuzzy');
const brief = (hits: { id: string; score: number }[]) => hits.map(({ id, score }) => `${id} ${score.toFixed(6)}`);

describe('searchScripts in a large pack', () => {
  it('finds what a look at every script finds, at each keystroke', () => {
    const queries = [...new Set(typedQueries(pack))].filter((_, at) => at % 4 === 0);
    const differing = queries.filter((query) => {
      const hits = found(query).map(({ entry, score }) => ({ id: entry.id, score }));
      return brief(hits).join() !== brief(searchWithoutIndex(query)).join();
    });
    expect(queries.length).toBeGreaterThan(150);
    expect(differing).toEqual([]);
  });

  it('finds the same for any letters and any cut of a text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'tkyzhsuinagbvx'), minLength: 1, maxLength: 6 });
    const cut = fc
      .tuple(fc.nat(pack.scripts.length - 1), fc.nat(30), fc.integer({ min: 1, max: 6 }))
      .map(([at, from, length]) => pack.scripts[at]!.texts['zh-Hant']!.slice(from, from + length));
    const query = fc.oneof(
      letters,
      cut,
      fc.tuple(cut, letters).map(([one, other]) => `${one} ${other}`),
    );
    fc.assert(
      fc.property(query, (words) => {
        const hits = found(words).map(({ entry, score }) => ({ id: entry.id, score }));
        expect(brief(hits)).toEqual(brief(searchWithoutIndex(words)));
      }),
      { numRuns: 60 },
    );
  });

  it('ranks no text above a title', () => {
    const small = buildSearchIndex([
      { ...entries[0]!, id: 'in-text', titles: { 'zh-Hans': '', 'zh-Hant': '', en: '' }, texts: { 'zh-Hans': '换货' } },
      {
        ...entries[0]!,
        id: 'spelled-in-title',
        titles: { 'zh-Hans': '一二换三四五六货', 'zh-Hant': '', en: '' },
        texts: { en: '-' },
      },
    ]);
    // One character, two skipped, another: the weakest way to match a title.
    expect(searchScripts(small, 'hhuo', 'zh-Hans').map(({ entry }) => entry.id)).toEqual([
      'spelled-in-title',
      'in-text',
    ]);
  });

  it('builds the same index in slices, with a pause after each', async () => {
    let pauses = 0;
    const sliced = await buildSearchIndexInSlices(entries, async () => {
      pauses += 1;
    });
    expect(pauses).toBeGreaterThanOrEqual(1);
    for (const query of ['退款', 'tuikuan', 'courier', 'refnud'])
      expect(searchScripts(sliced, query, 'en')).toEqual(searchScripts(index, query, 'en'));
  });
});

describe('foldedText', () => {
  it('is the text of foldForSearch', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldedText(text)).toBe(foldForSearch(text).text);
      }),
    );
    const long = 'ＡＢ退款ﬁ𠮷㍿'.repeat(900);
    expect(foldedText(long)).toBe(foldForSearch(long).text);
  });
});
