/** The extension's half in an isolated world: reads the race page as a content script does, and presses Insert. */
import type { InsertRequest, InsertResult } from '../../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../../utils/core/sites/site-definition.ts';
import type { PagePort } from '../../../utils/page/page-port.ts';
import { startPage } from '../../../utils/page/start-page.ts';
import { type ConsoleKind, KINDS, type Race } from './plan.ts';

export interface Pressed {
  /** The conversation that the agent saw; null where none was open. */
  madeFor: string | null;
  result: InsertResult | null;
}

interface RaceWorld {
  /** The conversation read last, or null. */
  seen(): string | null;
  press(race: Pick<Race, 'insertAt' | 'lag' | 'text'>): Promise<Pressed>;
}

declare global {
  interface Window {
    raceWorld: RaceWorld;
  }
}

const CONVERSATION: Record<ConsoleKind['key'], string> = {
  container: 'container@data-talk',
  url: 'url:/#\\/talk\\/(\\w+)/',
  header: '.who@data-talk',
};

function definitionOf(kind: ConsoleKind): SiteDefinition {
  return {
    schema: 1,
    id: 'race',
    name: 'Race',
    version: 1,
    evidence: { source: 'tests', date: '2026-11-22', confidence: 'tried' },
    match: { fingerprint: '.answer' },
    container: '.list',
    row: '.row',
    roles: { customer: [{ self: '.buyer' }] },
    text: ['.words'],
    ...(kind.ids ? { messageId: ['self@data-id'] } : {}),
    conversation: [CONVERSATION[kind.key]],
    composer: ['.reply'],
    composerBlocked: ['.answer[data-mode="note"]'],
    order: 'asc',
  };
}

const kind = KINDS[Number(new URLSearchParams(location.search).get('kind'))] as ConsoleKind;
const seen: { at: number; instance: string; conversation: string | null }[] = [];
let insert: (request: InsertRequest) => Promise<InsertResult> = () => Promise.reject(new Error('not started'));

/** What the page needs of the extension; what it does not need here answers with nothing. */
const port = {
  definitions: async () => [definitionOf(kind)],
  sendDelta: async ({ instance, conversation }: { instance: string; conversation: string | null }) => {
    seen.push({ at: performance.now(), instance, conversation });
    return { resync: false };
  },
  onInsert: (handler: typeof insert) => {
    insert = handler;
  },
  loadBridge: async () => false,
  stripPrefs: { get: async () => null, set: () => undefined },
};
const quiet = new Proxy(port, {
  get: (target, name) => Reflect.get(target, name) ?? (() => undefined),
}) as unknown as PagePort;
startPage({ document, window, port: quiet, signal: new AbortController().signal });

window.raceWorld = {
  seen: () => seen.at(-1)?.conversation ?? null,
  async press({ insertAt, lag, text }) {
    await new Promise((resolve) => setTimeout(resolve, insertAt));
    const then = performance.now() - lag;
    const shown = seen.findLast(({ at }) => at <= then);
    if (!shown?.conversation) return { madeFor: null, result: null };
    const { instance, conversation } = shown;
    const result = await insert({ instance, conversation, draftFingerprint: null, text });
    document.dispatchEvent(new CustomEvent('race-told', { detail: text }));
    return { madeFor: conversation, result };
  },
};
