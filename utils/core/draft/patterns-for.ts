import { findMet, indexLiterals, type LiteralIndex, type Needs } from '../text/literal-index.ts';
import { requiredLiterals } from '../text/required-literals.ts';
import type { CompiledDraftPattern, RuleLang } from './draft-rule.ts';
import type { DraftText } from './draft-text.ts';

/** The patterns of one language, by their places in the whole list. */
interface PatternIndex {
  places: readonly number[];
  literals: LiteralIndex;
}

const indexes = new WeakMap<readonly CompiledDraftPattern[], Partial<Record<RuleLang, PatternIndex>>>();

/** What the draft must hold for a place to be found: of the pattern first, then of a part that must stand with it. */
function needsOf({ pattern, with: parts }: CompiledDraftPattern): Needs {
  const [first = [], second = []] = requiredLiterals(pattern);
  const [beside = second] = parts.flatMap((part) => requiredLiterals(part).slice(0, 1));
  return [first, beside].filter((list) => list.length > 0);
}

function buildIndex(patterns: readonly CompiledDraftPattern[], lang: RuleLang): PatternIndex {
  const places = [...patterns.keys()].filter((place) => patterns[place]?.lang === lang);
  return { places, literals: indexLiterals(patterns.filter((pattern) => pattern.lang === lang).map(needsOf)) };
}

/** The patterns that could match the draft, in their order: those of its languages whose literals it holds. */
export function patternsFor(patterns: readonly CompiledDraftPattern[], draft: DraftText): CompiledDraftPattern[] {
  let known = indexes.get(patterns);
  if (known === undefined) {
    known = {};
    indexes.set(patterns, known);
  }
  const found: number[] = [];
  for (const lang of draft.langs) {
    known[lang] ??= buildIndex(patterns, lang);
    const { places, literals } = known[lang];
    for (const which of findMet(literals, draft.text)) found.push(places[which] ?? 0);
  }
  return found.sort((a, b) => a - b).flatMap((place) => patterns[place] ?? []);
}
