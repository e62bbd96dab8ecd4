import type { Emotion, Lang, Market } from '../taxonomy.ts';

export const ROLES = ['customer', 'agent', 'bot', 'note', 'system', 'unknown'] as const;
/** Who wrote a turn. `unknown` is a valid answer and is never taken for the customer. */
export type Role = (typeof ROLES)[number];

export interface Turn {
  /** Stable within the conversation: the page's own id, else a hash. */
  id: string;
  role: Role;
  text: string;
  /** Milliseconds since the epoch; absent where the page shows no exact time. */
  at?: number;
  /** When we first saw the turn; stands in for `at` where a page shows no times. Milliseconds since the epoch. */
  seen?: number;
  sender?: string;
  /** Kinds of attachments that the row shows. */
  media?: readonly ('image' | 'video' | 'file')[];
}

/** What is known of the order. Amounts are in `currency` units, never in cents. */
export interface OrderFacts {
  item?: string;
  orderId?: string;
  price?: number;
  currency?: string;
  returnFreight?: number;
  daysSinceReceipt?: number;
  /** Difference at stake in price and coupon issues. */
  difference?: number;
}

/** A correction that the agent made with one tap; it wins over the reading of that turn. */
export interface Correction {
  turnId: string;
  emotion: Emotion;
}

/** A promise of ours, known by the message it stands in and its words there. */
export interface PromiseRef {
  turnId: string;
  text: string;
}

export interface Conversation {
  id: string;
  /** Id of the site definition it was read with. */
  site?: string;
  market?: Market;
  /** Forces the language; without it the buyer's own script decides. */
  lang?: Lang;
  turns: readonly Turn[];
  /** What the agent has typed so far. */
  draft?: string;
  order?: OrderFacts;
  customerName?: string;
  corrections?: readonly Correction[];
  /** Promises that the agent marked as kept. */
  settled?: readonly PromiseRef[];
}
