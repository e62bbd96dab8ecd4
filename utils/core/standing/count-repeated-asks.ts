import type { TurnMood } from '../mood/read-mood.ts';
import type { Intent } from '../taxonomy.ts';
import { ASKS, intentScores } from './read-intents.ts';
import { type Exchange, has, type Scene } from './scene.ts';

/** Figures, times and links: an answer that holds one has told the buyer something. */
const FACT = /\d{2,}|https?:|[一二三四五六七八九十两]\s*(?:天|小时|元|块)/u;
const LETTERS = /[\p{L}\p{N}]/gu;
/** Shorter than this, without a fact, is "ok" or "one moment". */
const SHORTEST = 6;

/** Two questions are not one question; two wishes for a refund are one wish. */
const asksOf = (exchange: Exchange): Set<Intent> =>
  new Set([...intentScores(exchange).keys()].filter((intent) => ASKS.has(intent)));

/** Whether the shop passed over the buyer's ask: nothing said, or only stalling, set phrases and asks of its own. */
function wasIgnored(exchange: Exchange): boolean {
  const { answers } = exchange;
  if (answers.length === 0) return true;
  const helpful = ['tol.step_done', 'tol.offer', 'tol.refusal'].some((label) => has(answers, label));
  if (helpful) return false;
  const text = answers.map(({ normalised }) => normalised.text).join(' ');
  const evasive = has(answers, 'tol.stall') || has(answers, 'ng.agent_ask') || has(answers, 'mod.canned');
  if (evasive) return true;
  return (text.match(LETTERS)?.length ?? 0) < SHORTEST && !FACT.test(text);
}

/** Earlier runs in an unbroken row that asked the same as the last one and were passed over. */
function countPassedOver(scene: Scene): number {
  const now = scene.last === undefined ? new Set<Intent>() : asksOf(scene.last);
  let count = 0;
  for (const exchange of scene.exchanges.slice(0, -1).reverse()) {
    if (!wasIgnored(exchange)) break;
    const asked = asksOf(exchange);
    if ([...now].some((intent) => asked.has(intent))) count += 1;
    // Between two asks people nod or hand over a number; only a new wish opens a new matter.
    else if (asked.size > 0) break;
  }
  return count;
}

/**
 * How often the buyer asked again for what was passed over: the same kind of ask after an answer without substance,
 * nearly the same words, or an open "I said so before" (domain.md §1.4, E22).
 */
export function countRepeatedAsks(scene: Scene, perTurn: readonly TurnMood[]): number {
  const before = scene.exchanges.at(-2);
  const again = before !== undefined && wasIgnored(before) ? (perTurn.at(-1)?.repeats ?? 0) : 0;
  const said = has(scene.last?.buyer ?? [], 'tol.repeat') ? 1 : 0;
  return Math.max(countPassedOver(scene), again) + said;
}
