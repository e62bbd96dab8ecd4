import type { Lang, Severity } from '../../taxonomy.ts';
import type { Script } from '../script.ts';

/**
 * Rules of the pack doctor beside those of the draft lint, which appear as `lint.<rule>`. Each has texts in the
 * Studio (`studio.doctor.rule.<id>`) and a deliberately bad pack in `tests/fixtures/packs/bad/`.
 */
export const DOCTOR_RULES = [
  'slot_undeclared',
  'slot_unused',
  'slot_unfillable',
  'slot_mismatch',
  'language_missing',
  'simplified_in_traditional',
  'too_long_for_channel',
  'expired',
  'review_overdue',
  'unreviewed',
  'near_duplicate',
  'hollow_apology',
  'photo_proves_nothing',
  'nagging_sequence',
  'never_selected',
  'crowded_out',
] as const;
type DoctorRule = (typeof DOCTOR_RULES)[number];

/** One thing the doctor would change. */
export interface PackFinding {
  rule: DoctorRule | `lint.${string}`;
  /** `high` and above stop a pack from passing; the others are advice. */
  severity: Severity;
  script: string;
  /** The language the finding is about, where it is about one text. */
  lang?: Lang;
  /** Span in that text, UTF-16 units, end exclusive. */
  start?: number;
  end?: number;
  /** What fills the rule's text: a slot, another script, a day, a count. */
  values: Record<string, string | number>;
  /** Wording of the draft lint: one line why, and the better way. */
  message?: string;
  better?: string;
  /** The script with this finding mended; only where the mending changes nothing else and needs no fact. */
  fix?: Script;
}

const STOPPING: ReadonlySet<Severity> = new Set(['high', 'stop', 'block']);

/** Whether a pack with this finding fails its check. */
export function isError({ severity }: Pick<PackFinding, 'severity'>): boolean {
  return STOPPING.has(severity);
}
