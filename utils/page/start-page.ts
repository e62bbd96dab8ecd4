import type { SiteDefinition } from '../core/sites/site-definition.ts';
import { watchForChat } from './detect/watch-for-chat.ts';
import type { Learner } from './learner.ts';
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
/** On a page that was recognised a change of console is no matter of moments, and every waking costs. */
const SETTLED_POLL_MS = 1000;
/** A page gets this long to draw itself before it is called unsupported. */
const PATIENCE_MS = 2000;

/** What did not change stays the same object, so that a page that is being read is not started anew for it. */
function keepSame(before: readonly SiteDefinition[], after: readonly SiteDefinition[]): SiteDefinition[] {
  const known = new Map(before.map((definition) => [JSON.stringify(definition), definition]));
  return after.map((definition) => known.get(JSON.stringify(definition)) ?? definition);
}

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

/**
 * Recognises the page, follows its conversation, watches the reply box, shows the strip and serves insertions,
 * until `signal` aborts. All it needs of the extension comes through the port.
 */
export function startPage(options: PageOptions): void {
  const { document, window, port, signal } = options;
  let definitions: readonly SiteDefinition[] = [];
  const choice = new DefinitionChoice(document, signal);
  let prefs = { collapsed: false, shift: { x: 0, y: 0 } };
  let site: Site | null = null;
  let running: AbortController | null = null;
  let waitedSince = window.performance.now();
  let toldUnsupported = false;
  let lostSince: number | null = null;

  /** Asked for again each time it is missing: the agent may just have given access back. */
  async function learner(): Promise<Learner | null> {
    if (!window.warmlineLearner) await port.loadLearner();
    return window.warmlineLearner ?? null;
  }

  /** Learned definitions are for a whole host: another page of it without the chat is another page, not a loss. */
  function isLeft(definition: SiteDefinition): boolean {
    if (!['taught', 'detected'].includes(definition.evidence.confidence)) return false;
    lostSince ??= window.performance.now();
    return window.performance.now() - lostSince >= PATIENCE_MS;
  }

  function choose(): void {
    if (signal.aborted) return;
    const chosen = choice.look();
    if (chosen && chosen === site?.definition) {
      lostSince = null;
      if (chats.isBroken(chosen)) chats.look();
      return;
    }
    // A console that redraws itself may miss its fingerprint for a moment; health tells of a lasting loss.
    // One that was switched off, forgotten or replaced meanwhile must go at once.
    const holds = site !== null && definitions.includes(site.definition);
    if (!chosen && site && holds && matchesUrl(site.definition, document.location.href) && !isLeft(site.definition))
      return;
    lostSince = null;
    running?.abort();
    if (!chosen && site) waitedSince = window.performance.now();
    site = null;
    if (!chosen) {
      if (window.performance.now() - waitedSince >= PATIENCE_MS) chats.look();
      return;
    }
    toldUnsupported = false;
    running = new AbortController();
    site = startSite(chosen, { document, window, port, prefs }, running.signal);
  }

  async function load(): Promise<void> {
    const [found, kept] = await Promise.all([port.definitions(document.location.href), port.stripPrefs.get()]);
    definitions = keepSame(definitions, found);
    choice.among(definitions);
    prefs = kept ?? prefs;
    choose();
  }

  port.onInsert(async (request) => site?.insert(request) ?? { ok: false, reason: 'unreadable', clipboard: false });
  port.onStrip((view) => site?.strip(teaching.active() ? null : view));
  port.onRecheck(() => {
    toldUnsupported = false;
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
    onFound: ({ definition, confidence }) => {
      // Read at once; the next load finds it stored.
      definitions = [...definitions.filter((one) => one.id !== definition.id), definition];
      choice.among(definitions);
      choose();
      void port.learnSite(definition, 'detected', confidence);
    },
    onNothing: (detection) => {
      if (toldUnsupported) return;
      toldUnsupported = true;
      port.sendUnsupported(detection !== null);
    },
  });
  pollPage(choose, () => (site ? SETTLED_POLL_MS : POLL_MS), signal);
  window.addEventListener('pagehide', () => port.sendGone(), { signal });
  window.addEventListener('pageshow', (event) => event.persisted && site?.recheck(), { signal });
  signal.addEventListener('abort', () => {
    running?.abort();
  });
  void load();
}
