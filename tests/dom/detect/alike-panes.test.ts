// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { alikePane, otherInUse } from '../../../utils/page/detect/alike-panes.ts';
import { definitionFrom } from '../../../utils/page/detect/definition-from.ts';
import { locate } from '../../../utils/page/read/locate.ts';
import { queryOne } from '../../../utils/page/read/query.ts';
import { layOut, only } from './laid-out.ts';

const pane = (name: string, made = 'pane') =>
  `<section class="${made}"><h3 class="who" data-box="100 0 200 20">${name}</h3>
   <div class="thread" data-box="0 30 400 500"><p class="in">Hello, where is it?</p><p class="out">It left today.</p><p class="in">ok</p></div>
   <footer><textarea class="answer"></textarea></footer></section>`;

const partsOf = (i: number) => {
  const list = document.querySelectorAll('.thread')[i];
  const box = document.querySelectorAll<HTMLElement>('.answer')[i];
  if (!list || !box) throw new Error('no such pane');
  return { list, box };
};

describe('alikePane', () => {
  it('finds the panes of several conversations, and the one that is worked in', () => {
    layOut(`<main>${pane('Mira Holt')}${pane('Ola Berg')}</main>`);
    const { list, box } = partsOf(0);
    const found = alikePane(list, box);
    expect(found?.all).toHaveLength(2);
    expect(found && otherInUse(found)).toBeNull();
    partsOf(1).box.focus();
    expect(found && otherInUse(found)).toBe(document.querySelectorAll('.pane')[1]);
  });

  it('sees one conversation where another pane of the name holds none, or is not shown', () => {
    layOut(
      `<main>${pane('Mira Holt')}<section class="pane"><h3>Orders</h3><div class="thread"></div></section></main>`,
    );
    expect(alikePane(only('.thread:has(p)'), only('.answer'))).toBeNull();
    layOut(`<main>${pane('Mira Holt')}<div hidden>${pane('Ola Berg')}</div></main>`);
    const { list, box } = partsOf(0);
    expect(alikePane(list, box)).toBeNull();
    layOut(`<main class="pane">${pane('Mira Holt')}</main>`);
    expect(alikePane(only('.thread'), only('.answer'))).toBeNull();
  });

  it('makes a definition that reads the conversation whose box has the focus', () => {
    layOut(`<main>${pane('Mira Holt')}${pane('Ola Berg')}</main>`);
    const { list, box } = partsOf(0);
    const rows = [...list.children].map((row) => ({
      row,
      role: row.className === 'in' ? ('customer' as const) : ('agent' as const),
    }));
    const page = { document, url: 'https://desk.example/inbox', today: '2026-11-22' };
    const made = definitionFrom({ list, rows, composer: box }, 'detected', page);
    if (!made.ok) throw new Error(made.reason);
    expect(locate(made.definition, document, null)).toMatchObject({ pane: null, containers: 2 });
    const second = partsOf(1);
    const place = locate(made.definition, document, second.box);
    expect(place.container).toBe(second.list);
    expect(place.pane && queryOne(place.pane, made.definition.customerName?.[0] ?? '')?.textContent).toBe('Ola Berg');
  });
});
