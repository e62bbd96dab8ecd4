import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { entersRoots } from '../read/query.ts';
import { isSamePerson } from '../read/same-person.ts';
import { cssOfSource, readSource } from '../read/source.ts';
import type { Naming } from './naming.ts';
import type { LabelledRow } from './role-rules.ts';

/** The writer's name in a row without what stands beside it, such as the hour; empty where there is none. */
export function writerOf(row: Element, from: string, exclude: readonly string[]): string {
  const scope = { document: row.ownerDocument, pane: null, container: null, row };
  return readSource([from], { ...scope, exclude: exclude.join(',') || null }) ?? '';
}

/**
 * The last means where rows of both sides look alike: the buyer's rows are those whose writer is the name over the
 * conversation; what follows a name without one is the same writer's. Notes and notices are not told by it: they need
 * marks of their own.
 * @param marks what tells those; null where they cannot be told
 * @param parts sources of the writer's name in a row
 * @param exclude what stands in a name and is none of it
 * @param naming where the page names the buyer
 */
export function senderRules(
  rows: readonly LabelledRow[],
  parts: readonly string[],
  naming: Naming | null,
  rowCss: string,
  marks: Partial<SiteDefinition['roles']> | null,
  exclude: readonly string[] = [],
): Pick<SiteDefinition, 'roles' | 'followUp'> | null {
  if (naming === null || marks === null) return null;
  const isBuyer = (name: string) => naming.says.some((title) => isSamePerson(name, title));
  const whole = rows.every(({ role }) => role !== null);
  const named = rows.filter(({ role }) => role === 'customer' || role === 'agent');
  // What stands in shadow roots can be looked up, but not joined to, nor asked for in, plain CSS.
  const plain = parts.filter((source) => !entersRoots(source) && cssOfSource(source) === source);
  for (const from of plain.length > 1 ? [...parts, `:is(${plain.join(', ')})`] : parts) {
    const writers = named.map(({ row }) => writerOf(row, from, exclude));
    // Of a few examples nobody knows what stands between them.
    const known = writers.map((own, i) => (whole ? writers.slice(0, i + 1).findLast((name) => name !== '') : own));
    if (known.some((name) => name === undefined || name === '')) continue;
    if (named.some(({ role }, i) => isBuyer(known[i] ?? '') !== (role === 'customer'))) continue;
    if (writers.includes('') && entersRoots(from)) continue;
    return {
      roles: {
        ...marks,
        customer: [{ sender: { from, in: naming.source } }],
        agent: [{ sender: { from, in: naming.source, not: true } }],
      },
      ...(writers.includes('') ? { followUp: `:is(${rowCss}):not(:has(${cssOfSource(from)}))` } : {}),
    };
  }
  return null;
}
