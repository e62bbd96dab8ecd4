import { useEffect } from 'react';
import type { StudioStore } from '../../utils/app/studio/studio-store.ts';
import { isComposing } from '../hooks/is-composing.ts';

/**
 * Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) on every page. Fields whose words are not part of the pack keep the browser's
 * own undo; those of the editor say `data-undo="studio"`.
 */
export function useUndoKeys(store: StudioStore): void {
  useEffect(() => {
    const lifetime = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isComposing(event)) return;
      const key = event.key.toLowerCase();
      if ((key !== 'z' && key !== 'y') || hasOwnUndo(event.target)) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) store.actions.redo();
      else store.actions.undo();
    };
    document.addEventListener('keydown', onKey, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [store]);
}

function hasOwnUndo(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea') && !target.closest('[data-undo="studio"]');
}
