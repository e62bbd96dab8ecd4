import { DEFAULT_USER_SETTINGS } from '../../utils/app/effective-settings.ts';
import { layPolicy, withoutLocked } from '../../utils/app/lay-policy.ts';
import type { UserSettings } from '../../utils/app/panel-state.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { type Lockable, onPolicyChanged, type Policy, readPolicy } from '../../utils/platform/policy/managed-policy.ts';
import { onSettingsChanged, readSettings, writeSettings } from '../../utils/platform/storage/user-settings.ts';

export interface SettingsCache {
  /** Resolves once the stored settings are known; until then the defaults stand. */
  ready: Promise<void>;
  get(): UserSettings;
  uiLang(): UiLang;
  /** What the company set for good. */
  locked(): readonly Lockable[];
  save(change: Partial<UserSettings>): Promise<void>;
}

/** The user's settings in memory, kept in step with storage whichever page changed them. */
export function watchUserSettings(onChange: () => void): SettingsCache {
  let settings = DEFAULT_USER_SETTINGS;
  let policy: Pick<Policy, 'settings' | 'locked'> = { settings: {}, locked: [] };
  const load = async () => {
    const [stored, company] = await Promise.all([readSettings(), readPolicy()]);
    policy = company;
    for (const problem of company.problems)
      console.warn(`Warmline: a part of the company's policy is not used. ${problem}`);
    const laid = layPolicy(stored.ok ? stored.settings : null, company);
    settings = laid.settings;
    if (laid.problem) console.warn(`Warmline: the company's team settings are not used. ${laid.problem}`);
    if (!stored.ok)
      console.warn(
        `Warmline: stored settings are kept but not used. ${stored.message}. Save the settings once to mend them.`,
      );
  };
  onSettingsChanged(() => void load().then(onChange));
  onPolicyChanged(() => void load().then(onChange));
  return {
    ready: load(),
    get: () => settings,
    uiLang: () => resolveUiLang(settings.uiLang, navigator.languages),
    locked: () => policy.locked,
    save: (change) => {
      settings = { ...settings, ...withoutLocked(change, policy.locked) };
      return writeSettings(settings);
    },
  };
}
