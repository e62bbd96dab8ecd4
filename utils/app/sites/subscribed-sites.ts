/** Site definitions that came with a subscribed list or from a file, by id. */
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { DeliveryProblem, Subscription } from '../../subscriptions/subscription.ts';
import type { SubscribedSite } from './site-book.ts';

/** Where they are kept; writing tells whoever listens. */
export interface SiteShelf {
  all(): Promise<SubscribedSite[]>;
  set(id: string, site: SubscribedSite | null): Promise<void>;
}

/** Puts a definition of a list on the shelf, or takes it off; says why where another source holds the place. */
export async function shelveSite(
  shelf: SiteShelf,
  id: string,
  definition: SiteDefinition | null,
  { url, managed }: Pick<Subscription, 'url' | 'managed'>,
  since: string,
): Promise<DeliveryProblem | null> {
  const there = (await shelf.all()).find((site) => site.definition.id === id);
  if (!definition) {
    if (there?.url === url) await shelf.set(id, null);
    return null;
  }
  // What a person took from a file gives way to a list; two lists would fight for ever.
  const foreign = there !== undefined && there.url !== null && there.url !== url;
  if (foreign && !managed) return { code: 'taken', detail: `${id}: ${there.url}` };
  await shelf.set(id, { definition, url, since });
  return null;
}

/** A list is gone: so are its definitions, and the built-in ones hold again. */
export async function unshelveList(shelf: SiteShelf, url: string): Promise<void> {
  for (const site of await shelf.all()) if (site.url === url) await shelf.set(site.definition.id, null);
}
