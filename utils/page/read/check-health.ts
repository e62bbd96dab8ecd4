import type { Turn } from '../../core/conversation/conversation.ts';
import type { ComposerState, Health } from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { findComposer } from './find-composer.ts';
import { locate } from './locate.ts';
import { activeElementAcross } from './query.ts';
import { type RowContext, readRow } from './read-row.ts';
import { readText } from './read-text.ts';
import { isTooWide, windowOf } from './row-window.ts';
import { readSource } from './source.ts';

/** Rows looked at for the share of known roles; the rest of a long conversation is built alike. */
const SAMPLE = 200;
/** So many characters without a single row mean that the row rule has gone stale, not that the chat is empty. */
const EMPTY_TALK = 120;
/**
 * Every row that says something must have a role: whoever wrote it, the advice would miss it. Rows without a word of
 * their own (date lines, "load more") need none. Real consoles also show single rows of a kind nobody has met, such as
 * an order card or "seen by"; to stop for one would help nobody, as it is never taken for the buyer. So one stray row
 * in five, or one in fifty of a long conversation, is let pass, but only where buyer and shop are both known by other
 * rows: two rows without a role are a kind that the definition has lost.
 */
const STRAY_SHARE = 0.02;
const STRAY_FROM_ROWS = 5;

export interface RowCounts {
  rows: number;
  /** Rows that no role rule matched, and how many of those say nothing either. */
  unknown: number;
  silent: number;
  /** Rows of the buyer; of bot and agent; and how many of both have words or media. */
  buyer: number;
  shop: number;
  spoken: number;
}

/** Counts what the rows hold, for the judgement. */
export function countRows(rows: readonly Pick<Turn, 'role' | 'text' | 'media'>[]): RowCounts {
  const counts: RowCounts = { rows: rows.length, unknown: 0, silent: 0, buyer: 0, shop: 0, spoken: 0 };
  for (const { role, text, media } of rows) {
    const says = text !== '' || (media?.length ?? 0) > 0;
    if (role === 'unknown') {
      counts.unknown++;
      if (!says) counts.silent++;
    } else if (role !== 'system' && role !== 'note') {
      counts[role === 'customer' ? 'buyer' : 'shop']++;
      if (says) counts.spoken++;
    }
  }
  return counts;
}

export interface HealthFacts {
  containers: number;
  container: Element | null;
  /** What the rows that were looked at hold. */
  judged: RowCounts;
  rows: number;
  /** The row rule matches anything. */
  tooWide?: boolean;
  conversation: string | null;
  composer: ComposerState;
}

/** Judges what was found. `ok` is about reading; a missing reply box is named but does not make the page unreadable. */
export function judgeHealth(definition: SiteDefinition, facts: HealthFacts): Health {
  const { containers, container, rows, judged, composer } = facts;
  const elsewhere = definition.composerElsewhere === true;
  const composerPage = elsewhere && containers === 0 && composer !== 'absent';
  const missing: string[] = [];
  if (!composerPage) {
    if (!container) missing.push('container');
    else if (facts.tooWide) missing.push('rows');
    else missing.push(...rowProblems(judged, () => talkOf(container, definition).length > EMPTY_TALK));
  }
  if (facts.conversation === null) missing.push('conversation');
  const ok = missing.length === 0;
  if (!elsewhere && (composer === 'absent' || composer === 'ambiguous')) missing.push('composer');
  return { ok, containers, rows, unknownRows: judged.unknown, composer, missing };
}

/** What the list says; a list as wide as the page holds things beside the talk, which the definition leaves out. */
function talkOf(container: Element, { exclude }: SiteDefinition): string {
  return readText(container, exclude?.join(',') ?? null);
}

/** @param talks whether the list holds more words than an empty chat would */
function rowProblems(counts: RowCounts, talks: () => boolean): string[] {
  const { rows, unknown, silent, buyer, shop, spoken } = counts;
  if (rows === 0) return talks() ? ['rows'] : [];
  const stray = unknown - silent;
  const bothKnown = buyer > 0 && shop > 0;
  const passing = bothKnown && rows >= STRAY_FROM_ROWS ? Math.max(1, rows * STRAY_SHARE) : 0;
  const problems: string[] = [];
  if (stray > passing || (silent === rows && talks())) problems.push('roles');
  if (buyer + shop > 0 && spoken === 0 && talks()) problems.push('text');
  return problems;
}

/** Lets a definition prove itself on a page: one container, rows with roles, a conversation, a reply box. */
export function checkHealth(definition: SiteDefinition, document: Document): Health {
  const { pane, container, containers } = locate(definition, document, activeElementAcross(document));
  const rows = container ? windowOf(container, definition.row, definition.order === 'desc') : [];
  const context: RowContext = { document, pane, container, people: new Map(), seenLive: null };
  const tooWide = container !== null && isTooWide(rows, definition.row, container);
  return judgeHealth(definition, {
    containers,
    container,
    tooWide,
    rows: rows.length,
    judged: countRows(rows.slice(-SAMPLE).map((row) => readRow(row, definition, context))),
    conversation: readSource(definition.conversation, context),
    composer: findComposer(definition, document, pane).state,
  });
}
