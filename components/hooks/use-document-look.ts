import { useEffect } from 'react';
import type { UserSettings } from '../../utils/app/panel-state.ts';
import type { UiLang } from '../../utils/core/taxonomy.ts';

/** Keeps the page's language and theme in step with the settings, `auto` with the system. */
export function useDocumentLook(uiLang: UiLang, theme: UserSettings['theme']): void {
  useEffect(() => {
    document.documentElement.lang = uiLang;
  }, [uiLang]);
  useEffect(() => {
    const lifetime = new AbortController();
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const apply = () => {
      document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
    };
    apply();
    dark.addEventListener('change', apply, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [theme]);
}
