import { isBlank } from '../table/tidy-rows.ts';
import type { ColumnMap, Field } from './columns.ts';
import type { ForeignRow } from './make-script.ts';
import type { ImportEntry } from './plan-import.ts';

function readCells(cells: readonly string[], map: ColumnMap): ForeignRow {
  return Object.fromEntries((Object.entries(map) as [Field, number][]).map(([field, at]) => [field, cells[at] ?? '']));
}

/** The rows of a table by the meaning of their columns, numbered as in the file; blank rows are no entries. */
export function tableEntries(rows: readonly (readonly string[])[], map: ColumnMap, hasHeads: boolean): ImportEntry[] {
  return rows.flatMap((cells, index): ImportEntry[] =>
    (hasHeads && index === 0) || isBlank(cells) ? [] : [{ row: index + 1, foreign: readCells(cells, map) }],
  );
}
