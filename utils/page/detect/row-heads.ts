/** The lines over a message that tell who wrote it, when and how: what else stands in them is no message either. */

import { alike, isShort, type KeyOf, type Met, turn } from './over-rows.ts';
import { LONGEST_LABEL, NOTE_LABEL, NOTE_LINE } from './role-words.ts';
import type { Leaf } from './row-leaves.ts';
import { signatureOf } from './signature.ts';
import { partsOf, tellsTime, writerIn } from './signed.ts';

const LONGEST_HEAD = 80;
const LONGEST_NAME = 40;
const MOST_NAMES = 4;
const FEWEST_TIMES = 2;
const NEARLY_ALL = 0.8;

/** What holds both, below the row. */
function holderOf(row: Element, one: Element, other: Element): Element | null {
  let at: Element | null = one;
  while (at && at !== row && !at.contains(other)) at = at.parentElement;
  return at === row ? null : at;
}

const isNoteLine = (words: string) =>
  words.length <= LONGEST_LABEL && (NOTE_LINE.test(words) || NOTE_LABEL.test(partsOf(words)[0] ?? ''));

/**
 * "via Chat", "#38", "to Dolores": beside the name and the time, in what holds these and not the message. What holds all
 * the words of any row is no head but a bubble. Changes the kinds.
 */
function findBeside(rows: readonly Element[], all: readonly Leaf[][]): void {
  const heads = rows.map((row, i) => {
    const leaves = all[i] ?? [];
    const name = leaves.find(({ kind }) => kind === 'name');
    const time = leaves.find(({ kind }) => kind === 'time');
    const head = name && time ? holderOf(row, name.element, time.element) : null;
    const texts = leaves.filter(({ kind }) => kind === 'text');
    const inside = head ? texts.filter(({ element }) => head.contains(element)) : [];
    return { key: head ? signatureOf(head, row) : '', inside, whole: inside.length === texts.length };
  });
  const bubbles = new Set(heads.flatMap(({ key, inside, whole }) => (whole && inside.length > 0 ? key : [])));
  for (const { key, inside } of heads)
    if (!bubbles.has(key) && inside.every(({ words }) => words.length <= LONGEST_HEAD))
      for (const leaf of inside) leaf.kind = 'label';
}

/** "Internal note · Mira 9:21" over a note, and the writer under it. Changes the kinds. */
function findNoteHead(leaves: readonly Leaf[]): void {
  const [first, ...others] = leaves.filter(({ kind }) => kind === 'text');
  if (!first || others.length === 0) return;
  if (isNoteLine(first.words)) first.kind = 'label';
  const before = leaves.slice(0, leaves.indexOf(first));
  if (!before.some(({ kind, words }) => kind === 'label' && NOTE_LABEL.test(words))) return;
  if (writerIn(first.words) !== null) first.kind = 'time';
}

/** Short words over a message that are the writer's name elsewhere, and what stands where they do. Changes the kinds. */
function findKnown(rows: readonly Leaf[][], keyOf: KeyOf): void {
  const writers = new Set(
    rows.flat().flatMap(({ kind, words, writer }) => (kind === 'name' ? words : kind === 'time' ? writer : []) ?? []),
  );
  for (const some of alike(rows, ['text'], keyOf)) {
    const isHead = ({ leaf, place, beside }: Met) =>
      place === 0 && beside.length > 1 && isShort(leaf) && tellsTime(leaf.words) === null;
    if (some.every(isHead) && some.some(({ leaf }) => writers.has(leaf.words))) turn(some, 'name');
  }
}

/**
 * Names that are built like the messages under them: nearly every row of several words begins with one of the same
 * few. Changes the kinds.
 */
function findOpening(rows: readonly Leaf[][]): void {
  const several = rows.map((leaves) => leaves.filter(({ kind }) => kind === 'text')).filter(({ length }) => length > 1);
  const counts = new Map<string, number>();
  for (const [first] of several) if (first) counts.set(first.words, (counts.get(first.words) ?? 0) + 1);
  const isName = (words: string) => (counts.get(words) ?? 0) >= FEWEST_TIMES;
  const opened = several.flatMap(([first]) => (first && isName(first.words) && isShort(first) ? first : []));
  const names = new Set(opened.map(({ words }) => words));
  if (names.size < 2 || names.size > MOST_NAMES || opened.length < several.length * NEARLY_ALL) return;
  for (const leaf of opened) leaf.kind = 'name';
}

/** "#4 – A cracked lid": the subject, as a heading over nearly every letter. Changes the kinds. */
function findTitles(rows: readonly Leaf[][]): void {
  const titles = rows.flatMap((leaves) => {
    const [first, ...others] = leaves.filter(({ kind }) => kind === 'text');
    return first && others.length > 0 && /^h[1-6]$/.test(first.element.localName) ? first : [];
  });
  if (titles.length >= rows.length * NEARLY_ALL) for (const leaf of titles) leaf.kind = 'label';
}

/** "To: mira@mail.example", "Subject: …", "Mira <mira@mail.example>" over a letter. */
const ENVELOPE =
  /^(?:(?:to|cc|bcc|from|[收发發寄]件.|抄送)\s?[:：].{0,60}\S@|(?:subject|主[題题旨])\s?[:：]).{0,99}$|^[^<>]{1,60}<[^\s<>@]+@[^\s<>]+>$/i;

/** Who sent a letter to whom, before its words. Changes the kinds. */
function findEnvelope(leaves: readonly Leaf[]): void {
  for (const leaf of leaves.filter(({ kind }) => kind === 'text')) {
    if (!ENVELOPE.test(leaf.words)) return;
    leaf.kind = 'label';
  }
}

/** "<mira@mail.example>" */
const ADDRESS = /^<?[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+>?$/;

/** The writer's name before the address, at the head of a letter. Changes the kinds. */
function findMailed(leaves: readonly Leaf[]): void {
  const [name, address] = leaves.filter(({ kind }) => kind !== 'avatar');
  if (name?.kind !== 'text' || address?.kind !== 'text' || name.words.length > LONGEST_NAME) return;
  if (ADDRESS.test(name.words) || !ADDRESS.test(address.words)) return;
  name.kind = 'name';
  address.kind = 'label';
}

/** Looks at the heads of all rows once their names and times are known; changes the kinds. */
export function findHeads(rows: readonly Element[], all: readonly Leaf[][], keyOf: KeyOf): void {
  for (const leaves of all) findMailed(leaves);
  findKnown(all, keyOf);
  findOpening(all);
  findTitles(all);
  findBeside(rows, all);
  for (const leaves of all) {
    findNoteHead(leaves);
    findEnvelope(leaves);
  }
}
