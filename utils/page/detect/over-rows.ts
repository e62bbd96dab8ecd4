/** What leaves of all rows tell together: names, labels and badges by where they stand and how often they say the same. */

import { tagIn } from './role-tags.ts';
import type { Leaf } from './row-leaves.ts';
import { isSentence, writerIn } from './signed.ts';

/** Equal for leaves that have the same place in their rows. */
export type KeyOf = (leaf: Leaf) => string;

const LONGEST_NAME = 40;
const NEARLY_ALL = 0.8;
const LEAST_ROWS = 3;
const PROMPT = /\p{L}\s?[:：]$/u;
/** So many write in one conversation at most. */
const MOST_NAMES = 4;

/** A leaf among those of its row that are looked at. */
export interface Met {
  leaf: Leaf;
  row: number;
  place: number;
  beside: readonly Leaf[];
}

/** Leaves alike, over all rows. */
export function alike(rows: readonly Leaf[][], kinds: readonly Leaf['kind'][], keyOf: KeyOf): Met[][] {
  const seen = new Map<string, Met[]>();
  for (const [row, leaves] of rows.entries()) {
    const beside = leaves.filter(({ kind }) => kinds.includes(kind));
    for (const [place, leaf] of beside.entries()) {
      const key = keyOf(leaf);
      const met = seen.get(key) ?? [];
      met.push({ leaf, row, place, beside });
      seen.set(key, met);
    }
  }
  return [...seen.values()];
}

const wordsOf = (some: readonly Met[]) => new Set(some.map(({ leaf }) => leaf.words));
const rowsOf = (some: readonly Met[]) => new Set(some.map(({ row }) => row)).size;

export function turn(some: readonly Met[], kind: Leaf['kind']): void {
  for (const { leaf } of some) leaf.kind = kind;
}

export const isShort = ({ words }: Leaf) => words.length <= LONGEST_NAME && !isSentence(words);

/**
 * Names told by what they do over the rows: short words before the message, the same again and again.
 * Changes the kinds in place.
 */
function findNames(rows: readonly Leaf[][], pictured: readonly boolean[], keyOf: KeyOf): void {
  for (const met of alike(rows, ['text'], keyOf)) {
    // "Mira to Tom": the first is the writer.
    const some = met.filter(({ row }, i) => met[i - 1]?.row !== row);
    if (!some.every(({ place, leaf }) => place === 0 && isShort(leaf))) continue;
    const before = some.filter(({ beside, row }) => beside.length > 1 || pictured[row]);
    const values = wordsOf(before);
    // A row of a kind of picture we do not see holds the name alone; any other words alone are a message or a notice.
    const known = some.every(({ leaf }) => values.has(leaf.words));
    const repeats = before.length > 0 && values.size < some.length;
    const often = values.size <= MOST_NAMES && before.length >= values.size * LEAST_ROWS;
    if (!(known ? repeats : often)) continue;
    const isNamed = ({ leaf }: Met) => values.has(leaf.words);
    const others = met.filter((one) => !some.includes(one));
    if (!others.every(isNamed)) continue;
    turn(some.filter(isNamed), 'name');
    turn(others, 'label');
  }
}

/** Names with the time in the same leaf, over or under the message: the same few names again and again. */
function findSigned(rows: readonly Leaf[][], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text', 'name', 'time'], keyOf)) {
    const clean = some.every(({ leaf, place, beside }) => {
      const atEnd = place === 0 || place === beside.length - 1;
      return leaf.kind === 'time' || (atEnd && writerIn(leaf.words) !== null);
    });
    const signed = some.flatMap(({ leaf }) => {
      const writer = writerIn(leaf.words);
      return writer === null ? [] : [{ leaf, writer }];
    });
    const writers = new Set(signed.map(({ writer }) => writer));
    if (!clean || signed.length < LEAST_ROWS || writers.size * 2 > signed.length) continue;
    for (const { leaf, writer } of signed) Object.assign(leaf, { kind: 'time', writer });
  }
}

/**
 * "From:", "Kontakt:", "Betreff:" before what they ask for, which is one of a few: after the first of a row the name.
 * Changes the kinds.
 */
function findPrompts(rows: readonly Leaf[][], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text'], keyOf)) {
    const asked = some.flatMap(({ place, beside }) => beside[place + 1] ?? []);
    const asks = ({ leaf, place, beside }: Met) =>
      PROMPT.test(leaf.words) && isShort(leaf) && beside.length > place + 2;
    const few = new Set(asked.map(({ words }) => words)).size * 2 <= some.length;
    if (!some.every(asks) || !few || !asked.every(isShort)) continue;
    turn(some, 'label');
    const first = some.flatMap(({ row, place, beside }, i) =>
      some[i - 1]?.row === row ? [] : (beside[place + 1] ?? []),
    );
    const named =
      new Set(first.map(({ words }) => words)).size > 1 && first.every(({ words }) => /\p{L}{2}/u.test(words));
    for (const leaf of asked) leaf.kind = named && first.includes(leaf) ? 'name' : 'label';
  }
}

/** "Mira Holt 10:02" under each message: the same few short words at its end, where nothing stands before it. */
function findTrailing(rows: readonly Leaf[][], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text'], keyOf)) {
    const clean = some.every(({ leaf, row, place, beside }) => {
      const atEnd = place > 0 && place === beside.length - 1;
      return atEnd && isShort(leaf) && /\p{L}/u.test(leaf.words) && !rows[row]?.some(({ kind }) => kind === 'name');
    });
    const names = wordsOf(some).size;
    if (clean && names > 1 && names * 2 <= some.length && some.length > LEAST_ROWS) turn(some, 'name');
  }
}

/** "Quote", "Copy", and on ours "Recall": several short words under every message, the same again and again. */
function findActions(rows: readonly Leaf[][], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text'], keyOf)) {
    const words = [...wordsOf(some)];
    const count = rowsOf(some);
    const said = ({ row, beside }: Met) => beside.length > some.filter((one) => one.row === row).length;
    if (count < rows.length * NEARLY_ALL || count < LEAST_ROWS || count * 2 > some.length) continue;
    const again = words.every((word) => some.filter(({ leaf }) => leaf.words === word).length >= LEAST_ROWS);
    if (words.length <= MOST_NAMES && again && some.every((met) => isShort(met.leaf) && said(met))) turn(some, 'label');
  }
}

/** "posted", "via e-mail", "AI": a part of nearly every row, or of one side's, that says the same each time. */
function findConstants(rows: readonly Leaf[][], pictured: readonly boolean[], least: number, keyOf: KeyOf): void {
  for (const some of alike(rows, ['text'], keyOf)) {
    const withMessage = some.every(({ beside, row }) => beside.length > 1 || pictured[row]);
    if (!withMessage || wordsOf(some).size > 1 || rowsOf(some) < some.length) continue;
    if (some.length < LEAST_ROWS || some.length < rows.length * least) continue;
    if (some.every(({ leaf }) => leaf.words.length <= LONGEST_NAME)) turn(some, 'label');
  }
}

/** "1", "2", "3" before the messages, as tables count their rows. Changes the kinds. */
function findNumbers(rows: readonly Leaf[][], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text'], keyOf)) {
    if (some.length < rows.length * NEARLY_ALL || some.length < LEAST_ROWS) continue;
    const numbers = some.map(({ leaf }) =>
      /^#?\d{1,4}\.?$/.test(leaf.words) ? Number.parseInt(leaf.words.replace('#', ''), 10) : 0,
    );
    const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
    const counts =
      Math.abs(step) === 1 && numbers.every((number, i) => i === 0 || number - (numbers[i - 1] ?? 0) === step);
    if (counts && some.every(({ place, beside }) => place === 0 && beside.length > 1)) turn(some, 'label');
  }
}

/** "Customer", "客服" beside a name: in every row where such a part stands it says nothing else. */
function findTags(rows: readonly Leaf[][], pictured: readonly boolean[], keyOf: KeyOf): void {
  for (const some of alike(rows, ['text', 'name'], keyOf)) {
    // A name stands before it and a message after it.
    const clean = some.every(({ leaf, row, place, beside }) => {
      const goesOn = pictured[row] || beside.slice(place + 1).some(({ kind }) => kind === 'text');
      return place > 0 && goesOn && tagIn(leaf.words) !== null;
    });
    if (clean) turn(some, 'label');
  }
}

/** Tells names and labels from messages by looking at the rows together; changes the kinds. */
export function tellTogether(rows: readonly Leaf[][], pictured: readonly boolean[], keyOf: KeyOf): void {
  findNumbers(rows, keyOf);
  findPrompts(rows, keyOf);
  findTags(rows, pictured, keyOf);
  // A word in every row would pass for a name; one that only one side has may be a name indeed.
  findConstants(rows, pictured, NEARLY_ALL, keyOf);
  findActions(rows, keyOf);
  findNames(rows, pictured, keyOf);
  findSigned(rows, keyOf);
  findConstants(rows, pictured, 0, keyOf);
  findTrailing(rows, keyOf);
}
