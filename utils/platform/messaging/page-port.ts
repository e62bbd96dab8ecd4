/** The page's line to the worker. Structurally `PagePort` of `utils/page`, which the platform does not know. */
import { browser } from 'wxt/browser';
import type { DraftState, InsertRequest, InsertResult, ReadingDelta, StripView } from '../../core/page-messages.ts';
import type { LearnedHow } from '../../core/sites/learned-site.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { HealthReport } from '../../core/sites/site-health.ts';
import type { TeachCommand, TeachState } from '../../core/sites/teaching.ts';
import { onMessage, type PageAction, sendMessage } from './protocol.ts';

const STRIP_KEY = 'strip';

/** Where the agent put the strip. */
interface StripPlace {
  collapsed: boolean;
  shift: { x: number; y: number };
}

/** The worker may be restarting; the next reading repairs what a lost message missed. */
const ignore = () => undefined;

export function createPagePort(signal: AbortSignal) {
  const listen: typeof onMessage = (type, handler) => {
    const remove = onMessage(type, handler);
    signal.addEventListener('abort', remove);
    return remove;
  };
  let bridge: Promise<boolean> | null = null;
  return {
    definitions: () => sendMessage('definitions', undefined),
    learnSite: (definition: SiteDefinition, how: LearnedHow, confidence?: number) =>
      sendMessage('learnSite', { definition, how, ...(confidence === undefined ? {} : { confidence }) }).catch(
        (error: unknown) => ({ ok: false as const, message: String(error) }),
      ),
    forgetSite: (host: string, how: LearnedHow) => sendMessage('forgetSite', { host, how }).catch(ignore),
    sendUnsupported: (almost: boolean) => void sendMessage('unsupported', almost).catch(ignore),
    sendHealth: (report: HealthReport) => void sendMessage('siteHealth', report).catch(ignore),
    sendDelta: (delta: ReadingDelta) => sendMessage('delta', delta),
    sendDraft: (draft: DraftState) => void sendMessage('draft', draft).catch(ignore),
    sendAction: (action: PageAction) => void sendMessage('action', action).catch(ignore),
    sendTeaching: (state: TeachState | null) => void sendMessage('teaching', state).catch(ignore),
    sendGone: () => void sendMessage('pageGone', undefined).catch(ignore),
    onInsert: (handler: (request: InsertRequest) => Promise<InsertResult>) =>
      void listen('insert', ({ data }) => handler(data)),
    onStrip: (handler: (view: StripView | null) => void) => void listen('strip', ({ data }) => handler(data)),
    onRecheck: (handler: () => void) => void listen('recheck', handler),
    onTeach: (handler: (command: TeachCommand) => void) => void listen('teach', ({ data }) => handler(data)),
    /** Once a page: a second one would only listen in vain. */
    loadBridge: async () => {
      bridge ??= sendMessage('loadBridge', undefined).catch(() => false);
      const there = await bridge;
      if (!there) bridge = null;
      return there;
    },
    loadLearner: () => sendMessage('loadLearner', undefined).catch(() => false),
    stripPrefs: {
      get: async (): Promise<StripPlace | null> => {
        const { [STRIP_KEY]: place } = await browser.storage.local.get(STRIP_KEY);
        return (place as StripPlace | undefined) ?? null;
      },
      set: (place: StripPlace) => void browser.storage.local.set({ [STRIP_KEY]: place }).catch(ignore),
    },
  };
}
