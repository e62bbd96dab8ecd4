// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { guessList, guessRow } from '../../../utils/page/teach/guess-row.ts';
import { openPage } from '../saved-page.ts';

Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 400 });

function guess(html: string): { row: string; list: string } {
  openPage(`<body>${html}</body>`);
  const at = document.querySelector('[data-here]') ?? document.querySelector('x-row')?.shadowRoot?.querySelector('b');
  const row = at ? guessRow(at) : null;
  const other = row?.parentElement?.parentElement?.querySelector('[data-other]') ?? null;
  const list = row ? guessList(other ? [row, guessRow(other) ?? other] : [row]) : null;
  return { row: row?.id ?? 'none', list: list?.id ?? 'none' };
}

const scroll = (inner: string) => `<div id="list" style="overflow-y:auto">${inner}</div>`;

describe('the row that is meant', () => {
  it('is the unit that repeats, not the words pointed at', () => {
    const html = scroll(
      `<div class="row" id="r"><span><b data-here>a</b></span></div><div class="row"><span data-other>b</span></div>`,
    );
    expect(guess(html)).toEqual({ row: 'r', list: 'list' });
  });

  it('is not a paragraph, a picture or a button of a message', () => {
    const html = scroll(
      `<div class="row" id="r"><p data-here>one</p><p>two</p><button class="x">1</button><button class="x">2</button></div><div class="row"><p>b</p></div>`,
    );
    expect(guess(html).row).toBe('r');
  });

  it('is the message in a group of them, even where this group holds one only', () => {
    const group = (inner: string) => `<section class="group"><div class="head">Li</div>${inner}</section>`;
    const html = scroll(
      group('<div class="m" id="m1"><i data-here>hello there</i></div>') +
        group('<div class="m">one long answer</div><div class="m" data-other>another one</div>') +
        group('<div class="m">bye bye now</div>'),
    );
    expect(guess(html)).toEqual({ row: 'm1', list: 'list' });
  });

  it('is no column of the page and no box with a field', () => {
    const html = `<div class="col">menu</div><div class="col"><div id="list" style="overflow-y:auto"><div id="r" data-here>only one</div></div><textarea></textarea></div>`;
    expect(guess(html).row).toBe('r');
  });

  it('is the custom element whose shadow root holds the words', () => {
    const row = (id: string) =>
      `<x-row id="${id}"><template shadowrootmode="open"><div><b>words</b></div></template></x-row>`;
    expect(guess(scroll(row('r') + row('s'))).row).toBe('r');
  });
});
