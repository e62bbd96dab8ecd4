import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { Learner } from '../learner.ts';
import { checkHealth } from '../read/check-health.ts';
import type { Detection } from './detect-site.ts';
import { SentTexts } from './sent-texts.ts';

/** A frame smaller than this holds no chat that an agent works in. */
const NARROWEST_PX = 280;
const LOWEST_PX = 280;
/** Pauses between attempts on one address; a page that still draws itself gets a few quick ones, then few. */
const PAUSES_MS = [0, 1500, 3000, 6000, 15_000, 60_000, 300_000];
/** An attempt this slow makes the pauses that follow longer. */
const SLOW_MS = 100;
/** A message that was sent gets this long to turn up. */
const SENT_MS = 1500;
/** A detected definition must fail so often in a row before it is done anew. */
const FAILURES = 3;
const PROOF_EVERY_MS = 2000;

export interface ChatWatchOptions {
  document: Document;
  window: Window & typeof globalThis;
  signal: AbortSignal;
  /** Comes only when it is asked for; null where it cannot. */
  learner(): Promise<Learner | null>;
  /** A chat was found and is certain. */
  onFound(detection: Detection): void;
  /** The first attempt on an address was in vain: what was found, or null where nothing looks like a chat. */
  onNothing(detection: Detection | null): void;
}

/** Looks for a chat now and then while nothing else reads the page. */
export interface ChatWatch {
  /** No definition fits: an attempt is due when the page is idle. Asked again and again; most times nothing is done. */
  look(): void;
  /** Forgets earlier attempts, because the agent asked to look again. */
  restart(): void;
  /** Whether the detected definition that reads the page has failed for long enough to be done anew. */
  isBroken(definition: SiteDefinition): boolean;
}

/** Frames of the same origin are looked into from above; one chat must not be read twice. */
function isOurs(window: Window): boolean {
  if (window.innerWidth < NARROWEST_PX || window.innerHeight < LOWEST_PX) return false;
  if (window.parent === window) return true;
  try {
    return window.frameElement === null;
  } catch {
    return true;
  }
}

function today(window: Window): string {
  const now = new Date(window.performance.timeOrigin + window.performance.now());
  return now.toISOString().slice(0, 10);
}

/** Detection off the critical path: in idle time, a few attempts per address, and only after the page has changed. */
export function watchForChat(options: ChatWatchOptions): ChatWatch {
  const { document, window, signal } = options;
  let url = '';
  let attempts = 0;
  let dueAt = 0;
  let waiting = false;
  let changed = true;
  let failures = 0;
  let provenAt = 0;
  let sent: { texts: SentTexts; stop: AbortController } | null = null;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document, { childList: true, subtree: true });
  // Rows inside shadow roots come without a word; what the agent does there is heard.
  const onUse = () => {
    changed = true;
  };
  for (const type of ['focusin', 'pointerdown'] as const) {
    document.addEventListener(type, onUse, { capture: true, passive: true, signal });
  }
  signal.addEventListener('abort', () => {
    observer.disconnect();
    listen(false);
  });

  async function attempt(): Promise<void> {
    const learner = isOurs(window) ? await options.learner() : null;
    waiting = false;
    if (signal.aborted) return;
    changed = false;
    if (learner === null) {
      if (attempts === 1) options.onNothing(null);
      return;
    }
    const started = window.performance.now();
    const detection = learner.detect({
      document,
      url: document.location.href,
      today: today(window),
      sent: sent?.texts.texts() ?? [],
    });
    const spent = window.performance.now() - started;
    const pause = PAUSES_MS[Math.min(attempts, PAUSES_MS.length - 1)] ?? 0;
    dueAt = window.performance.now() + (spent > SLOW_MS ? pause * 4 : pause);
    listen(detection !== null && !detection.certain);
    if (detection?.certain) options.onFound(detection);
    else if (attempts === 1) options.onNothing(detection);
  }

  /** Only while something like a chat is there whose sides are not sure. */
  function listen(on: boolean): void {
    if (on === (sent !== null)) return;
    sent?.stop.abort();
    const stop = new AbortController();
    sent = on ? { texts: new SentTexts(document, stop.signal), stop } : null;
  }

  function restart(): void {
    listen(false);
    attempts = 0;
    dueAt = 0;
    changed = true;
  }

  return {
    restart,
    look: () => {
      const now = window.performance.now();
      if (document.location.href !== url) {
        url = document.location.href;
        restart();
      }
      if (sent?.texts.hasLeft()) {
        changed = true;
        dueAt = now + SENT_MS;
      }
      if (waiting || !changed || now < dueAt) return;
      waiting = true;
      attempts++;
      if (typeof window.requestIdleCallback === 'function')
        window.requestIdleCallback(() => void attempt(), { timeout: 1000 });
      else window.setTimeout(() => void attempt(), 0);
    },
    isBroken: (definition) => {
      const now = window.performance.now();
      if (definition.evidence.confidence !== 'detected' || now - provenAt < PROOF_EVERY_MS) return false;
      provenAt = now;
      const { missing } = checkHealth(definition, document);
      failures = missing.includes('roles') || missing.includes('rows') ? failures + 1 : 0;
      if (failures < FAILURES) return false;
      failures = 0;
      return true;
    },
  };
}
