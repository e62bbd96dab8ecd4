import { isNoteYellow } from './look.ts';
import { bareToken, leaningOf } from './role-words.ts';
import { LONGEST_NOTICE, type RowFacts } from './row-facts.ts';
import { sidesByName } from './sides-by-name.ts';

/** Two kinds of rows, not yet said whose; rows of neither are separators or not to be told. */
export interface Sides {
  a: RowFacts[];
  b: RowFacts[];
  system: RowFacts[];
  unsure: RowFacts[];
  /** `place`, `avatars`: a stands left, b right. `words`: names differ. `names`: two writers' names. */
  by: 'place' | 'avatars' | 'words' | 'names';
}

/** Messages of one side start (or end) at the same edge, give or take a tail or a rounding. */
const EDGE_PX = 10;
const MOST_EDGES = 24;
const LONG_SHARE = 0.85;
const NARROWEST_PX = 120;
const WIDEST_AVATAR_PX = 80;

interface Edges {
  left: number;
  right: number;
}

/** Values further apart than an edge is wide, in the order met. */
function distinct(values: readonly number[]): number[] {
  const kept: number[] = [];
  for (const value of values) if (kept.every((other) => Math.abs(other - value) > EDGE_PX / 2)) kept.push(value);
  return kept.slice(0, MOST_EDGES);
}

/**
 * Where the messages of the left side begin and those of the right side end: the two lines at which most messages
 * stand with one end only. Of equals the outermost, for notices stand in the middle.
 */
function edgesOf(rows: readonly RowFacts[]): Edges | null {
  const placed = rows.flatMap(({ left, right }) => (left === null || right === null ? [] : [{ left, right }]));
  let best: (Edges & { worth: number }) | null = null;
  for (const left of distinct(placed.map((row) => row.left))) {
    for (const right of distinct(placed.map((row) => row.right))) {
      if (right - left < NARROWEST_PX) continue;
      let ofLeft = 0;
      let ofRight = 0;
      let beforeLeft = 0;
      let afterRight = 0;
      for (const row of placed) {
        const atLeft = Math.abs(row.left - left) <= EDGE_PX;
        const atRight = Math.abs(row.right - right) <= EDGE_PX;
        if (atLeft && !atRight) ofLeft++;
        if (atRight && !atLeft) ofRight++;
        if (row.left < left - EDGE_PX) beforeLeft++;
        if (row.right > right + EDGE_PX) afterRight++;
      }
      // Where more reach out over it than end at it there is no edge: in one column some ends meet by chance.
      if (ofLeft <= beforeLeft || ofRight <= afterRight) continue;
      const worth = ofLeft + ofRight + (right - left) / 10_000;
      if (!best || worth > best.worth) best = { left, right, worth };
    }
  }
  return best;
}

function placeOf(row: RowFacts, edges: Edges): 'left' | 'right' | 'middle' | 'full' | null {
  if (row.left === null || row.right === null) return null;
  const toLeft = Math.abs(row.left - edges.left);
  const toRight = Math.abs(edges.right - row.right);
  if (toLeft <= EDGE_PX && toRight <= EDGE_PX) return 'full';
  if (toLeft <= EDGE_PX) return 'left';
  if (toRight <= EDGE_PX) return 'right';
  // At neither edge: a notice of the page, or a message its names must place.
  return 'middle';
}

/** A name is only of use where it tells: present with nearly all of the one and nearly none of the other. */
export function tellingTokens(of: readonly RowFacts[], others: readonly RowFacts[]): Set<string> {
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

/**
 * Bubbles that fill the line are placed by their avatars, where both sides have them: an avatar stands at the outer
 * edge. Null where one column of avatars says nothing; `conflict` where the edges say otherwise.
 */
function byAvatar(rows: readonly RowFacts[]): Sides | 'conflict' | null {
  const talk = rows.filter((row) => !row.system);
  const a = talk.filter((row) => row.avatarSide === 'left');
  const b = talk.filter((row) => row.avatarSide === 'right');
  if (a.length === 0 || b.length === 0 || (a.length + b.length) * 2 < talk.length) return null;
  // A side has one edge, beside its avatars; at their other end messages and notices meet by chance.
  const atA = (row: RowFacts) => a.some((other) => near(row.left, other.left));
  const atB = (row: RowFacts) => b.some((other) => near(row.right, other.right));
  const headless = talk.filter((row) => row.avatarSide === null);
  const isForeign = strangerTo([...a, ...b]);
  // Where messages of one run have their faces each, a row of another make without one is the page's, however it stands.
  const inRun = (row: RowFacts, i: number) => row.avatarSide !== null && row.avatarSide === talk[i - 1]?.avatarSide;
  const headed = talk.some(inRun) && headless.every(isForeign);
  const notices = headed ? headless.filter(({ length }) => length < LONGEST_NOTICE) : [];
  const sides = settle({
    a: [...a],
    b: [...b],
    system: rows.filter((row) => row.system || notices.includes(row)),
    unsure: headless.filter((row) => !notices.includes(row)),
    by: 'avatars',
  });
  const unsure: RowFacts[] = [];
  for (const row of sides.unsure) {
    const bare = isForeign(row);
    if (atA(row) !== atB(row) && !bare) (atA(row) ? sides.a : sides.b).push(row);
    else if ((!atA(row) || bare) && row.length < LONGEST_NOTICE) sides.system.push(row);
    else unsure.push(row);
  }
  const middle = (of: readonly RowFacts[]) =>
    of.reduce((sum, row) => sum + ((row.left ?? 0) + (row.right ?? 0)) / 2, 0) / of.length;
  // Wide messages are moved inward by their avatars; those that stand further out stand at the other side.
  if (middle(a) - middle(b) > WIDEST_AVATAR_PX) return 'conflict';
  return { ...sides, unsure };
}

/** What has neither face nor name, and no bubble or one of another make, may stand where messages do by chance. */
function strangerTo(heads: readonly RowFacts[]): (row: RowFacts) => boolean {
  const said = heads.filter(({ length }) => length > 0);
  const grounds = new Set(said.map(({ ground }) => ground));
  const isNote = ({ note, ground }: RowFacts) => note || isNoteYellow(ground);
  return (row) =>
    row.name === null && !row.avatar && !isNote(row) && row.length > 0 && said.length > 0 && !grounds.has(row.ground);
}

const near = (one: number | null, other: number | null) =>
  one !== null && other !== null && Math.abs(one - other) <= EDGE_PX;

/** Words without a bubble among bubbles stand at an edge by chance, unless they bear a name of that side; bare emoji do not. */
function withoutBare(sides: Sides): Sides {
  const isOpen = ({ ground, words }: RowFacts) => ground === null && /[\p{L}\p{N}]/u.test(words);
  const isBare = (row: RowFacts) => isOpen(row) && row.name === null && !row.avatar && row.length < LONGEST_NOTICE;
  const a = sides.a.filter((row) => !isBare(row));
  const b = sides.b.filter((row) => !isBare(row));
  if (a.length === 0 || b.length === 0 || [...a, ...b].some(isOpen)) return sides;
  // Where the page marks its sides, what has no mark is nobody's, and no notice for that alone.
  if (markingTokens(a, b).size + markingTokens(b, a).size > 0) return sides;
  const [ofA, ofB] = [[...tellingTokens(a, b)], [...tellingTokens(b, a)]];
  const isNotice = (row: RowFacts) =>
    isBare(row) && !(sides.a.includes(row) ? ofA : ofB).some((token) => row.tokens.has(token));
  return {
    ...sides,
    a: sides.a.filter((row) => !isNotice(row)),
    b: sides.b.filter((row) => !isNotice(row)),
    system: [...sides.system, ...[...sides.a, ...sides.b].filter(isNotice)],
  };
}

/** Rows between the two sides with none of their names are the page's own words. */
function byPlace(rows: readonly RowFacts[]): Sides | null {
  const talk = rows.filter((row) => !row.system);
  const edges = edgesOf(talk);
  if (!edges) return null;
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
  const settled = settle(withoutBare(sides));
  // A message that fills the line is placed by its names first; its edges say little.
  const left = settled.unsure.filter((row) => places.get(row) === 'left');
  const right = settled.unsure.filter((row) => places.get(row) === 'right');
  settled.a.push(...left);
  settled.b.push(...right);
  settled.unsure = settled.unsure.filter((row) => !left.includes(row) && !right.includes(row));
  const middle = talk.filter((row) => places.get(row) === 'middle');
  // Centred, short, drawn unlike both sides.
  const system = settled.unsure.filter((row) => middle.includes(row) && row.length < LONGEST_NOTICE && !row.avatar);
  return {
    ...settled,
    system: [...settled.system, ...system],
    unsure: settled.unsure.filter((row) => !system.includes(row)),
  };
}

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

const MOST_OF_SIDE = 0.6;
/** What is said or shown to screen readers may name anybody. */
const MANY_WORDS = /(?:aria-label|alt|title)=/;

/** A row that lacks the very name by which the page marks its side is somebody else's, wherever it stands. */
function withoutStrangers(sides: Sides): Sides {
  const strangers: RowFacts[] = [];
  const keep = (own: readonly RowFacts[], others: readonly RowFacts[]) => {
    const marks = [...markingTokens(own, others)];
    if (marks.length === 0) return [...own];
    // A picture has no bubble, and so may lack what bubbles are marked with; its face tells the side.
    const isKept = (row: RowFacts) =>
      marks.some((token) => row.tokens.has(token)) ||
      leansLike(row, marks) ||
      (row.length === 0 && row.avatarSide !== null);
    const kept = own.filter(isKept);
    strangers.push(...own.filter((row) => !kept.includes(row)));
    return kept;
  };
  const a = keep(sides.a, sides.b);
  const b = keep(sides.b, sides.a);
  return { ...sides, a, b, unsure: [...sides.unsure, ...strangers] };
}

/** `customer-attachment` is no stranger among rows that are marked `customer-message`. */
function leansLike(row: RowFacts, marks: readonly string[]): boolean {
  const lean = (token: string) => {
    const { own, trade } = leaningOf(bareToken(token));
    return Math.sign(own + trade);
  };
  const wanted = lean(marks[0] ?? '');
  const leanings = new Set([...row.tokens].filter((token) => !MANY_WORDS.test(token)).map(lean));
  return wanted !== 0 && leanings.has(wanted) && !leanings.has(-wanted);
}

/** Names that speak of the writer and that most of one side and none of the other have. */
function markingTokens(own: readonly RowFacts[], others: readonly RowFacts[]): Set<string> {
  const marks = new Set<string>();
  for (const token of new Set(own.flatMap((row) => [...row.tokens]))) {
    const { own: plain, trade } = leaningOf(bareToken(token));
    if (plain === 0 && trade === 0) continue;
    const share = own.filter((row) => row.tokens.has(token)).length / own.length;
    if (share >= MOST_OF_SIDE && !others.some((row) => row.tokens.has(token))) marks.add(token);
  }
  return marks;
}

/**
 * Divides the rows into two sides by place where the page has sides, else by words, else by the writers' names.
 * @param header looks for the name over the conversation, which is asked for only where nothing else tells
 */
export function tellSides(rows: readonly RowFacts[], header: () => string | null): Sides | null {
  const sides = divide(rows) ?? sidesByName(rows, header());
  return sides ? withKnownNotices(withoutStrangers(sides)) : null;
}

/** What is called like a notice, and like no message, is one wherever its ends happen to fall. */
function withKnownNotices(sides: Sides): Sides {
  const called = ({ row }: RowFacts) => row.getAttribute?.('class') ?? '';
  const isNotice = (row: RowFacts) =>
    row.name === null &&
    !row.avatar &&
    called(row) !== '' &&
    sides.system.some((one) => called(one) === called(row)) &&
    ![...sides.a, ...sides.b].some((one) => called(one) === called(row));
  return {
    ...sides,
    system: [...sides.system, ...sides.unsure.filter(isNotice)],
    unsure: sides.unsure.filter((row) => !isNotice(row)),
  };
}

/** In one column several people write, and what stands apart from them bears no name, face or bubble. */
function isOneColumn({ a, b }: Sides): boolean {
  const isBare = ({ name, avatar, ground }: RowFacts) => name === null && !avatar && ground === null;
  const named = (side: readonly RowFacts[]) => new Set(side.flatMap(({ name }) => name ?? [])).size;
  return (a.every(isBare) && named(b) > 1) || (b.every(isBare) && named(a) > 1);
}

/** Where several writers stand on both sides, the edges met by chance: a mail cut short begins further in. */
function isMixed({ a, b }: Sides): boolean {
  const [inA, inB] = [a, b].map((side) => new Set(side.flatMap(({ name }) => name ?? [])));
  return [...(inA ?? [])].filter((name) => inB?.has(name)).length > 1;
}

function divide(rows: readonly RowFacts[]): Sides | null {
  const avatars = byAvatar(rows);
  if (avatars === 'conflict') return null;
  const placed = avatars ?? byPlace(rows);
  const place = placed && (isOneColumn(placed) || isMixed(placed)) ? null : placed;
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
