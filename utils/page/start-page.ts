import type { PagePort } from './page-port.ts';
import { matchesUrl } from './read/choose-definition.ts';
import { DefinitionChoice } from './read/definition-choice.ts';
import { type Site, startSite } from './start-site.ts';
import { serveTeaching } from './teach/serve-teaching.ts';

export interface PageOptions {
  document: Document;
  window: Window & typeof globalThis;
  port: PagePort;
  signal: AbortSignal;
}

/** Single-page consoles draw themselves and change their address without telling; a glance costs next to nothing. */
const POLL_MS = 500;
/** A page gets this long to draw itself before it is called unsupported. */
const PATIENCE_MS = 2000;

/**
 * Recognises the page, follows its conversation, watches the reply box, shows the strip and serves insertions,
 * until `signal` aborts. All it needs of the extension comes through the port.
 */
export function startPage(options: PageOptions): void {
  const { document, window, port, signal } = options;
  const choice = new DefinitionChoice(document, signal);
  let prefs = { collapsed: false, shift: { x: 0, y: 0 } };
  let site: Site | null = null;
  let running: AbortController | null = null;
  let waitedSince = window.performance.now();
  let toldUnsupported = false;

  function choose(): void {
    if (signal.aborted) return;
    const chosen = choice.look();
    if (chosen && chosen === site?.definition) return;
    // A console that redraws itself may miss its fingerprint for a moment; health tells of a lasting loss.
    if (!chosen && site && matchesUrl(site.definition, document.location.href)) return;
    running?.abort();
    if (!chosen && site) waitedSince = window.performance.now();
    site = null;
    if (!chosen) {
      if (!toldUnsupported && window.performance.now() - waitedSince >= PATIENCE_MS) {
        toldUnsupported = true;
        port.sendUnsupported();
      }
      return;
    }
    toldUnsupported = false;
    running = new AbortController();
    site = startSite(chosen, { document, window, port, prefs }, running.signal);
  }

  async function load(): Promise<void> {
    const [found, kept] = await Promise.all([port.definitions(document.location.href), port.stripPrefs.get()]);
    choice.among(found);
    prefs = kept ?? prefs;
    choose();
  }

  port.onInsert(async (request) => site?.insert(request) ?? { ok: false, reason: 'unreadable', clipboard: false });
  port.onStrip((view) => site?.strip(view));
  port.onRecheck(() => {
    toldUnsupported = false;
    void load().then(() => site?.recheck());
    teaching.tell();
  });
  const teaching = serveTeaching({
    document,
    port,
    signal,
    current: () => site?.definition ?? null,
    onLearned: () => {
      toldUnsupported = false;
      void load();
    },
  });
  const poll = setInterval(choose, POLL_MS);
  window.addEventListener('pagehide', () => port.sendGone(), { signal });
  window.addEventListener('pageshow', (event) => event.persisted && site?.recheck(), { signal });
  signal.addEventListener('abort', () => {
    clearInterval(poll);
    running?.abort();
  });
  void load();
}
