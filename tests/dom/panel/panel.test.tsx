// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest';
import { EMOTIONS } from '../../../utils/core/taxonomy.ts';
import { createTexts } from '../../../utils/i18n/create-texts.ts';
import { PANEL_STATES } from '../../fixtures/panel-states.ts';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
afterEach(() => panel.close());

const t = createTexts('zh-CN');

describe('states', () => {
  it.each(Object.keys(PANEL_STATES))('%s renders in three languages and says its status', async (name) => {
    for (const lang of ['zh-CN', 'zh-TW', 'en'] as const) {
      panel = await renderPanel(name, lang);
      expect(panel.find(byId('panel-root')).dataset.status).toBe(PANEL_STATES[name]?.().status);
      expect(panel.find('h1').textContent).not.toBe('');
      expect(panel.text()).not.toMatch(/\{\{|undefined|NaN|\[object/);
      if (lang !== 'en') await panel.close();
    }
  });

  it('asks for access from the click and says when it was refused', async () => {
    panel = await renderPanel('no-access');
    await panel.click(panel.find(byId('request-access')));
    expect(panel.port.calls).toEqual([['requestAccess']]);
    expect(panel.text()).toContain(t('status.no-access.denied'));
  });

  it('lists what an unreadable page lacks', async () => {
    panel = await renderPanel('unreadable');
    expect(panel.find(byId('missing')).textContent).toBe('消息谁在说话回复框');
    expect(panel.find(byId('last-read')).textContent).toMatch(/上次读成是 2026年11月20日/);
  });

  it('shows no mood word while unsure, and a quiet one while calm', async () => {
    panel = await renderPanel('unsure-hant');
    expect(panel.maybe(byId('mood-word'))).toBeNull();
    await panel.close();
    panel = await renderPanel('calm-en');
    expect(panel.find('h2').textContent).toBe(t('mood.calmTitle'));
    expect(panel.find(byId('mood-word')).dataset.mood).toBe('polite');
  });

  it('shows hostile text as text', async () => {
    panel = await renderPanel('hard-texts');
    expect(panel.maybe('img')).toBeNull();
    expect(panel.text()).toContain('<img src=x onerror=alert(1)>');
  });

  it('underlines the very words, in the turn they stand in', async () => {
    panel = await renderPanel('furious-hans');
    const marks = [...panel.find('.quotes').querySelectorAll('mark')].map((mark) => [mark.textContent, mark.title]);
    expect(marks).toEqual([
      ['不要听解释', '愤怒'],
      ['今天发货', '着急'],
      ['去 12315 投诉', '愤怒'],
    ]);
    await panel.close();
    panel = await renderPanel('hard-texts');
    const earlier = panel.find('.quote[data-earlier]');
    expect(earlier.querySelector('mark')?.textContent).toBe('很失望');
  });

  it('keeps reading the same turn when only the latest turns are handed over', async () => {
    panel = await renderPanel('furious-hans');
    const state = PANEL_STATES['furious-hans']?.();
    const conversation = state?.conversation;
    if (!conversation) throw new Error('fixture');
    await panel.push({ conversation: { ...conversation, offset: 3, turns: conversation.turns.slice(3) } });
    expect([...panel.find('.quotes').querySelectorAll('mark')].map((mark) => mark.textContent)).toContain('不要听解释');
  });
});

describe('scripts', () => {
  it('inserts a complete script and says so', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(panel.find(byId('script-3-insert')));
    expect(panel.port.calls[0]?.[0]).toBe('insert');
    expect(panel.port.calls[0]?.[1]).toContain('现在就可以退：¥1,299');
    expect(panel.find(byId('toast')).textContent).toBe(t('insertion.done'));
  });

  it('blocks on a missing slot, says which, and fills it in place', async () => {
    panel = await renderPanel('furious-hans');
    const insert = panel.find(byId('script-1-insert'));
    expect(insert.getAttribute('aria-disabled')).toBe('true');
    expect(panel.find(`[id="${insert.getAttribute('aria-describedby')}"]`).textContent).toBe('先填：时间');
    await panel.press(window, { code: 'Digit1', key: '1', altKey: true });
    expect(panel.port.calls).toEqual([]);
    await panel.type(panel.find(`${byId('script-1')} input[data-slot="time"]`), '21:30');
    expect(insert.getAttribute('aria-disabled')).toBeNull();
    await panel.press(window, { code: 'Digit1', key: '¡', altKey: true });
    expect(panel.port.calls[0]?.[1]).toContain('21:30前把单号给您');
  });

  it.each([
    ['while composing', { isComposing: true }],
    ['on the key that ends a composition', { keyCode: 229 }],
  ])('does nothing %s', async (_name, during) => {
    panel = await renderPanel('furious-hans');
    await panel.press(window, { code: 'Digit3', key: '3', altKey: true, ...during });
    await panel.press(window, { code: 'KeyK', key: 'k', altKey: true, ...during });
    expect(panel.port.calls).toEqual([]);
    expect(document.activeElement).not.toBe(panel.find(byId('search-input')));
    await panel.type(panel.find(`${byId('script-1')} input`), '21:30');
    await panel.press(panel.find(`${byId('script-1')} input`), { key: 'Enter', ...during });
    expect(panel.port.calls).toEqual([]);
  });

  it.each([
    'conversation-changed',
    'draft-changed',
    'note-mode',
    'read-only',
    'no-composer',
    'ambiguous-composer',
    'composing',
    'unreadable',
    'not-verified',
    'page-gone',
  ] as const)('explains %s and where the text is', async (reason) => {
    panel = await renderPanel('furious-hans');
    for (const clipboard of [true, false]) {
      panel.port.answer = { ok: false, reason, clipboard };
      await panel.click(panel.find(byId('script-3-insert')));
      const said = panel.find(byId('toast')).textContent ?? '';
      expect(said).toContain(t(`refusal.${reason}`));
      expect(said).toContain(t(clipboard ? 'insertion.onClipboard' : 'insertion.notOnClipboard'));
    }
  });

  it('survives a worker that does not answer', async () => {
    panel = await renderPanel('furious-hans');
    panel.port.insert = () => Promise.reject(new Error('gone'));
    await panel.click(panel.find(byId('script-3-insert')));
    expect(panel.find(byId('toast')).textContent).toContain(t('insertion.noAnswer'));
  });

  it('inserts the whole text as rewritten, and still refuses open slots in it', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(button(panel.find(byId('script-1')), t('scripts.edit')));
    const area = panel.find(`${byId('script-1')} textarea`);
    await panel.type(area, '改成我自己的话，{time}前');
    await panel.click(panel.find(byId('script-1-insert')));
    expect(panel.port.calls).toEqual([]);
    await panel.type(area, '改成我自己的话');
    await panel.click(panel.find(byId('script-1-insert')));
    expect(panel.port.calls).toEqual([['insert', '改成我自己的话']]);
  });

  it.each(['stale', 'note-mode'])('inserts nothing in state %s', async (name) => {
    panel = await renderPanel(name);
    for (const place of [1, 2]) await panel.click(panel.find(byId(`script-${place}-insert`)));
    await panel.press(window, { code: 'Digit3', key: '3', altKey: true });
    expect(panel.port.calls).toEqual([]);
  });

  it('forgets typed slots when the conversation changes', async () => {
    panel = await renderPanel('furious-hans');
    await panel.type(panel.find(`${byId('script-1')} input`), '21:30');
    const conversation = PANEL_STATES['furious-hans']?.().conversation;
    if (!conversation) throw new Error('fixture');
    await panel.push({ conversation: { ...conversation, key: 'chatwoot:43' } });
    expect(panel.find(byId('script-1-insert')).getAttribute('aria-disabled')).toBe('true');
  });

  it('keeps typed slots when a new state of the same conversation arrives', async () => {
    panel = await renderPanel('furious-hans');
    await panel.type(panel.find(`${byId('script-1')} input`), '21:30');
    await panel.push({ seenAt: 5 });
    expect((panel.find(`${byId('script-1')} input`) as HTMLInputElement).value).toBe('21:30');
  });
});

describe('the rest', () => {
  it('corrects the mood of the last buyer turn with one tap, and takes it back', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(panel.find(`[aria-label="${t('mood.correctMenu')}"]`));
    const items = [...document.querySelectorAll<HTMLElement>('.menu-item')];
    expect(items).toHaveLength(EMOTIONS.length);
    const worried = items.find((item) => item.textContent === t('emotion.worried'));
    if (!worried) throw new Error('no such mood in the menu');
    await panel.click(worried);
    expect(panel.port.calls).toEqual([['correct', 't4', 'worried']]);
    await panel.click(button(panel.find(byId('toast')), t('mood.undo')));
    expect(panel.port.calls[1]).toEqual(['correct', 't4', null]);
  });

  it('chooses another stage and finds the way back', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(button(panel.find('.stage-tabs'), t('stage.accompany')));
    expect(panel.find(byId('stage-name')).dataset.stage).toBe('accompany');
    await panel.click(button(panel.find('.stage'), t('stageCard.reset')));
    expect(panel.port.calls.at(-1)).toEqual(['chooseStage', null]);
    expect(panel.find(byId('stage-name')).dataset.stage).toBe('apologise');
  });

  it('shows two findings, the gravest first, and never offers to insert an open slot', async () => {
    panel = await renderPanel('furious-en', 'en');
    const items = [...panel.find('.watch').querySelectorAll<HTMLElement>('.watch-item')];
    expect(items[0]?.textContent).toContain('Tells the buyer how to feel');
    expect(items[1]?.textContent).toContain('A rule without a reason');
    expect([...(items[1]?.querySelectorAll('button') ?? [])].map((each) => each.textContent)).toEqual(['Dismiss']);
    expect(panel.text()).toContain('1 more in the draft');
    expect(panel.text()).not.toContain('No time named');
    await panel.click(button(items[0] as HTMLElement, 'Replace'));
    expect(panel.port.calls).toEqual([['replaceFinding', 'calm_down']]);
  });

  it('switches the language live', async () => {
    panel = await renderPanel('furious-hans');
    await panel.click(panel.find(`[aria-label="${t('header.menu')}"]`));
    const english = [...document.querySelectorAll<HTMLElement>('[role="menuitemradio"]')].find(
      (item) => item.textContent === 'English',
    );
    if (!english) throw new Error('the menu offers no English');
    await panel.click(english);
    expect(panel.find(byId('stage-name')).textContent).toBe('Apologise');
    expect(document.documentElement.lang).toBe('en');
  });

  it('searches by initials, shows the match, and inserts by keyboard alone', async () => {
    panel = await renderPanel('furious-hans');
    await panel.press(window, { code: 'KeyK', key: 'k', altKey: true });
    const input = panel.find(byId('search-input'));
    expect(document.activeElement).toBe(input);
    await panel.type(input, 'tkdz');
    await waitFor(() => panel.maybe('[role="option"]'));
    expect(panel.find('[role="option"] mark').textContent).toBe('退款到账');
    await panel.press(input, { key: 'Enter' });
    await waitFor(() => panel.maybe(byId('picked-insert')));
    await panel.click(panel.find(byId('picked-insert')));
    expect(panel.port.calls.at(-1)?.[0]).toBe('insert');
    expect(panel.maybe(byId('picked-script'))).toBeNull();
  });
});

function button(within: HTMLElement, name: string): HTMLElement {
  const found = [...within.querySelectorAll<HTMLElement>('button')].find((each) => each.textContent === name);
  if (!found) throw new Error(`no button "${name}"`);
  return found;
}

async function waitFor(ready: () => unknown): Promise<void> {
  const { act } = await import('react');
  for (let tries = 0; tries < 200 && !ready(); tries += 1) {
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  if (!ready()) throw new Error('it never came');
}
