/**
 * The panel's line to the worker. States are pushed over a port (no polling); calls go as messages.
 * When the worker was stopped the port closes: the link opens it again and follows the same tab.
 */
import { type Browser, browser } from 'wxt/browser';
import { sendMessage } from './protocol.ts';

/** Name of the port; the worker accepts no other. */
export const PANEL_PORT = 'panel';

export type ToWorker = { follow: number };
export type ToPanel<State> = { state: State } | { focusSearch: true };

/** Time before the port is opened again after the worker went away. */
const RECONNECT_MS = 50;

export interface PanelLink {
  call(name: string, ...args: unknown[]): Promise<unknown>;
  tabId(): number | null;
}

/** `?tabId=N` pins a popped-out panel; otherwise the active tab of the panel's own window is followed. */
async function tabToFollow(pinned: number | null): Promise<number | null> {
  if (pinned !== null) return pinned;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}

export function openPanelLink<State>(
  pinned: number | null,
  handlers: { onState(state: State): void; onFocusSearch(): void },
  signal: AbortSignal,
): PanelLink {
  let tabId: number | null = null;
  let port: Browser.runtime.Port | null = null;

  const connect = () => {
    if (signal.aborted) return;
    port = browser.runtime.connect({ name: PANEL_PORT });
    port.onMessage.addListener((message: ToPanel<State>) => {
      if ('state' in message) handlers.onState(message.state);
      else handlers.onFocusSearch();
    });
    port.onDisconnect.addListener(() => {
      port = null;
      setTimeout(connect, RECONNECT_MS);
    });
    if (tabId !== null) port.postMessage({ follow: tabId } satisfies ToWorker);
  };

  const follow = async () => {
    const next = await tabToFollow(pinned);
    if (next === null) return;
    tabId = next;
    port?.postMessage({ follow: next } satisfies ToWorker);
  };

  connect();
  void follow();
  const onActivated = () => void follow();
  const onUpdated = (updated: number, change: { url?: string; status?: string }) => {
    if (updated === tabId && (change.url !== undefined || change.status === 'complete')) void follow();
  };
  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  signal.addEventListener('abort', () => {
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    port?.disconnect();
  });
  return {
    call: (name, ...args) => (tabId === null ? Promise.resolve(null) : sendMessage('panel', { tabId, name, args })),
    tabId: () => tabId,
  };
}
