/** One look at a subscribed list: what is new is fetched, checked and put in force; what fails leaves the old in place. */
import type { Pack } from '../core/packs/script.ts';
import { chooseUpdate } from './choose-update.ts';
import { fetchFile } from './fetch-file.ts';
import { type IndexEntry, MOST_INDEX_BYTES, parseIndex } from './pack-index.ts';
import type { DeliveryProblem, Subscription } from './subscription.ts';
import { verifyPack } from './verify-pack.ts';

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
}

const INDEX_TIMEOUT_MS = 20_000;
const PACK_TIMEOUT_MS = 120_000;

interface Outcome {
  subscription: Subscription;
  changed: boolean;
}

function withProblem(subscription: Subscription, problem: DeliveryProblem | undefined, at: string): Subscription {
  const { problem: _before, ...rest } = subscription;
  return problem ? { ...rest, problem: { ...problem, at } } : rest;
}

async function fetchPack(entry: IndexEntry, subscription: Subscription, ports: DeliveryPorts) {
  const url = new URL(entry.url, subscription.url).href;
  if (!(await ports.mayFetch(url))) return { ok: false, problem: { code: 'no-access', detail: url } } as const;
  const fetched = await fetchFile(ports.fetch, url, { mostBytes: entry.bytes + 1024, timeoutMs: PACK_TIMEOUT_MS });
  if (!fetched.ok) return fetched;
  if (fetched.unchanged) return { ok: false, problem: { code: 'status', detail: '304' } } as const;
  return verifyPack(fetched.bytes, entry, subscription.key);
}

/** Goes through the list; the first problem is kept, and the other packs are still tried. */
async function installAll(entries: readonly IndexEntry[], before: Subscription, ports: DeliveryPorts, at: string) {
  const seed = await ports.seed();
  const installed = { ...before.installed };
  let problem: DeliveryProblem | undefined;
  let changed = false;
  /** Something is still to come from this very list, so it must be read again even if it stays the same. */
  let pending = false;
  for (const entry of entries) {
    const choice = chooseUpdate(entry, before, seed);
    if (!choice.install) {
      if (choice.why === 'older') problem ??= { code: 'older', detail: `${entry.id} ${entry.version}` };
      pending ||= choice.why === 'not-yet' || choice.why === 'pinned';
      continue;
    }
    const result = await fetchPack(entry, before, ports);
    if (!result.ok) {
      problem ??= result.problem;
      pending = true;
      continue;
    }
    const refused = await ports.install(entry.id, result.pack, before);
    if (refused) {
      problem ??= refused;
      pending = true;
      continue;
    }
    installed[entry.id] = { version: entry.version, sha256: entry.sha256, at, published: entry.at };
    changed = true;
  }
  return { installed, problem, changed, pending };
}

/** Packs that the list does not name any more go out of force. */
async function removeGone(entries: readonly IndexEntry[], before: Subscription, ports: DeliveryPorts) {
  const named = new Set(entries.map(({ id }) => id));
  const gone = Object.keys(before.installed).filter((id) => !named.has(id));
  for (const id of gone) await ports.install(id, null, before);
  return gone;
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
  const { packs } = parsed.index;
  const result = await installAll(packs, before, ports, at);
  const gone = await removeGone(packs, before, ports);
  const { etag: _etag, modified: _modified, ...rest } = before;
  const installed = Object.fromEntries(Object.entries(result.installed).filter(([id]) => !gone.includes(id)));
  const changed = result.changed || gone.length > 0;
  return {
    subscription: withProblem(
      {
        ...rest,
        installed,
        checkedAt: at,
        ...(changed ? { changedAt: at } : {}),
        // Without validators the next look reads the list again.
        ...(result.pending || result.problem ? {} : validators(fetched)),
      },
      result.problem,
      at,
    ),
    changed,
  };
}

function validators({ etag, modified }: { etag: string | null; modified: string | null }) {
  return { ...(etag ? { etag } : {}), ...(modified ? { modified } : {}) };
}

/** A laptop that woke before its network should not wait an hour. */
const PASSING: ReadonlySet<string> = new Set(['offline', 'slow']);

/** Whether it is time to look again. A tenth of jitter by installation keeps ten thousand agents apart. */
export function isDue({ checkedAt, problem, every, paused }: Subscription, now: number, share: number): boolean {
  if (paused) return false;
  const last = [checkedAt, problem?.at]
    .filter((at) => at !== undefined)
    .sort()
    .at(-1);
  const minutes = problem && PASSING.has(problem.code) ? every / 4 : every;
  return last === undefined || now - Date.parse(last) >= minutes * 60_000 * (1 + share / 1000);
}
