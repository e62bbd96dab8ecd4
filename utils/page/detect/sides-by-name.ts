import type { RowFacts } from './row-facts.ts';
import type { Sides } from './tell-sides.ts';

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * One column, in which every message or the first of a run bears its writer's name: two people, of whom the one over
 * the conversation is the buyer (`a`). Runs inherit downward; rows before the first name are nobody's.
 */
export function sidesByName(rows: readonly RowFacts[], header: string | null): Sides | null {
  const talk = rows.filter((row) => !row.system);
  const names = new Set(talk.flatMap((row) => row.name ?? []));
  const buyer = [...names].find((name) => header !== null && same(name, header));
  if (buyer === undefined || names.size !== 2) return null;
  const sides: Sides = { a: [], b: [], system: rows.filter((row) => row.system), unsure: [], by: 'names' };
  let writer: string | null = null;
  for (const row of talk) {
    writer = row.name ?? writer;
    if (writer === null) sides.unsure.push(row);
    else (writer === buyer ? sides.a : sides.b).push(row);
  }
  return sides.a.length > 0 && sides.b.length > 0 ? sides : null;
}
