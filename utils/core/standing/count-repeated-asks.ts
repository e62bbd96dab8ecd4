import type { TurnMood } from '../mood/read-mood.ts';
import type { Intent } from '../taxonomy.ts';
import { ASKS, intentScores } from './read-intents.ts';
import { type Exchange, has, hitsOf, type Scene } from './scene.ts';

/** Figures, times and links: an answer that holds one has told the buyer something. */
const FACT = /\d{2,}|https?:|[一二三四五六七八九十两]\s*(?:天|小时|元|块)/u;
const LETTERS = /[\p{L}\p{N}]/gu;
/** Shorter than this, without a fact, is "ok" or "one moment". */
const SHORTEST = 6;

const asksOf = (exchange: Exchange): Set<Intent> =>
  new Set([...intentScores(exchange).keys()].filter((intent) => ASKS.has(intent) || intent === 'how_to'));

/** Whether the shop passed over the buyer's ask: nothing said, or only stalling, set phrases and asks of its own. */
export function wasIgnored(exchange: Exchange): boolean {
  const { answers } = exchange;
  if (answers.length === 0) return true;
  const helpful = ['tol.step_done', 'tol.offer', 'tol.refusal'].some((label) => has(answers, label));
  if (helpful) return false;
  const text = answers.map(({ normalised }) => normalised.text).join(' ');
  const evasive = has(answers, 'tol.stall') || has(answers, 'ng.agent_ask') || has(answers, 'mod.canned');
  if (evasive) return true;
  return (text.match(LETTERS)?.length ?? 0) < SHORTEST && !FACT.test(text);
}

/**
 * How often the buyer asked again for what was passed over: the same kind of ask after an answer without substance,
 * nearly the same words, or an open "I said so before" (domain.md §1.4, E22).
 */
export function countRepeatedAsks(scene: Scene, perTurn: readonly TurnMood[]): number {
  let count = 0;
  for (let i = 1; i < scene.exchanges.length; i += 1) {
    const before = scene.exchanges[i - 1];
    const now = scene.exchanges[i];
    if (before === undefined || now === undefined || !wasIgnored(before)) continue;
    const asked = asksOf(before);
    if ([...asksOf(now)].some((intent) => asked.has(intent))) count += 1;
  }
  const again = Math.max(0, ...perTurn.map(({ repeats }) => repeats));
  const said = new Set(hitsOf(scene.last?.buyer ?? [], 'tol.repeat').map(({ hit }) => hit.rule)).size;
  return Math.max(count, again) + (said > 0 ? 1 : 0);
}
