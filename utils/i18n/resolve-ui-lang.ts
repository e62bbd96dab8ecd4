import { UI_LANGS, type UiLang } from '../core/taxonomy.ts';

/**
 * The interface language for a setting: itself, or for `auto` the first of the browser's
 * languages that we speak. Any Traditional-script or Taiwan/Hong Kong/Macau tag gets zh-TW.
 */
export function resolveUiLang(setting: UiLang | 'auto', preferred: readonly string[]): UiLang {
  if (setting !== 'auto' && UI_LANGS.includes(setting)) return setting;
  for (const tag of preferred) {
    if (/^zh\b.*\b(hant|tw|hk|mo)\b/i.test(tag)) return 'zh-TW';
    if (/^zh\b/i.test(tag)) return 'zh-CN';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
}
