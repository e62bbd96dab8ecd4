import type { CompiledDraftPattern, DraftRules } from './draft-rule.ts';
import { type DraftText, hasReading, originalSpan, pieceAround, type Span } from './draft-text.ts';
import { patternsFor } from './patterns-for.ts';
import type { RawFinding, Situation } from './situation.ts';
import { soundsInnocent } from './sounds-innocent.ts';

/** How far before a match a negator may stand, in folded units. */
const NEGATOR_REACH = 28;

/** A word of the house is one in the kindest sentence, and so is the weather as the whole of an answer. */
const EXACT: ReadonlySet<string> = new Set(['jargon', 'peak_excuse']);

/** Places of one pattern that are looked at; where so many are excused, a pasted log is being judged. */
const MOST_PLACES = 40;

function isNegated(draft: DraftText, rules: DraftRules, pattern: CompiledDraftPattern, start: number): boolean {
  if (!pattern.negatable) return false;
  const clause = pieceAround(draft.clauses, { start, end: start });
  const before = draft.text.slice(Math.max(clause.start, start - NEGATOR_REACH), start);
  return rules.negators[pattern.lang].test(before);
}

function isExcused(situation: Situation, pattern: CompiledDraftPattern, sentence: Span): boolean {
  const { draft, rules } = situation;
  const words = draft.text.slice(sentence.start, sentence.end);
  if (!pattern.with.every((part) => part.test(words))) return true;
  if (pattern.unless.some((guard) => guard.test(words))) return true;
  if (pattern.unlessDraft.some((guard) => guard.test(draft.text))) return true;
  return pattern.unlessReadings.some((names) => names.every((name) => hasReading(draft, rules, name)));
}

function spanOf(draft: DraftText, pattern: CompiledDraftPattern, match: Span): Span {
  if (pattern.scope === 'match') return match;
  return pieceAround(pattern.scope === 'sentence' ? draft.sentences : draft.clauses, match);
}

/** A place where a rule is broken; offsets in the folded text. */
interface Place extends Span {
  pattern: CompiledDraftPattern;
}

function firstPlace(situation: Situation, pattern: CompiledDraftPattern): Place | null {
  const { draft, rules } = situation;
  let looked = 0;
  for (const match of draft.text.matchAll(pattern.pattern.regExp)) {
    looked += 1;
    if (looked > MOST_PLACES) return null;
    const at = { start: match.index, end: match.index + match[0].length };
    if (at.end === at.start || isNegated(draft, rules, pattern, at.start)) continue;
    if (isExcused(situation, pattern, pieceAround(draft.sentences, at))) continue;
    return { ...spanOf(draft, pattern, at), pattern };
  }
  return null;
}

/**
 * The first place of a rule, carried on over the clauses right behind it that break the same rule: mending the
 * first of them alone would leave the draft as vague as it was. A single word stays a single word.
 */
function joined(draft: DraftText, places: Place[]): Place | null {
  places.sort((a, b) => a.start - b.start);
  const [first, ...rest] = places;
  if (!first) return null;
  const whole = [first, ...rest].find(({ pattern }) => pattern.scope !== 'match');
  if (!whole) return first;
  const clauseOf = (span: Span): Span => pieceAround(draft.clauses, span);
  let run: Span = clauseOf(first);
  let grown = false;
  for (const place of rest) {
    const clause = clauseOf(place);
    if (clause.end <= run.end) continue;
    if (/[\p{L}\p{N}]/u.test(draft.text.slice(run.end, clause.start))) break;
    run = { start: run.start, end: clause.end };
    grown = true;
  }
  return grown ? { ...run, pattern: whole.pattern } : first;
}

/**
 * Runs the pattern rules of `scripts-library/draft-rules/{zh,en}.json` over the draft (domain.md §5).
 * One finding a rule: the first place where it is broken, with what follows on it.
 */
export function findPatterns(situation: Situation): RawFinding[] {
  const { draft, buyerWords, market } = situation;
  const places = new Map<string, Place[]>();
  for (const pattern of patternsFor(situation.rules.patterns, draft)) {
    if (pattern.frame && places.has(pattern.rule)) continue;
    if (pattern.markets && !pattern.markets.includes(market)) continue;
    if (pattern.buyer && !pattern.buyer.test(buyerWords)) continue;
    const place = firstPlace(situation, pattern);
    if (place) places.set(pattern.rule, [...(places.get(pattern.rule) ?? []), place]);
  }
  return [...places].flatMap(([rule, found]) => {
    const place = joined(draft, found);
    if (!place || (!EXACT.has(rule) && soundsInnocent(situation, rule, place))) return [];
    return [{ rule, ...originalSpan(draft, place), wording: place.pattern.wording }];
  });
}
