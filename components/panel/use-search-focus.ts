import { useEffect } from 'react';
import { isComposing } from '../hooks/is-composing.ts';

/** Alt+K anywhere, `/` outside text fields, and the browser's own command (an event of the entrypoint) focus the search. */
export function useSearchFocus(focus: () => void): void {
  useEffect(() => {
    const lifetime = new AbortController();
    window.addEventListener('warmline:focus-search', focus, { signal: lifetime.signal });
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
  }, [focus]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
