import type { OrderFacts, Role } from '../core/conversation/conversation.ts';
import type { Lang, Market } from '../core/taxonomy.ts';

/** What the buyer may say at one point of the talk, by how the reply before it went. */
interface Beat {
  better: readonly string[];
  flat: readonly string[];
  worse: readonly string[];
}

export const ENDS = ['resolved', 'escalated', 'gone'] as const;
/** How a talk closes: settled here, well handed over to a lead, or the buyer has left. */
export type End = (typeof ENDS)[number];

export interface StoryTurn {
  role: Extract<Role, 'customer' | 'agent' | 'bot' | 'note' | 'system'>;
  text: string;
  /** How long before the page was opened. */
  minutesAgo: number;
  /** A colleague's name, where the turn is not the trainee's own. */
  sender?: string;
}

interface StoryOrder extends OrderFacts {
  item: string;
  orderId: string;
  price: number;
  currency: string;
  /** State of the order as the shop's system prints it, in the buyer's language. */
  status: string;
}

/** A practice buyer: who they are, how the talk began, and what they answer over time. */
export interface Story {
  id: string;
  lang: Lang;
  market: Market;
  customer: { name: string; orders: number; since: string };
  order: StoryOrder;
  opening: readonly StoryTurn[];
  /** Patience at the start, 1–10. */
  patience: number;
  /** One good reply moves the talk on by one beat. */
  beats: readonly Beat[];
  /** Written once when nobody answers; a buyer who has given up writes nothing. */
  nudge?: string;
  ends: Readonly<Record<End, string>>;
}
