import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef } from 'react';
import { dayOf } from '../../utils/app/studio/blank-script.ts';
import { wordsOf } from '../../utils/app/studio/find-text.ts';
import { COLUMNS, type Column } from '../../utils/app/studio/studio-state.ts';
import { useTexts } from '../hooks/use-texts.ts';
import { Icon } from '../ui/icon.tsx';
import { TableRow } from './table-row.tsx';
import { useStudio, useStudioState } from './use-studio.ts';
import { useTableKeys } from './use-table-keys.ts';

const ROW_REM = 2.875;
const HEAD_REM = 2;

/**
 * The scripts as a grid. Only the rows in view exist; the cursor's row always does, because the grid keeps the focus
 * and points at it. The script under the cursor is the one in the editor.
 */
export function ScriptTable({ rows }: { rows: readonly string[] }) {
  const t = useTexts();
  const { store } = useStudio();
  const grid = useRef<HTMLDivElement>(null);
  const openId = useStudioState((state) => state.openId);
  const selection = useStudioState((state) => state.selection);
  const scripts = useStudioState((state) => state.scripts);
  const search = useStudioState((state) => state.filter.text);
  const words = useMemo(() => wordsOf(search), [search]);
  const cursor = useMemo(() => (openId === null ? -1 : rows.indexOf(openId)), [rows, openId]);
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, []);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW_REM * rem,
    getItemKey: (index) => rows[index] ?? index,
    overscan: 8,
    // Rows may follow a frame later; forced, they would be drawn in the middle of React's own work.
    useFlushSync: false,
    scrollMargin: HEAD_REM * rem,
    scrollPaddingStart: HEAD_REM * rem,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return cursor < 0 || shown.includes(cursor) ? shown : [...shown, cursor].sort((a, b) => a - b);
    },
  });
  const keys = useTableKeys({
    rows,
    cursor,
    pageSize: () => Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - HEAD_REM * rem) / (ROW_REM * rem))),
  });
  useEffect(() => {
    if (cursor >= 0) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, virtual]);
  const today = dayOf(store.ports.now());
  const onRow = (event: MouseEvent, index: number) => {
    keys.press(index, event);
    grid.current?.focus({ preventScroll: true });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot keep its layout while most rows are absent
    <div
      ref={grid}
      id="script-grid"
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={t('studio.table.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={cursor >= 0 ? `row-${rows[cursor]}` : undefined}
      aria-keyshortcuts="Enter Space Control+A"
      data-testid="script-grid"
      onKeyDown={(event: KeyboardEvent) => keys.onKeyDown(event)}
    >
      <TableHead allSelected={rows.length > 0 && selection.size >= rows.length} rows={rows} />
      {rows.length === 0 && <p className="grid-empty">{t('studio.table.none')}</p>}
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const id = rows[index];
          const script = id === undefined ? undefined : scripts.get(id);
          return (
            script && (
              <TableRow
                key={script.id}
                script={script}
                index={index}
                top={start - HEAD_REM * rem}
                current={index === cursor}
                selected={selection.has(script.id)}
                today={today}
                words={words}
                onPress={onRow}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function TableHead({ allSelected, rows }: { allSelected: boolean; rows: readonly string[] }) {
  const t = useTexts();
  const { store } = useStudio();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: the grid itself keeps the focus
    <div role="row" className="grid-row grid-head" aria-rowindex={1}>
      {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: see the row */}
      <span role="columnheader" aria-colindex={1} className="cell cell-check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('studio.table.selectAll')}
          checked={allSelected}
          onChange={() => store.actions.select(allSelected ? [] : rows)}
        />
      </span>
      {COLUMNS.map((column, index) => (
        <ColumnHead key={column} column={column} index={index + 2} />
      ))}
    </div>
  );
}

function ColumnHead({ column, index }: { column: Column; index: number }) {
  const t = useTexts();
  const { store } = useStudio();
  const sort = useStudioState((state) => state.sort);
  const on = sort.column === column;
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    // biome-ignore lint/a11y/useFocusableInteractive: its button is
    <span
      role="columnheader"
      className={`cell cell-${column}`}
      aria-colindex={index}
      aria-sort={on ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button
        type="button"
        className="sort"
        data-testid={`sort-${column}`}
        onClick={() => store.actions.setSort({ column, down: on && !sort.down })}
      >
        {t(`studio.column.${column}`)}
        {on && <Icon name="down" className={sort.down ? 'sort-mark' : 'sort-mark sort-up'} />}
      </button>
    </span>
  );
}
