import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Worker } from 'playwright-core';

export interface LaunchOptions {
  /** Executable of a Chromium-family browser, see `findBrowser`. */
  executablePath: string;
  /** Folder of the built extension (the one with `manifest.json`). */
  extensionDir: string;
  headless: boolean;
  /** Size of the whole window in CSS pixels; the side panel takes its part of the width. */
  window?: { width: number; height: number };
  /** Language of the browser's requests and of `navigator.language`, such as `zh-CN`. */
  locale?: string;
  args?: readonly string[];
  /** Folder of a profile that outlives the browser; a fresh one that goes with it where absent. */
  profile?: string;
  /** True where the caller ends the browser itself on SIGINT, SIGTERM and SIGHUP. */
  handlesSignals?: boolean;
}

export interface ExtensionBrowser {
  context: BrowserContext;
  /** DevTools session of the browser itself. */
  devtools: CDPSession;
  extensionId: string;
  /** The background worker as it stands now; it may be stopped and started again by the browser. */
  serviceWorker(): Promise<Worker>;
  close(): Promise<void>;
}

/**
 * Starts a browser with the extension in it, in a fresh profile unless one is given. Nothing but loopback addresses
 * resolves, so neither page nor extension nor the browser itself can reach the network.
 * @throws where the folder holds no extension or the browser does not take it; the message says which.
 */
export async function launchWithExtension(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extensionDir = path.resolve(options.extensionDir);
  await readFile(path.join(extensionDir, 'manifest.json')).catch(() => {
    throw new Error(`No manifest.json in ${extensionDir}. Build the extension first: npm run build`);
  });
  const profile = options.profile ?? (await mkdtemp(path.join(tmpdir(), 'warmline-browser-')));
  const forget = async () => {
    if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  const context = await startContext(profile, extensionDir, options);
  try {
    const browser = context.browser();
    if (!browser) throw new Error('The browser closed while it was starting.');
    const devtools = await browser.newBrowserCDPSession();
    const extensionId = await idOfExtension(context, devtools, extensionDir);
    return {
      context,
      devtools,
      extensionId,
      serviceWorker: () => workerOf(context, extensionId),
      close: async () => {
        // A browser that people have closed is gone already; its profile is not.
        await context.close().catch(() => undefined);
        await forget();
      },
    };
  } catch (error) {
    await context.close();
    await forget();
    throw error;
  }
}

function startContext(profile: string, extensionDir: string, options: LaunchOptions): Promise<BrowserContext> {
  const { width, height } = options.window ?? { width: 1440, height: 900 };
  return chromium.launchPersistentContext(profile, {
    executablePath: options.executablePath,
    headless: options.headless,
    // The sandbox cannot be set up by root, which is what CI containers run as.
    chromiumSandbox: process.getuid?.() !== 0,
    viewport: null,
    handleSIGINT: !options.handlesSignals,
    handleSIGTERM: !options.handlesSignals,
    handleSIGHUP: !options.handlesSignals,
    ...(options.locale ? { locale: options.locale } : {}),
    ignoreDefaultArgs: ['--disable-extensions', '--enable-automation'],
    args: [
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      '--enable-unsafe-extension-debugging',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
      `--window-size=${width},${height}`,
      ...(options.args ?? []),
    ],
  });
}

/** Branded Chrome ignores `--load-extension` since 137; there the DevTools command loads it instead. */
async function idOfExtension(context: BrowserContext, devtools: CDPSession, extensionDir: string): Promise<string> {
  const worker = context.serviceWorkers().find(isExtensionWorker) ?? (await nextWorker(context, 4000));
  if (worker) return new URL(worker.url()).host;
  const send = devtools.send.bind(devtools) as unknown as (method: string, params: object) => Promise<{ id: string }>;
  const { id } = await send('Extensions.loadUnpacked', { path: extensionDir }).catch((error: Error) => {
    throw new Error(`The browser did not take the extension in ${extensionDir}: ${error.message}`);
  });
  await workerOf(context, id);
  return id;
}

function isExtensionWorker(worker: Worker): boolean {
  return worker.url().startsWith('chrome-extension://');
}

function nextWorker(context: BrowserContext, timeout: number): Promise<Worker | null> {
  return context.waitForEvent('serviceworker', { predicate: isExtensionWorker, timeout }).catch(() => null);
}

async function workerOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const own = (worker: Worker) => worker.url().startsWith(`chrome-extension://${extensionId}/`);
  return context.serviceWorkers().find(own) ?? context.waitForEvent('serviceworker', { predicate: own });
}
