import { browser } from 'wxt/browser';

/**
 * Runs the page's half of the bridge in the world of the page itself, in the frame that asks. No element of ours is in
 * the page for it, so neither the page's own policy for scripts nor the page's scripts can be in the way.
 *
 * @returns whether it runs
 */
export async function bringBridge(tabId: number, frameId: number): Promise<boolean> {
  const target = { tabId, frameIds: [frameId] };
  try {
    await browser.scripting.executeScript({ target, world: 'MAIN', files: ['/editor-bridge.js'] });
    return true;
  } catch {
    // Access to the host was just taken back, or the frame is gone.
    return false;
  }
}
