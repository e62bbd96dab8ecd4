import { DEFAULT_USER_SETTINGS } from '../../utils/app/effective-settings.ts';
import type { UserSettings } from '../../utils/app/panel-state.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { resolveUiLang } from '../../utils/i18n/resolve-ui-lang.ts';
import { onSettingsChanged, readSettings, writeSettings } from '../../utils/platform/storage/user-settings.ts';

export interface SettingsCache {
  /** Resolves once the stored settings are known; until then the defaults stand. */
  ready: Promise<void>;
  get(): UserSettings;
  uiLang(): UiLang;
  save(change: Partial<UserSettings>): Promise<void>;
}

/** The user's settings in memory, kept in step with storage whichever page changed them. */
export function watchUserSettings(onChange: () => void): SettingsCache {
  let settings = DEFAULT_USER_SETTINGS;
  const load = async () => {
    const stored = await readSettings();
    if (stored.ok) settings = stored.settings ?? DEFAULT_USER_SETTINGS;
    else
      console.warn(
        `Warmline: stored settings are kept but not used. ${stored.message}. Save the settings once to mend them.`,
      );
  };
  onSettingsChanged(() => void load().then(onChange));
  return {
    ready: load(),
    get: () => settings,
    uiLang: () => resolveUiLang(settings.uiLang, navigator.languages),
    save: (change) => {
      settings = { ...settings, ...change };
      return writeSettings(settings);
    },
  };
}
