import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { LabelledRow } from './role-rules.ts';

const bare = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

/**
 * The last means where rows of both sides look alike: the buyer's rows are those whose writer is the name over the
 * conversation. Rows without a name are nobody's. Notes and notices are not told by it, so where such rows were named
 * there is no answer.
 * @param senders selectors of the writer's name in a row
 * @param header the element over the list that names the buyer, and its selector
 */
export function senderRules(
  rows: readonly LabelledRow[],
  senders: readonly string[] | undefined,
  header: Element | null,
  headerCss: string | null,
): SiteDefinition['roles'] | null {
  const buyer = bare(header);
  if (headerCss === null || buyer === '') return null;
  const named = rows.filter(({ role }) => role !== null);
  if (named.some(({ role }) => role !== 'customer' && role !== 'agent')) return null;
  const from = senders?.find((css) =>
    named.every(({ row, role }) => {
      const writer = bare(row.querySelector(css));
      return writer !== '' && (writer === buyer) === (role === 'customer');
    }),
  );
  if (from === undefined) return null;
  return {
    customer: [{ sender: { from, in: headerCss } }],
    agent: [{ sender: { from, in: headerCss, not: true } }],
  };
}
