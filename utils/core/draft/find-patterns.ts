import type { CompiledDraftPattern, DraftRules } from './draft-rule.ts';
import { type DraftText, hasReading, originalSpan, pieceAround, type Span } from './draft-text.ts';
import type { RawFinding, Situation } from './situation.ts';

/** How far before a match a negator may stand, in folded units. */
const NEGATOR_REACH = 28;

function isNegated(draft: DraftText, rules: DraftRules, pattern: CompiledDraftPattern, start: number): boolean {
  if (!pattern.negatable) return false;
  const clause = pieceAround(draft.clauses, { start, end: start });
  const before = draft.text.slice(Math.max(clause.start, start - NEGATOR_REACH), start);
  return rules.negators[pattern.lang].test(before);
}

function isExcused(situation: Situation, pattern: CompiledDraftPattern, sentence: Span): boolean {
  const { draft, rules } = situation;
  const words = draft.text.slice(sentence.start, sentence.end);
  if (pattern.unless.some((guard) => guard.test(words))) return true;
  if (pattern.unlessDraft.some((guard) => guard.test(draft.text))) return true;
  return pattern.unlessReadings.some((names) => names.every((name) => hasReading(draft, rules, name)));
}

function spanOf(draft: DraftText, pattern: CompiledDraftPattern, match: Span): Span {
  if (pattern.scope === 'match') return match;
  return pieceAround(pattern.scope === 'sentence' ? draft.sentences : draft.clauses, match);
}

/**
 * Runs the pattern rules of `scripts-library/draft-rules/{zh,en}.json` over the draft (domain.md §5).
 * One finding a rule: the first place where it is broken.
 */
export function findPatterns(situation: Situation): RawFinding[] {
  const { draft, buyerWords, market } = situation;
  const found = new Map<string, RawFinding>();
  for (const pattern of situation.rules.patterns) {
    if (!draft.langs.includes(pattern.lang)) continue;
    if (pattern.markets && !pattern.markets.includes(market)) continue;
    if (pattern.buyer && !pattern.buyer.test(buyerWords)) continue;
    // Most patterns are nowhere in the draft; only for those that are is a searching copy made.
    if (!pattern.pattern.test(draft.text)) continue;
    for (const match of draft.text.matchAll(new RegExp(pattern.pattern, 'gu'))) {
      const at = { start: match.index, end: match.index + match[0].length };
      if (at.end === at.start || isNegated(draft, situation.rules, pattern, at.start)) continue;
      if (isExcused(situation, pattern, pieceAround(draft.sentences, at))) continue;
      const span = originalSpan(draft, spanOf(draft, pattern, at));
      const known = found.get(pattern.rule);
      if (!known || span.start < known.start)
        found.set(pattern.rule, { rule: pattern.rule, ...span, wording: pattern.wording });
      break;
    }
  }
  return [...found.values()];
}
