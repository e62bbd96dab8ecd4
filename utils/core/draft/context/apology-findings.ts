import type { Issue } from '../../taxonomy.ts';
import { wordingKey } from '../draft-rule.ts';
import { type DraftText, findReading, hasReading, originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';

/** Failures of the process, not of the thing: here a missing word of ours hurts most (domain.md §0, E3). */
const PROCESS: ReadonlySet<Issue> = new Set<Issue>([
  'late',
  'stuck',
  'lost',
  'slow_reply',
  'rude',
  'inconsistent_answer',
  'promise_broken',
  'oversold_cancelled',
  'refund_slow',
  'coupon_failed',
  'wrong_price',
]);
const UPSET_FROM = 3;

function acknowledges({ rules }: Situation, text: DraftText): boolean {
  return hasReading(text, rules, 'apology') || hasReading(text, rules, 'ownWord');
}

function isOwed(situation: Situation): boolean {
  const { assessment, intensity, own } = situation;
  const { standing, signals } = assessment;
  if (
    signals.lastBuyerTurn < 0 ||
    signals.phase === 'presale' ||
    (standing.flags.length > 0 && !standing.flags.every((flag) => flag === 'vulnerable'))
  )
    return false;
  const process = standing.issue !== null && PROCESS.has(standing.issue);
  if (intensity < UPSET_FROM && !(process && signals.unacknowledgedFailure && intensity >= 2)) return false;
  return signals.unacknowledgedFailure || !own.some((text) => acknowledges(situation, text));
}

/** The wording goes in front of what the agent wrote, so that nothing is lost. */
function prefixed(situation: Situation, rule: string): RawFinding {
  const { draft, rules, lang } = situation;
  const first = draft.sentences[0] ?? { start: 0, end: draft.text.length };
  const span = { start: 0, end: originalSpan(draft, first).end };
  const better = (rules.texts[rule]?.better[wordingKey(lang)] ?? '') + draft.original.slice(0, span.end).trimStart();
  return { rule, ...span, better };
}

/** NO_APOLOGY: upset buyer or process failure, and nobody has owned it yet. */
export function findNoApology(situation: Situation): RawFinding[] {
  if (!isOwed(situation) || acknowledges(situation, situation.draft)) return [];
  return [prefixed(situation, 'no_apology')];
}

/** EXPLAIN_FIRST: the cause stands before any word that owns or sees what happened. */
export function findExplainFirst(situation: Situation): RawFinding[] {
  const { draft, rules } = situation;
  const cause = findReading(draft, rules, 'cause')[0];
  const first = draft.sentences[0];
  if (!cause || !first || cause.start >= first.end) return [];
  // "I can't, because …" answers an ask; the reason belongs there.
  const owned = ['ack', 'apology', 'ownWord', 'refusal'].some((name) =>
    findReading(draft, rules, name).some((hit) => hit.start < cause.start),
  );
  return owned ? [] : [prefixed(situation, 'explain_first')];
}

/** FUTURE_ONLY: sorry, we will improve, and nothing for this buyer. */
export function findFutureOnly({ draft, rules }: Situation): RawFinding[] {
  const future = findReading(draft, rules, 'future');
  const first = future[0];
  if (!first || !hasReading(draft, rules, 'apology')) return [];
  const clauses: Span[] = future.map((hit) => pieceAround(draft.clauses, hit));
  const elsewhere = (hit: Span): boolean => !clauses.some(({ start, end }) => hit.start >= start && hit.start < end);
  const helps = ['remedy', 'time', 'choice'].some((name) => findReading(draft, rules, name).some(elsewhere));
  return helps ? [] : [{ rule: 'future_only', ...originalSpan(draft, clauses[0] ?? first) }];
}

/** GOOD: owns or sees it, names a fact, a time and a choice (domain.md §5, S4-20). */
export function findGood({ draft, rules }: Situation): RawFinding[] {
  const has = (name: string): boolean => hasReading(draft, rules, name);
  const times = findReading(draft, rules, 'time');
  const outside = (hit: Span): boolean => !times.some(({ start, end }) => hit.start >= start && hit.end <= end);
  const fact = findReading(draft, rules, 'specific').some(outside) || has('ownStep');
  const ack = has('apology') || has('ownWord') || has('ack');
  if (!ack || !fact || times.length === 0 || !has('choice')) return [];
  return [{ rule: 'good', start: 0, end: draft.original.length, better: draft.original }];
}
