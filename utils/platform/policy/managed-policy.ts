/**
 * What a company sets for its browsers (`storage.managed`): Chrome by its policies, with `managed-schema.json` as the
 * form; Firefox by a managed-storage manifest. One wrong entry never costs the others.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { MARKETS, UI_LANGS } from '../../core/taxonomy.ts';
import { isMatchPattern, matchesPattern } from './match-pattern.ts';

/** Settings a company may set and lock, by their names in the user's settings. */
export const LOCKABLE = ['uiLang', 'market', 'strip', 'crisisLine', 'remindMinutes', 'team'] as const;
export type Lockable = (typeof LOCKABLE)[number];

const PackList = v.object({
  url: v.pipe(v.string(), v.url(), v.startsWith('http')),
  key: v.exactOptional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, 'a public key made by publish-pack'))),
  /** Minutes. */
  every: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(7 * 24 * 60)), 60),
  /** Versions to stay at, by pack. */
  pins: v.optional(v.record(v.string(), v.string()), {}),
});
type ManagedList = v.InferOutput<typeof PackList>;

/** Each part is read on its own. */
const PARTS = {
  uiLang: v.picklist(['auto', ...UI_LANGS]),
  market: v.picklist(['auto', ...MARKETS]),
  strip: v.boolean(),
  crisisLine: v.pipe(v.string(), v.maxLength(200)),
  remindMinutes: v.pipe(v.number(), v.minValue(1), v.maxValue(24 * 60)),
  /** The file that the Studio's settings page saves, as text. */
  team: v.string(),
};

export interface Policy {
  packs: ManagedList[];
  /** The only hosts to read chats on, as match patterns; null: every host the agent allows. */
  sites: string[] | null;
  settings: { [K in keyof typeof PARTS]?: v.InferOutput<(typeof PARTS)[K]> };
  locked: Lockable[];
  /** What could not be used, for the console. */
  problems: string[];
}

function partsOf(raw: Record<string, unknown>, problems: string[]): Policy['settings'] {
  const parts = Object.entries(PARTS).flatMap(([name, schema]) => {
    if (raw[name] === undefined) return [];
    const parsed = v.safeParse(schema, raw[name]);
    if (parsed.success) return [[name, parsed.output]];
    problems.push(`${name}: ${parsed.issues[0].message}`);
    return [];
  });
  return Object.fromEntries(parts) as Policy['settings'];
}

function each<T>(value: unknown, name: string, read: (entry: unknown) => T | string, problems: string[]): T[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`${name}: must be a list`);
    return [];
  }
  return value.flatMap((entry: unknown, index) => {
    const found = read(entry);
    if (typeof found !== 'string') return [found];
    problems.push(`${name}[${index}]: ${found}`);
    return [];
  });
}

/** Reads a policy as it was given. Never throws. */
export function parsePolicy(given: unknown): Policy {
  const raw = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  const problems: string[] = [];
  const packs = each(
    raw.packs,
    'packs',
    (entry) => {
      const parsed = v.safeParse(PackList, entry);
      return parsed.success ? parsed.output : `${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}`;
    },
    problems,
  );
  const sites = each(
    raw.sites,
    'sites',
    (entry) =>
      typeof entry === 'string' && isMatchPattern(entry) ? { entry } : 'no match pattern like https://desk.example/*',
    problems,
  ).map(({ entry }) => entry);
  const locked = each(
    raw.locked,
    'locked',
    (entry) => {
      const name = LOCKABLE.find((known) => known === entry);
      return name ? { name } : `one of ${LOCKABLE.join(', ')}`;
    },
    problems,
  ).map(({ name }) => name);
  const settings = partsOf(raw, problems);
  // A list that was meant to narrow must not open everything because of a slip.
  return { packs, sites: raw.sites === undefined ? null : sites, settings, locked, problems };
}

/** The policy as the browser has it now; an empty one where there is none. */
export async function readPolicy(): Promise<Policy> {
  // Firefox rejects where no manifest is installed.
  return parsePolicy(await browser.storage.managed?.get(null).catch(() => ({})));
}

export function onPolicyChanged(listener: () => void): void {
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') listener();
  });
}

export function allowsSite({ sites }: Pick<Policy, 'sites'>, url: string): boolean {
  return sites === null || sites.some((pattern) => matchesPattern(pattern, url));
}
