import { createContext, useContext } from 'react';
import type { UiLang } from '../../utils/core/taxonomy.ts';
import { createTexts, type Texts } from '../../utils/i18n/create-texts.ts';

export const UiLangContext = createContext<UiLang>('en');

/** The texts of the present interface language; a switch re-renders every user of it. */
export function useTexts(): Texts {
  return createTexts(useContext(UiLangContext));
}

/** The language itself, for dates, numbers and lists. */
export function useUiLang(): UiLang {
  return useContext(UiLangContext);
}
