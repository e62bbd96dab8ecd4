import type { Library } from '../library.ts';
import type { Settings } from '../settings.ts';
import type { Lang, UiLang } from '../taxonomy.ts';

/** A text of `library.guidance` and what its `{slots}` say. */
export interface Guided {
  key: string;
  params?: Readonly<Record<string, string>>;
}

/** The texts a buyer of that language reads. */
export const UI_OF: Readonly<Record<Lang, UiLang>> = { 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', en: 'en' };

/** The agent's language where set, else the buyer's. */
export function uiLangOf(settings: Settings, lang: Lang): UiLang {
  return settings.uiLang ?? UI_OF[lang];
}

/**
 * Writes out one advice text.
 * @throws where the library has no such key in that language: the data and the code have parted.
 */
export function guidanceText(library: Library, uiLang: UiLang, { key, params = {} }: Guided): string {
  const text = library.guidance[uiLang][key];
  if (text === undefined)
    throw new Error(`guidance: no text for "${key}" in ${uiLang}; add it to scripts-library/guidance/${uiLang}.json`);
  return text.replace(/\{([a-z]+)\}/gi, (slot, name: string) => params[name] ?? slot);
}
