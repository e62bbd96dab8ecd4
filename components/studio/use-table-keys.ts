import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import { isComposing } from '../hooks/is-composing.ts';
import { useStudio } from './use-studio.ts';

interface TableKeys {
  rows: readonly string[];
  /** Index of the row under the cursor, -1 for none. */
  cursor: number;
  /** Rows in view, for Page Up and Page Down. */
  pageSize: () => number;
}

/** Where a key takes the cursor, or null where it is no such key. */
export function moveCursor(key: string, cursor: number, count: number, pageSize: number): number | null {
  const wanted: Record<string, number> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor < 0 ? 0 : cursor - 1,
    PageDown: cursor + pageSize,
    PageUp: cursor - pageSize,
    Home: 0,
    End: count - 1,
  };
  const to = wanted[key];
  return to === undefined || count === 0 ? null : Math.min(count - 1, Math.max(0, to));
}

/** Keys of the grid: arrows, page keys, Home, End; Shift extends, Space selects, Ctrl+A selects all, Enter edits. */
export function useTableKeys({ rows, cursor, pageSize }: TableKeys) {
  const { store } = useStudio();
  /** Where a Shift selection began. */
  const anchor = useRef<string | null>(null);

  const rangeTo = (index: number) => {
    const start = anchor.current === null ? cursor : rows.indexOf(anchor.current);
    const from = start < 0 ? index : start;
    anchor.current = rows[from] ?? null;
    store.actions.select(rows.slice(Math.min(from, index), Math.max(from, index) + 1));
  };
  const toggle = (index: number) => {
    const id = rows[index];
    if (id === undefined) return;
    const selection = new Set(store.getState().selection);
    if (!selection.delete(id)) selection.add(id);
    anchor.current = id;
    store.actions.select(selection);
  };
  const goTo = (index: number, extend: boolean) => {
    if (extend) rangeTo(index);
    else anchor.current = null;
    store.actions.openScript(rows[index] ?? null);
  };
  const command = (event: KeyboardEvent): boolean => {
    if (event.key === ' ') toggle(cursor);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) store.actions.select(rows);
    else if (event.key === 'Escape' && store.getState().selection.size > 0) store.actions.select([]);
    else if (event.key === 'Enter' && cursor >= 0) document.getElementById('editor-first')?.focus();
    else return false;
    return true;
  };
  return {
    onKeyDown(event: KeyboardEvent): void {
      // Keys of the sort buttons in the head are theirs.
      if (event.target !== event.currentTarget || isComposing(event.nativeEvent) || event.altKey) return;
      const to = event.ctrlKey || event.metaKey ? null : moveCursor(event.key, cursor, rows.length, pageSize());
      if (to !== null) goTo(to, event.shiftKey);
      else if (!command(event)) return;
      event.preventDefault();
    },
    /** A press on a row; on its checkbox, or with Ctrl, it selects instead of opening. */
    press(index: number, event: MouseEvent): void {
      const onBox = event.target instanceof HTMLInputElement;
      if (event.shiftKey) rangeTo(index);
      else if (onBox || event.ctrlKey || event.metaKey) toggle(index);
      else goTo(index, false);
    },
  };
}
