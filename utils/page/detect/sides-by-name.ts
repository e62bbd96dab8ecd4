import { parentAcross } from '../read/query.ts';
import { isSamePerson } from '../read/same-person.ts';
import { nameKind } from './name-kind.ts';
import { BOT_NAME, bareToken, leaningOf, leaningOfName } from './role-words.ts';
import { LONGEST_NOTICE, type RowFacts } from './row-facts.ts';
import type { Sides } from './tell-sides.ts';

/** With more writers than these it is a group. */
const MOST_WRITERS = 4;

/** Each writer once, by the shortest way of writing the name. */
function writersOf(talk: readonly RowFacts[]): string[] {
  const names = [...new Set(talk.flatMap((row) => row.name ?? []))].sort((a, b) => a.length - b.length);
  return names.filter((name, i) => !names.slice(0, i).some((shorter) => isSamePerson(name, shorter)));
}

/** The one of the names that is left over where the others are known to be ours. */
function otherThan(names: readonly string[], isOurs: (name: string) => boolean): string | undefined {
  const left = names.filter((name) => !isOurs(name));
  return left.length === 1 ? left[0] : undefined;
}

/** Whether the rows of this writer are marked as of a shop's people, by what not all rows have. */
function isMarkedOurs(name: string, talk: readonly RowFacts[]): boolean {
  const isMark = (token: string) =>
    leaningOf(bareToken(token)).trade > 0 && !talk.every((other) => other.tokens.has(token));
  return talk.every((row) => row.name !== name || row.tag === 'ours' || [...row.tokens].some(isMark));
}

/**
 * The buyer among the writers, where something tells: the name over the conversation, what the writers are called, that
 * only colleagues write notes, or the marks on their rows.
 */
function buyerOf(names: readonly string[], talk: readonly RowFacts[], header: string | null): string | undefined {
  const named = names.filter((name) => header !== null && isSamePerson(name, header));
  if (named.length === 1) return named[0];
  const isTagged = (name: string) => talk.some((row) => row.name === name && row.tag === 'buyers');
  const called = names.filter((name) => leaningOfName(name).trade < 0 || isTagged(name));
  if (called.length === 1) return called[0];
  const colleagues = new Set(talk.flatMap((row) => (row.note ? (row.name ?? []) : [])));
  return (
    otherThan(names, (name) => leaningOfName(name).trade > 0) ??
    otherThan(names, (name) => colleagues.has(name)) ??
    otherThan(names, (name) => isMarkedOurs(name, talk))
  );
}

const CENTRED_PX = 8;

/** Nameless and boxless in the middle of its line: a day, "joined", "the chat has ended"; the page's own words. */
function isNotice({ row, name, avatar, ground, left, right }: RowFacts): boolean {
  if (name !== null || avatar || ground !== null || left === null || right === null) return false;
  const box = row.getBoundingClientRect();
  const before = left - box.left;
  return before > CENTRED_PX && Math.abs(before - (box.right - right)) <= CENTRED_PX;
}

const classesOf = ({ tokens }: RowFacts) =>
  [...tokens].filter((token) => token.startsWith('.') && nameKind(token.slice(1)) === 'ok');

/** What holds the words of the row, from within outward; the row itself is the last. */
const holdersOf = ({ row, leaves }: RowFacts): Element[][] =>
  leaves.flatMap(({ element, kind }) => {
    const holders: Element[] = [];
    for (let at: Element | null = kind === 'text' ? element : null; at; at = at === row ? null : parentAcross(at))
      holders.push(at);
    return holders.length > 0 ? [holders] : [];
  });

/** What the words of the row, and what they stand in, are called, be it by a build tool. */
const classesOfWords = (facts: RowFacts) =>
  holdersOf(facts)
    .flatMap((holders) => holders.flatMap(({ classList }) => [...classList]))
    .filter((token) => /^(?:ok|hashed)$/.test(nameKind(token)));

/** Tags inside a message, whatever it says. */
const RICH = /^(?:p|span|a|b|strong|i|em|u|s|code|pre|br|ul|ol|li|font|bdi)$/;
const depthsOf = (facts: RowFacts) =>
  holdersOf(facts).map((holders) => `${holders.filter(({ localName }) => !RICH.test(localName)).length}`);

/**
 * What follows in a run is built like the messages that bear names; a nameless line of another make is the page's own.
 * What all rows are called alike says nothing of that.
 */
function foreignAmong(rows: readonly RowFacts[], named: readonly RowFacts[]): (row: RowFacts) => boolean {
  const inBubbles = named.every(({ ground }) => ground !== null);
  const kinds = [classesOf, classesOfWords, depthsOf].map((marksOf) => {
    // A picture has no words, and what has no name tells nothing of the others.
    const all = rows.map((row) => new Set(marksOf(row))).filter(({ size }) => size > 0);
    const ownOf = (row: RowFacts) => marksOf(row).filter((mark) => !all.every((one) => one.has(mark)));
    return { kin: new Set(named.flatMap(ownOf)), ownOf };
  });
  // Where one writer's name stands twice in a row it is not left out as in runs; then any name of the words tells.
  const isHeaded = rows.some(({ name }, i) => name !== null && name === rows[i - 1]?.name);
  const telling = kinds.filter(({ kin }, i) => kin.size > 0 || (isHeaded && i === 1));
  // How deep the words stand tells only where nothing is called anything.
  const used = telling.length > 1 ? telling.filter(({ ownOf }) => ownOf !== kinds[2]?.ownOf) : telling;
  return (row) => {
    if (row.name !== null || row.avatar || row.length > LONGEST_NOTICE) return false;
    // Words without a bubble among bubbles; a picture has none either way.
    if (inBubbles && row.ground === null && row.length > 0) return true;
    return used.some(({ kin, ownOf }) => {
      const own = ownOf(row);
      return own.length > 0 && !own.some((mark) => kin.has(mark));
    });
  };
}

/** Where every writer bears a badge of the one side or the other, however many they are. */
function sidesByTag(talk: readonly RowFacts[], system: RowFacts[]): Sides | null {
  const headed = talk.filter(({ name, tag }) => name !== null || tag !== null);
  if (headed.some(({ tag }) => tag === null)) return null;
  const sides: Sides = { a: [], b: [], system, unsure: [], by: 'names' };
  let tag: RowFacts['tag'] = null;
  for (const row of talk) {
    tag = row.tag ?? tag;
    (tag === null ? sides.unsure : tag === 'buyers' ? sides.a : sides.b).push(row);
  }
  return sides.a.length > 0 && sides.b.length > 0 ? sides : null;
}

/**
 * One column, in which every message or the first of a run bears its writer's name: two people, or the buyer whom the
 * page names and several of ours. `a` is the buyer where that is known, else of two whoever spoke first. Runs inherit
 * downward; rows before the first name are nobody's.
 */
export function sidesByName(rows: readonly RowFacts[], header: string | null): Sides | null {
  const named = rows.filter(({ name, system: apart }) => name !== null && !apart);
  const isForeign = foreignAmong(rows, named);
  const system = rows.filter((row) => row.system || isNotice(row) || isForeign(row));
  const talk = rows.filter((row) => !system.includes(row));
  const tagged = sidesByTag(talk, system);
  if (tagged) return tagged;
  const names = writersOf(talk);
  if (names.length < 2 || names.length > MOST_WRITERS) return null;
  const people = names.filter((name) => !BOT_NAME.test(name));
  const first = people.length === 2 ? talk.find(({ name }) => name !== null && people.includes(name))?.name : null;
  const buyer = buyerOf(people, talk, header) ?? first;
  if (!buyer) return null;
  const sides: Sides = { a: [], b: [], system, unsure: [], by: 'names' };
  let writer: string | null = null;
  for (const row of talk) {
    writer = row.name ?? writer;
    if (writer === null) sides.unsure.push(row);
    else (isSamePerson(writer, buyer) ? sides.a : sides.b).push(row);
  }
  return sides.a.length > 0 && sides.b.length > 0 ? sides : null;
}
