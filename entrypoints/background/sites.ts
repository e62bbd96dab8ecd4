import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { HealthLogs } from '../../utils/app/sites/health-log.ts';
import { LearnedSites } from '../../utils/app/sites/learned-sites.ts';
import { findSite, type SiteSources, type SubscribedSite, sitesFor } from '../../utils/app/sites/site-book.ts';
import { SiteDesk } from '../../utils/app/sites/site-desk.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import type { HealthLog } from '../../utils/core/sites/site-health.ts';
import { HealthReportSchema } from '../../utils/core/sites/site-health-schema.ts';
import { builtinSites } from '../../utils/library/builtin-sites.ts';
import { isOwnPage } from '../../utils/platform/messaging/is-own-page.ts';
import { onMessage, sendMessage } from '../../utils/platform/messaging/protocol.ts';
import { learnedSiteStore } from '../../utils/platform/storage/learned-sites.ts';
import { siteHealthStore } from '../../utils/platform/storage/site-health.ts';
import { sitesOffStore } from '../../utils/platform/storage/sites-off.ts';
import { subscribedSiteStore } from '../../utils/platform/storage/subscribed-sites.ts';

export interface Sites {
  /** Resolves once the stored definitions are known; until then the built-in ones stand. */
  ready: Promise<void>;
  find(id: string): SiteDefinition | null;
  /** How sure detection was of a learned definition, 0…1; null where nobody said. */
  confidence(id: string): number | null;
  /** When the definition could last be read in this browser; null where it never could. */
  healthyAt(definition: SiteDefinition): number | null;
  /** How definitions fared here, for bug reports. */
  health(): readonly HealthLog[];
}

type Sender = Pick<Browser.runtime.MessageSender, 'origin' | 'url'>;

/** The origin a page speaks from; null for what has no address of its own. */
function originOf({ origin, url }: Sender): string | null {
  if (origin && /^https?:/.test(origin)) return origin;
  return url && /^https?:/.test(url) ? new URL(url).origin : null;
}

/** `2026-11-02` in local time. */
function dayOf(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Other definitions hold now: every open page looks again. One without our script does not answer. */
async function tellPages(): Promise<void> {
  for (const { id } of await browser.tabs.query({}))
    if (id !== undefined) void sendMessage('recheck', undefined, id).catch(() => undefined);
}

/** The site definitions of this browser, and what pages and our own pages may ask of them. */
export function keepSites(onChange: () => void): Sites {
  const learned = new LearnedSites({ ...learnedSiteStore, now: () => Date.now() });
  const health = new HealthLogs({ ...siteHealthStore, now: () => Date.now(), dayOf });
  let subscribed: readonly SubscribedSite[] = [];
  let off: ReadonlySet<string> = new Set();
  const sources = (): SiteSources => ({ builtin: builtinSites(), subscribed, learned: learned.all(), off });
  const changed = () => void tellPages().then(onChange);

  const readSubscribed = async () => {
    subscribed = await subscribedSiteStore.all();
  };
  const readOff = async () => {
    off = new Set(await sitesOffStore.load());
  };
  // What cannot be read must not take the built-in definitions away.
  const ready = Promise.all([learned.load(), health.load(), readSubscribed(), readOff()]).then(
    () => undefined,
    (error: unknown) => console.warn('Warmline: stored site definitions are not read.', error),
  );
  subscribedSiteStore.onChanged(() => void readSubscribed().then(changed));
  const desk = new SiteDesk({
    sources,
    refresh: async () => void (await Promise.all([readSubscribed(), readOff()])),
    learned,
    health,
    shelf: subscribedSiteStore,
    now: () => Date.now(),
    async saveOff(ids) {
      await sitesOffStore.save(ids);
      off = new Set(ids);
    },
    onChange: changed,
  });
  servePages(ready, { sources, learned, health, onChange });
  serveStudio(ready, desk);
  return {
    ready,
    find: (id) => findSite(id, sources()),
    confidence: (id) => learned.all().find(({ definition }) => definition.id === id)?.confidence ?? null,
    healthyAt: ({ id, version }) => health.of(id, version)?.healthyAt ?? null,
    health: () => health.all(),
  };
}

interface Kept {
  sources(): SiteSources;
  learned: LearnedSites;
  health: HealthLogs;
  onChange(): void;
}

function servePages(ready: Promise<void>, { sources, learned, health, onChange }: Kept): void {
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
    // Our own pages may speak of any host; a page may only speak of its own.
    if (!isOwnPage(sender) && (origin === null || new URL(origin).host !== host)) return;
    if (await learned.forget(host, how)) onChange();
  });
  onMessage('siteHealth', async ({ data, sender }) => {
    await ready;
    const origin = originOf(sender);
    const report = v.safeParse(HealthReportSchema, data);
    if (origin !== null && report.success) await health.count(report.output, new URL(origin).host);
  });
}

type Call = (...args: never[]) => unknown;

/** What the Studio asks of the definitions (`SitesPort`). */
function serveStudio(ready: Promise<void>, desk: SiteDesk): void {
  const calls: Record<string, Call> = {
    list: () => desk.list(),
    switch: (id: string, on: boolean) => desk.switch(id, on),
    forget: (host: string, how: 'taught' | 'detected') => desk.forget(host, how),
    remove: (id: string) => desk.remove(id),
    dryRun: (text: string) => desk.dryRun(text),
    take: (text: string) => desk.take(text),
  };
  onMessage('sites', async ({ data: { name, args }, sender }) => {
    if (!isOwnPage(sender)) return null;
    await ready;
    return (await calls[name]?.(...(args as never[]))) ?? null;
  });
}
