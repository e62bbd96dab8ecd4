import type { CompiledCueRule } from './cue-rule.ts';
import { findLists, indexLiterals, type LiteralIndex } from './literal-index.ts';
import { requiredLiterals } from './required-literals.ts';
import { splitChoice } from './split-choice.ts';

/** A rule with those pieces of its pattern that could match. */
export interface Candidate {
  rule: CompiledCueRule;
  pieces: RegExp[];
}

/** Part of a rule's pattern; compiled when a text first asks for it, for most are never asked for. */
interface Piece {
  rule: CompiledCueRule;
  source: string;
  pattern: RegExp | null;
}

interface PieceIndex {
  pieces: readonly Piece[];
  literals: LiteralIndex;
}

/** Shorter patterns are as fast whole, and every piece takes its time when the worker wakes. */
const WIDE = 400;
const indexes = new WeakMap<readonly CompiledCueRule[], PieceIndex>();

function piecesOf(rule: CompiledCueRule): Piece[] {
  const { source, ignoreCase } = rule.pattern;
  // No literals are known of a pattern that ignores case, so none of its pieces could be left out.
  const sources = source.length < WIDE || ignoreCase ? [source] : splitChoice(source);
  if (sources.length === 1) return [{ rule, source, pattern: rule.pattern }];
  return sources.map((one) => ({ rule, source: one, pattern: null }));
}

function indexOf(rules: readonly CompiledCueRule[]): PieceIndex {
  let index = indexes.get(rules);
  if (index === undefined) {
    const pieces = rules.flatMap(piecesOf);
    const needs = pieces.map(({ rule, source }) => requiredLiterals({ source, ignoreCase: rule.pattern.ignoreCase }));
    index = { pieces, literals: indexLiterals(needs) };
    indexes.set(rules, index);
  }
  return index;
}

/** The rules that could match, in their order: those of which the text holds a literal that their pattern requires. */
export function candidatesFor(rules: readonly CompiledCueRule[], text: string): Candidate[] {
  const { pieces, literals } = indexOf(rules);
  const candidates: Candidate[] = [];
  for (const place of findLists(literals, text)) {
    const piece = pieces[place];
    if (piece === undefined) continue;
    const { rule, source } = piece;
    piece.pattern ??= new RegExp(source, rule.pattern.flags);
    const last = candidates.at(-1);
    if (last?.rule === rule) last.pieces.push(piece.pattern);
    else candidates.push({ rule, pieces: [piece.pattern] });
  }
  return candidates;
}
