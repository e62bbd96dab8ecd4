import type { Break } from '../utils/core/sites/site-health.ts';
import type { Texts } from '../utils/i18n/create-texts.ts';

/** The parts that were missing, in the agent's words. */
export function missingWords(missing: readonly Break[], t: Texts, uiLang: string): string {
  return new Intl.ListFormat(uiLang, { type: 'conjunction' }).format(missing.map((part) => t(`missing.${part}`)));
}
