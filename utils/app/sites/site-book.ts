/** Which site definitions hold, of all there are: built-in, subscribed, taught, detected. */
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { LearnedSite } from './learned-sites.ts';

/** A definition that came with a subscribed list. */
export interface SubscribedSite {
  definition: SiteDefinition;
  /** Address of the list; null for one a person took from a file. */
  url: string | null;
  /** ISO 8601 of when it was put in force here. */
  since: string;
}

export interface SiteSources {
  builtin: readonly SiteDefinition[];
  subscribed: readonly SubscribedSite[];
  learned: readonly LearnedSite[];
  /** Ids that a person switched off, so that a taught or a detected definition takes their pages. */
  off: ReadonlySet<string>;
}

/** A subscribed definition takes the place of the built-in one with its id only if its number is higher. */
export function isInForce({ definition }: SubscribedSite, builtin: readonly SiteDefinition[]): boolean {
  const same = builtin.find(({ id }) => id === definition.id);
  return same === undefined || definition.version > same.version;
}

/** Built-in and subscribed definitions as they hold, whether switched on or off. */
function shippedSites({ builtin, subscribed }: Pick<SiteSources, 'builtin' | 'subscribed'>): SiteDefinition[] {
  const newer = subscribed.filter((site) => isInForce(site, builtin)).map(({ definition }) => definition);
  const replaced = new Set(newer.map(({ id }) => id));
  return [...newer, ...builtin.filter(({ id }) => !replaced.has(id))];
}

/** Whether some address of this origin may fit; only the page itself can say more, as its address changes. */
function mayApply({ match: { urls } }: SiteDefinition, origin: string): boolean {
  const home = `${origin}/`;
  const fits = (pattern: string) => {
    const [literal = ''] = pattern.split('*', 1);
    return home.startsWith(literal) || literal.startsWith(home);
  };
  return !urls?.length || urls.some(fits);
}

/** Every definition that may hold on pages of this origin. Of equal weight the page takes the first: people's own. */
export function sitesFor(origin: string, sources: SiteSources): SiteDefinition[] {
  const learned = (how: LearnedSite['how']) =>
    sources.learned.filter((site) => site.origin === origin && site.how === how).map(({ definition }) => definition);
  const shipped = shippedSites(sources).filter(({ id }) => !sources.off.has(id));
  return [...learned('taught'), ...shipped.filter((site) => mayApply(site, origin)), ...learned('detected')];
}

/** A definition by its id, switched off or not: what a page reads with may have been switched off meanwhile. */
export function findSite(id: string, sources: SiteSources): SiteDefinition | null {
  const learned = sources.learned.map(({ definition }) => definition);
  // As on the page, what was taught here goes before a list's definition of the same name.
  return [...learned, ...shippedSites(sources)].find((site) => site.id === id) ?? null;
}
