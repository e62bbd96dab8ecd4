// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { Look } from '../../../utils/page/detect/look.ts';
import { splitRows } from '../../../utils/page/detect/split-rows.ts';
import { layOut, only } from './laid-out.ts';

/** The words of each row, with the tag and the names of its element. */
function rowsIn(html: string): string[] {
  layOut(`<main data-box="0 0 800 600">${html}</main>`);
  return splitRows(only('main'), new Look()).map(
    (row) => `${row.localName}${[...row.classList].map((name) => `.${name}`).join('')} ${row.textContent?.trim()}`,
  );
}

const at = (top: number, left = 10, width = 300) => `data-box="${left} ${top} ${width} 40"`;
const drawn = 'style="background-color: rgb(240, 240, 240)"';

describe('splitRows', () => {
  it('takes messages of one make for several, though only one shows a picture', () => {
    const said = (words: string, top: number) =>
      `<li ${at(top)}><div class="remark"><b>Mira</b> <time>10:0${top / 50}</time><div>${words}</div></div></li>`;
    const picture = '<img alt="" data-box="10 200 160 90">';
    const [first, ...others] = [said('The lid is cracked.', 50), said('Which lid?', 100), said(picture, 150)];
    const rows = rowsIn(
      `<div class="pages" data-box="0 0 800 400"><ul data-box="0 0 800 400">${first}${others.join('')}</ul></div>`,
    );
    expect(rows.map((row) => row.slice(0, 2))).toEqual(['li', 'li', 'li']);
  });

  it('takes the head of a table that has none of its own for no message', () => {
    const line = (words: string, top: number) =>
      `<tr ${at(top)}><td>Mira</td><td>${words}</td><td>10:0${top / 50}</td></tr>`;
    layOut(
      `<main data-box="0 0 800 600"><table><tbody data-box="0 0 800 600"><tr ${at(0)}><th>Who</th><th>What</th><th>When</th></tr>${line('The lid is cracked.', 50)}${line('Which lid?', 100)}${line('The green one.', 150)}</tbody></table></main>`,
    );
    expect(splitRows(only('tbody'), new Look()).map(({ children }) => children[1]?.textContent)).toEqual([
      'The lid is cracked.',
      'Which lid?',
      'The green one.',
    ]);
  });

  it('counts what is quoted under a message, with its writer, to the message', () => {
    const said = (words: string, top: number, quoted = '') =>
      `<div class="entry" ${at(top, 10, 400)}><i ${at(top, 10, 60)}>Mira</i><div ${at(top)} ${drawn}>${words}</div>${quoted}</div>`;
    const quote = (words: string) => `<div ${at(190)} ${drawn}>${words}</div>`;
    const rows = rowsIn(
      said('Do you have the order number?', 20) +
        said('Yes', 70) +
        said('It is A-118', 150, quote('Paula: Do you have the order number?')) +
        said('The green one', 250, quote('Paula: [Photo]')),
    );
    expect(rows).toHaveLength(4);
  });

  const bubble = (words: string, top: number) => `<p class="balloon" ${at(top)} ${drawn}>${words}</p>`;
  const run = (side: string, ...bubbles: string[]) =>
    `<div class="run ${side}" data-box="10 ${bubbles.length} 780 90"><div class="pile">${bubbles.join('')}</div></div>`;

  it('takes the bubbles of all runs, also where most runs hold one only', () => {
    const rows = rowsIn(
      [
        '<div class="day" data-box="300 0 100 20">Friday</div>',
        run('theirs', bubble('The lid is cracked.', 20), bubble('Again!', 70)),
        run('ours', bubble('Which lid is it?', 120)),
        run('theirs', bubble('The green one.', 220)),
        run('ours', bubble('A new one leaves today.', 320)),
      ].join(''),
    );
    expect(rows).toEqual([
      'div.day Friday',
      'p.balloon The lid is cracked.',
      'p.balloon Again!',
      'p.balloon Which lid is it?',
      'p.balloon The green one.',
      'p.balloon A new one leaves today.',
    ]);
  });

  it('leaves the parts of a message together, though they are called after it', () => {
    const entry = (name: string, words: string, top: number) =>
      `<div class="message-item" ${at(top)}><h4 class="message-item-heading" ${at(top)}>${name}</h4><p class="message-item-text" ${at(top + 20)}>${words}</p></div>`;
    const rows = rowsIn(
      entry('Mira', 'The lid is cracked.', 0) + entry('Paul', 'Which lid?', 50) + entry('Mira', 'The green one.', 100),
    );
    expect(rows.map((row) => row.split(' ')[0])).toEqual(['div.message-item', 'div.message-item', 'div.message-item']);
  });

  it('begins each message as deep inside its run where nothing has a name', () => {
    const line = (words: string, top: number) =>
      `<div ${at(top, 0, 800)}><div ${at(top)} ${drawn}>${words}</div></div>`;
    const group = (...lines: string[]) => `<div data-box="0 0 800 100"><h5 ${at(0)}>Mira</h5>${lines.join('')}</div>`;
    rowsIn(
      group(line('One lid is cracked.', 20), line('Again!', 70)) +
        group(line('Which one is it?', 120)) +
        group(line('The green one.', 170)),
    );
    const rows = splitRows(only('main'), new Look());
    expect(rows.map(({ parentElement }) => parentElement?.parentElement?.localName)).toEqual(Array(4).fill('main'));
  });

  it('leaves a message whole whose writer and hour stand in one line under it', () => {
    const item = (words: string, line: string, top: number) =>
      `<div role="listitem" data-box="0 ${top} 800 90"><div ${at(top)} ${drawn}>${words}</div><div ${at(top + 50)}>${line}</div></div>`;
    const rows = rowsIn(
      item('The lid is cracked.', 'Mira Holt・9:02', 0) +
        item('Which lid is it?', '9:05 ・ Read', 100) +
        item('The green one.', 'Mira Holt・9:07', 200),
    );
    expect(rows).toHaveLength(3);
  });

  it('takes neither a header over the messages nor a panel beside them for a message', () => {
    const item = (words: string, top: number) =>
      `<div class="item" ${at(top)}><p ${drawn}>${words}</p><time>10:00</time></div>`;
    const items = ['One.', 'Two.', 'Three.', 'Four.'].map((words, i) => item(words, 60 + i * 50)).join('');
    const panel = `<aside class="facts" data-box="500 60 200 300" ${drawn}>Order 512 <time>9:00</time></aside>`;
    const rows = rowsIn(`<header data-box="0 0 800 50"><b>Mira</b> <time>9:00</time></header>${items}${panel}`);
    expect(rows.map((row) => row.split(' ')[0])).toEqual(Array(4).fill('div.item'));
  });

  it('leaves an answer together with what it answers, though that is drawn like a message', () => {
    const said = (words: string, top: number) => `<div class="b" ${at(top)} ${drawn}>${words}</div>`;
    const row = (inside: string, top: number) => `<div class="line" data-box="0 ${top} 800 90">${inside}</div>`;
    const rows = rowsIn(
      row(said('Which lid?', 0), 0) +
        row(
          `<div ${at(100)}><i>Replied to you</i>${said('Which lid?', 110)}</div>${said('The green one.', 150)}`,
          100,
        ) +
        row(said('A new one leaves today.', 200), 200) +
        row(said('Thank you.', 300), 300),
    );
    expect(rows).toHaveLength(4);
  });

  it('keeps the foot of a bubble with it, whatever its parts are called', () => {
    const bubble = (words: string, foot: string, top: number) =>
      `<div class="message-bubble__row" data-box="0 ${top} 800 90"><div class="message-bubble" ${at(top)} ${drawn}>
         <p class="message-bubble__text" ${at(top)}>${words}</p><div class="message-bubble__foot" ${at(top + 50)}>${foot}</div></div></div>`;
    const rows = rowsIn(
      bubble('Thanks for your purchase.', 'Automatic message, <time>9:01</time>', 0) +
        bubble('Can you change the address?', '<time>9:02</time>', 100) +
        bubble('I am afraid not.', '<time>9:03</time>', 200),
    );
    expect(rows.map((row) => row.split(' ')[0])).toEqual(Array(3).fill('div.message-bubble__row'));
  });

  it('takes no badge for a message', () => {
    const post = (words: string, top: number) =>
      `<div class="post" data-box="0 ${top} 700 90"><div class="head" ${at(top)}><a>Mira</a>
         <span data-box="60 ${top} 40 20" ${drawn}>Customer</span><time>9:0${top / 100}</time></div><p ${at(top + 30)}>${words}</p></div>`;
    const file = `<div class="files" ${at(60)}><span data-box="10 60 80 20" ${drawn}>lid.jpg (812KB), rim.jpg (1.2MB)</span></div>`;
    const rows = rowsIn(
      post('The lid is cracked.', 0).replace('</p>', `</p>${file}`) + post('Again!', 100) + post('The green one.', 200),
    );
    expect(rows.map((row) => row.split(' ')[0])).toEqual(Array(3).fill('div.post'));
  });

  it('sees a message of which all parts float', () => {
    const item = (words: string, top: number) =>
      `<div class="line" data-box="0 ${top} 800 0"><div ${at(top)} ${drawn}>${words}</div></div>`;
    expect(rowsIn(item('The lid is cracked.', 0) + item('Which one?', 100) + item('The green one.', 200))).toHaveLength(
      3,
    );
  });
});
