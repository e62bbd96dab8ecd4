import type { Pack } from './packs/script.ts';
import type { Issue } from './taxonomy.ts';

/** One row of the evidence matrix (domain.md §3.2). */
export interface EvidenceRow {
  needed: 'no' | 'optional' | 'seller';
  valid: string[];
  weak: string[];
  invalid: string[];
  /** What one request asks the buyer for, at most two kinds; empty where nothing is asked of the buyer (§3.1 rule 8). */
  ask: string[];
  /** What the buyer may give in its place, easiest first. */
  instead: string[];
  maxAsks: number;
  minIntervalMin: number;
  fallback: string;
}

/**
 * Everything the core knows that is data. Built once from `scripts-library/`
 * (see `utils/library/`), frozen, and handed to every call.
 */
export interface Library {
  packs: readonly Pack[];
  evidence: Readonly<Record<Issue, EvidenceRow>>;
  /** Compiled cue rules; the type belongs to `core/mood`. */
  cues: import('./text/cue-rule.ts').CueRules;
  /** Advice texts per UI language, by key (must, must-not, why, evidence, findings). */
  guidance: Readonly<Record<import('./taxonomy.ts').UiLang, Readonly<Record<string, string>>>>;
  /** Draft-lint rules; the type belongs to `core/draft`. */
  draftRules: import('./draft/draft-rule.ts').DraftRules;
  /** Sentences of updates and follow-ups; without them none is composed. */
  followUp?: import('./follow-up/follow-up-texts.ts').FollowUpTexts;
  /** The learned half of the reading; without it the rules read alone. */
  model?: import('./mood/model/model.ts').Model;
}
