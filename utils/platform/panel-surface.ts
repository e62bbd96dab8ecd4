/** Opens the panel: side panel on Chromium, sidebar on Firefox. Call it before any `await` of a user gesture. */
import { browser } from 'wxt/browser';

interface FirefoxSidebar {
  open(): Promise<void>;
}

export function openPanel(tabId: number): Promise<void> {
  if (browser.sidePanel) return browser.sidePanel.open({ tabId });
  return (browser as unknown as { sidebarAction: FirefoxSidebar }).sidebarAction.open();
}

/** The panel in a window of its own, following one tab. */
export async function popOutPanel(tabId: number): Promise<void> {
  await browser.windows.create({
    url: browser.runtime.getURL(`/sidepanel.html?tabId=${tabId}`),
    type: 'popup',
    width: 420,
    height: 860,
  });
}
