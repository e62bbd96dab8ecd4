/** What the Studio's delivery page asks of the worker, which alone fetches and writes. */
import type { Subscription } from '../../subscriptions/subscription.ts';
import type { AddResult, SubscriptionChange } from '../packs/delivery.ts';

export type SubscribedList = Subscription;

export interface DeliveryPort {
  list(): Promise<readonly SubscribedList[]>;
  /** Adds a list and looks at it. `key` is the public key to pin, or empty. */
  add(address: string, key: string): Promise<AddResult>;
  change(url: string, change: SubscriptionChange): Promise<void>;
  remove(url: string): Promise<void>;
  look(url: string): Promise<void>;
  /** Asks the browser for access to the address's host; must be called inside a user gesture, before any `await`. */
  requestAccess(address: string): Promise<boolean>;
  onChanged(listener: () => void, signal: AbortSignal): void;
}
