/**
 * The results of the core, as the advice contract names them (version in CONTRACT_VERSION).
 * Every claim carries its evidence: the turn, the span in the turn's ORIGINAL text
 * (UTF-16 offsets, end exclusive) and the id of the rule that made it.
 */
import type {
  Emotion,
  EvidenceNeed,
  EvidenceState,
  ExposureLevel,
  Flag,
  HiddenIntent,
  Intent,
  Issue,
  ItemState,
  Lang,
  NagLevel,
  Root,
  Rung,
  Scenario,
  Severity,
  Stage,
  Step,
  Trend,
  Trigger,
  Zone,
} from './taxonomy.ts';

export const CONTRACT_VERSION = '1.0.0';

/** A sign of emotion, intent or risk in a text. */
export interface Cue {
  /** Index into `conversation.turns`. */
  turn: number;
  start: number;
  end: number;
  rule: string;
}

export interface EmotionScore {
  id: Emotion;
  /** 0…1. */
  score: number;
  cues: Cue[];
}

export interface Mood {
  /** Highest score first; holds only those at or above the `maybe` threshold. */
  emotions: EmotionScore[];
  dominant: Emotion;
  /** 0…5 in steps of one. */
  intensity: number;
  /** −1…1. */
  valence: number;
  /** 0…1. */
  confidence: number;
  trend: Trend;
}

export interface Exposure {
  level: ExposureLevel;
  /** Each part 0–2 (domain.md §1.5). */
  rage: number;
  channel: number;
  resonance: number;
}

export interface Standing {
  step: Step;
  /** Meter 0–100 (domain.md §1.4). */
  tolerance: { value: number; zone: Zone };
  exposure: Exposure;
  root: Root;
  trigger: Trigger;
  scenario: Scenario;
  issue: Issue | null;
  intents: Intent[];
  hidden: HiddenIntent | null;
  flags: Flag[];
}

/** Facts that the policy needs and the contract does not print. */
export interface Signals {
  /** Cues behind standing, by label such as `it.refund_only`, `ex.channel`, `root.despair`, `is.stuck`. */
  cues: Record<string, Cue[]>;
  /** The buyer speaks of principle, not of the item any more. */
  beyondItem: boolean;
  /** The feeling is relayed from a third person. */
  quoted: boolean;
  /** The buyer's phase: nothing bought yet, bought and waiting, received. */
  phase: 'presale' | 'waiting' | 'received' | 'unknown';
  /** A failure the shop has not yet acknowledged in this conversation. */
  unacknowledgedFailure: boolean;
  /** Index of the last buyer turn, −1 where there is none. */
  lastBuyerTurn: number;
  /** First and last turn index of the buyer's last run of messages (no agent turn in between). */
  lastRun: { first: number; last: number };
  /** Intensity after each buyer turn, oldest first, for trend and guards. */
  intensityCurve: number[];
  /** How often the buyer repeated an ask that nobody answered. */
  repeatedAsks: number;
  /** How often the buyer asked for a human or a manager. */
  managerAsks: number;
  /** Offers of ours the buyer refused. */
  rejectedOffers: number;
  /** A deadline the buyer set ("by Friday", "48小时内"), as written. */
  deadline: string | null;
}

/** What `assess` returns: how the buyer feels and where the talk stands after the LAST buyer turn. */
export interface Assessment {
  id: string;
  lang: Lang;
  mood: Mood;
  standing: Standing;
  signals: Signals;
}

export interface Suggestion {
  id: string;
  pack: string;
  /** Text with filled slots written out and missing ones left as `{name}`. */
  text: string;
  slots: { filled: string[]; missing: string[] };
  /** 0…1. */
  score: number;
  why: string[];
  /** Spans of filled and missing slots in `text`, for tinting; not part of the command line's output. */
  marks?: { start: number; end: number; slot: string; filled: boolean; hint?: string }[];
  /** The stage the script itself belongs to. */
  stage?: Stage;
}

/** Sub-stages name which variant of a stage's script fits. */
export type StageVariant = 'lead' | 'safety' | 'crisis' | 'no' | 'confirm' | 'light' | 'close' | null;

interface Next {
  stage: Stage;
  why: string[];
  must: string[];
  mustNot: string[];
  scripts: Suggestion[];
}

/** One kind of evidence and where it stands. */
export interface EvidenceItem {
  kind: string;
  state: ItemState;
  why: string;
}

/** A text for the reply box, in the buyer's language: one ask for what is missing, or the step without it. */
export interface EvidenceRequest {
  does: 'ask' | 'act';
  text: string;
}

/** How hard we have pressed so far, and what to do instead. */
export interface NagAdvice {
  level: NagLevel;
  /** What weighs, heaviest first. */
  why: string[];
  /** The step for the likely cause; empty at level `none`. */
  act: string;
  /** From this moment on (ISO 8601) waiting has lasted too long; null where nothing is waited for or no time is known. */
  due: string | null;
}

export interface EvidenceAdvice {
  need: EvidenceNeed;
  /** Kinds that can show the defect. */
  kinds: string[];
  invalidKinds: string[];
  /** How often we asked for evidence so far. */
  asked: number;
  state: EvidenceState;
  advice: string;
  fallback: string;
  /** The rest is not part of the command line's output. */
  items?: EvidenceItem[];
  request?: EvidenceRequest | null;
  nag?: NagAdvice;
  /** Facts that are not known and would count here, as sentences. */
  lacks?: string[];
}

export interface RemedyOption {
  rung: Rung;
  amount: number;
  currency: string;
  freight: 'seller' | 'buyer' | 'none';
  approval: 'agent' | 'lead';
}

export interface RemedyAdvice {
  /** Empty where facts are missing; `warnings` then says which. */
  options: RemedyOption[];
  warnings: string[];
}

export interface PromiseMade {
  turn: number;
  text: string;
  /** ISO 8601, or null where the promise names no time. */
  due: string | null;
  state: 'open' | 'kept' | 'overdue';
}

export interface Finding {
  /** Id of domain.md §5 in lower case. */
  rule: string;
  severity: Severity;
  start: number;
  end: number;
  message: string;
  better: string;
}

/** A cue with what it is a sign of: `ex.channel`, `it.refund_only`, `root.despair`, `fl.safety` … */
export interface Sign extends Cue {
  label: string;
}

/** One part of the exposure triad, 0–2, and the words behind it. */
export interface ExposurePart {
  id: 'rage' | 'channel' | 'resonance';
  value: number;
  cues: Cue[];
}

/** How likely the talk goes public and what to do about it; not part of the command line's output. */
export interface ExposureAdvice {
  /** As measured, and as recorded. */
  level: ExposureLevel;
  /** As warned of: one level higher on the days of the team's calendar. */
  warnAs: ExposureLevel;
  /** The days that raised the warning, by name. */
  window: string | null;
  /** How soon the buyer needs an answer, by what is at stake and not by tone. */
  priority: 'now' | 'soon' | 'normal';
  /** What comes before everything else. */
  first: 'crisis' | 'safety' | null;
  parts: ExposurePart[];
  act: string[];
  never: string[];
}

/** What `plan` returns, and what the command line prints (without `signals`, `signs` and `marks`). */
export interface Advice {
  id: string;
  lang: Lang;
  mood: Mood;
  standing: Standing;
  next: Next;
  evidence: EvidenceAdvice;
  remedy: RemedyAdvice;
  promises: PromiseMade[];
  draft: { findings: Finding[] };
  /** Words of the buyer's last messages that speak of more than feeling; not part of the command line's output. */
  signs?: Sign[];
  exposure?: ExposureAdvice;
}
