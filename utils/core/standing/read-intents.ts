import { INTENTS, type Intent } from '../taxonomy.ts';
import { type Exchange, hitsOf, sureness } from './scene.ts';

const SURE = 0.5;
/** A question about the matter is only a question while nothing more definite is asked. */
const DEFINITE: ReadonlySet<Intent> = new Set<Intent>([
  'ask_status',
  'urge_delivery',
  'refund_only',
  'return_refund',
  'exchange',
  'repair_resend_part',
  'compensate',
  'cancel',
  'price_protect',
  'human_or_manager',
]);
/** Asks for a decision or an act: what a reply must answer first (domain.md §2.1, row 5). */
export const ASKS: ReadonlySet<Intent> = DEFINITE;

/** How sure each intent is in one run, 0…1. */
export function intentScores(exchange: Exchange): Map<Intent, number> {
  const scores = new Map<Intent, number>();
  for (const intent of INTENTS) {
    const score = sureness(hitsOf(exchange.buyer, `it.${intent}`), 0.8);
    if (score >= SURE) scores.set(intent, score);
  }
  const pictures = exchange.buyer.some(({ turn }) => (turn.media ?? []).some((kind) => kind !== 'file'));
  if (pictures) scores.set('evidence_given', 1);
  return scores;
}

/** What the buyer wants in this run, surest first (domain.md §1.9). */
export function readIntents(exchange: Exchange | undefined): Intent[] {
  if (exchange === undefined) return [];
  const scores = intentScores(exchange);
  const definite = [...scores.keys()].some((intent) => DEFINITE.has(intent));
  const asks = [...scores].filter(([intent, score]) => intent !== 'how_to' || !definite || score >= 0.75);
  return asks.sort((a, b) => b[1] - a[1]).map(([intent]) => intent);
}
