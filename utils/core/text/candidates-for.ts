import type { CompiledCueRule } from './cue-rule.ts';
import { LatePattern } from './late-pattern.ts';
import { findMet, indexLiterals, type LiteralIndex } from './literal-index.ts';
import { requiredLiterals } from './required-literals.ts';
import { splitChoice } from './split-choice.ts';

/** A rule with those pieces of its pattern that could match. */
export interface Candidate {
  rule: CompiledCueRule;
  pieces: RegExp[];
}

interface Piece {
  rule: CompiledCueRule;
  pattern: LatePattern;
}

interface PieceIndex {
  pieces: readonly Piece[];
  literals: LiteralIndex;
}

/** Shorter patterns are as fast whole, and every piece takes its time when the worker wakes. */
const WIDE = 400;
const indexes = new WeakMap<readonly CompiledCueRule[], PieceIndex>();

function piecesOf(rule: CompiledCueRule): Piece[] {
  const { source, flags } = rule.pattern;
  // No literals are known of a pattern that ignores case, so none of its pieces could be left out.
  const sources = source.length < WIDE || flags.includes('i') ? [source] : splitChoice(source);
  if (sources.length === 1) return [{ rule, pattern: rule.pattern }];
  return sources.map((one) => ({ rule, pattern: new LatePattern(one, flags, `part of cue ${rule.id}`) }));
}

function indexOf(rules: readonly CompiledCueRule[]): PieceIndex {
  let index = indexes.get(rules);
  if (index === undefined) {
    const pieces = rules.flatMap(piecesOf);
    index = { pieces, literals: indexLiterals(pieces.map(({ pattern }) => requiredLiterals(pattern))) };
    indexes.set(rules, index);
  }
  return index;
}

/** The rules that could match, in their order: those of which the text holds a literal that their pattern requires. */
export function candidatesFor(rules: readonly CompiledCueRule[], text: string): Candidate[] {
  const { pieces, literals } = indexOf(rules);
  const candidates: Candidate[] = [];
  for (const place of findMet(literals, text)) {
    const piece = pieces[place];
    if (piece === undefined) continue;
    const { rule, pattern } = piece;
    const last = candidates.at(-1);
    if (last?.rule === rule) last.pieces.push(pattern.regExp);
    else candidates.push({ rule, pieces: [pattern.regExp] });
  }
  return candidates;
}
