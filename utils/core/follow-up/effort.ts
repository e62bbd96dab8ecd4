/** What the agent really did for a case, logged by hand with one tap: the only source an update may draw on. */
export const EFFORT_KINDS = ['called_courier', 'asked_warehouse', 'sent_to_lead', 'checked_order', 'other'] as const;
export type EffortKind = (typeof EFFORT_KINDS)[number];

export interface Effort {
  /** Unique within the case. */
  id: string;
  kind: EffortKind;
  /** Milliseconds since the epoch. */
  at: number;
  /** The agent's own words; always there for `other`. */
  note?: string;
  /** What the other side said; absent while we wait. `text` is empty where the agent only noted that an answer came. */
  answer?: { at: number; text: string };
}

/** Asking somebody opens a wait; looking something up does not, and own words do not say. */
const WAITS: ReadonlySet<EffortKind> = new Set(['called_courier', 'asked_warehouse', 'sent_to_lead']);

/** True while somebody else owes us the answer to this effort. */
export function isWaiting({ kind, answer }: Effort): boolean {
  return WAITS.has(kind) && answer === undefined;
}
