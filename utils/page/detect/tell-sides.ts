import { leaningOf } from './role-words.ts';
import type { RowFacts } from './row-facts.ts';

/** Two kinds of rows, not yet said whose; rows of neither are separators or not to be told. */
export interface Sides {
  a: RowFacts[];
  b: RowFacts[];
  system: RowFacts[];
  unsure: RowFacts[];
  /** `place`: a stands left, b right. `words`: names differ. `names`: two writers' names. */
  by: 'place' | 'words' | 'names';
}

const EDGE_PX = 14;
/** The sides must differ by so much of the list, or a ragged edge is taken for a side. */
const LEAST_SHIFT = 0.06;

interface Frame {
  left: number;
  right: number;
}

function frameOf(rows: readonly RowFacts[]): Frame | null {
  const lefts = rows.flatMap((row) => row.left ?? []);
  const rights = rows.flatMap((row) => row.right ?? []);
  return lefts.length > 0 ? { left: Math.min(...lefts), right: Math.max(...rights) } : null;
}

function placeOf(row: RowFacts, frame: Frame): 'left' | 'right' | 'middle' | 'full' | null {
  if (row.left === null || row.right === null) return null;
  const toLeft = row.left - frame.left;
  const toRight = frame.right - row.right;
  const least = Math.max(EDGE_PX, (frame.right - frame.left) * LEAST_SHIFT);
  if (toLeft < least && toRight < least) return 'full';
  if (Math.abs(toLeft - toRight) < least) return 'middle';
  return toLeft < toRight ? 'left' : 'right';
}

/** A name is only of use where it tells: present with nearly all of the one and nearly none of the other. */
function tellingTokens(of: readonly RowFacts[], others: readonly RowFacts[]): Set<string> {
  const counts = new Map<string, number>();
  for (const row of of) for (const token of row.tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  const telling = new Set<string>();
  for (const [token, count] of counts) {
    if (count < of.length * 0.9) continue;
    const wrong = others.filter((row) => row.tokens.has(token)).length;
    if (wrong === 0) telling.add(token);
  }
  return telling;
}

/** Rows on neither side go where the names put them: a long message fills the line. */
function settle(sides: Sides): Sides {
  const ofA = tellingTokens(sides.a, sides.b);
  const ofB = tellingTokens(sides.b, sides.a);
  const count = (row: RowFacts, tokens: ReadonlySet<string>) =>
    [...tokens].filter((token) => row.tokens.has(token)).length;
  const unsure: RowFacts[] = [];
  for (const row of sides.unsure) {
    const inA = count(row, ofA);
    const inB = count(row, ofB);
    if (inA > 0 && inB === 0) sides.a.push(row);
    else if (inB > 0 && inA === 0) sides.b.push(row);
    else unsure.push(row);
  }
  return { ...sides, unsure };
}

/** Rows between the two sides with none of their names are the page's own words. */
function byPlace(rows: readonly RowFacts[]): Sides | null {
  const talk = rows.filter((row) => !row.system);
  const frame = frameOf(talk);
  if (!frame) return null;
  const sides: Sides = { a: [], b: [], system: rows.filter((row) => row.system), unsure: [], by: 'place' };
  const middle: RowFacts[] = [];
  for (const row of talk) {
    const place = placeOf(row, frame);
    if (place === 'left') sides.a.push(row);
    else if (place === 'right') sides.b.push(row);
    else if (place === 'middle') middle.push(row);
    else sides.unsure.push(row);
  }
  if (sides.a.length === 0 || sides.b.length === 0) return null;
  const settled = settle({ ...sides, unsure: [...sides.unsure, ...middle] });
  // Centred, short, drawn unlike both sides.
  const system = settled.unsure.filter((row) => middle.includes(row) && row.length < 160 && !row.avatar);
  return {
    ...settled,
    system: [...settled.system, ...system],
    unsure: settled.unsure.filter((row) => !system.includes(row)),
  };
}

const bareToken = (token: string) => token.replace(/^[>^]?\.?/, '').replace(/^[\w-]+=/, '');

/** Rows told apart by names that speak of the writer. */
function byWords(rows: readonly RowFacts[]): Sides | null {
  const talk = rows.filter((row) => !row.system);
  const everywhere = new Set(
    [...(talk[0]?.tokens ?? [])].filter((token) => talk.every((row) => row.tokens.has(token))),
  );
  const sides: Sides = { a: [], b: [], system: rows.filter((row) => row.system), unsure: [], by: 'words' };
  for (const row of talk) {
    let own = 0;
    let other = 0;
    for (const token of row.tokens) {
      if (everywhere.has(token) || token.includes('aria-label=') || token.includes('alt=')) continue;
      const { own: plain, trade } = leaningOf(bareToken(token));
      if (plain + trade > 0) own++;
      if (plain + trade < 0) other++;
    }
    if (own > 0 && other === 0) sides.b.push(row);
    else if (other > 0 && own === 0) sides.a.push(row);
    else sides.unsure.push(row);
  }
  return sides.a.length > 0 && sides.b.length > 0 ? settle(sides) : null;
}

/** Divides the rows into two sides by place where the page has sides, else by words. */
export function tellSides(rows: readonly RowFacts[]): Sides | null {
  const place = byPlace(rows);
  const words = byWords(rows);
  if (place && words) {
    const talk = place.a.length + place.b.length;
    const against =
      place.a.filter((row) => words.b.includes(row)).length + place.b.filter((row) => words.a.includes(row)).length;
    // Sides that the names contradict in places are ragged edges, unless the names are simply the other way round.
    if (against > 0 && against < talk * 0.9) return words.unsure.length * 5 <= talk ? words : null;
    const doubtful = place.unsure.length;
    return doubtful > words.unsure.length ? words : place;
  }
  return place ?? words;
}

export { bareToken, tellingTokens };
