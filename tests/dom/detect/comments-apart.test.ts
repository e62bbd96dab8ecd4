// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { commentsAmong } from '../../../utils/page/detect/comments-apart.ts';
import type { Leaf } from '../../../utils/page/detect/row-leaves.ts';
import { rowFacts } from '../../fixtures/row-facts.ts';

/** Rows as `kind writer`. */
function commentsIn(rows: readonly string[], words = '@Arjun the second one this week'): number[] {
  const facts = rows.map((one) => {
    const [kind = '', name] = one.split(' ');
    const row = document.createElement('div');
    row.className = kind;
    return rowFacts({ row, name: name ?? null, words });
  });
  return commentsAmong(facts).map((row) => facts.indexOf(row));
}

describe('commentsAmong', () => {
  it('tells what colleagues write between letters', () => {
    const rows = ['mail Ines', 'remark Lena', 'remark Arjun', 'mail Lena', 'event', 'mail Ines'];
    expect(commentsIn(rows)).toEqual([1, 2]);
  });

  it('takes no second channel for comments: the buyer writes there, too', () => {
    expect(commentsIn(['mail Ines', 'text Lena', 'text Ines', 'mail Lena', 'mail Ines'])).toEqual([]);
  });

  it('nor the answers, where nobody else writes letters', () => {
    expect(commentsIn(['mail Ines', 'answer Lena', 'mail Ines', 'answer Lena', 'mail Ines'])).toEqual([]);
  });

  it('knows them by what lies in rows of one name, and by what their heads call them', () => {
    const facts = ['mail Ines', 'remark Lena', 'remark Arjun', 'mail Lena', 'mail Ines'].map((one) => {
      const [kind = '', name = ''] = one.split(' ');
      const row = document.createElement('div');
      row.className = 'event';
      row.innerHTML = `<i></i><div class="${kind}"><b>${name}</b><p>it left today</p></div>`;
      const leaf = (css: string, kind: Leaf['kind'], words: string) => {
        const element = row.querySelector(css);
        return element ? [{ element, kind, words }] : [];
      };
      const head = kind === 'mail' ? 'to support' : 'added a comment';
      return rowFacts({ row, name, leaves: [...leaf('b', 'label', head), ...leaf('p', 'text', 'it left today')] });
    });
    expect(commentsAmong(facts).map((row) => facts.indexOf(row))).toEqual([1, 2]);
  });

  it('nor where nobody is called: one of ours may have begun', () => {
    const rows = ['mail Tom', 'text Lena', 'text Ines', 'mail Lena', 'mail Ines', 'mail Tom'];
    expect(commentsIn(rows, 'it left today')).toEqual([]);
  });
});
