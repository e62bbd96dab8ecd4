import type { Role } from '../../core/conversation/conversation.ts';
import { Look } from '../detect/look.ts';
import { factsOfRows, type RowFacts } from '../detect/row-facts.ts';
import { splitRows } from '../detect/split-rows.ts';
import { tellSides } from '../detect/tell-sides.ts';
import { containsAcross } from '../read/query.ts';

type Example = { row: Element; role: Role };

const holds = (a: Element, b: Element) => containsAcross(a, b) || containsAcross(b, a);

/** Whose side it is by the examples that stand on it; null where none does or two of them disagree. */
function writerOf(side: readonly RowFacts[], examples: readonly Example[]): Role | null {
  const roles = new Set(
    examples.filter(({ row }) => side.some((facts) => holds(facts.row, row))).map(({ role }) => role),
  );
  const [role] = roles;
  return roles.size === 1 && role !== undefined ? role : null;
}

/**
 * The whole list labelled from a few examples: the page is divided into two sides as for a page that nobody taught,
 * and the examples say whose they are. Null where the page does not divide, or not as the examples do.
 */
export function labelNeighbours(list: Element, examples: readonly Example[]): Example[] | null {
  const spoken = examples.filter(({ role }) => role === 'customer' || role === 'agent');
  const look = new Look();
  const sides = tellSides(factsOfRows(splitRows(list, look), list, look), () => null);
  if (!sides) return null;
  const [a, b] = [writerOf(sides.a, spoken), writerOf(sides.b, spoken)];
  if (a === null || b === null || a === b) return null;
  const others = examples.filter(({ role }) => role !== 'customer' && role !== 'agent');
  const open = (facts: RowFacts) => !others.some(({ row }) => holds(facts.row, row));
  const label = (side: readonly RowFacts[], role: Role) => side.filter(open).map(({ row }) => ({ row, role }));
  return [...label(sides.a, a), ...label(sides.b, b), ...others];
}
