import type {
  DraftState,
  InsertRequest,
  InsertResult,
  ReadingDelta,
  StripView,
} from '../../utils/core/page-messages.ts';
import type { SiteDefinition } from '../../utils/core/sites/site-definition.ts';
import type { PagePort } from '../../utils/page/page-port.ts';

/** A port that keeps what the page tells and asks what the worker would ask; all else answers with nothing. */
export class QuietPort {
  deltas: ReadingDelta[] = [];
  drafts: DraftState[] = [];
  insert: (request: InsertRequest) => Promise<InsertResult> = () => Promise.reject(new Error('not started'));
  strip: (view: StripView | null) => void = () => undefined;
  private readonly sites: readonly SiteDefinition[];

  constructor(sites: readonly SiteDefinition[]) {
    this.sites = sites;
  }

  asPort(): PagePort {
    const served = {
      definitions: async () => this.sites,
      stripPrefs: { get: async () => null, set: () => undefined },
      loadBridge: async () => false,
      loadLearner: async () => false,
      learnSite: async () => ({ ok: true, version: 1 }),
      sendDelta: async (delta: ReadingDelta) => {
        this.deltas.push(delta);
        return { resync: false };
      },
      sendDraft: (draft: DraftState) => void this.drafts.push(draft),
      onInsert: (handler: QuietPort['insert']) => {
        this.insert = handler;
      },
      onStrip: (handler: QuietPort['strip']) => {
        this.strip = handler;
      },
    };
    return new Proxy(served, {
      get: (target, name) => Reflect.get(target, name) ?? (() => undefined),
    }) as unknown as PagePort;
  }
}
