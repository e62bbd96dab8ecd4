import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthReport } from '../core/sites/site-health.ts';
import { watchForChat } from './detect/watch-for-chat.ts';
import { KnownDefinitions } from './known-definitions.ts';
import type { Learner } from './learner.ts';
import type { PagePort } from './page-port.ts';
import { matchesUrl } from './read/choose-definition.ts';
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
/** On a page that was recognised a change of console is no matter of moments, and every waking costs. */
const SETTLED_POLL_MS = 1000;
/** A page gets this long to draw itself before it is called unsupported. */
const PATIENCE_MS = 2000;

function pollPage(look: () => void, pause: () => number, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout>;
  const again = () => {
    timer = setTimeout(() => {
      look();
      if (!signal.aborted) again();
    }, pause());
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  again();
}

/** Asked for again each time it is missing: the agent may just have given access back. */
async function learnerOf(window: Window, port: PagePort): Promise<Learner | null> {
  if (!window.warmlineLearner) await port.loadLearner();
  return window.warmlineLearner ?? null;
}

/**
 * Recognises the page, follows its conversation, watches the reply box, shows the strip and serves insertions,
 * until `signal` aborts. All it needs of the extension comes through the port.
 */
export function startPage(options: PageOptions): void {
  const { document, window, port, signal } = options;
  const known = new KnownDefinitions(document, signal);
  let prefs = { collapsed: false, shift: { x: 0, y: 0 } };
  let site: Site | null = null;
  let running: AbortController | null = null;
  let waitedSince = window.performance.now();
  let toldUnsupported = false;
  let lostSince: number | null = null;

  const learner = () => learnerOf(window, port);

  /** Learned definitions are for a whole host: another page of it without the chat is another page, not a loss. */
  function isLeft(definition: SiteDefinition): boolean {
    if (!['taught', 'detected'].includes(definition.evidence.confidence)) return false;
    lostSince ??= window.performance.now();
    return window.performance.now() - lostSince >= PATIENCE_MS;
  }

  function choose(): void {
    if (signal.aborted) return;
    const chosen = known.look(window.performance.now());
    if (chosen && chosen === site?.definition) {
      lostSince = null;
      if (known.isBroken(chosen) ? !known.takeOver() : chats.isBroken(chosen)) chats.look();
      return;
    }
    // A console that redraws itself may miss its fingerprint for a moment; health tells of a lasting loss.
    // One that was switched off, forgotten or replaced meanwhile must go at once.
    const holds = site !== null && known.includes(site.definition);
    if (!chosen && site && holds && matchesUrl(site.definition, document.location.href) && !isLeft(site.definition)) {
      if (known.isBroken(site.definition)) chats.look();
      return;
    }
    lostSince = null;
    running?.abort();
    if (!chosen && site) {
      waitedSince = window.performance.now();
      chats.restart();
    }
    site = null;
    if (!chosen) {
      if (window.performance.now() - waitedSince >= PATIENCE_MS) chats.look();
      return;
    }
    toldUnsupported = false;
    running = new AbortController();
    const onProof = (report: HealthReport) => known.proved(chosen, report);
    site = startSite(chosen, { document, window, port, prefs, onProof }, running.signal);
  }

  async function load(): Promise<void> {
    const [found, kept] = await Promise.all([port.definitions(document.location.href), port.stripPrefs.get()]);
    known.set(found);
    prefs = kept ?? prefs;
    choose();
  }

  port.onInsert(async (request) => site?.insert(request) ?? { ok: false, reason: 'unreadable', clipboard: false });
  port.onStrip((view) => site?.strip(teaching.active() ? null : view));
  port.onRecheck(() => {
    toldUnsupported = false;
    known.forgive();
    chats.restart();
    void load().then(() => site?.recheck());
    teaching.tell();
  });
  const teaching = serveTeaching({
    document,
    port,
    signal,
    learner,
    current: () => site?.definition ?? null,
    onActive: (active) => (active ? site?.strip(null) : site?.recheck()),
    onLearned: () => {
      toldUnsupported = false;
      chats.restart();
      void load();
    },
  });
  const chats = watchForChat({
    document,
    window,
    signal,
    learner,
    onFound: ({ definition: found, confidence }) => {
      // What was broken when the search began may read the page again by now.
      if (site && site.definition.evidence.confidence !== 'detected' && !known.isBroken(site.definition)) return;
      // Read at once; the next load finds it stored.
      const definition = known.add(found);
      choose();
      void port.learnSite(definition, 'detected', confidence);
    },
    onNothing: (detection) => {
      // A definition that has broken is told by its health.
      if (toldUnsupported || site) return;
      toldUnsupported = true;
      port.sendUnsupported(detection !== null);
    },
  });
  pollPage(choose, () => (site ? SETTLED_POLL_MS : POLL_MS), signal);
  window.addEventListener('pagehide', () => port.sendGone(), { signal });
  window.addEventListener('pageshow', (event) => event.persisted && site?.recheck(), { signal });
  signal.addEventListener('abort', () => running?.abort());
  void load();
}
