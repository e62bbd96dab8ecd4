import type { Role } from '../../core/conversation/conversation.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import type { TaughtComposer, TaughtRole, TeachProblem } from '../../core/sites/teaching.ts';
import { definitionFrom, type PageFacts } from '../detect/definition-from.ts';
import { checkHealth } from '../read/check-health.ts';
import { containsAcross } from '../read/query.ts';
import { chainOf } from './across-borders.ts';
import { guessList } from './guess-row.ts';
import { labelNeighbours } from './label-neighbours.ts';
import { readTaught, type TaughtRow } from './read-taught.ts';

/** All that was pointed out so far. */
export interface Lessons {
  rows: ReadonlyMap<Element, TaughtRole>;
  composer: HTMLElement | null;
  composerSaid: TaughtComposer | null;
}

export type Inferred =
  | { ok: true; definition: SiteDefinition; reading: TaughtRow[] }
  | { ok: false; problem: TeachProblem; detail?: string };

/** A date line has no writer, as the notices of the page; to the reader both are `system`. */
const roleOf = (taught: TaughtRole): Role => (taught === 'none' ? 'system' : taught);

const NEXT_CLICK: Record<string, TeachProblem> = {
  'roles-not-separable': 'roles-not-separable',
  'no-text': 'no-text',
};

/** The same rows one step further out each time, as long as each still holds one row only. */
function widerRows(rows: readonly Element[], list: Element): Element[][] {
  const chains = rows.map((row) => {
    const chain = chainOf(row);
    return chain.slice(0, Math.max(1, chain.indexOf(list)));
  });
  const outermost = chains.map((chain) => chain.at(-1)).filter((each) => each !== undefined);
  const alone = new Set(outermost).size === rows.length;
  return alone && outermost.some((each, i) => each !== rows[i]) ? [outermost] : [];
}

function withComposer(definition: SiteDefinition, said: TaughtComposer | null): SiteDefinition {
  return said === 'none' ? { ...definition, composerElsewhere: true } : definition;
}

/** The first row that is read otherwise than it was shown. */
function contradicts(reading: readonly TaughtRow[], rows: ReadonlyMap<Element, TaughtRole>): boolean {
  return [...rows].some(([element, taught]) => {
    const read = reading.find((row) => row.element === element || containsAcross(row.element, element));
    return (read?.role ?? 'system') !== roleOf(taught);
  });
}

/**
 * With more rows than these without a role, the rule was made of what only the examples have. Fewer may well be notes,
 * bots and notices, which are not to be guessed: their rows are asked for.
 */
const OPEN_SHARE = 0.5;

function openShare(reading: readonly TaughtRow[]): number {
  const open = reading.filter(({ role }) => role === 'unknown').length;
  return reading.length === 0 ? 1 : open / reading.length;
}

/** What keeps the page from being read. Rows without a role are what further clicks are for; a reply box may still come. */
export function graveFaults(definition: SiteDefinition, document: Document): string[] {
  return checkHealth(definition, document).missing.filter((part) => part !== 'roles' && part !== 'composer');
}

type Example = { row: Element; role: Role };

/** A definition from labelled rows, if it reads the lessons as they were given and proves itself on the page. */
function tryExamples(list: Element, rows: readonly Example[], lessons: Lessons, page: PageFacts): Inferred {
  const inferred = definitionFrom({ list, rows, composer: lessons.composer }, 'taught', page);
  if (!inferred.ok) return { ok: false, problem: NEXT_CLICK[inferred.reason] ?? 'no-row-pattern' };
  const definition = withComposer(inferred.definition, lessons.composerSaid);
  const reading = readTaught(definition, page.document);
  if (contradicts(reading, lessons.rows)) return { ok: false, problem: 'roles-not-separable' };
  const grave = graveFaults(definition, page.document);
  if (grave.length > 0) return { ok: false, problem: 'unhealthy', detail: grave.join() };
  return { ok: true, definition, reading };
}

function tryRows(elements: readonly Element[], lessons: Lessons, page: PageFacts): Inferred {
  const roles = [...lessons.rows.values()];
  const spoken = elements.filter((_, i) => roles[i] === 'customer' || roles[i] === 'agent');
  const list = guessList(spoken.length > 1 ? spoken : elements);
  if (!list) return { ok: false, problem: 'no-row-pattern' };
  // A row that is no message need not stand in the list; those outside it teach nothing.
  const rows = elements
    .map((row, i) => ({ row, role: roleOf(roles[i] ?? 'none') }))
    .filter(({ row }) => row !== list && containsAcross(list, row));
  const first = tryExamples(list, rows, lessons, page);
  if (first.ok && openShare(first.reading) <= OPEN_SHARE) return first;
  const labelled = labelNeighbours(list, rows);
  const second = labelled ? tryExamples(list, labelled, lessons, page) : first;
  const isBetter = second.ok && (!first.ok || openShare(second.reading) < openShare(first.reading));
  return isBetter ? second : first;
}

/** The definition that all lessons together give; where the rows as pointed at have nothing in common, wider ones are tried. */
export function inferDefinition(lessons: Lessons, page: PageFacts): Inferred {
  const elements = [...lessons.rows.keys()];
  const first = tryRows(elements, lessons, page);
  if (first.ok) return first;
  const list = guessList(elements);
  for (const wider of list ? widerRows(elements, list) : []) {
    const second = tryRows(wider, lessons, page);
    if (second.ok) return second;
  }
  return first;
}
