/**
 * What must outlive a reading of one conversation: the agent's corrections, dismissed findings, the chosen
 * stage, and the turns themselves where a console shows rows and composer on different pages.
 */
import type { Correction, Turn } from '../core/conversation/conversation.ts';
import type { Stage } from '../core/taxonomy.ts';

export interface CaseNotes {
  corrections: Correction[];
  /** Finding rules the agent dismissed in this chat. */
  dismissed: string[];
  chosenStage: Stage | null;
  /** The buyer turn for which the stage was chosen; a newer one ends the choice. */
  chosenAt: string | null;
  remembered: Turn[];
  customerName: string | null;
  orderId: string | null;
}

export const emptyNotes = (): CaseNotes => ({
  corrections: [],
  dismissed: [],
  chosenStage: null,
  chosenAt: null,
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
