/** What the browser tells of a tab, without the `tabs` permission: the address is only visible where access is granted. */
import { browser } from 'wxt/browser';
import { isReadable, mayRead } from './granted-hosts.ts';

export async function tabFacts(
  tabId: number,
): Promise<{ host: string | null; readable: boolean; access: boolean; open: boolean }> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab) return { host: null, readable: false, access: false, open: false };
  if (!tab.url) return { host: null, readable: true, access: false, open: true };
  const readable = isReadable(tab.url);
  return {
    host: readable ? new URL(tab.url).host : null,
    readable,
    access: readable && (await mayRead(tab.url)),
    open: true,
  };
}
