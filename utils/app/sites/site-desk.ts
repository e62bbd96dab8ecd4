/** What a lead sees of the site definitions of this browser, and may do about them. */
import type { LearnedHow } from '../../core/sites/learned-site.ts';
import { parseSiteDefinition } from '../../core/sites/parse-site-definition.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { HealthLog } from '../../core/sites/site-health.ts';
import type { HealthLogs } from './health-log.ts';
import { type LearnedSites, sameRules } from './learned-sites.ts';
import { isInForce, type SiteSources } from './site-book.ts';
import type { SiteShelf } from './subscribed-sites.ts';

type SiteSource = 'builtin' | 'subscribed' | 'file' | 'taught' | 'detected';

/** One definition as the Studio lists it. */
export interface SiteEntry {
  definition: SiteDefinition;
  source: SiteSource;
  /** Address of the list, or the origin it was learned on; null for the others. */
  from: string | null;
  /** Milliseconds since the epoch; null for built-in ones. */
  since: number | null;
  /** 0…1 as detection judged it. */
  certainty: number | null;
  /**
   * - `on`: pages are read with it
   * - `off`: a person switched its id off
   * - `replaced`: a subscribed one with a higher number holds
   * - `older`: it came with a list or a file, but the built-in one is as new
   */
  state: 'on' | 'off' | 'replaced' | 'older';
  log: HealthLog | null;
}

/** What taking a file would do, definition by definition, or why nothing can be taken of it. */
export type SitePlan = { id: string; name: string; version: number } & (
  | { ok: true; as: 'new' | 'update' | 'same' | 'older'; before: number | null }
  | { ok: false; message: string }
);
export type SiteFile = { ok: true; plans: SitePlan[] } | { ok: false; message: string };

export interface SiteDeskPorts {
  sources(): SiteSources;
  /** Brings `sources` up to what is stored. */
  refresh(): Promise<void>;
  learned: Pick<LearnedSites, 'learn' | 'forget' | 'settled'>;
  health: Pick<HealthLogs, 'of' | 'settled'>;
  shelf: SiteShelf;
  /** Milliseconds since the epoch. */
  now(): number;
  saveOff(ids: readonly string[]): Promise<void>;
  /** Other definitions hold now. */
  onChange(): void;
}

/** Far above what a team has; a file beyond is no file of definitions. */
const MOST_IN_FILE = 300;
const MOST_CHARACTERS = 2_000_000;

export class SiteDesk {
  readonly #ports: SiteDeskPorts;

  constructor(ports: SiteDeskPorts) {
    this.#ports = ports;
  }

  /**
   * Every definition there is, in force or not. A page asks when it hears of a change in the store, which may be
   * before we did: what we hold is brought up to date first.
   */
  async list(): Promise<SiteEntry[]> {
    const { sources, health, learned: taught, refresh } = this.#ports;
    await Promise.all([refresh(), taught.settled(), health.settled()]);
    const { builtin, subscribed, learned, off } = sources();
    const entry = (definition: SiteDefinition, part: Omit<SiteEntry, 'definition' | 'log'>): SiteEntry => ({
      definition,
      ...part,
      log: health.of(definition.id, definition.version),
    });
    const newer = subscribed.filter((site) => isInForce(site, builtin));
    const stateOf = (id: string) => (off.has(id) ? 'off' : 'on');
    const nowhere = { from: null, since: null, certainty: null };
    return [
      ...learned.map(({ definition, how, origin, at, confidence }) =>
        entry(definition, { source: how, from: origin, since: Date.parse(at), certainty: confidence, state: 'on' }),
      ),
      ...subscribed.map((site) =>
        entry(site.definition, {
          source: site.url === null ? 'file' : 'subscribed',
          from: site.url,
          since: Date.parse(site.since),
          certainty: null,
          state: newer.includes(site) ? stateOf(site.definition.id) : 'older',
        }),
      ),
      ...builtin.map((definition) => {
        const replaced = newer.some((site) => site.definition.id === definition.id);
        return entry(definition, {
          source: 'builtin',
          ...nowhere,
          state: replaced ? 'replaced' : stateOf(definition.id),
        });
      }),
    ];
  }

  /** Switches a built-in or delivered definition off, so that a taught or detected one takes its pages, or on again. */
  async switch(id: string, on: boolean): Promise<void> {
    const { sources, saveOff, onChange } = this.#ports;
    const { off, builtin, subscribed } = sources();
    const known = [...builtin, ...subscribed.map(({ definition }) => definition)].some((site) => site.id === id);
    if (!known || off.has(id) !== on) return;
    await saveOff(on ? [...off].filter((each) => each !== id) : [...off, id]);
    onChange();
  }

  async forget(host: string, how: LearnedHow): Promise<void> {
    if (await this.#ports.learned.forget(host, how)) this.#ports.onChange();
  }

  /** Removes a definition that came from a file; one of a list goes with its list. */
  async remove(id: string): Promise<void> {
    const { sources, shelf } = this.#ports;
    const site = sources().subscribed.find(({ definition }) => definition.id === id);
    if (site?.url === null) await shelf.set(id, null);
  }

  /** What taking the file would do; nothing is changed. */
  dryRun(text: string): SiteFile {
    const read = definitionsIn(text);
    return read.ok ? { ok: true, plans: read.raws.map((raw) => this.#plan(raw)) } : read;
  }

  /** Takes every definition of the file that can be taken. */
  async take(text: string): Promise<SiteFile> {
    const read = definitionsIn(text);
    if (!read.ok) return read;
    const plans: SitePlan[] = [];
    for (const raw of read.raws) {
      const plan = this.#plan(raw);
      const parsed = parseSiteDefinition(raw);
      plans.push(plan.ok && parsed.ok ? await this.#takeOne(parsed.definition, plan) : plan);
    }
    this.#ports.onChange();
    return { ok: true, plans };
  }

  #plan(raw: unknown): SitePlan {
    const parsed = parseSiteDefinition(raw);
    if (!parsed.ok) return { ...labelOf(raw), ok: false, message: parsed.message };
    const { definition } = parsed;
    const { id, name, version } = definition;
    const label = { id, name, version };
    const { builtin, subscribed, learned } = this.#ports.sources();
    if (isLearned(definition)) {
      const origin = originOf(definition);
      if (origin === null) return { ...label, ok: false, message: 'match.urls: must name the host it was taught on' };
      const before = learned.find((site) => site.origin === origin && site.how === 'taught')?.definition ?? null;
      const as = !before ? 'new' : sameRules(before, definition) ? 'same' : 'update';
      return { ...label, ok: true, as, before: before?.version ?? null };
    }
    const shelved = subscribed.find((site) => site.definition.id === id);
    if (shelved && shelved.url !== null)
      return { ...label, ok: false, message: `${shelved.url} delivers "${id}" already` };
    const before = shelved?.definition ?? builtin.find((site) => site.id === id) ?? null;
    return { ...label, ok: true, as: compare(definition, before), before: before?.version ?? null };
  }

  async #takeOne(definition: SiteDefinition, plan: SitePlan & { ok: true }): Promise<SitePlan> {
    if (plan.as === 'same' || plan.as === 'older') return plan;
    const { learned, shelf, now } = this.#ports;
    const origin = originOf(definition);
    if (isLearned(definition) && origin !== null) {
      const result = await learned.learn(definition, 'taught', origin, null);
      return result.ok
        ? plan
        : { id: plan.id, name: plan.name, version: plan.version, ok: false, message: result.message };
    }
    await shelf.set(definition.id, { definition, url: null, since: new Date(now()).toISOString() });
    return plan;
  }
}

/** A colleague's taught page is taken as taught here, too. A detected one would be detected anew. */
function isLearned({ id, evidence }: SiteDefinition): boolean {
  return evidence.confidence === 'taught' && id.startsWith('taught-');
}

function originOf({ match: { urls } }: SiteDefinition): string | null {
  const home = /^https?:\/\/[^/*]+(?=\/)/.exec(urls?.[0] ?? '')?.[0];
  return home ?? null;
}

function compare(after: SiteDefinition, before: SiteDefinition | null): 'new' | 'update' | 'same' | 'older' {
  if (!before) return 'new';
  if (JSON.stringify(before) === JSON.stringify(after)) return 'same';
  return after.version > before.version ? 'update' : 'older';
}

/** A file holds one definition, or a list of them. */
function definitionsIn(text: string): { ok: true; raws: unknown[] } | { ok: false; message: string } {
  if (text.length > MOST_CHARACTERS)
    return { ok: false, message: `${text.length} characters; at most ${MOST_CHARACTERS}` };
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
  const raws: unknown[] = Array.isArray(raw) ? raw : [raw];
  if (raws.length === 0 || raws.length > MOST_IN_FILE)
    return { ok: false, message: `${raws.length} definitions; between 1 and ${MOST_IN_FILE}` };
  return { ok: true, raws };
}

function labelOf(raw: unknown): { id: string; name: string; version: number } {
  const { id, name, version } = (raw ?? {}) as Record<string, unknown>;
  const said = typeof id === 'string' ? id.slice(0, 80) : '?';
  return { id: said, name: typeof name === 'string' ? name.slice(0, 80) : said, version: Number(version) || 0 };
}
