import type { Lang } from '../taxonomy.ts';

/** Sentences of updates, follow-ups, holding lines and condolence; data in `scripts-library/follow-up/`, the same keys in all. */
export const FOLLOW_UP_KEYS = [
  'done.called_courier',
  'done.asked_warehouse',
  'done.sent_to_lead',
  'done.checked_order',
  'done.other',
  'said',
  'pending.called_courier',
  'pending.asked_warehouse',
  'pending.sent_to_lead',
  'waiting',
  'waiting.promise',
  'update',
  'update.nothing',
  'next',
  'promise.due',
  'promise.late',
  'holding',
  'holding.order',
  'condole',
  'join.done',
  'join.pending',
] as const;
export type FollowUpKey = (typeof FOLLOW_UP_KEYS)[number];

export type FollowUpTexts = Readonly<Record<Lang, Readonly<Record<FollowUpKey, string>>>>;
