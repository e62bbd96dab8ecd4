import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { type RowContext, readRow } from './read-row.ts';
import { readSource } from './source.ts';
import type { Entry } from './thread.ts';

/** What a row is called: the page's id, or where there is none its look. */
export function nameOfRow(row: Element, definition: SiteDefinition, context: RowContext): string {
  return readSource(definition.messageId, { ...context, row }) ?? readRow(row, definition, context).look;
}

/**
 * Rows of the conversation that was shown before. The address may change before the list does; until the last of
 * these rows has gone, what the page shows belongs to somebody else.
 */
export class StaleRows {
  private readonly ids = new Set<string>();
  private readonly looks = new Map<Element, string>();

  /** `except` names rows that came too late to be surely of the old conversation. */
  constructor(entries: readonly Entry[], except: ReadonlySet<string>) {
    for (const { pageId, look, row } of entries) {
      if (except.has(pageId ?? look)) continue;
      if (pageId !== null) this.ids.add(pageId);
      else if (row) this.looks.set(row, look);
    }
  }

  /** Without ids only the very element with the very look counts: two buyers may write the same words. */
  includesAny(rows: readonly Element[], definition: SiteDefinition, context: RowContext): boolean {
    return rows.some((row) => {
      const look = this.looks.get(row);
      if (look === undefined && this.ids.size === 0) return false;
      const name = nameOfRow(row, definition, context);
      return this.ids.has(name) || name === look;
    });
  }
}
