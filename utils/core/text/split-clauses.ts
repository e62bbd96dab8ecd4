export interface Clause {
  start: number;
  /** Exclusive; the separator is not part of the clause. */
  end: number;
  /** True when the separator before it ends a sentence, so nothing carries over. */
  fresh: boolean;
}

const SEPARATOR = /[,;:、~\n.!?。…]|(?<=[^\u0000-\u007f]) (?=[^\u0000-\u007f])/gu;
const CLOSES_SENTENCE = /[.!?。…\n]/;
const isDigit = (unit: string | undefined): boolean => unit !== undefined && unit >= '0' && unit <= '9';

/** Splits normalised text into clauses: the scope of negation, of `unless`, and of "if" and "my friend says". */
export function splitClauses(text: string): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  let fresh = true;
  for (const match of text.matchAll(SEPARATOR)) {
    const at = match.index;
    // 3.5, 20,000 and 0:35 are numbers, not clause ends.
    if (isDigit(text[at - 1]) && isDigit(text[at + 1])) continue;
    if (at > start) clauses.push({ start, end: at, fresh });
    fresh = CLOSES_SENTENCE.test(match[0]);
    start = at + match[0].length;
  }
  if (start < text.length) clauses.push({ start, end: text.length, fresh });
  return clauses;
}
