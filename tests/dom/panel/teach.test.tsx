// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
afterEach(() => panel.close());

const t = createTexts('zh-CN');
const asked = () => panel.port.calls.filter(([name]) => name === 'teach').map(([, wish]) => wish);

describe('teaching in the panel', () => {
  it('says the step, walks by keyboard and picks', async () => {
    panel = await renderPanel('teach-first');
    expect(panel.find('[aria-current="step"]').textContent).toContain(t('teach.step.customer'));
    expect(panel.find(byId('teach-candidate')).textContent).toContain('三天了还没发货');
    await panel.press(panel.find(byId('teach-next')), { key: 'ArrowLeft' });
    await panel.press(panel.find(byId('teach-next')), { key: 'ArrowUp' });
    await panel.press(panel.find(byId('teach-next')), { key: 'ArrowDown', isComposing: true });
    await panel.click(panel.find(byId('teach-take')));
    expect(asked()).toEqual([{ type: 'walk', by: -1 }, { type: 'resize', by: 'wider' }, { type: 'pick' }]);
  });

  it('offers to go on without a reply box', async () => {
    panel = await renderPanel('teach-composer');
    await panel.click(panel.find(byId('teach-skip')));
    await panel.click(panel.find(byId('teach-none')));
    expect(asked()).toEqual([
      { type: 'composer', is: 'skipped' },
      { type: 'composer', is: 'none' },
    ]);
  });

  it('shows the reading, takes a correction, and asks for rows without a role', async () => {
    panel = await renderPanel('teach-review');
    expect(panel.find(byId('teach-counts')).textContent).toContain('买家 14');
    expect(panel.find(byId('teach-unknown')).textContent).toBe(t('teach.unknownRows', { count: 1 }));
    const rows = [...document.querySelectorAll<HTMLElement>(byId('teach-row'))];
    expect(rows.map((row) => row.querySelector('select')?.value)).toEqual([
      'customer',
      'agent',
      'unknown',
      'note',
      'system',
      'customer',
    ]);
    const select = rows[2]?.querySelector('select') as HTMLSelectElement;
    select.value = 'note';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.click(panel.find(byId('teach-save')));
    await panel.click(panel.find(byId('teach-cancel')));
    expect(asked()).toEqual([{ type: 'correct', key: 3, role: 'note' }, { type: 'save' }, { type: 'stop' }]);
  });

  it('shows what was found for a look: save it, turn it round, or correct it', async () => {
    panel = await renderPanel('teach-found');
    expect(panel.text()).toContain(t('teach.stepHint.found'));
    expect(panel.text()).not.toContain(t('teach.stepHint.review'));
    expect(panel.find(byId('teach-counts')).textContent).toContain('买家 14');
    const select = panel.find(`${byId('teach-row')} select`) as HTMLSelectElement;
    select.value = 'agent';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.click(panel.find(byId('teach-swap')));
    await panel.click(panel.find(byId('teach-save')));
    expect(asked()).toEqual([{ type: 'correct', key: 1, role: 'agent' }, { type: 'swap' }, { type: 'save' }]);
    await panel.close();
    panel = await renderPanel('teach-review');
    expect(panel.maybe(byId('teach-swap'))).toBeNull();
  });

  it('saves nothing while the examples contradict each other, and says why', async () => {
    panel = await renderPanel('teach-problem');
    expect(panel.find(byId('teach-problem')).textContent).toContain(t('teach.problem.roles-not-separable'));
    await panel.click(panel.find(byId('teach-save')));
    await panel.click(panel.find(byId('teach-export')));
    expect(asked()).toEqual([]);
    expect(panel.text()).toContain(t('teach.contradiction'));
  });
});

describe('a reading that deserves a look', () => {
  it('asks about a page that was read by itself', async () => {
    panel = await renderPanel('detected');
    const check = panel.find(byId('site-check'));
    expect(check.textContent).toContain(t('siteCheck.sure'));
    expect(check.textContent).toContain('买家 3 条 · 我方 2 条');
    expect(panel.find(byId('note-unknown')).textContent).toBe(t('siteCheck.noteUnknown'));
    await panel.click(panel.find(byId('site-right')));
    await panel.click(panel.find(byId('teach-start')));
    expect(asked()).toEqual([{ type: 'confirm', site: 'detected-desk-example' }, { type: 'start' }]);
  });

  it('says which definition broke, and what of it, where a detected one stands in', async () => {
    panel = await renderPanel('stand-in');
    const why = panel.find(byId('site-why')).textContent;
    expect(why).toContain('咸鱼');
    expect(why).toContain(t('missing.rows'));
    expect(why).toContain(t('missing.roles'));
  });

  it('calls a weak definition experimental, and says nothing of a sound one', async () => {
    panel = await renderPanel('experimental');
    expect(panel.find(byId('site-check')).textContent).toContain(t('siteCheck.experimental'));
    await panel.close();
    panel = await renderPanel('furious-hans');
    expect(panel.maybe(byId('site-check'))).toBeNull();
    expect(panel.maybe(byId('note-unknown'))).toBeNull();
  });

  it('gives a broken page its ways out', async () => {
    panel = await renderPanel('broken-taught');
    expect(panel.find(byId('missing')).textContent).toBe(t('missing.container') + t('missing.composer'));
    await panel.click(panel.find(byId('reload-page')));
    await panel.click(panel.find(byId('teach-start')));
    await panel.click(panel.find(byId('teach-forget')));
    expect(panel.port.calls).toEqual([
      ['reloadPage'],
      ['teach', { type: 'start' }],
      ['teach', { type: 'forget', site: 'taught-desk-example' }],
    ]);
  });

  it('offers teaching on a page nobody knows', async () => {
    panel = await renderPanel('unsupported');
    expect(panel.text()).toContain(t('siteCheck.almost'));
    await panel.click(panel.find(byId('teach-start')));
    await panel.click(panel.find(byId('teach-found')));
    expect(asked()).toEqual([{ type: 'start' }, { type: 'start', from: 'found' }]);
  });

  it('offers no look at what was found where nothing was', async () => {
    panel = await renderPanel('broken-taught');
    expect(panel.maybe(byId('teach-found'))).toBeNull();
  });
});
