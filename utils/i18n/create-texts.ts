import { createInstance } from 'i18next';
import { UI_LANGS, type UiLang } from '../core/taxonomy.ts';
import en from './en.json' with { type: 'json' };
import type studioEn from './studio/en.json';
import zhCn from './zh-CN.json' with { type: 'json' };
import zhTw from './zh-TW.json' with { type: 'json' };

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Paths<T[K]>}`;
}[keyof T & string];

/** Every key of the interface texts, plural endings left off. Those of the Studio need `studio-texts.ts`. */
export type TextKey = Paths<typeof en> | Paths<typeof studioEn>;

/** Looks a text up in one language; `values` fill `{{name}}`, and `count` picks the plural form. */
export type Texts = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

// All three languages are bundled: together they are smaller than one font glyph table,
// and a switch of language then needs no waiting state.
const i18n = createInstance({
  lng: 'en',
  fallbackLng: 'en',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {
    en: { translation: en },
    'zh-CN': { translation: zhCn },
    'zh-TW': { translation: zhTw },
  },
});
void i18n.init();

/** Adds the texts of a surface that is loaded on its own. */
export function addTexts(texts: Readonly<Record<UiLang, object>>): void {
  for (const lang of UI_LANGS) i18n.addResourceBundle(lang, 'translation', texts[lang], true);
}

/** Whether a name made at run time (a pack's slot, a page's id) has a text of its own. */
export function isTextKey(key: string): key is TextKey {
  return i18n.exists(key, { lng: 'en' });
}

const made = new Map<UiLang, Texts>();

/** The texts of one language, also for code outside React (the worker prints the strip with them). */
export function createTexts(uiLang: UiLang): Texts {
  const known = made.get(uiLang);
  if (known) return known;
  const fixed = i18n.getFixedT(uiLang);
  const texts: Texts = (key, values) => String(values ? fixed(key, { ...values }) : fixed(key));
  made.set(uiLang, texts);
  return texts;
}
