/**
 * The subscribed pack lists of this browser. The worker is the only writer: pages ask for changes, a look at a list
 * may run at the same time, and neither overwrites the other.
 */
import type { PackInForce } from '../../core/packs/pack-record.ts';
import type { Pack } from '../../core/packs/script.ts';
import { rolloutShare } from '../../subscriptions/choose-update.ts';
import { type DeliveryProblem, newSubscription, type Subscription, unread } from '../../subscriptions/subscription.ts';
import { type DeliveryPorts as Fetching, isDue, updateSubscription } from '../../subscriptions/update-subscription.ts';
import { type SiteShelf, shelveSite, unshelveList } from '../sites/subscribed-sites.ts';
import type { PackStore } from '../studio/pack-store.ts';
import { createQueue } from './queue.ts';

type ManagedList = Pick<Subscription, 'url' | 'key' | 'every' | 'pins'>;

export interface DeliveryPorts extends Omit<Fetching, 'install' | 'installSite'> {
  load(): Promise<Subscription[]>;
  save(lists: readonly Subscription[]): Promise<void>;
  packs: Pick<PackStore, 'inForce' | 'setInForce'>;
  /** Site definitions of the lists. */
  sites: SiteShelf;
  /** Lists the company sets; the agent can look at them, nothing else. */
  managed(): Promise<readonly ManagedList[]>;
  /** What is in force changed. */
  onPacks(): void;
}

/** What a person may change of a list. */
export type SubscriptionChange = Partial<Pick<Subscription, 'paused' | 'pins' | 'every'>>;

export type AddResult = { ok: true } | { ok: false; reason: 'address' | 'key' | 'known' };

/** 32 bytes in base64: a raw Ed25519 key. */
const KEY = /^[A-Za-z0-9+/]{43}=$/;

function addressOf(text: string): string | null {
  try {
    const url = new URL(text.trim());
    // A password in an address would be stored and shown.
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}

/** The company's word on a list, over what is known of it. */
function managedList(given: ManagedList, known: Subscription | undefined): Subscription {
  const merged = { ...(known ?? newSubscription(given.url)), ...given, paused: false, managed: true };
  const { key: _key, ...unsigned } = merged;
  const list: Subscription = given.key === undefined ? unsigned : merged;
  // Under another key, or with another version to stay at, an unchanged list means something else: read it again.
  const same = known?.key === given.key && samePins(known?.pins, given.pins);
  return same ? list : unread(list);
}

function samePins(a: Subscription['pins'] = {}, b: Subscription['pins'] = {}): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every((id) => a[id] === b[id]);
}

export class Delivery {
  readonly #ports: DeliveryPorts;
  #lists: Subscription[] | null = null;
  #loading: Promise<void> | null = null;
  readonly #looks = new Map<string, Promise<void>>();
  /** Who holds a pack is read and then written: two lists that name the same pack must not do it at once. */
  readonly #inForce = createQueue();

  constructor(ports: DeliveryPorts) {
    this.#ports = ports;
  }

  async list(): Promise<readonly Subscription[]> {
    await this.#load();
    return this.#lists ?? [];
  }

  /** Adds a list and looks at it at once. */
  async add(address: string, key: string): Promise<AddResult> {
    const url = addressOf(address);
    const pin = key.trim();
    if (url === null) return { ok: false, reason: 'address' };
    if (pin !== '' && !KEY.test(pin)) return { ok: false, reason: 'key' };
    if ((await this.list()).some((each) => each.url === url)) return { ok: false, reason: 'known' };
    await this.#put([...(this.#lists ?? []), newSubscription(url, pin || undefined)]);
    await this.look(url);
    return { ok: true };
  }

  async change(url: string, change: SubscriptionChange): Promise<void> {
    await this.list();
    await this.#edit(url, (before) => {
      if (before.managed) return before;
      // The list must be read again, even if it did not change: another of its lines may count now.
      const { etag: _etag, modified: _modified, ...rest } = before;
      return { ...rest, ...change };
    });
  }

  /** Forgets a list; its packs go out of force. */
  async remove(url: string): Promise<void> {
    const gone = (await this.list()).find((each) => each.url === url);
    if (!gone || gone.managed) return;
    await this.#put((this.#lists ?? []).filter((each) => each.url !== url));
    await this.#takeOut(url);
  }

  /** The company's lists may be others now. */
  async renew(): Promise<void> {
    this.#loading = null;
    await this.#load();
  }

  /** Looks at one list now, or joins the look that runs. */
  look(url: string): Promise<void> {
    const running = this.#looks.get(url);
    if (running) return running;
    const look = this.#look(url).finally(() => this.#looks.delete(url));
    this.#looks.set(url, look);
    return look;
  }

  /** Looks at every list whose time has come. */
  async lookDue(): Promise<void> {
    const seed = await this.#ports.seed();
    const now = this.#ports.now();
    const due = (await this.list()).filter((each) => isDue(each, now, shareOf(seed, each.url)));
    await Promise.all(due.map(({ url }) => this.look(url)));
  }

  async #look(url: string): Promise<void> {
    const before = (await this.list()).find((each) => each.url === url);
    if (!before) return;
    const { subscription, changed } = await updateSubscription(before, {
      ...this.#ports,
      install: (packId, pack, from) => this.#stored(() => this.#replace(packId, pack, from)),
      installSite: (id, definition, from) =>
        this.#stored(() => shelveSite(this.#ports.sites, id, definition, from, this.#today())),
    });
    // What a person changed meanwhile holds; the look only brings what it saw.
    const known = await this.#edit(url, (now) => {
      const { paused, pins, every, managed, key } = now;
      const { key: _key, ...seen } = subscription;
      const chosen = { paused, pins, every, managed, ...(key === undefined ? {} : { key }) };
      const settled = samePins(pins, before.pins) && key === before.key;
      return settled ? { ...seen, ...chosen } : unread({ ...seen, ...chosen });
    });
    if (!known) await this.#takeOut(url);
    else if (changed) this.#ports.onPacks();
  }

  async #stored(work: () => Promise<DeliveryProblem | null>): Promise<DeliveryProblem | null> {
    try {
      return await this.#inForce(work);
    } catch (error) {
      return { code: 'storage', detail: error instanceof Error ? error.message.slice(0, 120) : String(error) };
    }
  }

  async #replace(packId: string, pack: Pack | null, from: Subscription): Promise<DeliveryProblem | null> {
    const { packs } = this.#ports;
    const there = (await packs.inForce()).find((each) => each.pack.manifest.id === packId);
    if (!pack) {
      if (there && originOf(there) === from.url) await packs.setInForce(packId, null);
      return null;
    }
    const foreign = there && there.source.kind !== 'studio' && there.source.url !== from.url;
    if (foreign && !(from.managed && there.source.kind !== 'policy'))
      return { code: 'taken', detail: `${packId}: ${originOf(there)}` };
    const kind = from.managed ? 'policy' : 'subscription';
    await packs.setInForce(packId, { pack, source: { kind, url: from.url }, since: this.#today() });
    return null;
  }

  async #takeOut(url: string): Promise<void> {
    const { packs, sites, onPacks } = this.#ports;
    await this.#inForce(async () => {
      for (const entry of await packs.inForce())
        if (originOf(entry) === url) await packs.setInForce(entry.pack.manifest.id, null);
      await unshelveList(sites, url);
    });
    onPacks();
  }

  #today(): string {
    return new Date(this.#ports.now()).toISOString();
  }

  /** False where the list is gone. */
  async #edit(url: string, change: (before: Subscription) => Subscription): Promise<boolean> {
    const lists = this.#lists ?? [];
    if (!lists.some((each) => each.url === url)) return false;
    await this.#put(lists.map((each) => (each.url === url ? change(each) : each)));
    return true;
  }

  async #put(lists: Subscription[]): Promise<void> {
    this.#lists = lists;
    await this.#ports.save(lists);
  }

  #load(): Promise<void> {
    this.#loading ??= this.#loadAll().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #loadAll(): Promise<void> {
    const managed = await this.#ports.managed();
    // What is known already is newer than what may still be on its way to the disk.
    const stored = this.#lists ?? (await this.#ports.load());
    const wanted = new Set(managed.map(({ url }) => url));
    const own = stored.filter((each) => !each.managed && !wanted.has(each.url));
    const set = managed.map((given) =>
      managedList(
        given,
        stored.find((each) => each.url === given.url),
      ),
    );
    const lists = [...set, ...own];
    this.#lists = lists;
    if (JSON.stringify(lists) !== JSON.stringify(stored)) await this.#ports.save(lists);
    // What the company no longer sets goes out of force with its list.
    for (const { url, managed: was } of stored) if (was && !wanted.has(url)) await this.#takeOut(url);
  }
}

function originOf({ source }: PackInForce): string | null {
  return source.kind === 'studio' ? null : source.url;
}

function shareOf(seed: string, url: string): number {
  return rolloutShare(seed, { id: url, version: '' });
}
