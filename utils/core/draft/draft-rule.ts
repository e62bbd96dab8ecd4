import type { Emotion, Flag, Lang, Market, Severity, UiLang } from '../taxonomy.ts';
import type { LatePattern } from '../text/late-pattern.ts';
import type { DraftModel, DraftModelFile } from './draft-model.ts';
import type { ForbiddenWord } from './forbidden-words.ts';

/** A wording per UI language. `better` is read with the key of the buyer's language: zh-Hans → zh-CN, zh-Hant → zh-TW. */
export type Wording = Readonly<Record<UiLang, string>>;

/** The language half of the data: Simplified and Traditional are folded into one before matching. */
export type RuleLang = 'zh' | 'en';

/** When a finding weighs more than usual; any one condition is enough. */
export interface Raise {
  to: Severity;
  /** The buyer's intensity from which it holds. */
  intensity?: number;
  flags?: readonly Flag[];
  emotions?: readonly Emotion[];
  phase?: 'presale';
}

/** What is true of a rule in every language (domain.md §5, columns ID and Sev.). */
export interface DraftRuleSpec {
  severity: Severity;
  raise?: readonly Raise[];
  /** Silent below this intensity of the buyer. */
  minIntensity?: number;
  /** Whether it can be judged from the text alone, so that it also holds scripts of a pack to account. */
  scripts: boolean;
}

/**
 * One way of breaking a rule, as it stands in `scripts-library/draft-rules/{zh,en}.json`.
 * Patterns run over NORMALISED text (see `normalise.ts`); `{{name}}` inserts an atom of the same file.
 */
export interface DraftPattern {
  rule: string;
  pattern: string;
  /** What must stand in the same sentence, before or behind the match: who, condition, refusal … in any order. */
  with?: string[];
  /** How much the better wording replaces; the whole clause unless said otherwise. */
  scope?: 'match' | 'clause' | 'sentence';
  /** Silent when one of these matches in the same sentence (`unless`) or anywhere in the draft (`unlessDraft`). */
  unless?: string[];
  unlessDraft?: string[];
  /** Silent when one of these readings is found in the draft; `a&b` asks for both. */
  unlessReadings?: string[];
  /** Silent unless this matches in what the buyer wrote last. */
  buyer?: string;
  /** False where a negator right before the match must not cancel it; true by default. */
  negatable?: boolean;
  /** Where the rule is about the law of some markets only. */
  markets?: Market[];
  /** Key into the texts where this way of breaking the rule wants a wording of its own, such as `no_time.wait`. */
  wording?: string;
}

/** Files of one language share their atoms, in the order in which they are listed. */
export interface DraftRuleFile {
  lang: RuleLang;
  /** Frames join parts of meaning; they speak only where no pattern of the same rule names the exact words. */
  frames?: boolean;
  atoms: Record<string, string>;
  /** Named patterns that the context rules read with: apology, own word, evidence ask, absolute time … */
  readings?: Record<string, string>;
  patterns: DraftPattern[];
  /** Words of the mainland and what Taiwan says instead, for buyers in Traditional script. */
  terms?: readonly { cn: string; tw: string; unless?: string }[];
}

/** All of `scripts-library/draft-rules/`, as read from disk. */
export interface DraftRuleFiles {
  languages: readonly DraftRuleFile[];
  rules: Readonly<Record<string, DraftRuleSpec>>;
  texts: Readonly<Record<UiLang, DraftTexts>>;
  /** Files of `forbidden/`, unchecked; see `compileForbiddenWords`. */
  forbidden?: readonly unknown[];
  /** `model.json`; without it only patterns speak. */
  model?: DraftModelFile;
}

export type DraftTexts = Record<string, { title: string; message: string; better: string }>;

export interface CompiledDraftPattern {
  rule: string;
  lang: RuleLang;
  frame: boolean;
  /** With the flag `g`, for looking for every place where it matches. */
  pattern: LatePattern;
  with: readonly LatePattern[];
  scope: 'match' | 'clause' | 'sentence';
  unless: readonly LatePattern[];
  unlessDraft: readonly LatePattern[];
  unlessReadings: readonly (readonly string[])[];
  buyer: LatePattern | null;
  negatable: boolean;
  markets: readonly Market[] | null;
  wording: string;
}

/** Compiled draft-lint rules; see `scripts-library/draft-rules/` for the data they come from. */
export interface DraftRules {
  patterns: readonly CompiledDraftPattern[];
  /** With the flag `g`. */
  readings: Readonly<Record<RuleLang, Readonly<Record<string, LatePattern>>>>;
  negators: Readonly<Record<RuleLang, RegExp>>;
  specs: Readonly<Record<string, DraftRuleSpec>>;
  /** Words that a market or a platform does not allow, longest first. */
  forbidden: readonly ForbiddenWord[];
  terms: readonly { cn: RegExp; tw: string; unless: RegExp | null }[];
  /** What a breach sounds like, for words that no pattern holds. */
  model: DraftModel | null;
  /** One line why, and the better wording, by rule id (or rule id and variant, `no_time.wait`). */
  texts: Readonly<Record<string, { title: Wording; message: Wording; better: Wording }>>;
}

/** The UI language whose texts are written in the buyer's language. */
export function wordingKey(lang: Lang): UiLang {
  return lang === 'zh-Hans' ? 'zh-CN' : lang === 'zh-Hant' ? 'zh-TW' : 'en';
}
