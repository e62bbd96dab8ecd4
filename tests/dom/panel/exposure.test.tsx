// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { GUIDANCE } from '../../../utils/library/guidance.ts';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
afterEach(() => panel.close());
const t = createTexts('zh-CN');

describe('exposure', () => {
  it('is a chip until it is asked for, then three parts with the buyer’s words', async () => {
    panel = await renderPanel('furious-hans');
    const chip = panel.find(byId('exposure-chip'));
    expect(chip.getAttribute('aria-expanded')).toBe('false');
    expect(panel.maybe(byId('exposure-card'))).toBeNull();
    await panel.click(chip);
    const card = panel.find(byId('exposure-card'));
    expect(panel.find(byId('exposure-chip')).getAttribute('aria-controls')).toBe(card.id);
    expect(card.querySelectorAll('.exposure-parts li')).toHaveLength(3);
    expect(card.textContent).toContain('12315');
    expect(card.textContent).toContain(t('exposureCard.act'));
    expect(card.textContent).toContain(GUIDANCE['zh-CN']['exposure.hush']);
  });

  it('says what raised the warning and what was measured', async () => {
    panel = await renderPanel('furious-hans');
    const chip = panel.find(byId('exposure-chip'));
    expect(chip.dataset.level).toBe('critical');
    await panel.click(chip);
    expect(panel.find(byId('exposure-card')).textContent).toContain(
      t('exposureCard.window', { window: '11·11', level: t('exposure.high') }),
    );
  });

  it('folds by Escape, by its own button and by the chip', async () => {
    panel = await renderPanel('furious-hans');
    for (const fold of [
      () => panel.press(panel.find(byId('exposure-card')), { key: 'Escape' }),
      () => panel.click(panel.find(`${byId('exposure-card')} button`)),
      () => panel.click(panel.find(byId('exposure-chip'))),
    ]) {
      await panel.click(panel.find(byId('exposure-chip')));
      panel.find(byId('exposure-card'));
      await fold();
      expect(panel.maybe(byId('exposure-card'))).toBeNull();
    }
  });

  it('is silent in a calm talk', async () => {
    panel = await renderPanel('calm-en');
    expect(panel.maybe(byId('exposure-chip'))).toBeNull();
  });
});
