import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Request } from 'playwright-core';
import type { SidePanel } from '../../../utils/cli/browser/open-side-panel.ts';

/**
 * Hosts that Chromium itself calls at start (sign-in state, component updates), whatever is installed.
 * They excuse only calls that nobody made in a page, worker or panel.
 */
const BROWSERS_OWN =
  /^(?:accounts\.google\.com|(?:update|clients\d*|optimizationguide-pa|content-autofill|safebrowsing)\.google(?:apis)?\.com|www\.google\.com|redirector\.gvt1\.com|edgedl\.me\.gvt1\.com)(?::\d+)?$/;

/** Schemes that never leave the machine. */
const INSIDE = /^(?:chrome-extension|data|blob|about|chrome|devtools):/;

export interface NetworkWatch {
  /** Pass these to the browser: everything that is not loopback goes through the watch, and nowhere else. */
  args: readonly string[];
  /** Also hears the requests of pages and workers. */
  follow(context: BrowserContext): void;
  followPanel(panel: SidePanel): Promise<void>;
  /** Each request that tried to leave the machine, once. */
  leaks(): string[];
  /** How many requests were seen, so that a deaf watch is noticed. */
  seen(): number;
  close(): Promise<void>;
}

/**
 * Two ears: a proxy on loopback through which every request must pass that is not to loopback, and the
 * browser's own reports per page, worker and panel, which say where a request came from.
 */
export async function watchNetwork(): Promise<NetworkWatch> {
  const leaks = new Set<string>();
  let seen = 0;
  const note = (target: string) => {
    if (!BROWSERS_OWN.test(target)) leaks.add(`${target} (through the proxy)`);
  };
  const proxy = createServer((request, response) => {
    note(hostOf(request.url ?? ''));
    response.statusCode = 502;
    response.end();
  });
  proxy.on('connect', (request, socket) => {
    note(request.url ?? '');
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;

  const hear = (url: string, from: string) => {
    seen += 1;
    if (!INSIDE.test(url) && !isLoopback(url)) leaks.add(leak(url, from));
  };
  return {
    args: [`--proxy-server=http://127.0.0.1:${port}`],
    follow: (context) => {
      context.on('request', (request) => hear(request.url(), sourceOf(request)));
      // A page's own policy stopped it before it was made: nothing left, and the proxy agrees.
      context.on('requestfailed', (request) => {
        if (/csp/i.test(request.failure()?.errorText ?? '')) leaks.delete(leak(request.url(), sourceOf(request)));
      });
    },
    followPanel: async (panel) => {
      panel.session.on('Network.requestWillBeSent', ({ request }) =>
        hear((request as { url: string }).url, 'the side panel'),
      );
      panel.session.on('Network.webSocketCreated', ({ url }) => hear(String(url), 'the side panel'));
      await panel.session.send('Network.enable');
    },
    leaks: () => [...leaks].sort(),
    seen: () => seen,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}

const leak = (url: string, from: string) => `${url} (from ${from})`;

function sourceOf(request: Request): string {
  return request.serviceWorker()?.url() ?? request.headers().referer ?? 'a page';
}

function isLoopback(url: string): boolean {
  return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);
}

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}
