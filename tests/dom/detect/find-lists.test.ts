// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { findBoxes } from '../../../utils/page/detect/find-boxes.ts';
import { findLists } from '../../../utils/page/detect/find-lists.ts';
import { layOut, only } from './laid-out.ts';

describe('findLists', () => {
  it('finds the list that holds the reply box, too, among many messages that look like lists', () => {
    const item = (i: number) =>
      `<li class="entry" data-box="0 ${i * 60} 800 58"><div class="card" data-box="0 ${i * 60} 800 58">
         <div class="head">Mira</div><div class="words">Words ${i}</div></div></li>`;
    const items = Array.from({ length: 9 }, (_, i) => item(i)).join('');
    layOut(`<ul id="talk" data-box="0 0 800 620">${items}<li data-box="0 560 800 60"><textarea></textarea></li></ul>`);
    expect(findLists(only('textarea')).map(({ list }) => list.id)).toContain('talk');
  });

  it('sees of a list in a shadow root what its host scrolls, over a box in the root of another host', () => {
    layOut(`<div><x-talk style="overflow-y: auto" data-box="0 0 800 500"></x-talk>
      <x-write data-box="0 500 800 100"></x-write></div>`);
    const rootIn = (css: string, html: string) => {
      const root = only(css).attachShadow({ mode: 'open' });
      root.innerHTML = html;
      return root;
    };
    const rows = [0, 300, 600, 900]
      .map((top) => `<article data-box="0 ${top} 800 290">Words ${top}</article>`)
      .join('');
    rootIn('x-talk', `<div data-box="0 0 800 1200"><div id="talk" data-box="0 0 800 1200">${rows}</div></div>`);
    const box = rootIn('x-write', '<textarea data-box="0 500 800 100"></textarea>').querySelector('textarea');
    expect(box && findLists(box)[0]?.list.id).toBe('talk');
  });
});

describe('findBoxes', () => {
  const isNamed = (html: string) => {
    layOut(html);
    return findBoxes(document).map(({ named }) => named);
  };

  it('knows the reply box by its label and by the button that sends', () => {
    expect(isNamed('<label for="f1">訊息</label><textarea id="f1"></textarea>')).toEqual([true]);
    expect(isNamed('<textarea></textarea><button>傳送</button>')).toEqual([true]);
    expect(isNamed('<textarea></textarea><button>储存</button>')).toEqual([false]);
    expect(isNamed('<textarea></textarea><button>Absenden</button>')).toEqual([true]);
    expect(isNamed('<textarea placeholder="Escribe un mensaje"></textarea>')).toEqual([true]);
  });

  it('takes no box for the buyer that is labelled for colleagues', () => {
    expect(isNamed('<label for="f2">Internal note</label><textarea id="f2"></textarea>')).toEqual([]);
  });
});
