import type { InsertRequest, InsertResult, StripView } from '../core/page-messages.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthReport } from '../core/sites/site-health.ts';
import { rememberCaret } from './draft/caret-memory.ts';
import { watchDraft } from './draft/watch-draft.ts';
import type { InsertContext } from './insert/insert-context.ts';
import { insertText } from './insert/insert-text.ts';
import type { PagePort } from './page-port.ts';
import { proveSite } from './prove-site.ts';
import { followConversation } from './read/follow-conversation.ts';
import { queryOne } from './read/query.ts';
import { mountStrip, type StripPrefs } from './strip/mount-strip.ts';
import type { StripAction } from './strip/render-strip.ts';

export interface SiteOptions {
  document: Document;
  window: Window & typeof globalThis;
  port: PagePort;
  prefs: StripPrefs;
  /** A proof of the definition has come to an end. */
  onProof(report: HealthReport): void;
}

/** One recognised site being followed. */
export interface Site {
  definition: SiteDefinition;
  insert(request: InsertRequest): Promise<InsertResult>;
  strip(view: StripView | null): void;
  recheck(): void;
}

/** What is to be seen of a site that is no longer followed, should an insertion still be under way. */
const LEFT: ReturnType<InsertContext['look']> = {
  instance: '',
  conversation: null,
  readable: false,
  composer: { state: 'absent', element: null, outer: null },
};

/** Reads, watches and serves one recognised site until `signal` aborts. */
export function startSite(d: SiteDefinition, o: SiteOptions, signal: AbortSignal): Site {
  const { document, window, port } = o;
  /** What the strip shows, and what it will show when the input method is done. */
  let view: StripView | null = null;
  let next: StripView | null = null;
  const instance = window.crypto.getRandomValues(new Uint32Array(2)).join('-');
  const prove = proveSite(
    d,
    (report) => {
      port.sendHealth(report);
      o.onProof(report);
    },
    signal,
  );
  const following = followConversation(d, {
    document,
    signal,
    instance,
    now: () => window.performance.timeOrigin + window.performance.now(),
    onDelta: (delta) => {
      // The listener runs before `following` exists for the very first reading.
      port.sendDelta(delta).then(
        (answer) => answer.resync && !signal.aborted && following.resync(),
        () => undefined,
      );
      prove(delta);
      queueMicrotask(() => draft.check());
    },
  });
  const composer = () => following.composer().element;
  const draft = watchDraft({
    document,
    signal,
    composer,
    conversation: () => following.conversation(),
    onDraft: (state) => port.sendDraft(state),
    onComposing: (composing) => composing || show(),
  });
  /** Nothing comes up beside the characters being chosen; what must go goes at once. */
  function show(): void {
    if (next !== null && draft.composing()) return;
    view = next;
    strip.update(view);
  }
  const context: InsertContext = {
    document,
    look: () => (signal.aborted ? LEFT : { instance, ...following.look() }),
    composing: () => draft.composing(),
    stirred: () => draft.stirred(),
    caret: rememberCaret({ document, composer, signal }),
    loadBridge: () => port.loadBridge(),
    wait: (ms) => new Promise((resolve) => window.setTimeout(resolve, ms)),
  };
  const insert = (request: InsertRequest) => insertText(request, context);

  async function act(action: StripAction): Promise<void> {
    const script = 'rank' in action ? view?.scripts[action.rank - 1] : undefined;
    if (action.type === 'off') port.sendAction({ type: 'strip-off' });
    else if (action.type === 'dismiss') port.sendAction(action);
    else if (action.type === 'fill' && script)
      port.sendAction({ type: 'fill', rank: action.rank, scriptId: script.id });
    else if (action.type === 'insert' && script && view) {
      const { instance: from, conversation } = view;
      const result = await insert({ instance: from, conversation, draftFingerprint: null, text: script.text });
      port.sendAction({ type: 'inserted', rank: action.rank, scriptId: script.id, result });
    } else if (action.type === 'replace' && view) {
      const { start, end, better, rule } = action.finding;
      const { instance: from, conversation, draftFingerprint } = view;
      const replace = { start, end };
      const result = await insert({ instance: from, conversation, draftFingerprint, text: better, replace });
      port.sendAction({ type: 'replaced', rule, result });
    }
  }

  const strip = mountStrip({
    document,
    signal,
    composer: () => following.composer().outer,
    thread: () => queryOne(document, d.container),
    prefs: o.prefs,
    onPrefs: (prefs) => port.stripPrefs.set(prefs),
    onAction: (action) => void act(action),
  });
  return {
    definition: d,
    insert,
    strip: (told) => {
      next = told;
      show();
    },
    recheck: () => following.resync(),
  };
}
