// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { leavesOfRows } from '../../../utils/page/detect/row-leaves.ts';
import { layOut } from './laid-out.ts';

/** Every row's leaves as `kind:words`; jsdom lays nothing out, so that nothing counts as hidden. */
function leavesIn(rows: readonly string[]): string[][] {
  document.body.innerHTML = rows.map((row) => `<section>${row}</section>`).join('');
  const found = [...document.querySelectorAll('section')];
  return leavesOfRows(found).map((leaves) => leaves.map(({ kind, words }) => `${kind}:${words}`));
}

beforeEach(() => {
  Element.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 0, y: 0, width: 200, height: 20 });
});

describe('leavesOfRows', () => {
  it('keeps words apart that a line break parts', () => {
    expect(leavesIn(['<p>The zip broke<br>on day two</p>'])).toEqual([['text:The zip broke on day two']]);
  });

  it('a word in every row is a label, and the names beside it are names', () => {
    const row = (name: string, words: string) =>
      `<div class="top"><b>${name}</b> wrote <time>10:00</time></div><div class="words">${words}</div>`;
    const leaves = leavesIn([
      row('Mira Holt', 'The lid is cracked.'),
      row('Paula', 'Which lid is it?'),
      row('Mira Holt', 'The green one.'),
      row('Paula', 'I see.'),
    ]);
    expect(leaves[0]).toEqual(['name:Mira Holt', 'label:wrote', 'time:10:00', 'text:The lid is cracked.']);
    expect(leaves[3]).toEqual(['name:Paula', 'label:wrote', 'time:10:00', 'text:I see.']);
  });

  it('a number that counts the rows is a label; one that does not is a message', () => {
    const row = (number: string, name: string, words: string) =>
      `<div class="count">${number}</div><div class="part"><b>${name}</b><div class="words">${words}</div></div>`;
    const talk = [
      ['Mira', 'The lid is cracked.'],
      ['Paula', 'Which lid is it?'],
      ['Mira', 'The green one.'],
      ['Paula', 'I see.'],
    ] as const;
    const counted = leavesIn(talk.map(([name, words], i) => row(`#${i + 1}`, name, words)));
    expect(counted[2]).toEqual(['label:#3', 'name:Mira', 'text:The green one.']);
    const other = leavesIn(talk.map(([name, words], i) => row(['4', '12', '7', '3'][i] ?? '', name, words)));
    expect(other[2]?.[0]).toBe('text:7');
  });

  it('the same few words under every message are what can be done with it', () => {
    const row = (words: string, ...more: string[]) =>
      `<p class="words">${words}</p><ul class="ops">${['Quote', 'Copy', ...more].map((one) => `<li><i>${one}</i></li>`).join('')}</ul>`;
    const leaves = leavesIn([
      row('The lid is cracked.'),
      row('Which one?', 'Recall'),
      row('The green one.'),
      row('ok', 'Recall'),
      row('One leaves today.', 'Recall'),
    ]);
    expect(leaves[0]).toEqual(['text:The lid is cracked.', 'label:Quote', 'label:Copy']);
    expect(leaves[3]).toEqual(['text:ok', 'label:Quote', 'label:Copy', 'label:Recall']);
  });

  it('a badge that only one side has is a label', () => {
    const mine = (words: string) => `<span class="who">Paula</span><p class="words">${words}</p>`;
    const theirs = (words: string) =>
      `<span class="who">Mira</span><em class="badge">VIP</em><p class="words">${words}</p>`;
    const leaves = leavesIn([theirs('One.'), mine('Two.'), theirs('Three.'), theirs('Four.'), mine('Five.')]);
    expect(leaves[0]).toEqual(['name:Mira', 'label:VIP', 'text:One.']);
    expect(leaves[1]).toEqual(['name:Paula', 'text:Two.']);
  });

  it('the side that a writer is on, beside the name, is a label; a message of the same words is none', () => {
    const row = (name: string, side: string, words: string) =>
      `<b class="who">${name}</b><i class="side">${side}</i><p class="words">${words}</p>`;
    const leaves = leavesIn([
      row('Mira', '客户', '有人吗'),
      row('Paula', '客服', '您好'),
      row('Ben', '管理员', '我来处理'),
      row('Mira', '客户', '客服'),
    ]);
    expect(leaves[2]).toEqual(['name:Ben', 'label:管理员', 'text:我来处理']);
    expect(leaves[3]).toEqual(['name:Mira', 'label:客户', 'text:客服']);
  });

  it('tells what is quoted by its element, by its class and by what was said before', () => {
    const leaves = leavesIn([
      '<p>Where is my parcel?</p>',
      '<blockquote>Where is my parcel?</blockquote><p>It left today.</p>',
      '<div class="reply-preview"><b>Shop</b> <i>It left today.</i></div><p>From where?</p>',
      '<div class="snip"><i>Where is my parcel?</i></div><p>In Leipzig.</p>',
      '<p>ok</p>',
      '<div class="quote">Only this</div>',
    ]);
    expect(leaves).toEqual([
      ['text:Where is my parcel?'],
      ['quote:Where is my parcel?', 'text:It left today.'],
      ['quote:Shop It left today.', 'text:From where?'],
      ['quote:Where is my parcel?', 'text:In Leipzig.'],
      ['text:ok'],
      ['text:Only this'],
    ]);
  });

  it('tells a quote with its writer over it, and one that is cut short', () => {
    const leaves = leavesIn([
      '<p>The lid of my kettle is cracked.</p>',
      '<div><div class="rp"><b>Mira</b>The lid of my kettle is cracked.</div><p>Which lid?</p></div>',
      '<div><div class="rp"><i>The lid of my…</i></div><p>The green one.</p></div>',
    ]);
    expect(leaves.slice(1)).toEqual([
      ['quote:Mira', 'quote:The lid of my kettle is cracked.', 'text:Which lid?'],
      ['quote:The lid of my…', 'text:The green one.'],
    ]);
  });

  it('names of files and marks between name and time are no words', () => {
    const leaves = leavesIn([
      '<b class="name">Mira</b><i>•</i><p>look</p><a>lid broken.jpg</a><small>(2.1 MB)</small>',
    ]);
    expect(leaves[0]).toEqual(['name:Mira', 'label:•', 'text:look', 'file:lid broken.jpg', 'file:(2.1 MB)']);
  });

  it('names with the hour in one line under the message are no words', () => {
    const row = (words: string, line: string) => `<p class="words">${words}</p><div class="under">${line}</div>`;
    const leaves = leavesIn([
      row('The lid is cracked.', 'Mira 10:01'),
      row('Which lid is it?', 'Paula 10:02'),
      row('The green one.', 'Mira 10:03'),
      row('ok', 'Paula 10:04'),
    ]);
    expect(leaves[0]).toEqual(['text:The lid is cracked.', 'time:Mira 10:01']);
    expect(leaves[3]).toEqual(['text:ok', 'time:Paula 10:04']);
  });

  it('letters in a drawn square are initials; in a bubble with room round them they are words', () => {
    layOut(
      `<section><i data-box="0 0 32 32" style="background: teal"><b>MH</b></i><p data-box="40 0 300 32">Hello</p></section>
       <section><p data-box="0 40 36 36" style="background: teal; padding: 8px 14px">k</p><time>10:00</time></section>`,
    );
    const kinds = leavesOfRows([...document.querySelectorAll('section')]).map((own) => own.map(({ kind }) => kind));
    expect(kinds).toEqual([
      ['avatar', 'text'],
      ['text', 'time'],
    ]);
  });

  it("takes words before and after other elements in the page's order", () => {
    const leaves = leavesIn(['<h3 class="name">Mira</h3>Good morning', 'Good evening<h3 class="name">Paula</h3>']);
    expect(leaves).toEqual([
      ['name:Mira', 'text:Good morning'],
      ['text:Good evening', 'name:Paula'],
    ]);
  });

  it('hears a name that leads somewhere, and no other button', () => {
    const leaves = leavesIn([
      '<div role="button"><span class="user-name">Mira</span></div><p>Hello</p><div role="button">Reply</div>',
    ]);
    expect(leaves[0]).toEqual(['name:Mira', 'text:Hello']);
  });

  it('reads what a custom element draws round the words put into it', () => {
    document.body.innerHTML = '<section><x-message>Where is it?</x-message></section>';
    const root = document.querySelector('x-message')?.attachShadow({ mode: 'open' });
    if (!root) throw new Error('no root');
    root.innerHTML = '<b class="name">Mira</b><time>10:00</time><slot></slot>';
    const [leaves] = leavesOfRows([...document.querySelectorAll('section')]);
    expect(leaves?.map(({ kind, words }) => `${kind}:${words}`)).toEqual([
      'name:Mira',
      'time:10:00',
      'text:Where is it?',
    ]);
  });

  it('reads custom elements that keep their words in open roots', () => {
    document.body.innerHTML = '<section><x-message></x-message></section>';
    const outer = document.querySelector('x-message')?.attachShadow({ mode: 'open' });
    if (!outer) throw new Error('no root');
    outer.innerHTML = '<span class="name">Mira</span><x-words></x-words>';
    const inner = outer.querySelector('x-words')?.attachShadow({ mode: 'open' });
    if (!inner) throw new Error('no root');
    inner.innerHTML = '<p>Where is it?</p>';
    const [leaves] = leavesOfRows([...document.querySelectorAll('section')]);
    expect(leaves?.map(({ kind, words }) => `${kind}:${words}`)).toEqual(['name:Mira', 'text:Where is it?']);
  });

  it('hears the writer at the end of each message, and in a line with the hour a machine', () => {
    const row = (words: string, name: string) => `<p>${words}</p><div class="foot"><b>${name}</b> 10:00</div>`;
    const leaves = leavesIn([
      row('Where is it?', 'Mira'),
      row('On its way.', 'You'),
      row('Since when?', 'Mira'),
      row('It left on Monday.', 'You'),
    ]);
    expect(leaves.map(([, name]) => name)).toEqual(['name:Mira', 'name:You', 'name:Mira', 'name:You']);
    expect(leavesIn(['<p>We are here from nine.</p><div class="foot">机器人 09:15</div>'])[0]?.[1]).toBe(
      'time:机器人 09:15',
    );
  });
});
