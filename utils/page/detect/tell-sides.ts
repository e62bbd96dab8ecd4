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

/** Messages of one side start (or end) at the same edge, give or take a tail or a rounding. */
const EDGE_PX = 10;
/** A row at neither edge is only placed where it is clearly nearer to one of them. */
const CLEAR_SHARE = 0.25;
const LONG_SHARE = 0.85;
const NARROWEST_PX = 120;

interface Edges {
  left: number;
  right: number;
}

/** The value that most of the others lie near. */
function commonest(values: readonly number[]): number | null {
  let best: number | null = null;
  let most = 0;
  for (const value of values) {
    const near = values.filter((other) => Math.abs(other - value) <= EDGE_PX).length;
    if (near > most) {
      most = near;
      best = value;
    }
  }
  return best;
}

/** Where the messages of the left side begin and those of the right side end. */
function edgesOf(rows: readonly RowFacts[]): Edges | null {
  const left = commonest(rows.flatMap((row) => row.left ?? []));
  if (left === null) return null;
  const rest = rows.filter((row) => row.left !== null && Math.abs(row.left - left) > EDGE_PX);
  const right = commonest(rest.flatMap((row) => row.right ?? []));
  if (right === null) return null;
  // Own messages may outnumber the others: long ones then share a left edge by chance, and the true edge lies further out.
  const outer = commonest(
    rows.flatMap((row) => (row.right !== null && Math.abs(row.right - right) > EDGE_PX ? (row.left ?? []) : [])),
  );
  return { left: outer === null ? left : Math.min(left, outer), right };
}

function placeOf(row: RowFacts, edges: Edges): 'left' | 'right' | 'middle' | 'full' | null {
  if (row.left === null || row.right === null) return null;
  const toLeft = Math.abs(row.left - edges.left);
  const toRight = Math.abs(edges.right - row.right);
  if (toLeft <= EDGE_PX && toRight <= EDGE_PX) return 'full';
  if (toLeft <= EDGE_PX) return 'left';
  if (toRight <= EDGE_PX) return 'right';
  const clear = (edges.right - edges.left) * CLEAR_SHARE;
  if (toRight - toLeft > clear) return 'left';
  return toLeft - toRight > clear ? 'right' : 'middle';
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
  const edges = edgesOf(talk);
  if (!edges || edges.right - edges.left < NARROWEST_PX) return null;
  const sides: Sides = { a: [], b: [], system: rows.filter((row) => row.system), unsure: [], by: 'place' };
  const span = edges.right - edges.left;
  const places = new Map(talk.map((row) => [row, placeOf(row, edges)]));
  const isShort = (row: RowFacts) => (row.right ?? 0) - (row.left ?? 0) < span * LONG_SHARE;
  for (const row of talk) {
    const place = places.get(row);
    if (place === 'left' && isShort(row)) sides.a.push(row);
    else if (place === 'right' && isShort(row)) sides.b.push(row);
    else sides.unsure.push(row);
  }
  if (sides.a.length === 0 || sides.b.length === 0) return null;
  const settled = settle(sides);
  // A message that fills the line is placed by its names first; its edges say little.
  const left = settled.unsure.filter((row) => places.get(row) === 'left');
  const right = settled.unsure.filter((row) => places.get(row) === 'right');
  settled.a.push(...left);
  settled.b.push(...right);
  settled.unsure = settled.unsure.filter((row) => !left.includes(row) && !right.includes(row));
  const middle = talk.filter((row) => places.get(row) === 'middle');
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
