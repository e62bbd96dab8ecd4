// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { withFollowUp } from '../../fixtures/follow-up-states.ts';
import { PANEL_STATES } from '../../fixtures/panel-states.ts';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
const copied: string[] = [];
const t = createTexts('zh-CN');

beforeAll(() => {
  // What jsdom lacks; the browser run covers the real ones.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void copied.push(text) },
  });
});
afterEach(async () => {
  vi.useRealTimers();
  copied.length = 0;
  await panel.close();
});

const furious = () => PANEL_STATES['furious-hans']!();

describe('the effort log', () => {
  it('logs with one tap, and takes own words only when there are some', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('effort-asked_warehouse')));
    await panel.click([...panel.find('.effort-taps').querySelectorAll('button')].at(-1)!);
    const input = panel.find('.effort-words input') as HTMLInputElement;
    const submit = () =>
      act(async () => input.form!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await submit();
    await panel.type(input, '看了监控');
    await submit();
    expect(panel.port.calls).toEqual([
      ['logEffort', 'asked_warehouse', ''],
      ['logEffort', 'other', '看了监控'],
    ]);
    expect(panel.maybe('.effort-words')).toBeNull();
  });

  it('shows what is awaited, notes the answer and takes a slip back', async () => {
    panel = await renderPanel('pending-hans');
    const log = panel.find(byId('effort-log'));
    expect(log.querySelectorAll('li')).toHaveLength(3);
    expect(log.querySelectorAll('[data-waiting]')).toHaveLength(1);
    await panel.click(panel.find(byId('effort-answer')));
    const input = panel.find('.effort-words input') as HTMLInputElement;
    await panel.type(input, '明天补发');
    await act(async () => input.form!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    await panel.click(log.querySelector<HTMLElement>('.effort-remove')!);
    expect(panel.port.calls).toEqual([
      ['answerEffort', '2', '明天补发'],
      ['removeEffort', '1'],
    ]);
  });

  it('writes the update into the reply box, and asks for one thing first where nothing was done', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('effort-write')));
    expect(panel.maybe(byId('effort-first'))).toBeNull();
    await panel.click(panel.find(byId('effort-update-insert')));
    expect(panel.port.calls[0]?.[0]).toBe('insert');
    expect(panel.port.calls[0]?.[1]).toContain('14:20我联系了快递');
    expect(panel.maybe(byId('effort-update'))).toBeNull();
    await panel.close();
    panel = await renderPanel('idle-hant');
    await panel.click(panel.find(byId('effort-write')));
    expect(panel.find(byId('effort-first')).textContent).toContain('联系快递');
    expect(panel.find(byId('effort-called_courier')).dataset.first).toBe('true');
  });

  it('is not there for a content buyer with nothing pending', async () => {
    panel = await renderPanel('furious-hans');
    expect(panel.maybe('.effort')).toBeNull();
    const state = withFollowUp({ ...furious(), calm: true }, 5, false);
    await panel.push({ ...state, followUp: { ...state.followUp!, pending: false } });
    expect(panel.maybe('.effort')).toBeNull();
    await panel.push(state);
    expect(panel.maybe('.effort')).not.toBeNull();
  });
});

describe('promises', () => {
  it('answers one with its words quoted, once the result is typed', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('promise-answer')));
    const script = panel.find(byId('promise-script'));
    expect(script.textContent).toContain('24 小时内给您发出');
    await panel.click(panel.find(byId('promise-script-insert')));
    expect(panel.port.calls).toEqual([]);
    await panel.type(script.querySelector('input')!, '今天已发出');
    await panel.click(panel.find(byId('promise-script-insert')));
    expect(panel.port.calls[0]?.[1]).toContain('现在跟您说结果：今天已发出。');
  });

  it('takes the agent’s word that it was kept, and takes that back', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('promise-kept')));
    const undo = [...panel.find(byId('toast')).querySelectorAll('button')][0]!;
    expect(undo.textContent).toBe(t('promise.undo'));
    await panel.click(undo);
    const promise = { turnId: 't1', text: '24 小时内给您发出' };
    expect(panel.port.calls).toEqual([
      ['settlePromise', promise, true],
      ['settlePromise', promise, false],
    ]);
  });

  it('offers notifications once, and opens what presses elsewhere', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('promise-allow')));
    expect(panel.find(byId('toast')).textContent).toContain(t('promise.allowed'));
    expect(panel.maybe(byId('promise-allow'))).toBeNull();
    const elsewhere = panel.find(byId('promise-elsewhere'));
    expect(elsewhere.textContent).toContain('陈先生，已过');
    await panel.click(elsewhere.querySelector('button')!);
    expect(panel.port.calls).toEqual([['allowReminders'], ['openCase', 'chatwoot|51']]);
  });
});

describe('the reply clock', () => {
  it('is quiet, then proposes a line, then says late, as the site’s clock has it', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    panel = await renderPanel('furious-hans');
    expect(panel.maybe(byId('reply-clock'))).toBeNull();
    const state = withFollowUp(furious(), 0);
    await panel.push({
      followUp: { ...state.followUp!, wait: { ...state.followUp!.wait!, since: Date.now() } },
      settings: { ...panel.port.settings(), replyClocks: { chatwoot: { hold: 30, late: 60 } } },
    });
    const clock = panel.find(byId('reply-clock'));
    expect(clock.dataset.state).toBe('fine');
    await act(async () => vi.advanceTimersByTime(31_000));
    expect(clock.dataset.state).toBe('hold');
    expect(clock.textContent).toContain(t('replyClock.hold'));
    await act(async () => vi.advanceTimersByTime(30_000));
    expect(clock.dataset.state).toBe('late');
    expect(clock.getAttribute('aria-label')).toContain(t('replyClock.late'));
  });

  it('inserts the line, and saves the clock of this site alone', async () => {
    panel = await renderPanel('pending-hans');
    await panel.push({ settings: { ...panel.port.settings(), replyClocks: { other: { hold: 9, late: 10 } } } });
    await panel.click(panel.find(byId('reply-clock')));
    await panel.click(panel.find(byId('reply-clock-line-insert')));
    expect(panel.port.calls[0]).toEqual(['insert', '您说的我看到了，我来查一下，大约5分钟，查完就告诉您结果。']);
    await panel.click(panel.find(byId('reply-clock')));
    const [hold, late, remind] = [...panel.find(byId('reply-clock-dialog')).querySelectorAll('input[type=number]')];
    await panel.type(hold as HTMLElement, '40');
    await panel.type(late as HTMLElement, '20');
    await panel.type(remind as HTMLElement, '5');
    await panel.click(panel.find(byId('reply-clock-save')));
    expect(panel.port.calls.at(-1)).toEqual([
      'saveSettings',
      { replyClocks: { other: { hold: 9, late: 10 }, chatwoot: { hold: 40, late: 40 } }, remindMinutes: 5 },
    ]);
  });
});

describe('the hand-over card', () => {
  it('shows each line on its message, marked, and copies quote and card', async () => {
    panel = await renderPanel('pending-hans');
    await panel.click(panel.find(byId('hand-over-open')));
    const card = panel.find(byId('hand-over'));
    expect([...card.querySelectorAll('[data-section]')].map((each) => (each as HTMLElement).dataset.section)).toEqual([
      'facts',
      'evidence',
      'offers',
      'promises',
      'efforts',
      'mood',
      'open',
    ]);
    const line = card.querySelector<HTMLElement>('.hand-over-line')!;
    await panel.click(line);
    const message = card.querySelector('.hand-over-message')!;
    expect(message.querySelector('blockquote')?.textContent).toBe('我的订单三天了还没发货');
    expect(message.querySelector('mark')?.textContent).not.toBe('');
    await panel.click(message.querySelector('button')!);
    expect(copied).toEqual([message.querySelector('mark')?.textContent]);
  });

  it('opens from the menu, too, where nothing is pending', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(panel.find(`.panel-header [aria-label="${t('header.menu')}"]`));
    const item = [...document.querySelectorAll<HTMLElement>('[role^="menuitem"]')].find(
      ({ textContent }) => textContent === t('handOver.open'),
    );
    await panel.click(item!);
    expect(panel.find(byId('hand-over')).textContent).toContain(t('handOver.section.open'));
  });

  it.each(['zh-CN', 'zh-TW', 'en'] as const)('copies as text in %s', async (lang) => {
    panel = await renderPanel('pending-hans', lang);
    await panel.click(panel.find(byId('hand-over-open')));
    await panel.click(panel.find(byId('hand-over-copy')));
    const say = createTexts(lang);
    expect(copied[0]).toContain(`${say('handOver.title')} · 林晓梅 · 2026111802`);
    expect(copied[0]).toContain(say('handOver.section.promises'));
    expect(copied[0]).toMatch(/#\d/);
    expect(copied[0]).not.toMatch(/handOver\.|undefined|\{\{/);
  });
});
