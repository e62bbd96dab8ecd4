import type { ComposerState, Health } from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { findComposer } from './find-composer.ts';
import { locate } from './locate.ts';
import { type RowContext, readRole } from './read-row.ts';
import { readSource } from './source.ts';

/** Rows looked at for the share of known roles; the rest of a long conversation is built alike. */
const SAMPLE = 200;
/** So many characters without a single row mean that the row rule has gone stale, not that the chat is empty. */
const EMPTY_TALK = 120;

export interface HealthFacts {
  containers: number;
  container: Element | null;
  rows: number;
  /** How many of the rows were looked at for their role, and how many of those have none. */
  judgedRows: number;
  unknownRows: number;
  conversation: string | null;
  composer: ComposerState;
}

/** Judges what was found. `ok` is about reading; a missing reply box is named but does not make the page unreadable. */
export function judgeHealth(definition: SiteDefinition, facts: HealthFacts): Health {
  const { containers, container, rows, judgedRows, unknownRows, composer } = facts;
  const elsewhere = definition.composerElsewhere === true;
  const composerPage = elsewhere && containers === 0 && composer !== 'absent';
  const missing: string[] = [];
  if (!composerPage) {
    if (!container) missing.push('container');
    else if (rows === 0 && (container.textContent ?? '').trim().length > EMPTY_TALK) missing.push('rows');
    if (unknownRows * 5 > judgedRows) missing.push('roles');
  }
  if (facts.conversation === null) missing.push('conversation');
  const ok = missing.length === 0;
  if (!elsewhere && (composer === 'absent' || composer === 'ambiguous')) missing.push('composer');
  return { ok, containers, rows, unknownRows, composer, missing };
}

/** Lets a definition prove itself on a page: one container, rows with roles, a conversation, a reply box. */
export function checkHealth(definition: SiteDefinition, document: Document): Health {
  const { pane, container, containers } = locate(definition, document, document.activeElement);
  const rows = container ? container.querySelectorAll(definition.row) : [];
  const context: RowContext = { document, pane, container, people: new Map(), seenLive: null };
  let unknownRows = 0;
  for (let i = Math.max(0, rows.length - SAMPLE); i < rows.length; i++) {
    const row = rows[i];
    if (row && readRole(row, definition, context) === 'unknown') unknownRows++;
  }
  return judgeHealth(definition, {
    containers,
    container,
    rows: rows.length,
    judgedRows: Math.min(rows.length, SAMPLE),
    unknownRows,
    conversation: readSource(definition.conversation, context),
    composer: findComposer(definition, document, pane).state,
  });
}
