// @vitest-environment jsdom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UiLangContext } from '../../../components/hooks/use-texts.ts';
import { TeamSettings } from '../../../components/options/team-settings.tsx';
import { ToastHost } from '../../../components/ui/toast.tsx';
import { DEFAULT_USER_SETTINGS } from '../../../utils/app/effective-settings.ts';
import type { UserSettings } from '../../../utils/app/panel-state.ts';
import { defaultSettings } from '../../../utils/core/settings.ts';
import { createTexts } from '../../../utils/i18n/create-texts.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const t = createTexts('en');

let host: HTMLElement;
let root: Root;
let settings: UserSettings;

async function render() {
  const save = async (change: Partial<UserSettings>) => {
    settings = { ...settings, ...change };
    draw();
  };
  const draw = () =>
    root.render(
      <UiLangContext value="en">
        <ToastHost>
          <TeamSettings settings={settings} onSave={save} />
        </ToastHost>
      </UiLangContext>,
    );
  await act(async () => draw());
}

beforeEach(async () => {
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
  settings = { ...DEFAULT_USER_SETTINGS, market: 'TW' };
  await render();
});
afterEach(async () => {
  await act(async () => root.unmount());
  host.remove();
});

function input(label: string, at = 0): HTMLInputElement {
  const found = [...host.querySelectorAll('label')].filter((each) => each.textContent === label)[at];
  const element = found && document.getElementById(found.htmlFor);
  if (!(element instanceof HTMLInputElement)) throw new Error(`no field ${label}`);
  return element;
}

const type = (label: string, value: string, at = 0) =>
  act(async () => {
    const element = input(label, at);
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, value);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });

const press = (name: string) =>
  act(async () => {
    const button = [...host.querySelectorAll('button')].find(
      (each) => each.textContent === name || each.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`no button ${name}`);
    button.click();
  });

const read = (content: string) =>
  act(async () => {
    const element = host.querySelector<HTMLInputElement>('[data-testid="team-file"]');
    if (!element) throw new Error('no file field');
    const file = Object.assign(new Blob([content]), { name: 'settings.json', text: () => Promise.resolve(content) });
    Object.defineProperty(element, 'files', { value: [file], configurable: true });
    element.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 0));
  });

const agent = t('team.field.limits.agent');
const lead = t('team.field.limits.lead');

describe('team settings', () => {
  it('start from the market’s defaults, shown where nothing is typed', () => {
    expect(input(agent).value).toBe('');
    expect(input(agent).placeholder).toBe(String(defaultSettings('TW').limits.agent));
  });

  it('save a good number when the field is left, and an empty one is the default again', async () => {
    await type(agent, '３００');
    expect(settings.team).toEqual({ TW: { limits: { agent: 300 } } });
    expect(host.textContent).toContain(t('team.default', { value: '200' }));
    await type(agent, '');
    expect(settings.team).toEqual({});
  });

  it('keep a bad number out and say why at the field', async () => {
    await type(agent, 'lots');
    expect(settings.team).toEqual({});
    expect(input(agent).getAttribute('aria-invalid')).toBe('true');
    const notes = (input(agent).getAttribute('aria-describedby') ?? '').split(' ');
    const said = notes.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(said).toContain(t('team.problem.noNumber'));
    await type(agent, '250');
    expect(input(agent).getAttribute('aria-invalid')).toBeNull();
    expect(settings.team.TW?.limits?.agent).toBe(250);
  });

  it('name the other field where two contradict each other, from either side', async () => {
    await type(lead, '100');
    expect(host.textContent).toContain(t('team.problem.atLeast', { other: agent }));
    await type(lead, '400');
    await type(agent, '500');
    expect(host.textContent).toContain(t('team.problem.atMost', { other: lead }));
    expect(settings.team).toEqual({ TW: { limits: { lead: 400 } } });
  });

  it('keep days of their own', async () => {
    const before = defaultSettings('TW').windows.length;
    await press(t('team.addWindow'));
    expect(settings.team.TW?.windows).toHaveLength(before + 1);
    await type(t('team.windowFrom'), '02-31', before);
    expect(host.textContent).toContain(t('team.problem.day'));
    await type(t('team.windowFrom'), '05-18', before);
    expect(settings.team.TW?.windows?.at(-1)?.from).toBe('05-18');
    await press(t('team.removeWindow', { name: '6·18' }));
    expect(settings.team.TW?.windows?.map(({ name }) => name)).not.toContain('6·18');
  });

  it('go back to the defaults of one market', async () => {
    await type(agent, '300');
    await press(t('team.reset', { market: t('market.TW') }));
    expect(settings.team).toEqual({});
  });

  it('read a file, and say what is wrong with one', async () => {
    await read('{"byMarket":{"TW":{"limits":{"agent":90}},"CN":{"medianPrice":60}}}');
    expect(settings.team).toEqual({ TW: { limits: { agent: 90 } }, CN: { medianPrice: 60 } });
    await read('{"limits":{"agent":-1}}');
    expect(host.querySelector('[role="alert"]')?.textContent).toContain('limits.agent');
    await read('{"byMarket":{"UK":{"limits":{"agent":30,"lead":20}}}}');
    expect(host.querySelector('[role="alert"]')?.textContent).toContain(t('market.UK'));
    expect(settings.team.TW?.limits?.agent).toBe(90);
  });
});
