import * as v from 'valibot';
import { composeLibrary } from '../../utils/app/packs/compose-library.ts';
import { Delivery, type SubscriptionChange } from '../../utils/app/packs/delivery.ts';
import { personalKeeper } from '../../utils/app/packs/personal-keeper.ts';
import { mineKeys, type PersonalChange } from '../../utils/app/packs/personal-layer.ts';
import type { PanelState } from '../../utils/app/panel-state.ts';
import type { Library } from '../../utils/core/library.ts';
import type { PersonalLayer } from '../../utils/core/packs/pack-record.ts';
import { builtinLibrary } from '../../utils/library/builtin.ts';
import { followGrantedHosts, hasAccess } from '../../utils/platform/access/granted-hosts.ts';
import { onListHostsChanged } from '../../utils/platform/access/list-hosts.ts';
import { isOwnPage } from '../../utils/platform/messaging/is-own-page.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import { createPackStore } from '../../utils/platform/packs/pack-store.ts';
import {
  installationSeed,
  onPacksAlarm,
  subscriptionStore,
  wakeForPacks,
} from '../../utils/platform/packs/subscription-store.ts';
import { onPolicyChanged, readPolicy } from '../../utils/platform/policy/managed-policy.ts';
import { subscribedSiteStore } from '../../utils/platform/storage/subscribed-sites.ts';
import { SubscriptionSchema } from '../../utils/subscriptions/subscription.ts';

export interface Packs {
  /** Resolves once the stored packs are known; until then the built-in ones stand. */
  ready: Promise<void>;
  library(): Library;
  /** What panels must know of the packs. */
  view(): NonNullable<PanelState['packs']>;
  personal(): PersonalLayer;
  changePersonal(change: PersonalChange): Promise<void>;
}

/** Alarm periods, in minutes. Each list has its own interval; the alarm only looks which are due. */
const LONGEST_NAP = 15;
const SHORTEST_NAP = 1;

type Store = ReturnType<typeof createPackStore>;

function startDelivery(packs: Store, onPacks: () => void): Delivery {
  const store = subscriptionStore((raw) => {
    const parsed = v.safeParse(SubscriptionSchema, raw);
    return parsed.success ? parsed.output : null;
  });
  const nap = async (lists: readonly { every: number }[]) => {
    const shortest = Math.min(...lists.map(({ every }) => every / 4), LONGEST_NAP);
    await wakeForPacks(lists.length === 0 ? null : Math.max(SHORTEST_NAP, shortest));
  };
  return new Delivery({
    ...store,
    fetch: (url, init) => fetch(url, init),
    now: () => Date.now(),
    seed: installationSeed,
    mayFetch: hasAccess,
    packs,
    sites: subscribedSiteStore,
    async load() {
      const lists = await store.load();
      // A browser may forget alarms when it is updated.
      await nap(lists);
      return lists;
    },
    managed: async () => (await readPolicy()).packs,
    async save(lists) {
      await store.save(lists);
      await nap(lists);
    },
    onPacks,
  });
}

/** The packs agents get: built-in, in force, own; kept up to date from the subscribed lists. */
export function keepPacks(onChange: () => void): Packs {
  const store = createPackStore();
  let library = builtinLibrary();
  let personal: PersonalLayer = { scripts: [], edits: {} };
  let stamp = 0;
  const rebuild = async () => {
    const [inForce, layer] = await Promise.all([store.inForce(), store.personal()]);
    personal = layer;
    library = composeLibrary(builtinLibrary(), inForce, layer);
    stamp = Date.now();
  };
  // A database that cannot be opened must not take the built-in scripts away.
  const load = () => rebuild().catch((error: unknown) => console.warn('Warmline: stored packs are not read.', error));
  const reload = () => void load().then(onChange);
  const delivery = startDelivery(store, reload);
  const lookDue = () =>
    void delivery.lookDue().catch((error: unknown) => console.warn('Warmline: pack lists are not read.', error));

  store.onChanged(reload, new AbortController().signal);
  onPacksAlarm(lookDue);
  onListHostsChanged(() => void followGrantedHosts().then(onChange));
  onPolicyChanged(() => void delivery.renew().then(lookDue));
  const ready = load();
  void ready.then(lookDue);
  serveDelivery(delivery);
  const changePersonal = personalKeeper({
    packs: store,
    library: () => library,
    now: () => Date.now(),
    onSaved: () => load().then(onChange),
  });
  return {
    ready,
    library: () => library,
    personal: () => personal,
    view: () => ({ stamp, mine: mineKeys(personal) }),
    async changePersonal(change) {
      await ready;
      await changePersonal(change);
    },
  };
}

type Call = (...args: never[]) => unknown;

/** What the Studio asks of the lists (`DeliveryPort`). */
function serveDelivery(delivery: Delivery): void {
  const calls: Record<string, Call> = {
    list: () => delivery.list(),
    add: (url: string, key: string) => delivery.add(url, key),
    change: (url: string, change: SubscriptionChange) => delivery.change(url, change),
    remove: (url: string) => delivery.remove(url),
    look: (url: string) => delivery.look(url),
  };
  onMessage('delivery', async ({ data: { name, args }, sender }) => {
    if (!isOwnPage(sender)) return null;
    return (await calls[name]?.(...(args as never[]))) ?? null;
  });
}
