import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { entersRoots, queryOne } from '../read/query.ts';
import { isSamePerson } from '../read/same-person.ts';
import type { LabelledRow } from './role-rules.ts';

const bare = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/**
 * The last means where rows of both sides look alike: the buyer's rows are those whose writer is the name over the
 * conversation; what follows a name without one is the same writer's. Notes and notices are not told by it: they need
 * marks of their own.
 * @param marks what tells those; null where they cannot be told
 * @param parts selectors of the writer's name in a row
 * @param header the element over the list that names the buyer, and its selector
 */
export function senderRules(
  rows: readonly LabelledRow[],
  parts: readonly string[],
  header: Element | null,
  headerCss: string | null,
  rowCss: string,
  marks: Partial<SiteDefinition['roles']> | null,
): Pick<SiteDefinition, 'roles' | 'followUp'> | null {
  const buyer = bare(header);
  if (headerCss === null || buyer === '' || marks === null) return null;
  const whole = rows.every(({ role }) => role !== null);
  const named = rows.filter(({ role }) => role === 'customer' || role === 'agent');
  // What stands in shadow roots can be looked up, but not joined to, nor asked for in, plain CSS.
  const plain = parts.filter((css) => !entersRoots(css));
  for (const from of plain.length > 1 ? [...parts, `:is(${plain.join(', ')})`] : parts) {
    const writers = named.map(({ row }) => bare(queryOne(row, from)));
    // Of a few examples nobody knows what stands between them.
    const known = writers.map((own, i) => (whole ? writers.slice(0, i + 1).findLast((name) => name !== '') : own));
    if (known.some((name) => name === undefined || name === '')) continue;
    if (named.some(({ role }, i) => isSamePerson(known[i] ?? '', buyer) !== (role === 'customer'))) continue;
    if (writers.includes('') && entersRoots(from)) continue;
    return {
      roles: {
        ...marks,
        customer: [{ sender: { from, in: headerCss } }],
        agent: [{ sender: { from, in: headerCss, not: true } }],
      },
      ...(writers.includes('') ? { followUp: `:is(${rowCss}):not(:has(${from}))` } : {}),
    };
  }
  return null;
}
