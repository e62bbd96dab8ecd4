/** Which hosts Warmline may read, and the content script that goes with them. */
import { browser } from 'wxt/browser';
import { allowsSite, readPolicy } from '../policy/managed-policy.ts';

const SCRIPT_ID = 'warmline-chat';
/** The built content script; WXT puts runtime-registered ones here. */
const SCRIPT_FILE = 'content-scripts/chat.js';

async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll();
  return origins.filter((origin) => /^(?:https?|\*):/.test(origin));
}

/** Only pages of http and https can be read; browser pages and extension shops cannot. */
export function isReadable(url: string): boolean {
  return (
    /^https?:/.test(url) &&
    !/^https:\/\/(?:chromewebstore\.google\.com|chrome\.google\.com\/webstore|addons\.mozilla\.org|microsoftedge\.microsoft\.com\/addons)/.test(
      url,
    )
  );
}

function originPattern(url: string): string | null {
  try {
    const { protocol, hostname } = new URL(url);
    return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

export async function hasAccess(url: string): Promise<boolean> {
  const pattern = originPattern(url);
  return pattern !== null && browser.permissions.contains({ origins: [pattern] });
}

/** Must be called inside a user gesture, before any `await`. False for what is no web address. */
export async function askAccess(url: string): Promise<boolean> {
  const pattern = originPattern(url);
  return pattern !== null && browser.permissions.request({ origins: [pattern] });
}

/** Whether chats may be read there: granted by the agent, and not shut out by the company. */
export async function mayRead(url: string): Promise<boolean> {
  return (await hasAccess(url)) && allowsSite(await readPolicy(), url);
}

/** Where the content script runs: what is granted, narrowed to the company's sites. */
async function originsToRead(): Promise<string[]> {
  const { sites } = await readPolicy();
  if (sites === null) return grantedOrigins();
  const granted = await Promise.all(sites.map((site) => browser.permissions.contains({ origins: [site] })));
  return sites.filter((_site, index) => granted[index]);
}

/** Loads the content script into pages that were open before access was given or the extension updated. */
async function injectInto(origins: string[]): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.all(
    tabs.map(async ({ id, discarded }) => {
      if (id === undefined || discarded) return;
      // A page may forbid it or be gone by now; the others must still be reached.
      await browser.scripting
        .executeScript({ target: { tabId: id, allFrames: true }, files: [`/${SCRIPT_FILE}`] as never })
        .catch(() => undefined);
    }),
  );
}

/** Brings the registered content script in line with the hosts that are granted now. */
export async function followGrantedHosts(): Promise<void> {
  const matches = await originsToRead();
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = {
    id: SCRIPT_ID,
    js: [SCRIPT_FILE],
    matches,
    allFrames: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  await injectInto(matches);
}
