import type { Role } from '../../core/conversation/conversation.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { locate } from '../read/locate.ts';
import { queryAll } from '../read/query.ts';
import { type RowContext, readRow } from '../read/read-row.ts';

/** A row as the definition reads it. */
export interface TaughtRow {
  element: Element;
  role: Role;
  text: string;
}

/** The end of a long conversation shows well enough whether it is read right. */
const MOST_ROWS = 300;

/** Reads the page with a definition that is still being taught; the same reader as for every other definition. */
export function readTaught(definition: SiteDefinition, document: Document): TaughtRow[] {
  const { pane, container } = locate(definition, document, document.activeElement);
  if (!container) return [];
  const context: RowContext = { document, pane, container, people: new Map(), seenLive: null };
  return queryAll(container, definition.row)
    .slice(-MOST_ROWS)
    .map((element) => {
      const { role, text } = readRow(element, definition, context);
      return { element, role, text };
    });
}
