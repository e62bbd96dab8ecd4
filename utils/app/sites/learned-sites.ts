/** The definitions this browser learned, by origin. The worker is the only writer. */
import { type LearnedHow, learnedProblem } from '../../core/sites/learned-site.ts';
import { parseSiteDefinition } from '../../core/sites/parse-site-definition.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { createQueue } from '../packs/queue.ts';

export interface LearnedSite {
  /** `https://desk.example:8443` */
  origin: string;
  how: LearnedHow;
  definition: SiteDefinition;
  /** 0…1 as detection judged it; null for what a person taught. */
  confidence: number | null;
  /** ISO 8601 of when it was learned. */
  at: string;
}

export type LearnResult = { ok: true; version: number } | { ok: false; message: string };

export interface LearnedPorts {
  load(): Promise<LearnedSite[]>;
  save(sites: readonly LearnedSite[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** A detected one can be detected again, so the oldest makes room. */
const MOST_DETECTED = 100;
/** A taught one is a person's work and never goes silently: the next is refused. */
const MOST_TAUGHT = 200;

/** The same rules under another number or day are nothing new. */
export function sameRules(a: SiteDefinition, b: SiteDefinition): boolean {
  const bare = (definition: SiteDefinition) => {
    const { version: _version, evidence, ...rest } = definition;
    return JSON.stringify([rest, evidence.source]);
  };
  return bare(a) === bare(b);
}

export class LearnedSites {
  readonly #ports: LearnedPorts;
  readonly #queue = createQueue();
  #sites: readonly LearnedSite[] = [];

  constructor(ports: LearnedPorts) {
    this.#ports = ports;
  }

  async load(): Promise<void> {
    this.#sites = await this.#ports.load();
  }

  all(): readonly LearnedSite[] {
    return this.#sites;
  }

  of(origin: string): LearnedSite[] {
    return this.#sites.filter((site) => site.origin === origin);
  }

  /** Resolves once what is being written is known here, too: whoever heard the disk change must not be told less. */
  settled(): Promise<void> {
    return this.#queue(async () => undefined);
  }

  /**
   * Keeps a definition for the origin it was learned on, in place of the one learned there in the same way before.
   * A changed definition gets the next number, whatever it came with, so that counters tell the two apart.
   */
  learn(raw: unknown, how: LearnedHow, origin: string, confidence: number | null): Promise<LearnResult> {
    return this.#queue(async () => {
      const parsed = parseSiteDefinition(raw);
      if (!parsed.ok) return parsed;
      const problem = learnedProblem(parsed.definition, how, origin);
      if (problem !== null) return { ok: false, message: problem };
      const before = this.of(origin).find((site) => site.how === how);
      if (!before && how === 'taught' && this.#count('taught') >= MOST_TAUGHT)
        return { ok: false, message: `${MOST_TAUGHT} pages are taught already; forget one in the Studio first` };
      const version = versionAfter(before?.definition, parsed.definition);
      const at = new Date(this.#ports.now()).toISOString();
      const definition = { ...parsed.definition, version };
      await this.#keep(before, { origin, how, definition, confidence: clamp(confidence), at });
      return { ok: true, version };
    });
  }

  /** @param host with its port, as an address shows it. Tells whether anything was there to forget. */
  forget(host: string, how: LearnedHow): Promise<boolean> {
    return this.#queue(async () => {
      const kept = this.#sites.filter((site) => site.how !== how || new URL(site.origin).host !== host);
      if (kept.length === this.#sites.length) return false;
      await this.#put(kept);
      return true;
    });
  }

  #count(how: LearnedHow): number {
    return this.#sites.filter((site) => site.how === how).length;
  }

  async #keep(before: LearnedSite | undefined, site: LearnedSite): Promise<void> {
    const others = this.#sites.filter((each) => each !== before);
    const detected = others.filter(({ how }) => how === 'detected').sort((a, b) => (a.at < b.at ? -1 : 1));
    const tooMany = site.how === 'detected' ? Math.max(0, detected.length + 1 - MOST_DETECTED) : 0;
    const gone = new Set(detected.slice(0, tooMany));
    await this.#put([...others.filter((each) => !gone.has(each)), site]);
  }

  async #put(sites: readonly LearnedSite[]): Promise<void> {
    await this.#ports.save(sites);
    this.#sites = sites;
  }
}

function versionAfter(before: SiteDefinition | undefined, after: SiteDefinition): number {
  if (!before) return after.version;
  return sameRules(before, after) ? before.version : Math.max(before.version + 1, after.version);
}

function clamp(confidence: number | null): number | null {
  return confidence === null || !Number.isFinite(confidence) ? null : Math.min(1, Math.max(0, confidence));
}
