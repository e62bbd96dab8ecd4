/** Which hosts Warmline may read, and the content script that goes with them. */
import { browser } from 'wxt/browser';
import { allowsSite, readPolicy } from '../policy/managed-policy.ts';
import { keepForLists, listOnlyHosts, openForChats } from './list-hosts.ts';

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

/**
 * Asks for a host to fetch pack lists from; chats on its pages are not read for that. Must be called inside a user
 * gesture, before any `await`. False for what is no web address.
 */
export async function askAccessForList(url: string): Promise<boolean> {
  const pattern = originPattern(url);
  if (pattern === null) return false;
  // In one go: what is held already is asked first, and the purpose is noted while the person still reads the question.
  const noted = hasAccess(url).then((held) => (held ? undefined : keepForLists(new URL(url).hostname)));
  const [granted] = await Promise.all([browser.permissions.request({ origins: [pattern] }), noted]);
  return granted;
}

/**
 * Asks for a host to read chats on. Must be called inside a user gesture, before any `await`.
 *
 * @param host with or without its port
 */
export async function askAccessForChats(host: string): Promise<boolean> {
  const name = host.replace(/:\d+$/, '');
  const granted = await browser.permissions.request({ origins: [`https://${name}/*`, `http://${name}/*`] });
  if (granted) await openForChats(name);
  return granted;
}

/** Whether chats may be read there: granted by the agent for that, and not shut out by the company. */
export async function mayRead(url: string): Promise<boolean> {
  if (!(await hasAccess(url)) || (await listOnlyHosts()).has(new URL(url).hostname)) return false;
  return allowsSite(await readPolicy(), url);
}

/** Where the content script runs: what is granted, narrowed to the company's sites. */
async function originsToRead(): Promise<string[]> {
  const { sites } = await readPolicy();
  if (sites === null) return grantedOrigins();
  const granted = await Promise.all(sites.map((site) => browser.permissions.contains({ origins: [site] })));
  return sites.filter((_site, index) => granted[index]);
}

/** Loads the content script into pages that were open before access was given or the extension updated. */
async function injectInto(origins: string[], listOnly: ReadonlySet<string>): Promise<void> {
  const tabs = await browser.tabs.query({ url: origins });
  await Promise.all(
    tabs.map(async ({ id, discarded, url }) => {
      if (id === undefined || discarded || (url && listOnly.has(new URL(url).hostname))) return;
      // A page may forbid it or be gone by now; the others must still be reached.
      await browser.scripting
        .executeScript({ target: { tabId: id, allFrames: true }, files: [`/${SCRIPT_FILE}`] as never })
        .catch(() => undefined);
    }),
  );
}

let following: Promise<void> = Promise.resolve();

/** Brings the registered content script in line with the hosts that are granted now. One at a time. */
export function followGrantedHosts(): Promise<void> {
  const followed = following.then(register);
  following = followed.catch(() => undefined);
  return followed;
}

async function register(): Promise<void> {
  const listOnly = await listOnlyHosts();
  const excluded = [...listOnly].map((host) => `*://${host}/*`);
  const matches = (await originsToRead()).filter((origin) => !listOnly.has(hostIn(origin)));
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) {
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = {
    id: SCRIPT_ID,
    js: [SCRIPT_FILE],
    matches,
    // A wider pattern, such as a company's `https://*.example.com/*`, may cover such a host, too.
    excludeMatches: excluded,
    allFrames: true,
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
  else await browser.scripting.registerContentScripts([script]);
  await injectInto(matches, listOnly);
}

/** `https://desk.example:8443/*` → `desk.example`. */
function hostIn(origin: string): string {
  return origin.replace(/^[^:]+:\/\//, '').replace(/(?::[\d*]+)?\/.*$/, '');
}
