/** Comments among colleagues that no word marks as such. */

import { nameKind } from './name-kind.ts';
import type { RowFacts } from './row-facts.ts';

const FEWEST_COMMENTS = 2;
const FEWEST_LETTERS = 3;
/** Colleagues call each other so; buyers seldom call anybody. */
const CALLED = /(?:^|\s)@\p{L}/u;

const makeOf = ({ row }: RowFacts) =>
  [row.localName, ...[...row.classList].filter((token) => nameKind(token) !== 'state')].join();
const writersOf = (rows: readonly RowFacts[]) => new Set(rows.map(({ name }) => name));

/**
 * Comments between letters: fewer rows of another make, in which one is called, and all who write the letters but one
 * write, too; the buyer, who wrote the first letter, sees none of them.
 */
export function commentsAmong(rows: readonly RowFacts[]): RowFacts[] {
  const named = rows.filter(({ name, system }) => name !== null && !system);
  const first = named[0];
  if (!first || rows.some(({ note }) => note)) return [];
  const letters = named.filter((row) => makeOf(row) === makeOf(first));
  const comments = named.filter((row) => !letters.includes(row));
  if (comments.length < FEWEST_COMMENTS || letters.length < Math.max(FEWEST_LETTERS, comments.length)) return [];
  if (new Set(comments.map(makeOf)).size > 1 || !comments.some(({ words }) => CALLED.test(words))) return [];
  const colleagues = writersOf(comments);
  const writers = [...writersOf(letters)];
  const strangers = writers.filter((name) => !colleagues.has(name));
  return writers.length > 1 && strangers.length === 1 && strangers[0] === first.name ? comments : [];
}
