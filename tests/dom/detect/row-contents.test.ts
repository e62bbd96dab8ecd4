// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { rowContents } from '../../../utils/page/detect/row-contents.ts';
import { queryOne } from '../../../utils/page/read/query.ts';
import { readSource } from '../../../utils/page/read/source.ts';
import { layOut } from './laid-out.ts';

describe('rowContents', () => {
  it('tells pictures from faces by the last of the made-up names of their frames, where nothing else does', () => {
    const frame = (last: string, box: string) =>
      `<div class="r-1mlwlqe r-1udh08x r-417010 r-1awozwy ${last}"><img src="a.png" class="css-9pa8cd" data-box="${box}"></div>`;
    const face = frame('r-1acp1xo', '0 0 36 36');
    const row = (inside: string) => `<div class="row">${face}<p class="words">${inside}</p></div>`;
    layOut([row('Where is it?'), row('On its way'), row(frame('r-1bq2mok', '40 0 150 100'))].join(''));
    const rows = [...document.querySelectorAll('.row')];
    expect(rowContents(rows, '.row', rows).media).toEqual({ image: '.r-1bq2mok > img' });
  });

  it('finds a picture in the root of its row by the way into it', () => {
    layOut('<x-line class="row"></x-line><x-line class="row"></x-line>');
    const rows = [...document.querySelectorAll('.row')];
    const [said, shown] = rows.map((row) => row.attachShadow({ mode: 'open' }));
    (said as ShadowRoot).innerHTML = '<p class="words">Look at the lid</p>';
    (shown as ShadowRoot).innerHTML = '<img src="a.png" data-box="0 0 200 140">';
    const { image } = rowContents(rows, '.row', rows).media ?? {};
    expect(image && queryOne(rows[1] as Element, image)).toBe(shown?.firstElementChild);
  });

  it('names a picture by what holds it further out, where its frames have no names', () => {
    const row = (inside: string) =>
      `<div class="row"><div class="face"><img src="a.png" data-box="0 0 32 32"></div><div class="bubble">${inside}</div></div>`;
    layOut(
      [row('<p>Where is it?</p>'), row('<div><div><img src="b.png" data-box="40 0 150 100"></div></div>')].join(''),
    );
    const rows = [...document.querySelectorAll('.row')];
    expect(rowContents(rows, '.row', rows).media).toEqual({ image: '.bubble img' });
  });

  it.each([
    ['Mira Holt (18:02):', '小雨 (18:04):'],
    ['Mira Holt 2026-11-20 18:02:11', '小雨 2026-11-20 18:04:40'],
    ['Mira Holt · 18:02', '小雨 · 18:04'],
  ])('reads the writer out of the line that tells the time, too: %s', (mira, yu) => {
    const row = (line: string, words: string) => `<p class="row"><b>${line}</b> <span>${words}</span></p>`;
    layOut(
      [
        row(mira, 'Is it here?'),
        row(yu, 'It is.'),
        row(mira, 'Can you hold it?'),
        row(yu, 'Gladly, until Friday.'),
      ].join(''),
    );
    const rows = [...document.querySelectorAll('.row')];
    const { sender } = rowContents(rows, '.row', rows);
    const scope = { document, pane: null, container: null };
    expect(rows.map((one) => readSource(sender, { ...scope, row: one }))).toEqual([
      'Mira Holt',
      '小雨',
      'Mira Holt',
      '小雨',
    ]);
  });
});
