// @vitest-environment jsdom
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { byId, type RenderedPanel, renderPanel } from './render-panel.tsx';

let panel: RenderedPanel;
beforeAll(() => {
  // jsdom has dialogs without their verbs.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});
afterEach(() => panel.close());

const asked = () => panel.port.calls.filter(([name]) => name === 'changePersonal').map(([, change]) => change);
const buttonNamed = (text: string) => {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
};

describe('keeping a wording', () => {
  it('is offered once a script was rewritten, and keeps slots as slots', async () => {
    panel = await renderPanel('furious-hans');
    const card = panel.find(byId('script-1'));
    expect(panel.maybe(byId('keep-wording'))).toBeNull();
    await panel.click([...card.querySelectorAll('button')].find((b) => b.textContent === '改全文') ?? card);
    const area = card.querySelector('textarea');
    if (!area) throw new Error('no text to edit');
    await panel.type(area, `${area.value} 您放心。`);
    await panel.click(panel.find(byId('keep-wording')));
    const kept = panel.find(`${byId('keep-form')} textarea`) as HTMLTextAreaElement;
    expect(kept.value.endsWith('您放心。')).toBe(true);
    await panel.click(buttonNamed('保存'));
    expect(asked()).toEqual([
      { kind: 'wording', pack: expect.any(String), script: card.dataset.script, lang: 'zh-Hans', text: kept.value },
    ]);
  });
});

describe('my scripts', () => {
  it('lists own wording, takes it back after a second press, and makes the file for the lead', async () => {
    panel = await renderPanel('furious-hans');
    await panel.push({ packs: { stamp: 1, mine: ['warmline-core/refund-delay'] } });
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    await panel.click(panel.find('.panel-header [aria-haspopup=menu]'));
    await panel.click(buttonNamed('我的话术'));
    const dialog = panel.find(byId('mine-dialog'));
    expect(dialog.textContent).toContain('退款延迟安抚');
    await panel.click(panel.find(byId('drop-mine')));
    expect(asked()).toEqual([]);
    await panel.click(buttonNamed('确定？'));
    expect(asked()).toEqual([{ kind: 'drop', pack: 'warmline-core', script: 'refund-delay' }]);
    await panel.click(panel.find(byId('suggest')));
    expect(panel.port.calls.map(([name]) => name)).toContain('suggestions');
  });
});
