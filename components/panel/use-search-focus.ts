import { useEffect } from 'react';
import { isComposing } from '../hooks/is-composing.ts';
import { usePort } from './panel-context.ts';

/** Alt+K anywhere, `/` outside text fields, and the browser's own command bring the focus to the search. */
export function useSearchFocus(focus: () => void): void {
  const port = usePort();
  useEffect(() => {
    const lifetime = new AbortController();
    port.onOpenSearch?.(focus, lifetime.signal);
    window.addEventListener(
      'keydown',
      (event) => {
        if (isComposing(event) || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return;
        const altK = event.altKey && event.code === 'KeyK';
        const slash = event.key === '/' && !event.altKey && !isTyping(event.target);
        if (!altK && !slash) return;
        event.preventDefault();
        focus();
      },
      { signal: lifetime.signal },
    );
    return () => lifetime.abort();
  }, [port, focus]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
