/**
 * Plain data that crosses between the page and the worker. No DOM, no browser API:
 * both sides import these types and neither imports the other.
 */

import type { Finding } from './advice.ts';
import type { Turn } from './conversation/conversation.ts';

/** Why nothing can be read or written, each told apart so that the panel can say it. */
export type ComposerState = 'ready' | 'absent' | 'note' | 'readonly' | 'ambiguous';

/** Outcome of a definition proving itself on the page (sites/README §3.22). */
export interface Health {
  ok: boolean;
  containers: number;
  rows: number;
  /** Rows that no role rule matched. */
  unknownRows: number;
  composer: ComposerState;
  /** What is missing, as keys of the UI texts: `container`, `rows`, `roles`, `text`, `conversation`, `composer`. */
  missing: string[];
}

/** A change of one conversation on the page. `turns` hold only what was added or changed since `seq - 1`. */
export interface ReadingDelta {
  /** Random per content-script instance; a new one makes the worker start afresh. */
  instance: string;
  /** Counts up by one; a gap makes the worker ask for a full reading. */
  seq: number;
  /** True when `turns` is the whole conversation. */
  full: boolean;
  site: string;
  url: string;
  /** Null where the page shows no conversation. */
  conversation: string | null;
  customerName?: string;
  orderId?: string;
  /** New or changed turns with their position in the conversation (0 is the oldest). */
  turns: { index: number; turn: Turn }[];
  /** Length of the conversation after this change; shorter than before means turns were removed. */
  length: number;
  /**
   * True on a page that holds the reply box of this conversation but not its rows: `turns` is empty
   * and what another page gave for the same conversation stays valid.
   */
  rowsElsewhere?: boolean;
  health: Health;
  /** `performance.timeOrigin + now` of the mutation that caused it, for the bench. */
  seenAt: number;
}

export interface DraftState {
  conversation: string | null;
  text: string;
  /** Hash of the draft; an insertion made for another draft is refused. */
  fingerprint: string;
  composing: boolean;
}

export interface InsertRequest {
  /** The reading the suggestion was made from (`ReadingDelta.instance`); a page loaded anew has another. */
  instance?: string;
  /** The conversation the suggestion was made for. */
  conversation: string;
  /** Fingerprint the agent saw, or null to accept whatever is in the box now. */
  draftFingerprint: string | null;
  text: string;
  /** Replace this span of the draft (a finding's better wording) instead of inserting at the caret. */
  replace?: { start: number; end: number };
}

export type InsertRefusal =
  | 'conversation-changed'
  /** The page is between two conversations and did not come to rest in time. */
  | 'switching'
  | 'draft-changed'
  | 'note-mode'
  | 'read-only'
  | 'no-composer'
  | 'ambiguous-composer'
  | 'composing'
  | 'unreadable'
  /** The page does not let the caret into the reply box, as under an open dialog. */
  | 'out-of-reach'
  | 'not-verified'
  /** Written, but the page changed under it: it may stand in the box it was meant for, and in no other. */
  | 'unconfirmed'
  /** The page was closed, reloaded or left since the suggestion was made. */
  | 'page-gone';

export type InsertResult =
  | { ok: true }
  /** `clipboard` says whether the text was put on the clipboard instead. */
  | { ok: false; reason: InsertRefusal; clipboard: boolean };

/** What the strip shows; all texts are ready to print in the agent's language. */
export interface StripView {
  /** The reading it was made from (`ReadingDelta.instance`). */
  instance: string;
  conversation: string;
  tone: 'calm' | 'upset' | 'alarm';
  stage: string;
  mood: string;
  scripts: { id: string; text: string; missing: string[] }[];
  findings: (Finding & { title: string })[];
  draftFingerprint: string;
  /** One line about the last action, such as why an insertion was refused. */
  notice?: string;
  labels: Record<
    'insert' | 'collapse' | 'expand' | 'off' | 'move' | 'findings' | 'needsSlots' | 'replace' | 'dismiss' | 'strip',
    string
  >;
}
