/** Every message between page, worker and panel, typed once. */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type {
  DraftState,
  Health,
  InsertRequest,
  InsertResult,
  ReadingDelta,
  StripView,
} from '../../core/page-messages.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';

interface ProtocolMap {
  // page → worker
  definitions(): SiteDefinition[];
  delta(delta: ReadingDelta): { resync: boolean };
  /** Null: no definition fits the page. A health: one fits and fails its check. */
  unreadable(health: Health | null): void;
  draft(draft: DraftState): void;
  stripInsert(rank: number): InsertResult;
  stripReplace(finding: { rule: string; better: string; start: number; end: number }): InsertResult;
  stripDismiss(rule: string): void;
  stripOff(): void;
  openSearch(): void;
  pageGone(): void;
  // worker → page
  insert(request: InsertRequest): InsertResult;
  strip(view: StripView | null): void;
  recheck(): void;
  // panel → worker; the tab is named because a popped-out panel belongs to none
  panel(call: { tabId: number; name: string; args: unknown[] }): unknown;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<ProtocolMap>();
