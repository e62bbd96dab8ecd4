// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Script } from '../../../utils/core/packs/script.ts';
import { makeScript } from '../../unit/app/studio/make-script.ts';
import { byId, type RenderedStudio, renderStudio } from './render-studio.tsx';

const COUNT = 600;
const idOf = (index: number) => `s-${String(index).padStart(5, '0')}`;
const scriptsOf = (count: number): Script[] =>
  Array.from({ length: count }, (_, index) =>
    makeScript(idOf(index), { stage: index % 2 ? 'solve' : 'answer', owner: index < 3 ? '阿琳' : '小周' }),
  );

let studio: RenderedStudio;
let grid: HTMLElement;
const press = (key: string, init?: KeyboardEventInit) => studio.press(grid, key, init);
const cursor = () => grid.getAttribute('aria-activedescendant');
const selected = () =>
  studio
    .all('[role=row][aria-selected=true]')
    .map(({ id }) => id.slice(4))
    .sort();
const rowCount = () => Number(grid.getAttribute('aria-rowcount'));
const shown = () => studio.all(byId('script-row'));

beforeEach(async () => {
  studio = await renderStudio(scriptsOf(COUNT));
  grid = studio.find('[role=grid]');
});
afterEach(() => studio.close());

describe('the grid', () => {
  it('tells its whole size and holds only the rows in view', async () => {
    await studio.close();
    studio = await renderStudio(scriptsOf(10_000));
    grid = studio.find('[role=grid]');
    expect(rowCount()).toBe(10_001);
    expect(shown().length).toBeGreaterThan(5);
    expect(shown().length).toBeLessThan(60);
    const indexes = shown().map((row) => Number(row.getAttribute('aria-rowindex')));
    expect(indexes[0]).toBe(2);
    expect(studio.find('[role=row][aria-rowindex="1"]').querySelectorAll('[role=columnheader]')).toHaveLength(8);
    expect(shown()[0]?.querySelectorAll('[role=gridcell]')).toHaveLength(8);
  });

  it('moves the cursor by keys, and the cursor’s row always exists', async () => {
    expect(cursor()).toBe(`row-${idOf(0)}`);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(cursor()).toBe(`row-${idOf(1)}`);
    await press('End');
    expect(cursor()).toBe(`row-${idOf(COUNT - 1)}`);
    expect(document.getElementById(cursor() ?? '')?.getAttribute('aria-rowindex')).toBe(String(COUNT + 1));
    await press('ArrowDown');
    expect(cursor()).toBe(`row-${idOf(COUNT - 1)}`);
    await press('Home');
    expect(cursor()).toBe(`row-${idOf(0)}`);
    await press('PageDown');
    expect(cursor()).toBe(`row-${idOf(12)}`);
    expect(studio.find('.editor-head code').textContent).toBe(idOf(12));
  });

  it('selects with Space, a range with Shift, all with Ctrl+A, none with Escape', async () => {
    await press(' ');
    await press('ArrowDown');
    await press('ArrowDown');
    await press(' ');
    expect(selected()).toEqual([idOf(0), idOf(2)]);
    await press('Escape');
    expect(selected()).toEqual([]);
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowDown', { shiftKey: true });
    await press('ArrowUp', { shiftKey: true });
    expect(selected()).toEqual([idOf(2), idOf(3)]);
    await press('a', { ctrlKey: true });
    expect(studio.find(byId('bulk-bar')).textContent).toContain(`已选 ${COUNT} 条`);
  });

  it('answers the mouse: open, add with Ctrl or the box, range with Shift', async () => {
    await studio.click(shown()[1]!);
    expect(cursor()).toBe(`row-${idOf(1)}`);
    expect(selected()).toEqual([]);
    await studio.click(shown()[3]!, { ctrlKey: true });
    await studio.click(shown()[5]!.querySelector('input')!);
    expect(selected()).toEqual([idOf(3), idOf(5)]);
    await studio.click(shown()[7]!, { shiftKey: true });
    expect(selected()).toEqual([idOf(5), idOf(6), idOf(7)]);
  });

  it('leads into the editor with Enter and back with Escape; `/` goes to the search', async () => {
    await press('Enter');
    expect((document.activeElement as HTMLElement).dataset.testid).toBe('text-zh-Hans');
    await studio.press(document.activeElement!, 'Escape');
    expect(document.activeElement).toBe(grid);
    await press('/');
    expect((document.activeElement as HTMLElement).dataset.testid).toBe('table-search');
    await studio.press(document.activeElement!, '/');
    await studio.press(document.activeElement!, 'ArrowDown');
    expect(document.activeElement).toBe(grid);
  });

  it('sorts by a column and says so', async () => {
    await studio.click(studio.find(byId('sort-stage')));
    expect(shown()[0]?.textContent).toContain('答复');
    expect(studio.find('[aria-sort]').textContent).toContain('阶段');
    await studio.click(studio.find(byId('sort-stage')));
    expect(studio.find('[aria-sort]').getAttribute('aria-sort')).toBe('descending');
    expect(shown()[0]?.id).toBe(`row-${idOf(1)}`);
  });
});

describe('filters', () => {
  it('narrow the grid and forget the selection made before', async () => {
    await press('a', { ctrlKey: true });
    await studio.pick(studio.find(byId('filter-owner')), '阿琳');
    expect(rowCount()).toBe(4);
    expect(studio.all(byId('bulk-bar'))).toEqual([]);
    await studio.pick(studio.find(byId('filter-stage')), 'answer');
    expect(rowCount()).toBe(3);
    await studio.type(studio.find(byId('table-search')), 'S-00002');
    expect(shown().map(({ id }) => id)).toEqual([`row-${idOf(2)}`]);
    await studio.type(studio.find(byId('table-search')), 'nothing like it');
    expect(rowCount()).toBe(1);
    expect(grid.textContent).toContain('没有符合筛选条件的话术');
    await studio.click(studio.find(byId('clear-filters')));
    expect(rowCount()).toBe(COUNT + 1);
  });
});

describe('changes', () => {
  it('are made in bulk, undone by key as one, and saved', async () => {
    await press('ArrowDown', { shiftKey: true });
    await studio.pick(studio.find(byId('bulk-stage')), 'escalate');
    expect(shown()[0]?.textContent).toContain('升级');
    expect(shown()[1]?.textContent).toContain('草稿');
    await press('z', { ctrlKey: true });
    expect(shown()[0]?.textContent).toContain('答复');
    await press('Z', { ctrlKey: true, shiftKey: true });
    expect(shown()[0]?.textContent).toContain('升级');
    await studio.click(studio.find(byId('bulk-archive')));
    await studio.save();
    const stored = new Map((await studio.packs.scripts('team-pack')).map((script) => [script.id, script]));
    expect(stored.get(idOf(1))).toMatchObject({ stage: 'escalate', status: 'archived' });
    expect(studio.packs.writes.flatMap(({ changed }) => changed).sort()).toEqual([idOf(0), idOf(1)]);
  });

  it('show in table and preview while typing, and undo works inside the field', async () => {
    const text = () => studio.find(byId('text-zh-Hans')) as HTMLTextAreaElement;
    const before = text().value;
    await studio.type(text(), '{time2}前我来报给您，{result}');
    expect(shown()[0]?.textContent).toContain('{time2}前我来报');
    expect(studio.find(byId('preview-zh-Hans')).textContent).toMatch(/今天20:00前我来报给您，结果$/);
    expect(studio.find(byId('counter-zh-Hans')).textContent).toMatch(/^15 \/ 80 字/);
    await studio.press(text(), 'z', { ctrlKey: true });
    expect(text().value).toBe(before);
    const search = studio.find(byId('table-search'));
    await studio.press(search, 'Z', { ctrlKey: true, shiftKey: true });
    expect(text().value, 'the search keeps its own undo').toBe(before);
  });

  it('make a new script that fits the filter, and take it back', async () => {
    await studio.pick(studio.find(byId('filter-stage')), 'solve');
    await studio.click(studio.find(byId('new-script')));
    expect(studio.find('.editor-head code').textContent).toBe('solve-new');
    expect(rowCount()).toBe(COUNT / 2 + 2);
    await studio.click(studio.find(byId('undo')));
    expect(rowCount()).toBe(COUNT / 2 + 1);
  });
});
