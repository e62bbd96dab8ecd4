import type { Role, Turn } from '../../core/conversation/conversation.ts';
import type { RoleRule, SiteDefinition } from '../../core/sites/site-definition.ts';
import { hashText } from '../hash-text.ts';
import { findAllOwn, findOwn } from './find-own.ts';
import { matchesAcross, queryOne } from './query.ts';
import { readText } from './read-text.ts';
import { readTime } from './read-time.ts';
import { isSamePerson } from './same-person.ts';
import { sideOf } from './side-of.ts';
import { readAllValues, readSource, type SourceScope } from './source.ts';

/** One row as the page shows it, before it gets its place in the conversation. */
export interface RowReading {
  /** The page's own id, or null where it gives none. */
  id: string | null;
  /** Equal for rows that look the same; stands in for a missing id. */
  look: string;
  role: Role;
  text: string;
  at: number | null;
  /** False for follow-up rows without a time of their own. */
  timed: boolean;
  sender: string | null;
  media: NonNullable<Turn['media']>;
}

export interface RowContext extends SourceScope {
  /** Lists of people named by role rules, read once for a batch of rows. */
  people: Map<string, Set<string>>;
  /** When the row was seen to appear, or null for rows that were there before. */
  seenLive: number | null;
}

const MEDIA = ['image', 'video', 'file'] as const;

function follows(row: Element, rule: RoleRule, context: RowContext): boolean {
  if ('self' in rule) return matchesAcross(row, rule.self);
  if ('has' in rule) return findOwn(row, rule.has, context.inner) !== null;
  if ('says' in rule) {
    const words = findOwn(row, rule.says.in, context.inner)?.textContent ?? '';
    return rule.says.any.some((word) => words.includes(word));
  }
  if ('side' in rule) return sideOf(row, rule.side.of, context.container) === rule.side.is;
  const { from, in: list, not } = rule.sender;
  const sender = readSource([from], { ...context, row });
  let people = context.people.get(list);
  if (!people) {
    people = readAllValues(list, context.document);
    context.people.set(list, people);
  }
  // Without a sender or without the list nothing is known, so nothing is claimed.
  if (sender === null || people.size === 0) return false;
  return isAmong(sender, people) !== (not ?? false);
}

/** So few are titles, which may hold more than a name; more are a list of people. */
const MOST_TITLES = 3;

function isAmong(sender: string, people: ReadonlySet<string>): boolean {
  return people.has(sender) || (people.size <= MOST_TITLES && [...people].some((title) => isSamePerson(sender, title)));
}

/** So many elements are looked at to find the row before a follow-up; a page without one must not cost more. */
const LOOK_BACK = 3000;

/** The nearest row before, in the order of the page, that has a header of its own. */
function headOf(row: Element, definition: SiteDefinition, container: Element | null): Element | null {
  const { followUp } = definition;
  if (!followUp || !container || !matchesAcross(row, followUp)) return null;
  const walker = row.ownerDocument.createTreeWalker(container, 1);
  walker.currentNode = row;
  for (let i = 0; i < LOOK_BACK; i++) {
    const at = walker.previousNode();
    if (at === null || at === container) return null;
    const element = at as Element;
    if (matchesAcross(element, definition.row) && !matchesAcross(element, followUp)) return element;
  }
  return null;
}

/** A row that holds rows, as a message that quotes one, speaks for itself only; of a name only the name counts. */
function within(row: Element, { row: css, exclude }: SiteDefinition, context: RowContext): RowContext {
  const inner = queryOne(row, css) === null ? {} : { inner: css };
  return { ...context, ...inner, exclude: [...(exclude ?? []), ...Object.values(inner)].join(',') || null };
}

/** What a row's own marks say, or for a follow-up without any those of the row before it. */
export function readRole(row: Element, definition: SiteDefinition, context: RowContext): Role {
  const own = ownRole(row, definition.roles, within(row, definition, context));
  if (own !== 'unknown') return own;
  const head = headOf(row, definition, context.container);
  return head ? ownRole(head, definition.roles, within(head, definition, context)) : own;
}

/** Note, system and bot come first because such rows often match the agent's rule too; both sides at once is unknown. */
function ownRole(row: Element, roles: SiteDefinition['roles'], context: RowContext): Role {
  const is = (rules: readonly RoleRule[] | undefined) => (rules ?? []).some((rule) => follows(row, rule, context));
  if (is(roles.note)) return 'note';
  if (is(roles.system)) return 'system';
  if (is(roles.bot)) return 'bot';
  const customer = is(roles.customer);
  if (is(roles.agent)) return customer ? 'unknown' : 'agent';
  return customer ? 'customer' : 'unknown';
}

/** The parts of the first text selector that matches, without parts inside parts. */
function textParts(row: Element, selectors: readonly string[], inner: string | undefined): Element[] {
  for (const selector of selectors) {
    const parts: Element[] = [];
    // In the order of the page, what is inside a part follows it at once.
    for (const found of findAllOwn(row, selector, inner)) {
      if (!parts[parts.length - 1]?.contains(found)) parts.push(found);
    }
    if (parts.length > 0) return parts;
    if (matchesAcross(row, selector)) return [row];
  }
  return [];
}

/** Reads one row; null fields are what the row itself does not show. */
export function readRow(row: Element, definition: SiteDefinition, around: RowContext): RowReading {
  const context = within(row, definition, around);
  const { inner, exclude = null } = context;
  const role = readRole(row, definition, around);
  const scope: SourceScope = { ...context, row };
  const parts = textParts(row, definition.text, inner);
  // System rows often carry their words outside the text element.
  const sources = parts.length === 0 && role === 'system' ? [row] : parts;
  const text = sources
    .map((part) => readText(part, exclude))
    .filter(Boolean)
    .join('\n');
  const media = MEDIA.filter((kind) => {
    const selector = definition.media?.[kind];
    return selector !== undefined && findOwn(row, selector, inner) !== null;
  });
  const label = readSource(definition.time, scope);
  return {
    id: readSource(definition.messageId, scope),
    look: hashText(`${role}\n${label ?? ''}\n${media.join()}\n${text}`),
    role,
    text,
    at: readTime(label, context.seenLive),
    timed: label !== null,
    sender: readSource(definition.sender, scope),
    media,
  };
}
