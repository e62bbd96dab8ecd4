import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { LabelledRow } from './role-rules.ts';

const bare = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/**
 * The last means where rows of both sides look alike: the buyer's rows are those whose writer is the name over the
 * conversation; what follows a name without one is the same writer's. Notes and notices are not told by it, so where
 * such rows were named there is no answer.
 * @param senders selectors of the writer's name in a row
 * @param header the element over the list that names the buyer, and its selector
 */
export function senderRules(
  rows: readonly LabelledRow[],
  senders: readonly string[] | undefined,
  header: Element | null,
  headerCss: string | null,
  rowCss: string,
): Pick<SiteDefinition, 'roles' | 'followUp'> | null {
  const buyer = bare(header);
  if (headerCss === null || buyer === '') return null;
  const whole = rows.every(({ role }) => role !== null);
  const named = rows.filter(({ role }) => role !== null);
  if (named.some(({ role }) => role !== 'customer' && role !== 'agent')) return null;
  for (const from of senders ?? []) {
    const writers = named.map(({ row }) => bare(row.querySelector(from)));
    // Of a few examples nobody knows what stands between them.
    const known = writers.map((own, i) => (whole ? writers.slice(0, i + 1).findLast((name) => name !== '') : own));
    if (known.some((name) => name === undefined || name === '')) continue;
    if (named.some(({ role }, i) => (known[i] === buyer) !== (role === 'customer'))) continue;
    return {
      roles: {
        customer: [{ sender: { from, in: headerCss } }],
        agent: [{ sender: { from, in: headerCss, not: true } }],
      },
      ...(writers.includes('') ? { followUp: `:is(${rowCss}):not(:has(${from}))` } : {}),
    };
  }
  return null;
}
