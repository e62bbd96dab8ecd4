import { describe, expect, it } from 'vitest';
import { markWords, wordsOf } from '../../../../utils/app/studio/find-text.ts';
import { listRows, ownersOf, rowText, rowTitle } from '../../../../utils/app/studio/list-rows.ts';
import { NO_FILTER, type ScriptFilter, type ScriptSort } from '../../../../utils/app/studio/studio-state.ts';
import { makeScript } from './make-script.ts';

const all = [
  makeScript('a-late', { stage: 'apologise', fits: { scenarios: ['logistics'], issues: ['late'] }, owner: '阿琳' }),
  makeScript('b-any', {
    stage: 'solve',
    reviewBy: '2026-01-01',
    title: { 'zh-Hans': '安抚', 'zh-Hant': '安撫', en: '' },
  }),
  makeScript('c-draft', { status: 'draft', texts: { en: 'Ｒefund is on its way' } }),
  makeScript('d-old', { status: 'archived', reviewBy: '2025-01-01', fits: { scenarios: ['product'] } }),
];
const scripts = new Map(all.map((script) => [script.id, script]));
const order = [...scripts.keys()];
const ID: ScriptSort = { column: 'id', down: false };
const rows = (filter: Partial<ScriptFilter>, sort = ID) =>
  listRows({ scripts, order, filter: { ...NO_FILTER, ...filter }, sort }, { lang: 'zh-Hans', today: '2026-06-01' });

describe('listRows', () => {
  it.each<[Partial<ScriptFilter>, string[]]>([
    [{}, ['a-late', 'b-any', 'c-draft', 'd-old']],
    [{ stage: 'solve' }, ['b-any']],
    [{ scenario: 'logistics' }, ['a-late', 'b-any', 'c-draft']],
    [{ issue: 'late' }, ['a-late']],
    [{ lang: 'zh-Hans' }, ['a-late', 'b-any', 'd-old']],
    [{ lang: 'no-zh-Hans' }, ['c-draft']],
    [{ owner: '阿琳' }, ['a-late']],
    [{ status: 'draft' }, ['c-draft']],
    [{ status: 'overdue' }, ['b-any']],
    [{ only: { label: 'two', ids: new Set(['d-old', 'a-late', 'gone']) } }, ['a-late', 'd-old']],
    [{ text: 'b-any' }, ['b-any']],
    [{ text: 'REFUND way' }, ['c-draft']],
    [{ text: '安撫' }, ['b-any']],
    [{ text: 'refund late' }, []],
  ])('%j leaves %j', (filter, ids) => {
    expect(rows(filter)).toEqual(ids);
  });

  it('finds the same letter by letter as at once, and after another pack or a change', () => {
    for (const text of ['r', 're', 'refund', 'refund w', 'way', 'a', 'refund'])
      expect(rows({ text })).toEqual(
        listRows(
          { scripts: new Map(scripts), order: [...order], filter: { ...NO_FILTER, text }, sort: ID },
          { lang: 'zh-Hans', today: '2026-06-01' },
        ),
      );
    const changed = new Map(scripts).set('b-any', makeScript('b-any', { texts: { en: 'No refund' } }));
    const found = listRows(
      { scripts: changed, order, filter: { ...NO_FILTER, text: 'refund' }, sort: ID },
      { lang: 'zh-Hans', today: '2026-06-01' },
    );
    expect(found).toEqual(['b-any', 'c-draft']);
    expect(rows({ text: 'refund' })).toEqual(['c-draft']);
  });

  it('does not match across two fields', () => {
    expect(rows({ text: 'late标题' })).toEqual([]);
  });

  it.each<[ScriptSort, string[]]>([
    [{ column: 'id', down: true }, ['d-old', 'c-draft', 'b-any', 'a-late']],
    [{ column: 'stage', down: false }, ['c-draft', 'd-old', 'a-late', 'b-any']],
    [{ column: 'title', down: false }, ['b-any', 'a-late', 'c-draft', 'd-old']],
    [{ column: 'reviewBy', down: false }, ['d-old', 'b-any', 'a-late', 'c-draft']],
    [{ column: 'status', down: true }, ['d-old', 'a-late', 'b-any', 'c-draft']],
    [{ column: 'langs', down: false }, ['c-draft', 'a-late', 'b-any', 'd-old']],
  ])('sorts by %j, equal ones by id', (sort, ids) => {
    expect(rows({}, sort)).toEqual(ids);
  });
});

it('shows another language where the reader’s own is missing', () => {
  const draft = scripts.get('c-draft')!;
  expect(rowText(draft, 'zh-Hant')).toEqual({ text: 'Ｒefund is on its way', lang: 'en' });
  expect(rowTitle(scripts.get('b-any')!, 'en')).toBe('安抚');
});

it.each([
  [
    '安抚買家',
    '安撫 买',
    [
      ['安抚', 1],
      ['買', 1],
      ['家', 0],
    ],
  ],
  ['Ｒefund', 'refund', [['Ｒefund', 1]]],
  ['nothing here', 'zzz', [['nothing here', 0]]],
  [
    '一二三四五六七八九十一二三四五六七八九十退款',
    '退款',
    [
      ['…', 0],
      ['三四五六七八九十', 0],
      ['退款', 1],
    ],
  ],
  [
    '退款款',
    '退款 款',
    [
      ['退款', 1],
      ['款', 0],
    ],
  ],
])('marks in %s what %s found', (text, search, parts) => {
  expect(markWords(text, wordsOf(search)).map((part) => [part.text, Number(part.found)])).toEqual(parts);
});

it('lists each owner once', () => {
  expect(ownersOf(scripts)).toEqual(['小周', '阿琳']);
});
