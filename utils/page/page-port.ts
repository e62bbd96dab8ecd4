import type { DraftState, InsertRequest, InsertResult, ReadingDelta, StripView } from '../core/page-messages.ts';
import type { LearnedHow } from '../core/sites/learned-site.ts';
import type { SiteDefinition } from '../core/sites/site-definition.ts';
import type { HealthReport } from '../core/sites/site-health.ts';
import type { TeachCommand, TeachState } from '../core/sites/teaching.ts';
import type { StripPrefs } from './strip/mount-strip.ts';

/** What the agent did in the page; insertions and replacements have already been carried out. */
export type PageAction =
  | { type: 'inserted'; rank: number; scriptId: string; result: InsertResult }
  | { type: 'replaced'; rule: string; result: InsertResult }
  | { type: 'fill'; rank: number; scriptId: string }
  | { type: 'dismiss'; rule: string }
  | { type: 'strip-off' };

/** What the page side needs of the extension; the entrypoint hands in the implementation. */
export interface PagePort {
  definitions(url: string): Promise<readonly SiteDefinition[]>;
  /** Keeps a definition for this page's origin; refused with a message where it is not one. */
  learnSite(
    definition: SiteDefinition,
    how: LearnedHow,
    confidence?: number,
  ): Promise<{ ok: true; version: number } | { ok: false; message: string }>;
  /** Forgets what was learned on this page's own host (with its port). */
  forgetSite(host: string, how: LearnedHow): Promise<void>;
  /** No definition fits the page, though `almost` may be a chat; an unhealthy page is told by the health in its deltas. */
  sendUnsupported(almost: boolean): void;
  /** What a proof of the definition came to. */
  sendHealth(report: HealthReport): void;
  sendDelta(delta: ReadingDelta): Promise<{ resync: boolean }>;
  sendDraft(draft: DraftState): void;
  sendAction(action: PageAction): void;
  /** How far teaching is in this frame; null when it has ended. */
  sendTeaching(state: TeachState | null): void;
  /** The page is being left; nothing can be inserted any more. */
  sendGone(): void;
  onInsert(handler: (request: InsertRequest) => Promise<InsertResult>): void;
  onStrip(handler: (view: StripView | null) => void): void;
  onRecheck(handler: () => void): void;
  onTeach(handler: (command: TeachCommand) => void): void;
  loadBridge(): Promise<boolean>;
  /** Brings `window.warmlineLearner`; false where it cannot come. */
  loadLearner(): Promise<boolean>;
  stripPrefs: { get(): Promise<StripPrefs | null>; set(prefs: StripPrefs): void };
}
