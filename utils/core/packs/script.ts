/**
 * A script pack: one `pack.json` and any number of files of scripts beside it, one per stage.
 * The schema is the law for packs from any source; nothing enters the library without passing it.
 */
import * as v from 'valibot';
import {
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  LANGS,
  ROOTS,
  SCENARIOS,
  STAGES,
  STEPS,
  STRATEGY_TAGS,
  TRIGGERS,
} from '../taxonomy.ts';

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by single hyphens'),
  v.maxLength(80),
);
const day = v.pipe(v.string(), v.isoDate());
const some = <const T extends readonly string[]>(values: T) =>
  v.optional(v.pipe(v.array(v.picklist(values)), v.minLength(1)));

export const SLOT_TYPES = ['text', 'time', 'date', 'money', 'number', 'name', 'link'] as const;

const SlotSchema = v.strictObject({
  type: v.picklist(SLOT_TYPES),
  /** Minutes from now that a `time` or `date` slot proposes; the team's default where absent. */
  inMinutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** What to type, per language, shown in the empty slot. */
  hint: v.optional(v.partial(v.strictObject({ 'zh-Hans': v.string(), 'zh-Hant': v.string(), en: v.string() }))),
});
export type SlotSpec = v.InferOutput<typeof SlotSchema>;

/** A missing key means "fits any"; a present one must match for the script to be offered first. */
const FitsSchema = v.strictObject({
  scenarios: some(SCENARIOS),
  issues: some(ISSUES),
  roots: some(ROOTS),
  triggers: some(TRIGGERS),
  steps: some(STEPS),
  intents: some(INTENTS),
  hidden: some(HIDDEN_INTENTS),
  flags: some(FLAGS),
  /** Words of the topic; one of them must stand in the buyer's last messages (width, case and script do not matter). */
  mentions: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1))),
  /** Lowest and highest intensity, both included. */
  intensity: v.optional(
    v.pipe(
      v.strictTuple([
        v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
        v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
      ]),
      v.check(([low, high]) => low <= high, 'the lower bound comes first'),
    ),
  ),
});

export const VARIANTS = ['lead', 'safety', 'crisis', 'no', 'confirm', 'light', 'close'] as const;

export const ScriptSchema = v.strictObject({
  id,
  stage: v.picklist(STAGES),
  /** Sub-stage of domain.md §2.1/§2.3; absent means the stage's plain form. */
  variant: v.optional(v.picklist(VARIANTS)),
  /** Short name per language, by which people find the script. */
  title: v.strictObject({ 'zh-Hans': v.string(), 'zh-Hant': v.string(), en: v.string() }),
  /** One text per language; slots are `{name}`. */
  texts: v.pipe(
    v.partial(v.strictObject({ 'zh-Hans': v.string(), 'zh-Hant': v.string(), en: v.string() })),
    v.check((texts) => LANGS.some((lang) => texts[lang]), 'needs a text in at least one language'),
  ),
  fits: FitsSchema,
  tags: v.array(v.picklist(STRATEGY_TAGS)),
  slots: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9]*$/)), SlotSchema),
  channel: v.optional(v.strictObject({ maxChars: v.pipe(v.number(), v.integer(), v.minValue(1)) })),
  owner: v.pipe(v.string(), v.minLength(1)),
  reviewBy: day,
  validFrom: v.optional(day),
  validTo: v.optional(day),
  status: v.picklist(['draft', 'reviewed', 'published', 'archived']),
  note: v.optional(v.string()),
});
export type Script = v.InferOutput<typeof ScriptSchema>;

export const PackManifestSchema = v.strictObject({
  schema: v.literal(1),
  id,
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  title: v.strictObject({ 'zh-Hans': v.string(), 'zh-Hant': v.string(), en: v.string() }),
  owner: v.pipe(v.string(), v.minLength(1)),
  licence: v.string(),
  note: v.optional(v.string()),
});
type PackManifest = v.InferOutput<typeof PackManifestSchema>;

export interface Pack {
  manifest: PackManifest;
  scripts: Script[];
}
