// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { Look } from '../../../utils/page/detect/look.ts';
import { leavesOfRows } from '../../../utils/page/detect/row-leaves.ts';

/** What is told to be the message in each row. */
function saidIn(rows: readonly string[]): string[] {
  document.body.innerHTML = rows.map((row) => `<section>${row}</section>`).join('');
  const found = [...document.querySelectorAll('section')];
  return leavesOfRows(found).map((leaves) =>
    leaves
      .filter(({ kind }) => kind === 'text')
      .map(({ words }) => words)
      .join(' | '),
  );
}

beforeEach(() => {
  Element.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 200, height: 20 });
});

describe('what stands over and under a message is none of it', () => {
  it('the channel and the number beside the name and the hour', () => {
    const row = (name: string, how: string, words: string) =>
      `<div class="top"><b class="author">${name}</b><i>${how}</i><time>10:00</time></div><p>${words}</p>`;
    expect(
      saidIn([
        row('Nora', 'by phone', 'The kettle hums.'),
        row('Ivo', 'to Nora by mail', 'Since when?'),
        row('Nora', 'by mail', 'Since Monday.'),
      ]),
    ).toEqual(['The kettle hums.', 'Since when?', 'Since Monday.']);
  });

  it('but not a short message in a bubble that holds them, too', () => {
    const row = (name: string, words: string, beside = '') =>
      `<div class="bub"><b class="author">${name}</b><p>${words}</p><time>10:00</time></div>${beside}`;
    const rows = [row('Nora', 'ok then', '<div class="re">as you say</div>'), row('Ivo', 'It left today.')];
    expect(saidIn(rows)).toEqual(['ok then | as you say', 'It left today.']);
  });

  it('what asks for the name, but not a name that is called out before the words', () => {
    const row = (asks: string, name: string, words: string) =>
      `<div class="top"><i>${asks}</i><b>${name}</b><time>10:00</time></div><p>${words}</p>`;
    const asked = [
      row('Kontakt:', 'Nora Feld', 'Der Kessel summt.'),
      row('Bearbeitet von:', 'Ivo Berg', 'Seit wann?'),
      row('Kontakt:', 'Nora Feld', 'Seit Montag.'),
      row('Bearbeitet von:', 'Ivo Berg', 'Danke.'),
    ];
    expect(saidIn(asked)).toEqual(['Der Kessel summt.', 'Seit wann?', 'Seit Montag.', 'Danke.']);
    const called = (name: string, words: string) => `<b>${name}:</b> <span>${words}</span>`;
    const log = [called('Nora', 'ok'), called('Ivo', 'The lid'), called('Nora', 'yes'), called('Ivo', 'is on its way')];
    expect(saidIn(log)).toEqual(['ok', 'The lid', 'yes', 'is on its way']);
  });

  it('a name before an address, be it as long as a house’s, and the address', () => {
    const row = (name: string, address: string, words: string) =>
      `<div><b>${name}</b> <i>&lt;${address}&gt;</i></div><p>${words}</p>`;
    expect(
      saidIn([
        row('Nora Feld', 'nora@mail.example', 'The kettle hums.'),
        row('Ivo from Feather & Oak', 'care@oak.example', 'Since when?'),
        row('Nora Feld', 'nora@mail.example', 'Since Monday. Write to'),
      ]),
    ).toEqual(['The kettle hums.', 'Since when?', 'Since Monday. Write to']);
    expect(saidIn(['<p>Write to</p><p>nora@mail.example please</p>'])).toEqual(['Write to | nora@mail.example please']);
  });

  it('who wrote a letter to whom and of what, and its subject', () => {
    const head = (...asked: string[]) =>
      asked.map((one, i) => `<${i % 2 ? 'b' : 'i'}>${one}</${i % 2 ? 'b' : 'i'}>`).join('');
    const letter = (n: number, from: string, to: string, words: string) =>
      `<h2>#${n} – Der Kessel</h2><div class="head">${head('Von:', from, 'An:', to, 'Betreff:', 'Der Kessel')}</div><div class="said">${words}</div>`;
    const rows = [
      letter(1, 'Nora Feld', 'Service', 'Der Kessel summt.'),
      letter(2, 'Service', 'Nora Feld', 'Seit wann?'),
      letter(3, 'Nora Feld', 'Service', 'Seit Montag.'),
    ];
    expect(saidIn(rows)).toEqual(['Der Kessel summt.', 'Seit wann?', 'Seit Montag.']);
    expect(saidIn(['<h3>Hello!</h3><p>I am new.</p>', '<p>Welcome.</p><p>Ask me.</p>'])).toEqual([
      'Hello! | I am new.',
      'Welcome. | Ask me.',
    ]);
  });

  it('who sent it, under the bubble', () => {
    const row = (words: string, by: string) =>
      `<div class="bub">${words}</div>${by === '' ? '' : `<div class="by">${by}</div>`}`;
    const rows = [
      row('Is it ready?', ''),
      row('It is.', 'Sent by Ana B.'),
      row('Sent by my son?', ''),
      row('As you like.', 'Sent by Ivo'),
    ];
    expect(saidIn(rows)).toEqual(['Is it ready?', 'It is.', 'Sent by my son?', 'As you like.']);
  });

  it('a name and an hour in one line without classes, wherever the row stands', () => {
    const head = (name: string) => `<div>${name}\u300014:20</div>`;
    const row = (name: string, words: string) => `${head(name)}<div class="x1"><div>${words}</div></div>`;
    expect(
      saidIn([row('小杨', '尺码偏小吗'), row('店员二号', '正常的'), row('小杨', '好'), row('店员二号', '欢迎下单')]),
    ).toEqual(['尺码偏小吗', '正常的', '好', '欢迎下单']);
  });

  it('names beside a notice that is built like them', () => {
    const row = (name: string, words: string) =>
      `<div class="top"><span class="xs">${name}</span><span class="xs">1:12 PM</span></div><p class="sm">${words}</p>`;
    const said = saidIn([
      row('Nora Field', 'Is the rug back?'),
      row('You', 'It is.'),
      row('Nora Field', 'Lovely.'),
      row('You', 'Shall I keep one?'),
      '<div class="top"><span class="xs">Coupon RUG5 was added</span></div>',
      row('Nora Field', 'Please do.'),
      row('You', 'Done.'),
    ]);
    expect(said).toEqual([
      'Is the rug back?',
      'It is.',
      'Lovely.',
      'Shall I keep one?',
      'Coupon RUG5 was added',
      'Please do.',
      'Done.',
    ]);
  });

  it('names that are called what the words are called', () => {
    const row = (name: string, words: string) =>
      `<div><p class="t">${name}</p></div><div><p class="t">${words}</p></div>`;
    expect(
      saidIn([row('Nora', 'The lamp buzzes.'), row('Ivo', 'All day?'), row('Nora', 'At night.'), row('Ivo', 'I see.')]),
    ).toEqual(['The lamp buzzes.', 'All day?', 'At night.', 'I see.']);
  });

  it('but greetings are said', () => {
    const row = (name: string, words: string) =>
      `<div><p class="t">${name}</p></div><div><p class="t">${words}</p></div>`;
    const rows = [
      row('Hi Nora,', 'It left.'),
      row('Dear shop,', 'When?'),
      row('Hi Nora,', 'Today.'),
      row('Dear shop,', 'No.'),
    ];
    expect(saidIn(rows)[0]).toBe('Hi Nora, | It left.');
  });

  it('the head of a note', () => {
    expect(
      saidIn([
        '<p>The lamp buzzes.</p>',
        '<div class="h">内部备注 · 小杨 09:21</div><p>让仓库看一下</p>',
        '<div class="h">Whisper from Ivo</div><p>we have two left</p>',
        '<b>社内メモ</b> 大野 12:31<p>在庫2</p>',
      ]),
    ).toEqual(['The lamp buzzes.', '让仓库看一下', 'we have two left', '在庫2']);
  });

  it('a translation, answers to choose from, the lines under a letter', () => {
    expect(
      saidIn([
        '<p>The lamp buzzes.</p><div class="im-trans"><span>灯在响</span></div>',
        '<p>How can I help?</p><div class="bot-btns"><span>My order</span><span>Returns</span></div>',
        '<p>It left today.</p><div class="sig">Ivo Lund<br>Lamps Care</div>',
        '<div class="translated-text">Nothing but this</div>',
      ]),
    ).toEqual(['The lamp buzzes.', 'How can I help?', 'It left today.', 'Nothing but this']);
  });

  it('whom a letter is to, and what somebody thought of a message', () => {
    const row = (words: string, head = '', foot = '') => `${head}<div class="body"><p>${words}</p></div>${foot}`;
    const to =
      '<div class="to">To: nora@mail.example</div><div class="cc">CC: Desk &lt;desk@mail.example&gt;</div><div class="re">Subject: the rug</div><div class="fr">Nora Feld &lt;nora@mail.example&gt;</div>';
    const rows = [row('Is it back?'), row('It is.', to), row('Lovely, keep one.', '', '<div class="re">❤️ 1</div>')];
    expect(saidIn(rows)).toEqual(['Is it back?', 'It is.', 'Lovely, keep one.']);
    expect(saidIn(['<p>Nice one.</p><p>🎉</p>', '<p>To: all</p><p>Hello.</p>'])).toEqual([
      'Nice one. | 🎉',
      'To: all | Hello.',
    ]);
  });

  it('to whom a message is beside its writer', () => {
    const row = (name: string, to: string, words: string) =>
      `<h5><b class="who">${name}</b>${to && ` <i>to</i> <b class="who">${to}</b>`}</h5><p class="words">${words}</p>`;
    expect(
      saidIn([
        row('Nora Field', '', 'Is the rug back?'),
        row('Ivo Lind', 'Nora Field', 'It is.'),
        row('Nora Field', '', 'Lovely.'),
        row('Ivo Lind', 'Nora Field', 'Shall I keep one?'),
        row('Ivo Lind', 'Nora Field', 'It is the last.'),
      ]),
    ).toEqual(['Is the rug back?', 'It is.', 'Lovely.', 'Shall I keep one?', 'It is the last.']);
  });

  it('that a machine translated it, however short the message is', () => {
    const row = (words: string) => `<p class="words">${words}</p><small>Translated from German · Show original</small>`;
    expect(saidIn([row('Is it back?'), '<p class="words">It is.</p>', row('ok')])).toEqual([
      'Is it back?',
      'It is.',
      'ok',
    ]);
  });

  it('the line that says a machine wrote it, and no question about machines', () => {
    const row = (words: string, foot = '') => `<p>${words}</p>${foot}`;
    const rows = [
      row('Hello?'),
      row('We are closed today.', '<div class="foot">Sent by Workflow bot</div>'),
      '<p>A person at last</p><p>or still a bot</p>',
      row('I am Ivo.', '<div class="by">Is that a bot?</div>'),
    ];
    expect(saidIn(rows)).toEqual([
      'Hello?',
      'We are closed today.',
      'A person at last | or still a bot',
      'I am Ivo. | Is that a bot?',
    ]);
  });

  it('what was said before with its writer before it', () => {
    expect(
      saidIn(['<p>主管同意全额退款</p>', '<div class="r">小杨：主管同意全额退款</div><p>什么时候到账</p>']),
    ).toEqual(['主管同意全额退款', '什么时候到账']);
  });
});

it('pictures in open shadow roots are pictures', () => {
  document.body.innerHTML = '<section><div><x-picture></x-picture></div></section>';
  const root = document.querySelector('x-picture')?.attachShadow({ mode: 'open' });
  if (!root) throw new Error('no root');
  root.innerHTML = '<div><img src="data:,"></div>';
  const row = document.querySelector('section');
  expect(row && new Look().pictures(row)).toEqual([root.querySelector('img')]);
});
