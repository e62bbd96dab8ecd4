/**
 * The numbers a team sets for itself, per market: what the Studio edits, what stands in `settings.json` beside a pack,
 * and what the command line reads. One table of bounds serves the schema, the form and its messages.
 */
import * as v from 'valibot';
import type { Settings } from './settings.ts';
import { ISSUES, type Market } from './taxonomy.ts';

interface Bounds {
  min: number;
  max: number;
  /** Whole numbers only. */
  whole?: boolean;
}

const MONEY: Bounds = { min: 0, max: 1_000_000 };
const MINUTES: Bounds = { min: 1, max: 7 * 24 * 60, whole: true };
const SHARE: Bounds = { min: 0, max: 1 };
const HOUR: Bounds = { min: 0, max: 24, whole: true };
const SECONDS: Bounds = { min: 5, max: 24 * 3600, whole: true };

/** Every number by its path in the settings. Units: the market's currency, minutes, seconds, hours, shares of 1. */
export const TEAM_NUMBERS = {
  'limits.agent': MONEY,
  'limits.lead': MONEY,
  'limits.noProof': MONEY,
  'limits.minOffer': MONEY,
  'returns.handling': MONEY,
  'returns.keepUpTo': MONEY,
  medianPrice: MONEY,
  'asking.most': { min: 1, max: 2, whole: true },
  'asking.live': MINUTES,
  'asking.later': MINUTES,
  'asking.quietFrom': HOUR,
  'asking.quietTo': HOUR,
  'reply.hold': SECONDS,
  'reply.late': SECONDS,
  promiseMinutes: MINUTES,
  'thresholds.show': SHARE,
  'thresholds.maybe': SHARE,
} as const satisfies Record<string, Bounds>;
export type TeamNumber = keyof typeof TEAM_NUMBERS;

function number(path: TeamNumber) {
  const { min, max, whole = false }: Bounds = TEAM_NUMBERS[path];
  return v.pipe(
    v.number(),
    v.minValue(min, `must be at least ${min}`),
    v.maxValue(max, `must be at most ${max}`),
    v.check((value) => !whole || Number.isInteger(value), 'must be a whole number'),
  );
}

/** 29 February is a day, too. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a day of the year written `MM-DD`. */
export function isMonthDay(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = DAYS_IN_MONTH[Number(month) - 1];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days;
}

/** True for a zone that the runtime knows, such as `Asia/Taipei`. */
export function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

const monthDay = v.pipe(v.string(), v.check(isMonthDay, 'must be a day of the year, MM-DD'));

export const TeamRulesSchema = v.partial(
  v.object({
    currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be a currency code such as CNY')),
    limits: v.partial(
      v.object({
        agent: number('limits.agent'),
        lead: number('limits.lead'),
        noProof: number('limits.noProof'),
        minOffer: number('limits.minOffer'),
      }),
    ),
    returns: v.partial(v.object({ handling: number('returns.handling'), keepUpTo: number('returns.keepUpTo') })),
    medianPrice: number('medianPrice'),
    asking: v.partial(
      v.object({
        most: v.picklist([1, 2], 'must be 1 or 2: nobody is asked more often'),
        live: number('asking.live'),
        later: number('asking.later'),
        quietFrom: number('asking.quietFrom'),
        quietTo: number('asking.quietTo'),
      }),
    ),
    reply: v.partial(v.object({ hold: number('reply.hold'), late: number('reply.late') })),
    promiseMinutes: number('promiseMinutes'),
    thresholds: v.partial(v.object({ show: number('thresholds.show'), maybe: number('thresholds.maybe') })),
    windows: v.pipe(
      v.array(v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)), from: monthDay, to: monthDay })),
      v.maxLength(20, 'must be at most 20'),
    ),
    knownFaults: v.array(v.object({ item: v.pipe(v.string(), v.nonEmpty()), issue: v.picklist(ISSUES) })),
    crisisLine: v.pipe(v.string(), v.maxLength(200)),
    timeZone: v.pipe(v.string(), v.check(isTimeZone, 'must be a time zone such as Asia/Taipei')),
  }),
);
/** What a team changed; a missing key means the market's default. */
export type TeamRules = v.InferOutput<typeof TeamRulesSchema>;

/** The changes of each market; amounts of one market mean nothing in another. */
export type TeamBook = Partial<Record<Market, TeamRules>>;

/** Drops undefined members so that they do not hide a default. */
function defined<T extends object>(part: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Lays a team's own numbers over settings. A lead may always grant at least what an agent may. */
export function layTeamRules(settings: Settings, rules: TeamRules): Settings {
  const { limits, returns, asking, reply, thresholds, ...rest } = rules;
  const own = { ...settings.limits, ...defined(limits) };
  return {
    ...settings,
    ...defined(rest),
    limits: { ...own, lead: Math.max(own.lead, own.agent) },
    returns: { ...settings.returns, ...defined(returns) },
    asking: { ...settings.asking, ...defined(asking) },
    reply: { ...settings.reply, ...defined(reply) },
    thresholds: { ...settings.thresholds, ...defined(thresholds) },
  };
}

/** Two numbers that contradict each other: `field` must not be below (or above) `other`. */
export interface TeamConflict {
  field: TeamNumber;
  must: 'atLeast' | 'atMost';
  other: TeamNumber;
}

const PAIRS: readonly TeamConflict[] = [
  { field: 'limits.lead', must: 'atLeast', other: 'limits.agent' },
  { field: 'limits.minOffer', must: 'atMost', other: 'limits.agent' },
  { field: 'thresholds.maybe', must: 'atMost', other: 'thresholds.show' },
  { field: 'asking.later', must: 'atLeast', other: 'asking.live' },
  { field: 'reply.late', must: 'atLeast', other: 'reply.hold' },
];

/** A number of the settings by its path; undefined where the team set none, as with the usual price. */
export function teamNumber(source: Settings | TeamRules, path: TeamNumber): number | undefined {
  let value: unknown = source;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return typeof value === 'number' ? value : undefined;
}

/**
 * Pairs of numbers that contradict each other once the rules lie over the market's defaults. A lead's limit that the
 * rules do not name follows the agent's, so only a named one can contradict it.
 */
export function findConflicts(base: Settings, rules: TeamRules = {}): TeamConflict[] {
  const laid = layTeamRules(base, rules);
  const lead = rules.limits?.lead ?? laid.limits.lead;
  const settings: Settings = { ...laid, limits: { ...laid.limits, lead } };
  return PAIRS.filter(({ field, must, other }) => {
    const [value, limit] = [teamNumber(settings, field), teamNumber(settings, other)];
    if (value === undefined || limit === undefined) return false;
    return must === 'atLeast' ? value < limit : value > limit;
  });
}

export type NumberProblem = 'noNumber' | 'tooSmall' | 'tooLarge' | 'notWhole';

/** What is wrong with a number as typed, or the number. Width and a decimal comma do not matter. */
export function readTeamNumber(
  path: TeamNumber,
  text: string,
): { ok: true; value: number } | { ok: false; problem: NumberProblem; bound: number } {
  const { min, max, whole = false }: Bounds = TEAM_NUMBERS[path];
  const plain = text.normalize('NFKC').trim();
  // 1,500 is a thousand and a half thousand; 1,5 is one and a half.
  const digits = /,\d{3}(?:\D|$)/.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.');
  const value = /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : Number.NaN;
  if (!Number.isFinite(value)) return { ok: false, problem: 'noNumber', bound: min };
  if (value < min) return { ok: false, problem: 'tooSmall', bound: min };
  if (value > max) return { ok: false, problem: 'tooLarge', bound: max };
  if (whole && !Number.isInteger(value)) return { ok: false, problem: 'notWhole', bound: min };
  return { ok: true, value };
}

/** The rules with one number set, or taken back to the market's default. Empty groups vanish. */
export function withTeamNumber(rules: TeamRules, path: TeamNumber, value: number | undefined): TeamRules {
  const [group = '', key] = path.split('.');
  const all: Record<string, unknown> = { ...rules };
  const inner: Record<string, unknown> = key === undefined ? all : { ...(all[group] as object | undefined) };
  if (value === undefined) delete inner[key ?? group];
  else inner[key ?? group] = value;
  if (key !== undefined) {
    if (Object.keys(inner).length === 0) delete all[group];
    else all[group] = inner;
  }
  return all as TeamRules;
}
