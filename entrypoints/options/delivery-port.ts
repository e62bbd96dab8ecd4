import type { DeliveryPort, SubscribedList } from '../../utils/app/studio/delivery-port.ts';
import { askAccessForList } from '../../utils/platform/access/granted-hosts.ts';
import { sendMessage } from '../../utils/platform/messaging/protocol.ts';
import { onSubscriptionsChanged } from '../../utils/platform/packs/subscription-store.ts';

const call = (name: string, ...args: unknown[]) => sendMessage('delivery', { name, args });

/** The worker, as the Studio's delivery page sees it. */
export const deliveryPort: DeliveryPort = {
  list: async () => ((await call('list')) ?? []) as SubscribedList[],
  add: (address, key) => call('add', address, key) as ReturnType<DeliveryPort['add']>,
  change: async (url, change) => void (await call('change', url, change)),
  remove: async (url) => void (await call('remove', url)),
  look: async (url) => void (await call('look', url)),
  requestAccess: askAccessForList,
  onChanged: onSubscriptionsChanged,
};
