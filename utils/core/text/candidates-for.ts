import type { CompiledCueRule, CueRules } from './cue-rule.ts';
import { LatePattern } from './late-pattern.ts';
import { findMet, indexLiterals, type LiteralIndex, type Needs } from './literal-index.ts';
import { type PackedIndex, packIndex, unpackIndex } from './packed-index.ts';
import { requiredLiterals } from './required-literals.ts';
import { splitChoice } from './split-choice.ts';

/** A rule with those pieces of its pattern that could match. */
export interface Candidate {
  rule: CompiledCueRule;
  pieces: LatePattern[];
}

interface PieceIndex {
  /** The rule of each piece, by their places; the pieces of a rule stand together. */
  ruleOf: Int32Array;
  /** The place of the first piece of each rule. */
  firstOf: Int32Array;
  literals: LiteralIndex;
  /** The pieces of those rules that were candidates before. */
  split: (readonly LatePattern[] | undefined)[];
}

/** What is known of rules before they are read (`packCueIndex`). */
interface PackedPieces {
  /** For each rule the number of pieces of its pattern. */
  pieces: readonly number[];
  literals: PackedIndex;
}
export type PackedCueIndex = Readonly<Record<keyof CueRules, PackedPieces>>;

/** Shorter patterns are as fast whole, and every piece takes its time. */
const WIDE = 400;
const indexes = new WeakMap<readonly CompiledCueRule[], PieceIndex>();
const packed = new WeakMap<readonly CompiledCueRule[], PackedPieces>();

function piecesOf({ id, pattern }: CompiledCueRule): readonly LatePattern[] {
  const { source, flags } = pattern;
  // No literals are known of a pattern that ignores case, so none of its pieces could be left out.
  const sources = source.length < WIDE || flags.includes('i') ? [source] : splitChoice(source);
  if (sources.length === 1) return [pattern];
  return sources.map((one) => new LatePattern(one, flags, `part of cue ${id}`));
}

const needsOf = (split: readonly (readonly LatePattern[])[]): Needs[] => split.flat().map(requiredLiterals);

function buildIndex(rules: readonly CompiledCueRule[]): PieceIndex {
  const ready = packed.get(rules);
  const split = ready === undefined ? rules.map(piecesOf) : [];
  const counts = ready?.pieces ?? split.map(({ length }) => length);
  const literals = ready === undefined ? indexLiterals(needsOf(split)) : unpackIndex(ready.literals);
  const firstOf = new Int32Array(rules.length);
  const ruleOf = new Int32Array(literals.secondOf.length);
  let place = 0;
  counts.forEach((count, rule) => {
    firstOf[rule] = place;
    ruleOf.fill(rule, place, place + count);
    place += count;
  });
  return { ruleOf, firstOf, literals, split };
}

/** The rules that could match, in their order: those of which the text holds a literal that their pattern requires. */
export function candidatesFor(rules: readonly CompiledCueRule[], text: string): Candidate[] {
  let index = indexes.get(rules);
  if (index === undefined) {
    index = buildIndex(rules);
    indexes.set(rules, index);
  }
  const { ruleOf, firstOf, literals, split } = index;
  const candidates: Candidate[] = [];
  for (const place of findMet(literals, text)) {
    const which = ruleOf[place] ?? 0;
    const rule = rules[which];
    if (rule === undefined) continue;
    split[which] ??= piecesOf(rule);
    const piece = split[which][place - (firstOf[which] ?? 0)];
    const last = candidates.at(-1);
    if (piece === undefined) continue;
    if (last?.rule === rule) last.pieces.push(piece);
    else candidates.push({ rule, pieces: [piece] });
  }
  return candidates;
}

/** What `candidatesFor` would work out of these rules when it is first asked, to be kept with a release. */
export function packCueIndex(rules: CueRules): PackedCueIndex {
  const pack = (all: readonly CompiledCueRule[]): PackedPieces => {
    const split = all.map(piecesOf);
    return { pieces: split.map(({ length }) => length), literals: packIndex(needsOf(split)) };
  };
  return { zh: pack(rules.zh), en: pack(rules.en) };
}

/** @param index of exactly these rules, in their order */
export function adoptCueIndex(rules: CueRules, index: PackedCueIndex): void {
  packed.set(rules.zh, index.zh);
  packed.set(rules.en, index.en);
}
