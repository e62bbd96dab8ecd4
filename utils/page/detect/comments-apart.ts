/** Comments among colleagues that no word marks as such. */

import { nameKind } from './name-kind.ts';
import type { RowFacts } from './row-facts.ts';

const FEWEST_COMMENTS = 2;
const FEWEST_LETTERS = 3;
/** Colleagues call each other so; buyers seldom call anybody. */
const CALLED = /(?:^|\s)@\p{L}/u;
/** "added a comment", "commented" */
const COMMENTED = /\bcomment(?:s|ed)?\b|[评評][论論]/i;

const lookOf = ({ localName, classList }: Element) =>
  [localName, ...[...classList].filter((token) => nameKind(token) !== 'state')].join();

/** What the row, and in it the part with the words, are called. */
function makeOf({ row, leaves }: RowFacts): string {
  const text = leaves.find(({ kind }) => kind === 'text')?.element;
  const part = text && [...row.children].find((child) => child.contains(text));
  return `${lookOf(row)} ${part ? lookOf(part) : ''}`;
}

const isCalledComment = ({ leaves }: RowFacts) =>
  leaves.some(({ kind, words }) => (kind === 'name' || kind === 'label') && COMMENTED.test(words));
const writersOf = (rows: readonly RowFacts[]) => new Set(rows.map(({ name }) => name));

const areAmongColleagues = (comments: readonly RowFacts[]) =>
  comments.some(({ words }) => CALLED.test(words)) || comments.every(isCalledComment);

/**
 * Comments between letters: fewer rows of another make, in which one is called, or which are called comments, and all who write the letters but one
 * write, too; the buyer, who wrote the first letter, sees none of them.
 */
export function commentsAmong(rows: readonly RowFacts[]): RowFacts[] {
  const named = rows.filter(({ name, system }) => name !== null && !system);
  const first = named[0];
  if (!first || rows.some(({ note }) => note)) return [];
  const letters = named.filter((row) => makeOf(row) === makeOf(first));
  const comments = named.filter((row) => !letters.includes(row));
  if (comments.length < FEWEST_COMMENTS || letters.length < Math.max(FEWEST_LETTERS, comments.length)) return [];
  if (new Set(comments.map(makeOf)).size > 1 || !areAmongColleagues(comments)) return [];
  const colleagues = writersOf(comments);
  const writers = [...writersOf(letters)];
  const strangers = writers.filter((name) => !colleagues.has(name));
  return writers.length > 1 && strangers.length === 1 && strangers[0] === first.name ? comments : [];
}
