import type { Severity, UiLang } from '../taxonomy.ts';

/** A wording per UI language. */
export type Wording = Readonly<Record<UiLang, string>>;

/** Compiled draft-lint rules; see `scripts-library/draft-rules/` for the data they come from. */
export interface DraftRules {
  patterns: readonly {
    rule: string;
    severity: Severity;
    lang: 'zh' | 'en';
    pattern: RegExp;
    unless: readonly RegExp[];
  }[];
  /** One line why, and the better wording, by rule id. */
  texts: Readonly<Record<string, { title: Wording; message: Wording; better: Wording }>>;
}
