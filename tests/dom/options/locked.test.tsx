// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { describe, expect, it } from 'vitest';
import { UiLangContext } from '../../../components/hooks/use-texts.ts';
import { SettingsForm } from '../../../components/options/settings-form.tsx';
import { DEFAULT_USER_SETTINGS } from '../../../utils/app/effective-settings.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

describe('settings of the company', () => {
  it('are shown as locked, the others stay open', async () => {
    const host = document.body.appendChild(document.createElement('div'));
    await act(async () => {
      createRoot(host).render(
        <UiLangContext value="en">
          <SettingsForm
            settings={DEFAULT_USER_SETTINGS}
            onSave={async () => undefined}
            locked={['market', 'team', 'strip']}
          />
        </UiLangContext>,
      );
    });
    const select = (name: string) => host.querySelector<HTMLSelectElement>(`select[name=${name}]`);
    expect(select('market')?.disabled).toBe(true);
    expect(select('theme')?.disabled).toBe(false);
    expect(host.querySelector<HTMLInputElement>('input[type=checkbox]')?.disabled).toBe(true);
    const team = host.querySelector('[data-testid=team-settings]');
    expect([...(team?.querySelectorAll('fieldset') ?? [])].every(({ disabled }) => disabled)).toBe(true);
    // Another market may still be looked at.
    expect(select('teamMarket')?.disabled).toBe(false);
    expect(team?.querySelector('.team-tools')).toBeNull();
    expect(host.textContent?.match(/Set by your company/g)).toHaveLength(3);
  });
});
