// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../utils/core/conversation/conversation.ts';
import { definitionFrom } from '../../../utils/page/detect/definition-from.ts';
import { openPage } from '../saved-page.ts';

const PAGE = { url: 'https://desk.example/inbox/512', today: '2026-11-22' };

/** A run of messages, one level deeper than what stands between the runs; all names are a build tool's. */
const run = (side: string, ...words: string[]) =>
  `<div class="sc-kVaPzh ${side}"><div class="sc-hKgILt">${words.map((one) => `<div class="sc-bdfBwQ"><div class="sc-dlnjwi ${side}">${one}</div></div>`).join('')}</div></div>`;
const theirs = (...words: string[]) => run('from-buyer', ...words);
const ours = (...words: string[]) => run('from-desk', ...words);
const note = (words: string) =>
  `<div class="sc-pFZIQx"><div class="sc-jrAGrp"><b>Internal note</b><div>${words}</div></div></div>`;

function learn(html: string, noteRole: Role) {
  openPage(`<body><div class="thread">${html}</div><textarea></textarea></body>`);
  const list = document.querySelector('.thread');
  if (!list) throw new Error('no list');
  const rows = [...list.querySelectorAll('.sc-bdfBwQ, .sc-pFZIQx')].map((row) => ({
    row,
    role: row.matches('.sc-pFZIQx')
      ? noteRole
      : row.closest('.from-buyer')
        ? ('customer' as const)
        : ('agent' as const),
  }));
  return definitionFrom({ list, rows, composer: document.querySelector('textarea') }, 'detected', {
    document,
    ...PAGE,
  });
}

describe('definitionFrom', () => {
  const talk = [theirs('The lamp has a crack.', 'Hello?'), ours('A new one leaves today.', 'Sorry!'), theirs('Great.')];

  it.each([[[0, 2]], [[1]], [[0, 1, 3]]])('leaves out notes at %j that are built unlike the messages', (places) => {
    const html = places.reduceRight((all, at) => all.toSpliced(at, 0, note('Third one this week.')), talk).join('');
    const result = learn(html, 'note');
    expect(result.ok && result.definition.row).toBe('.sc-bdfBwQ');
  });

  it('leaves out none of the words of a side', () => {
    const result = learn([...talk, note('I pay, too.')].join(''), 'customer');
    expect(result.ok).toBe(false);
  });
});
