/** A character that makes an alternative more than plain words. */
const SYNTAX = /[\\[\](){}.*+?^$]/;
/** A reference to a group counts the groups before it, which would stand in other pieces. */
const REFERENCE = /\\[1-9k]/;
/** One group from end to end, or one between word boundaries; either way each of its alternatives can stand alone. */
const WHOLE_GROUP = /^(\\b)?\(\?:(.*)\)(\\b)?$/su;

/** The alternatives of the outermost choice, in their order; none where a group closes that was not opened here. */
function alternativesOf(source: string): string[] {
  const alternatives: string[] = [];
  let depth = 0;
  let inClass = false;
  let from = 0;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (character === '\\') at += 1;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (character === '|' && depth === 0) {
      alternatives.push(source.slice(from, at));
      from = at + 1;
    }
    if (depth < 0) return [];
  }
  return [...alternatives, source.slice(from)];
}

function piecesOf(source: string): string[] {
  const alternatives = alternativesOf(source);
  if (alternatives.length > 1) return alternatives.flatMap(piecesOf);
  const [, before = '', inner = '', after = ''] = WHOLE_GROUP.exec(source) ?? [];
  const inside = alternativesOf(inner);
  return inside.length > 1 ? inside.flatMap((one) => piecesOf(before + one + after)) : [source];
}

/**
 * Splits the source of a pattern into pieces of which each is a pattern of its own. Where the pattern matches, the
 * leftmost match of a piece is its match; of two pieces that match at one place, the earlier one's. Alternatives of
 * plain words stay together, for looking for them at once is as fast as for one.
 */
export function splitChoice(source: string): string[] {
  if (REFERENCE.test(source)) return [source];
  const pieces: string[] = [];
  let words = false;
  for (const piece of piecesOf(source)) {
    const plain = !SYNTAX.test(piece);
    if (plain && words) pieces.push(`${pieces.pop()}|${piece}`);
    else pieces.push(piece);
    words = plain;
  }
  return pieces;
}
