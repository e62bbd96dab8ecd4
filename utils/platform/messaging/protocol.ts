/** Every message between page, worker and panel, typed once. */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { DraftState, InsertRequest, InsertResult, ReadingDelta, StripView } from '../../core/page-messages.ts';
import type { LearnedHow } from '../../core/sites/learned-site.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { HealthReport } from '../../core/sites/site-health.ts';
import type { TeachCommand, TeachState } from '../../core/sites/teaching.ts';

/** Structurally the page's own `PageAction`; declared here because the platform does not know the page. */
export type PageAction =
  | { type: 'inserted'; rank: number; scriptId: string; result: InsertResult }
  | { type: 'replaced'; rule: string; result: InsertResult }
  | { type: 'fill'; rank: number; scriptId: string }
  | { type: 'dismiss'; rule: string }
  | { type: 'strip-off' };

interface ProtocolMap {
  // page → worker
  /** All definitions that may hold on the sender's origin. */
  definitions(): SiteDefinition[];
  /** Keeps a definition for the sender's own origin; it is checked there and may be refused. */
  learnSite(learned: {
    definition: SiteDefinition;
    how: LearnedHow;
    /** 0…1, of a detection. */
    confidence?: number;
  }): { ok: true; version: number } | { ok: false; message: string };
  /** A page may forget its own host only, our own pages any. `host` has its port. */
  forgetSite(learned: { host: string; how: LearnedHow }): void;
  /** What a proof of a definition on the sender's page came to. */
  siteHealth(report: HealthReport): void;
  delta(delta: ReadingDelta): { resync: boolean };
  /** No definition fits the page; true where something like a chat was found, but not surely enough. */
  unsupported(almost: boolean): void;
  draft(draft: DraftState): void;
  /** What the agent did with the strip; insertions were carried out in the page already. */
  action(action: PageAction): void;
  /** How far teaching is in the sender's frame; null when it has ended there. */
  teaching(state: TeachState | null): void;
  /** Brings the script for the page's own world into the sender's frame. */
  loadBridge(): boolean;
  /** Brings detection and teaching into the frame. */
  loadLearner(): boolean;
  pageGone(): void;
  // worker → page
  insert(request: InsertRequest): InsertResult;
  strip(view: StripView | null): void;
  recheck(): void;
  teach(command: TeachCommand): void;
  // panel → worker; the tab is named because a popped-out panel belongs to none
  panel(call: { tabId: number; name: string; args: unknown[] }): unknown;
  // Studio → worker
  delivery(call: { name: string; args: unknown[] }): unknown;
  sites(call: { name: string; args: unknown[] }): unknown;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();
