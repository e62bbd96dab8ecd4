/**
 * The advice contract as schemas: what the command line accepts and prints. The JSON Schemas in
 * `scripts-library/schema/` are generated from these (`npm run schema`); a contract test holds both to it.
 */
import * as v from 'valibot';
import { ROLES } from './conversation/conversation.ts';
import {
  EMOTIONS,
  EVIDENCE_NEEDS,
  EVIDENCE_STATES,
  EXPOSURE_LEVELS,
  FLAGS,
  HIDDEN_INTENTS,
  INTENTS,
  ISSUES,
  LANGS,
  MARKETS,
  ROOTS,
  RUNGS,
  SCENARIOS,
  SEVERITIES,
  STAGES,
  STEPS,
  TRENDS,
  TRIGGERS,
  UI_LANGS,
  ZONES,
} from './taxonomy.ts';
import { TeamRulesSchema } from './team-rules.ts';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const part = v.pipe(v.number(), v.minValue(0), v.maxValue(2));

const InputTurnSchema = v.object({
  role: v.picklist(ROLES),
  text: v.string(),
  /** ISO 8601. */
  at: v.optional(v.string()),
  /** Minutes from the start of the conversation. */
  at_min: v.optional(v.number()),
});

export const InputSchema = v.object({
  id: v.optional(v.union([v.string(), v.number()])),
  site: v.optional(v.string()),
  market: v.optional(v.picklist(MARKETS)),
  lang: v.optional(v.picklist(LANGS)),
  turns: v.array(InputTurnSchema),
  draft: v.optional(v.string()),
  order: v.optional(
    v.object({
      item: v.optional(v.string()),
      orderId: v.optional(v.string()),
      price: v.optional(v.number()),
      currency: v.optional(v.string()),
      returnFreight: v.optional(v.number()),
      daysSinceReceipt: v.optional(v.number()),
      difference: v.optional(v.number()),
    }),
  ),
});
export type Input = v.InferOutput<typeof InputSchema>;

/** A settings file: the team's rules for all markets, then market by market; more of them in `team-rules.ts`. */
export const SettingsSchema = v.object({
  ...TeamRulesSchema.entries,
  market: v.optional(v.picklist(MARKETS)),
  /** Rules of one market, laid over those above. */
  byMarket: v.optional(v.record(v.picklist(MARKETS), TeamRulesSchema)),
  uiLang: v.optional(v.picklist(UI_LANGS)),
  agent: v.optional(v.partial(v.object({ name: v.string(), lead: v.string(), shop: v.string() }))),
  /** ISO 8601: the moment to judge from, instead of the last message's time. */
  now: v.optional(
    v.pipe(
      v.string(),
      v.check((text) => !Number.isNaN(Date.parse(text)), 'must be an ISO 8601 time'),
    ),
  ),
});
export type SettingsInput = v.InferOutput<typeof SettingsSchema>;

const CueSchema = v.strictObject({ turn: count, start: count, end: count, rule: v.string() });

const MoodSchema = v.strictObject({
  emotions: v.array(v.strictObject({ id: v.picklist(EMOTIONS), score: share, cues: v.array(CueSchema) })),
  dominant: v.picklist(EMOTIONS),
  intensity: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
  valence: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
  confidence: share,
  trend: v.picklist(TRENDS),
});

const StandingSchema = v.strictObject({
  step: v.picklist(STEPS),
  tolerance: v.strictObject({ value: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), zone: v.picklist(ZONES) }),
  exposure: v.strictObject({ level: v.picklist(EXPOSURE_LEVELS), rage: part, channel: part, resonance: part }),
  root: v.picklist(ROOTS),
  trigger: v.picklist(TRIGGERS),
  scenario: v.picklist(SCENARIOS),
  issue: v.nullable(v.picklist(ISSUES)),
  intents: v.array(v.picklist(INTENTS)),
  hidden: v.nullable(v.picklist(HIDDEN_INTENTS)),
  flags: v.array(v.picklist(FLAGS)),
});

export const OutputSchema = v.strictObject({
  id: v.string(),
  lang: v.picklist(LANGS),
  mood: MoodSchema,
  standing: StandingSchema,
  next: v.strictObject({
    stage: v.picklist(STAGES),
    why: v.array(v.string()),
    must: v.array(v.string()),
    mustNot: v.array(v.string()),
    scripts: v.pipe(
      v.array(
        v.strictObject({
          id: v.string(),
          pack: v.string(),
          text: v.string(),
          slots: v.strictObject({ filled: v.array(v.string()), missing: v.array(v.string()) }),
          score: share,
          why: v.array(v.string()),
        }),
      ),
      v.maxLength(3),
    ),
  }),
  evidence: v.strictObject({
    need: v.picklist(EVIDENCE_NEEDS),
    kinds: v.array(v.string()),
    invalidKinds: v.array(v.string()),
    asked: count,
    state: v.picklist(EVIDENCE_STATES),
    advice: v.string(),
    fallback: v.string(),
  }),
  remedy: v.strictObject({
    options: v.pipe(
      v.array(
        v.strictObject({
          rung: v.picklist(RUNGS),
          amount: v.pipe(v.number(), v.minValue(0)),
          currency: v.string(),
          freight: v.picklist(['seller', 'buyer', 'none']),
          approval: v.picklist(['agent', 'lead']),
        }),
      ),
      v.maxLength(3),
    ),
    warnings: v.array(v.string()),
  }),
  promises: v.array(
    v.strictObject({
      turn: count,
      text: v.string(),
      due: v.nullable(v.string()),
      state: v.picklist(['open', 'kept', 'overdue']),
    }),
  ),
  draft: v.strictObject({
    findings: v.array(
      v.strictObject({
        rule: v.string(),
        severity: v.picklist(SEVERITIES),
        start: count,
        end: count,
        message: v.string(),
        better: v.string(),
      }),
    ),
  }),
  /** With `--turns`: where things stood after each of the buyer's turns. */
  turns: v.optional(v.array(v.strictObject({ turn: count, mood: MoodSchema, standing: StandingSchema }))),
});
export type Output = v.InferOutput<typeof OutputSchema>;
