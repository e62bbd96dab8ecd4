/** What a definition's proofs on pages come to: plain data, without a word of any chat. */

/** What may be missing, as keys of the UI texts `missing.<key>`. */
export const BREAKS = ['container', 'rows', 'roles', 'text', 'conversation', 'composer'] as const;
export type Break = (typeof BREAKS)[number];

/** One proof, told once the page had time to show itself: after each load, and each time another conversation opens. */
export interface HealthReport {
  site: string;
  version: number;
  /** Whether the chat can be read. */
  ok: boolean;
  missing: Break[];
}

/** Proofs of one day by their outcome, and how often each part was missing. */
export interface HealthDay {
  healthy: number;
  broken: number;
  /** Nothing of a chat was there (`showsNothing`). */
  nothing: number;
  missing: Partial<Record<Break, number>>;
}

/** Counters of one definition in one version. Times are milliseconds since the epoch. */
export interface HealthLog {
  site: string;
  version: number;
  seenAt: number;
  healthyAt: number | null;
  /** The last time it was broken, on which host, and what was missing. */
  broke: { at: number; host: string; missing: Break[] } | null;
  /** Proofs in a row, up to the last one, that showed nothing of a chat. */
  idle: number;
  /** By day (`2026-11-02`), local time. */
  days: Record<string, HealthDay>;
}

/**
 * No list, no conversation and no reply box: the page of a console on which no chat is open, or one that was rebuilt
 * from the ground up. One proof cannot tell the two apart; a site that only ever shows this has broken.
 */
export function showsNothing({ ok, missing }: Pick<HealthReport, 'ok' | 'missing'>): boolean {
  return !ok && (['container', 'conversation', 'composer'] as const).every((part) => missing.includes(part));
}
