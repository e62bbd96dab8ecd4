/**
 * The closed vocabularies of the advice contract. One list per idea; every other
 * module derives its types from here, so a new label is added in one place.
 * Source: domain.md §1 (taxonomy), §2.1 (stages), §4.2 (rungs), §5 (severities).
 */

export const EMOTIONS = [
  'neutral',
  'polite',
  'confused',
  'urgent',
  'worried',
  'disappointed',
  'annoyed',
  'frustrated',
  'angry',
  'furious',
  'contempt',
  'helpless',
  'distrust',
  'hurt',
  'selfblame',
  'relieved',
  'grateful',
  'delighted',
] as const;
export type Emotion = (typeof EMOTIONS)[number];

/** Ordered from worst to best; index + 1 is the step number of domain.md §1.3. */
export const STEPS = [
  'churn',
  'complaint',
  'grumble',
  'dissatisfied',
  'not_dissatisfied',
  'not_satisfied',
  'satisfied',
  'delighted',
  'loyal',
] as const;
export type Step = (typeof STEPS)[number];

export const ZONES = ['comfortable', 'thinning', 'edge', 'out'] as const;
export type Zone = (typeof ZONES)[number];

export const EXPOSURE_LEVELS = ['none', 'low', 'medium', 'high', 'critical'] as const;
export type ExposureLevel = (typeof EXPOSURE_LEVELS)[number];

export const ROOTS = ['despair', 'insecurity', 'unfair', 'none'] as const;
export type Root = (typeof ROOTS)[number];

export const TRIGGERS = ['value', 'system', 'employee', 'none'] as const;
export type Trigger = (typeof TRIGGERS)[number];

export const SCENARIOS = ['logistics', 'product', 'service', 'promotion', 'other'] as const;
export type Scenario = (typeof SCENARIOS)[number];

export const ISSUES = [
  'late',
  'stuck',
  'lost',
  'marked_delivered_not_received',
  'misdelivered',
  'damaged_transit',
  'dead_or_malfunction',
  'intermittent',
  'durability',
  'cosmetic_flaw',
  'size_fit',
  'colour_material_nad',
  'odour',
  'missing_part_or_item',
  'gift_missing',
  'wrong_item',
  'used_or_resealed',
  'counterfeit_doubt',
  'food_spoiled_foreign',
  'allergy_injury',
  'safety_hazard',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'price_drop',
  'coupon_failed',
  'wrong_price',
  'host_promise',
  'oversold_cancelled',
  'refund_slow',
  'no_reason_return',
] as const;
export type Issue = (typeof ISSUES)[number];

export const INTENTS = [
  'ask_status',
  'urge_delivery',
  'refund_only',
  'return_refund',
  'exchange',
  'repair_resend_part',
  'compensate',
  'cancel',
  'price_protect',
  'human_or_manager',
  'threat_review',
  'legal_regulator',
  'how_to',
  'evidence_given',
  'accept',
  'reject',
  'suggestion',
] as const;
export type Intent = (typeof INTENTS)[number];

export const HIDDEN_INTENTS = [
  'refund_means_hurry',
  'authenticity_reassurance',
  'about_to_return',
  'silent_exit',
  'price_check',
  'wants_to_be_heard',
  'collecting_evidence',
] as const;
export type HiddenIntent = (typeof HIDDEN_INTENTS)[number];

export const FLAGS = ['safety', 'vulnerable', 'self_harm_or_crisis'] as const;
export type Flag = (typeof FLAGS)[number];

export const STAGES = [
  'answer',
  'apologise',
  'reassure',
  'accompany',
  'explore',
  'solve',
  'escalate',
  'follow_up',
] as const;
export type Stage = (typeof STAGES)[number];

export const EVIDENCE_NEEDS = ['no', 'optional', 'yes', 'seller'] as const;
export type EvidenceNeed = (typeof EVIDENCE_NEEDS)[number];

export const EVIDENCE_STATES = ['none', 'asked', 'given', 'unwilling', 'unable', 'irritated'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

/** Of one kind of evidence: in hand, worth one ask, of no use now, or nothing that may be asked of a buyer. */
export const ITEM_STATES = ['have', 'missing', 'not_needed', 'not_ours'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

/** How hard we have pressed the buyer, mildest first (domain.md §3.3). */
export const NAG_LEVELS = ['none', 'nag', 'nag_hard', 'act_now'] as const;
export type NagLevel = (typeof NAG_LEVELS)[number];

export const SEVERITIES = ['info', 'warn', 'high', 'stop', 'block'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const TRENDS = ['rising', 'steady', 'falling'] as const;
export type Trend = (typeof TRENDS)[number];

export const LANGS = ['zh-Hans', 'zh-Hant', 'en'] as const;
/** Language and script of the buyer, and so of the reply. */
export type Lang = (typeof LANGS)[number];

export const UI_LANGS = ['zh-CN', 'zh-TW', 'en'] as const;
/** Language of Warmline's own surfaces, chosen by the agent. */
export type UiLang = (typeof UI_LANGS)[number];

export const MARKETS = ['CN', 'TW', 'HK', 'EU', 'UK', 'US'] as const;
export type Market = (typeof MARKETS)[number];

export const RUNGS = [
  'explain_care',
  'resend_part',
  'resend',
  'small_comp',
  'refund_difference',
  'repair_loaner',
  'exchange',
  'return_refund',
  'refund_no_return',
  'goodwill',
] as const;
export type Rung = (typeof RUNGS)[number];

/** Strategy tags of a script (ESConv names and service-only ones, domain.md §0). */
export const STRATEGY_TAGS = [
  'ask',
  'restate',
  'reflect',
  'self',
  'affirm',
  'offer',
  'inform',
  'other',
  'apologise',
  'own',
  'commit',
  'handover',
  'thank',
  'boundary',
] as const;

/** Asks for a decision or an act, not for a fact; a reply must answer them first (domain.md §2.1, row 5). */
export const DECISION_INTENTS: readonly Intent[] = [
  'urge_delivery',
  'refund_only',
  'return_refund',
  'exchange',
  'repair_resend_part',
  'compensate',
  'cancel',
  'price_protect',
  'human_or_manager',
];

/** Emotions that count as negative when a turn is called "negative or not". */
export const NEGATIVE_EMOTIONS: ReadonlySet<Emotion> = new Set<Emotion>([
  'worried',
  'disappointed',
  'annoyed',
  'frustrated',
  'angry',
  'furious',
  'contempt',
  'helpless',
  'distrust',
  'hurt',
]);

/** Emotions of a buyer who is content; courtesy is none of them. */
export const GLAD_EMOTIONS: ReadonlySet<Emotion> = new Set<Emotion>(['delighted', 'grateful', 'relieved']);

/** Base intensity of each emotion on the 0–5 scale (domain.md §1.1, brackets). */
export const BASE_INTENSITY: Readonly<Record<Emotion, number>> = {
  neutral: 0,
  polite: 0,
  confused: 1,
  urgent: 1.5,
  worried: 2,
  disappointed: 2,
  annoyed: 2,
  frustrated: 3,
  angry: 4,
  furious: 5,
  contempt: 3.5,
  helpless: 3,
  distrust: 3,
  hurt: 3.5,
  selfblame: 1.5,
  relieved: 0,
  grateful: 0,
  delighted: 0,
};
