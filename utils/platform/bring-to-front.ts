import { browser } from 'wxt/browser';

/** Shows a tab that is open, else opens its address anew. */
export async function bringToFront(tabId: number | null, url: string): Promise<void> {
  const tab = tabId === null ? null : await browser.tabs.update(tabId, { active: true }).catch(() => null);
  if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  else if (/^https?:/.test(url)) await browser.tabs.create({ url });
}
