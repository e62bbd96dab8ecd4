function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

/** Units of the character at a place; a pattern must not go on within one. */
const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

interface Waiting {
  pattern: RegExp;
  match: RegExpExecArray | null;
}

function* inOrder(waiting: readonly Waiting[], text: string): Generator<RegExpExecArray> {
  for (let from = 0; ; ) {
    let first: RegExpExecArray | null = null;
    for (const piece of waiting) {
      if (piece.match !== null && piece.match.index < from) piece.match = execFrom(piece.pattern, text, from);
      if (piece.match !== null && (first === null || piece.match.index < first.index)) first = piece.match;
    }
    if (first === null) return;
    if (first[0].length > 0) yield first;
    from = first.index + (first[0].length || widthAt(text, first.index));
  }
}

const NONE: readonly RegExpExecArray[] = [];

/**
 * The matches of a whole pattern from those of its pieces (`splitChoice`): always the leftmost, of two at one place the
 * earlier piece's, then on behind it. Empty matches are left out.
 *
 * @param pieces global patterns, in their order. Each walks over the text once, however many matches there are.
 */
export function matchesOf(pieces: readonly RegExp[], text: string): Iterable<RegExpExecArray> {
  let any = false;
  const waiting: Waiting[] = [];
  for (const pattern of pieces) {
    const match = execFrom(pattern, text, 0);
    any ||= match !== null;
    waiting.push({ pattern, match });
  }
  // Most patterns that could match do not.
  return any ? inOrder(waiting, text) : NONE;
}
