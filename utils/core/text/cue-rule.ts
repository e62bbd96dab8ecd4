import type { LatePattern } from './late-pattern.ts';

/** Stands for each unit of the product words and addresses that were taken out; patterns name it as `\\ue000`. */
export const MASK = '\ue000';

/**
 * A cue rule as it stands in `scripts-library/cues/<lang>/<dimension>.json`.
 * Patterns run over NORMALISED text (see `normalise.ts`): NFKC, lower case, Simplified,
 * zero-width stripped, runs collapsed. `{{name}}` inserts an atom of the same language.
 */
export interface CueRule {
  /** Unique, `<label>.<word>`, such as `em.angry.trash`. Shown to people as the reason of a highlight. */
  id: string;
  /**
   * What it is a sign of, with the prefix of domain.md: `em.` emotion, `st.` step, `tol.` tolerance, `ex.` exposure,
   * `root.`, `tr.` trigger, `sc.` scenario, `is.` issue, `it.` intent, `hi.` hidden intent, `ng.` evidence state,
   * `fl.` flag, `mod.` modifier (courtesy, rhetorical, hypothetical, quoted, solved, no_rush …).
   */
  label: string;
  /** Source of a regular expression. */
  pattern: string;
  /** How sure this sign alone makes us, 0…1. */
  weight: number;
  /** Cancels the cue when one of these matches in the same clause (`unless`) or anywhere in the turn (`unlessTurn`). */
  unless?: string[];
  unlessTurn?: string[];
  /** All must match somewhere in the same turn. */
  needs?: string[];
  /** False where a preceding negator must not cancel the cue; true by default. */
  negatable?: boolean;
  /** Whose turns it reads; the buyer's by default. */
  speaker?: 'customer' | 'agent';
  /** Own example sentences, checked by a test: the rule fires on each `yes` and on no `no`. */
  yes: string[];
  no: string[];
}

export interface CueFile {
  lang: 'zh' | 'en';
  atoms: Record<string, string>;
  rules: CueRule[];
}

/** Compiled once when the library is built. */
export interface CueRules {
  zh: readonly CompiledCueRule[];
  en: readonly CompiledCueRule[];
}

export interface CompiledCueRule extends Omit<CueRule, 'pattern' | 'unless' | 'unlessTurn' | 'needs' | 'yes' | 'no'> {
  pattern: LatePattern;
  unless: readonly LatePattern[];
  unlessTurn: readonly LatePattern[];
  needs: readonly LatePattern[];
}
