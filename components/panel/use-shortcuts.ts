import { useEffect } from 'react';
import { isComposing } from '../hooks/is-composing.ts';

/** Alt+1, 2, 3 press the insert button of that script, with all its checks; by key position, for every layout. */
export function useShortcuts(): void {
  useEffect(() => {
    const lifetime = new AbortController();
    window.addEventListener(
      'keydown',
      (event) => {
        if (isComposing(event) || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const place = /^(?:Digit|Numpad)([123])$/.exec(event.code)?.[1];
        if (!place || document.querySelector('dialog[open]')) return;
        event.preventDefault();
        if (event.repeat) return;
        document.querySelector<HTMLElement>(`[data-testid="script-${place}-insert"]`)?.click();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, []);
}
