import { browser } from 'wxt/browser';

/** Scripts that come into a frame only when its content script asks, each with the world it belongs to. */
const SCRIPTS = {
  /**
   * The page's half of the bridge, in the world of the page itself. No element of ours is in the page for it, so
   * neither the page's own policy for scripts nor the page's scripts can be in the way.
   */
  bridge: { files: ['/editor-bridge.js'], world: 'MAIN' },
  learner: { files: ['/page-learner.js'], world: 'ISOLATED' },
} as const;

/** @returns whether the script runs in that frame */
export async function bringScript(name: keyof typeof SCRIPTS, tabId: number, frameId: number): Promise<boolean> {
  const { files, world } = SCRIPTS[name];
  try {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, world, files: [...files] });
    return true;
  } catch {
    // Access to the host was just taken back, or the frame is gone.
    return false;
  }
}
