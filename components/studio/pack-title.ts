import type { Pack } from '../../utils/core/packs/script.ts';
import type { Lang, UiLang } from '../../utils/core/taxonomy.ts';

/** The language of scripts that a reader of the interface reads best. */
export const READ_AS: Readonly<Record<UiLang, Lang>> = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant', en: 'en' };

/** The title of a pack or a script in the reader's language. */
export function packTitle(manifest: Pick<Pack['manifest'], 'id' | 'title'>, uiLang: UiLang): string {
  return manifest.title[READ_AS[uiLang]] || manifest.title['zh-Hans'] || manifest.title.en || manifest.id;
}
