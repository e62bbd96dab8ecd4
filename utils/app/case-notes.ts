/**
 * What must outlive a reading of one conversation: the agent's corrections, dismissed findings, the chosen
 * stage, what was done for the case, and the turns themselves where a console shows rows and composer on
 * different pages.
 */
import type { Correction, PromiseRef, Turn } from '../core/conversation/conversation.ts';
import type { Effort } from '../core/follow-up/effort.ts';
import type { Stage } from '../core/taxonomy.ts';

export interface CaseNotes {
  corrections: Correction[];
  /** Finding rules the agent dismissed in this chat. */
  dismissed: string[];
  chosenStage: Stage | null;
  /** The buyer turn for which the stage was chosen; a newer one ends the choice. */
  chosenAt: string | null;
  /** What the agent did for this case, oldest first. */
  efforts: Effort[];
  /** Promises that the agent marked as kept. */
  settled: PromiseRef[];
  /** When this conversation was first read; null until then. */
  openedAt: number | null;
  /** When turns without a time of their own were first seen, by turn id. */
  seen: Record<string, number>;
  remembered: Turn[];
  customerName: string | null;
  orderId: string | null;
}

export const emptyNotes = (): CaseNotes => ({
  corrections: [],
  dismissed: [],
  chosenStage: null,
  chosenAt: null,
  efforts: [],
  settled: [],
  openedAt: null,
  seen: {},
  remembered: [],
  customerName: null,
  orderId: null,
});

/** Memory for the session, never on disk. Implementations answer with null where nothing is kept. */
export interface CaseStore {
  load(key: string): Promise<CaseNotes | null>;
  save(key: string, notes: CaseNotes): Promise<void>;
}

export const caseKey = (site: string, conversation: string): string => `${site}|${conversation}`;
