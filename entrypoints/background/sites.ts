import type { Browser } from 'wxt/browser';
import { browser } from 'wxt/browser';
import { LearnedSites } from '../../utils/app/sites/learned-sites.ts';
import { findSite, type SiteSources, sitesFor } from '../../utils/app/sites/site-book.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import { builtinSites } from '../../utils/library/builtin-sites.ts';
import { onMessage } from '../../utils/platform/messaging/protocol.ts';
import { learnedSiteStore } from '../../utils/platform/storage/learned-sites.ts';

export interface Sites {
  /** Resolves once the stored definitions are known; until then the built-in ones stand. */
  ready: Promise<void>;
  find(id: string): SiteDefinition | null;
}

type Sender = Pick<Browser.runtime.MessageSender, 'origin' | 'url'>;

/** The origin a page speaks from; null for what has no address of its own. */
function originOf({ origin, url }: Sender): string | null {
  if (origin && /^https?:/.test(origin)) return origin;
  return url && /^https?:/.test(url) ? new URL(url).origin : null;
}

/** Our own pages may speak of any host; a page may only speak of its own. */
const isOurs = ({ url }: Sender) => url?.startsWith(browser.runtime.getURL('')) === true;

/** The site definitions of this browser, and what pages and our own pages may ask of them. */
export function keepSites(onChange: () => void): Sites {
  const learned = new LearnedSites({ ...learnedSiteStore, now: () => Date.now() });
  const sources = (): SiteSources => ({
    builtin: builtinSites(),
    subscribed: [],
    learned: learned.all(),
    off: new Set(),
  });
  const ready = learned.load().catch((error: unknown) => console.warn('Warmline: learned pages are not read.', error));

  onMessage('definitions', async ({ sender }) => {
    await ready;
    const origin = originOf(sender);
    return origin === null ? [] : sitesFor(origin, sources());
  });
  onMessage('learnSite', async ({ data: { definition, how, confidence }, sender }) => {
    await ready;
    const origin = originOf(sender);
    if (origin === null) return { ok: false, message: 'only a page can be learned' } as const;
    const result = await learned.learn(definition, how, origin, confidence ?? null);
    if (result.ok) onChange();
    return result;
  });
  onMessage('forgetSite', async ({ data: { host, how }, sender }) => {
    await ready;
    const origin = originOf(sender);
    if (!isOurs(sender) && (origin === null || new URL(origin).host !== host)) return;
    if (await learned.forget(host, how)) onChange();
  });
  return { ready, find: (id) => findSite(id, sources()) };
}
