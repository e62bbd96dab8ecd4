import type { Normalised } from '../text/normalise.ts';
import type { ReadTurn } from '../text/read-turns.ts';

/** Below this many letters a message is a greeting or a nod, and saying it twice means nothing. */
const SHORTEST = 4;
const ALIKE = 0.6;
const LETTER = /[^\p{L}\p{N}]/gu;

const memo = new WeakMap<Normalised, ReadonlySet<string>>();

/** Every message is compared with the twelve after it. */
function pairsOf(normalised: Normalised): ReadonlySet<string> {
  const known = memo.get(normalised);
  if (known !== undefined) return known;
  const letters = normalised.text.slice(0, 600).replace(LETTER, '');
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < letters.length; i += 1) pairs.add(letters.slice(i, i + 2));
  memo.set(normalised, pairs);
  return pairs;
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size < SHORTEST - 1 || b.size < SHORTEST - 1) return false;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / (a.size + b.size - shared) >= ALIKE;
}

/**
 * How many of the buyer's earlier turns already said the same as one of `now` (Jaccard of letter pairs ≥ 0.6).
 * Structural sign of an ask that nobody answered (finding E16).
 */
export function countRepeats(earlier: readonly ReadTurn[], now: readonly ReadTurn[]): number {
  if (earlier.length === 0) return 0;
  const said = now.map((turn) => pairsOf(turn.normalised));
  return earlier.filter((turn) => {
    const before = pairsOf(turn.normalised);
    return said.some((pairs) => alike(before, pairs));
  }).length;
}
