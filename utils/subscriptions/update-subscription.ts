/** One look at a subscribed list: what is new is fetched, checked and put in force; what fails leaves the old in place. */
import type { Pack } from '../core/packs/script.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import { chooseUpdate } from './choose-update.ts';
import { type Fetched, fetchFile } from './fetch-file.ts';
import { type Delivered, type IndexEntry, MOST_INDEX_BYTES, type PackIndex, parseIndex } from './pack-index.ts';
import { type DeliveryProblem, type Subscription, unread } from './subscription.ts';
import { isSigned, type Verified, verifyPack, verifySite } from './verify-pack.ts';

export interface DeliveryPorts {
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Random text of this installation, made once. */
  seed(): Promise<string>;
  /** Whether the browser may fetch from this address at all. */
  mayFetch(url: string): Promise<boolean>;
  /** Puts a checked pack in force, or takes one out that the list no longer holds. */
  install(packId: string, pack: Pack | null, subscription: Subscription): Promise<DeliveryProblem | null>;
  /** The same for a site definition. */
  installSite(
    id: string,
    definition: SiteDefinition | null,
    subscription: Subscription,
  ): Promise<DeliveryProblem | null>;
}

const INDEX_TIMEOUT_MS = 20_000;
const FILE_TIMEOUT_MS = 120_000;

interface Outcome {
  subscription: Subscription;
  changed: boolean;
}

function withProblem(subscription: Subscription, problem: DeliveryProblem | undefined, at: string): Subscription {
  const { problem: _before, ...rest } = subscription;
  return problem ? { ...rest, problem: { ...problem, at } } : rest;
}

/** What a list delivers: where it is noted, how a file is checked, and who puts it in force. */
interface Kind<Content> {
  kind: Delivered;
  installed: Subscription['installed'];
  pins: Subscription['pins'];
  verify(bytes: Uint8Array, entry: IndexEntry, key: string | undefined): Promise<Verified<Content>>;
  install(id: string, content: Content | null, subscription: Subscription): Promise<DeliveryProblem | null>;
}

async function fetchEntry(entry: IndexEntry, subscription: Subscription, ports: DeliveryPorts): Promise<Fetched> {
  const url = new URL(entry.url, subscription.url).href;
  if (!(await ports.mayFetch(url))) return { ok: false, problem: { code: 'no-access', detail: url } };
  return fetchFile(ports.fetch, url, { mostBytes: entry.bytes + 1024, timeoutMs: FILE_TIMEOUT_MS });
}

interface Progress {
  installed: Subscription['installed'];
  /** The first one met; the other entries are still tried. */
  problem: DeliveryProblem | undefined;
  changed: boolean;
  /** Something is still to come from this very list, so it must be read again even if it stays the same. */
  pending: boolean;
}

/** Fetches one entry and puts it in force, or says why the old one stays. */
async function installOne<Content>(
  entry: IndexEntry,
  { verify, install }: Kind<Content>,
  before: Subscription,
  ports: DeliveryPorts,
): Promise<DeliveryProblem | null> {
  const fetched = await fetchEntry(entry, before, ports);
  if (!fetched.ok) return fetched.problem;
  if (fetched.unchanged) return { code: 'status', detail: '304' };
  const result = await verify(fetched.bytes, entry, before.key);
  return result.ok ? install(entry.id, result.content, before) : result.problem;
}

/** What is remembered of an entry that was checked, under the key that was pinned then. */
function record({ version, sha256, at: published }: IndexEntry, at: string, { key }: Subscription) {
  return { version, sha256, at, published, ...(key === undefined ? {} : { key }) };
}

async function installAll<Content>(
  entries: readonly IndexEntry[],
  what: Kind<Content>,
  before: Subscription,
  ports: DeliveryPorts,
  at: string,
): Promise<Progress> {
  const seed = await ports.seed();
  const progress: Progress = { installed: { ...what.installed }, problem: undefined, changed: false, pending: false };
  for (const entry of entries) {
    const choice = chooseUpdate(entry, what, seed);
    if (!choice.install) {
      if (choice.why === 'older') progress.problem ??= { code: 'older', detail: `${entry.id} ${entry.version}` };
      progress.pending ||= choice.why === 'not-yet' || choice.why === 'pinned';
      const known = what.installed[entry.id];
      // Pinned after it came: the bytes are those of the entry, so its signature vouches for what is in force.
      const vouched =
        choice.why === 'same' && before.key !== undefined && (await isSigned(entry, before.key, what.kind));
      if (known && vouched && before.key !== undefined) progress.installed[entry.id] = { ...known, key: before.key };
      continue;
    }
    const problem = await installOne(entry, what, before, ports);
    if (problem) {
      progress.problem ??= problem;
      progress.pending = true;
      continue;
    }
    progress.installed[entry.id] = record(entry, at, before);
    progress.changed = true;
  }
  return removeGone(entries, what, before, progress);
}

/**
 * What the list does not name any more goes out of force. Under a pinned key it stays: whoever holds the web server
 * could take it out without the key, and removing the list does the same with a person's word.
 */
async function removeGone<Content>(
  entries: readonly IndexEntry[],
  what: Kind<Content>,
  before: Subscription,
  progress: Progress,
): Promise<Progress> {
  const named = new Set(entries.map(({ id }) => id));
  const gone = Object.keys(what.installed).filter((id) => !named.has(id));
  if (gone.length === 0) return progress;
  if (before.key !== undefined)
    return { ...progress, problem: progress.problem ?? { code: 'kept', detail: gone.join(', ') } };
  for (const id of gone) await what.install(id, null, before);
  const installed = Object.fromEntries(Object.entries(progress.installed).filter(([id]) => named.has(id)));
  return { ...progress, installed, changed: true };
}

/** What of the installed entries the pinned key does not vouch for; they stay until a good one comes. */
function unsignedProblem(installed: Subscription['installed'], key: string | undefined): DeliveryProblem | undefined {
  if (key === undefined) return undefined;
  const ids = Object.keys(installed).filter((id) => installed[id]?.key !== key);
  return ids.length > 0 ? { code: 'signature', detail: ids.join(', ') } : undefined;
}

/**
 * Looks at the list once. Never throws for what a network or a server does; the record returned says what happened.
 */
export async function updateSubscription(before: Subscription, ports: DeliveryPorts): Promise<Outcome> {
  if (before.paused) return { subscription: before, changed: false };
  const at = new Date(ports.now()).toISOString();
  const stop = (problem: DeliveryProblem): Outcome => ({
    subscription: withProblem(before, problem, at),
    changed: false,
  });
  if (!(await ports.mayFetch(before.url))) return stop({ code: 'no-access', detail: before.url });
  const { etag, modified } = before;
  const fetched = await fetchFile(ports.fetch, before.url, {
    mostBytes: MOST_INDEX_BYTES,
    timeoutMs: INDEX_TIMEOUT_MS,
    etag,
    modified,
  });
  if (!fetched.ok) return stop(fetched.problem);
  if (fetched.unchanged)
    return { subscription: { ...withProblem(before, undefined, at), checkedAt: at }, changed: false };
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(fetched.bytes));
  } catch {
    return stop({ code: 'not-json', detail: before.url });
  }
  const parsed = parseIndex(raw);
  if (!parsed.ok) return stop({ code: 'schema', detail: parsed.message });
  const { packs, sites = [] } = parsed.index;
  // A file cut to nothing or a wrong folder looks like this; what is in force stays.
  if (packs.length === 0 && sites.length === 0) return stop({ code: 'empty', detail: before.url });
  return applyList(parsed.index, before, ports, { at, validators: validatorsOf(fetched) });
}

async function applyList(
  { packs, sites = [] }: PackIndex,
  before: Subscription,
  ports: DeliveryPorts,
  { at, validators }: { at: string; validators: Pick<Subscription, 'etag' | 'modified'> },
): Promise<Outcome> {
  const { installed, pins } = before;
  const ofPacks: Kind<Pack> = { kind: 'pack', installed, pins, verify: verifyPack, install: ports.install };
  const ofSites: Kind<SiteDefinition> = {
    kind: 'site',
    installed: before.sites,
    pins: {},
    verify: verifySite,
    install: ports.installSite,
  };
  const pack = await installAll(packs, ofPacks, before, ports, at);
  const site = await installAll(sites, ofSites, before, ports, at);
  const changed = pack.changed || site.changed;
  const unsigned = unsignedProblem(pack.installed, before.key) ?? unsignedProblem(site.installed, before.key);
  const problem = pack.problem ?? site.problem ?? unsigned;
  const subscription: Subscription = {
    ...unread(before),
    installed: pack.installed,
    sites: site.installed,
    checkedAt: at,
    ...(changed ? { changedAt: at } : {}),
    // Without validators the next look reads the list again.
    ...(pack.pending || site.pending || problem ? {} : validators),
  };
  return { subscription: withProblem(subscription, problem, at), changed };
}

function validatorsOf({ etag, modified }: { etag: string | null; modified: string | null }) {
  return { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
}

/** A laptop that woke before its network should not wait an hour, nor an agent who allowed the address meanwhile. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'slow', 'no-access']);

/** Whether it is time to look again. A tenth of jitter by installation keeps ten thousand agents apart. */
export function isDue({ checkedAt, problem, every, paused }: Subscription, now: number, share: number): boolean {
  if (paused) return false;
  // A look in the future was noted while the clock was wrong; it would put off the next one until then.
  const last = Math.max(
    ...[checkedAt, problem?.at].flatMap((at) => (at === undefined ? [] : [Date.parse(at)])).filter((at) => at <= now),
  );
  const minutes = problem && PASSING.has(problem.code) ? every / 4 : every;
  // Without any look it is minus infinity, and due.
  return now - last >= minutes * 60_000 * (1 + share / 1000);
}
