// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { PANEL_STATES } from '../../fixtures/panel-states.ts';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
afterEach(() => panel.close());

const t = createTexts('zh-CN');
const rows = () =>
  [...panel.find(byId('evidence-items')).querySelectorAll('div')].map((row) => [
    row.querySelector('dt')?.textContent,
    ...[...row.querySelectorAll('dd')].map((each) => each.firstChild?.textContent),
  ]);

describe('the evidence card', () => {
  it('is one folded line until it is opened, and folds again', async () => {
    panel = await renderPanel('proof-hans');
    const more = panel.find(byId('evidence-more'));
    expect(panel.maybe(byId('evidence-items'))).toBeNull();
    expect(more.textContent).toBe(t('evidence.more.ask'));
    expect(more.getAttribute('aria-expanded')).toBe('false');
    await panel.click(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(panel.find(`[id="${more.getAttribute('aria-controls')}"]`).getAttribute('aria-label')).toBe(
      t('evidence.heading'),
    );
    await panel.click(more);
    expect(panel.maybe(byId('evidence-items'))).toBeNull();
  });

  it('lists each kind under what it is: have, missing, not needed, not ours to ask', async () => {
    panel = await renderPanel('proof-hans');
    await panel.click(panel.find(byId('evidence-more')));
    expect(rows()).toEqual([
      ['已有', t('kind.photo')],
      ['还缺', t('kind.video_with_sound')],
      ['不需要', t('kind.guided_check')],
      ['不该要', t('kind.receipt')],
    ]);
    expect(panel.text()).toContain('才看得出');
    expect(panel.text()).toContain('不知道收货几天');
    expect(panel.maybe(byId('nag-level'))).toBeNull();
  });

  it('inserts the request the way every script goes, and not while the reply box is a note', async () => {
    panel = await renderPanel('proof-hans');
    await panel.click(panel.find(byId('evidence-more')));
    const text = panel.find(byId('evidence-text')).textContent;
    await panel.click(panel.find(byId('evidence-insert')));
    expect(panel.port.calls).toEqual([['insert', text]]);
    expect(panel.find(byId('toast')).textContent).toBe(t('insertion.done'));
    const health = PANEL_STATES['proof-hans']?.().health;
    if (!health) throw new Error('fixture');
    await panel.push({ health: { ...health, composer: 'note' } });
    const insert = panel.find(byId('evidence-insert'));
    expect(insert.getAttribute('aria-disabled')).toBe('true');
    await panel.click(insert);
    expect(panel.port.calls).toHaveLength(1);
  });

  it('says stop once we have pressed, what weighs, and what to do instead', async () => {
    panel = await renderPanel('pressed-en', 'en');
    expect(panel.find(byId('nag-level')).textContent).toBe('Stop and act now');
    expect(panel.find(byId('evidence-asked')).textContent).toContain('Asked 2 times so far');
    expect(panel.find(byId('evidence-asked')).textContent).toContain('tired of being asked');
    const more = panel.find(byId('evidence-more'));
    expect(more.textContent).toBe('See what to write instead');
    await panel.click(more);
    expect(panel.find(byId('evidence-text')).textContent).toContain('Nothing more to send');
    expect(panel.find(byId('evidence-text')).getAttribute('lang')).toBe('en');
  });

  it('turns to act by its own clock when the waiting has run out', async () => {
    panel = await renderPanel('proof-hans');
    const advice = PANEL_STATES['proof-hans']?.().advice;
    if (!advice) throw new Error('fixture');
    const waiting = (due: number) => ({
      advice: {
        ...advice,
        evidence: {
          ...advice.evidence,
          asked: 1,
          state: 'asked' as const,
          nag: { level: 'none' as const, why: [], act: '', due: new Date(due).toISOString() },
        },
      },
    });
    await panel.push(waiting(Date.now() + 3_600_000));
    expect(panel.maybe(byId('nag-level'))).toBeNull();
    await panel.push(waiting(Date.now() - 1000));
    expect(panel.find(byId('nag-level')).dataset.level).toBe('act_now');
  });

  it('stays silent where the buyer is calm and nothing was asked', async () => {
    panel = await renderPanel('calm-en');
    expect(panel.maybe(byId('evidence-more'))).toBeNull();
  });
});
