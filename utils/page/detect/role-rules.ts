import type { Role } from '../../core/conversation/conversation.ts';
import type { RoleRule, SiteDefinition } from '../../core/sites/site-definition.ts';
import { entersRoots, queryOne } from '../read/query.ts';
import { type Feature, type Features, featuresOf, type RowParts } from './row-features.ts';

/** Roles that a definition can name; `unknown` needs no rule. */
type NamedRole = Exclude<Role, 'unknown'>;

/** A row with its role, or null for rows of the list nobody has named. */
export interface LabelledRow {
  row: Element;
  role: Role | null;
}

const MOST_CHOICES = 30;
const MOST_RULES = 3;
/** One step of rank weighs as much as this share of the rows. */
const RANK_WEIGHT = 0.02;
const ABSENCE_RANK = 12;
const LEAST_SHIFT = 0.1;
const LEAST_SPOKEN = 4;

interface Choice extends Feature {
  key: string;
  /** Which of all rows it holds for. */
  holds: boolean[];
}

const isSide = (role: Role | null) => role === 'customer' || role === 'agent';

/** What rows match that follow the rule; null for what no selector can say, as what stands in roots. */
const rowCssOf = (rule: RoleRule) =>
  'self' in rule ? rule.self : 'has' in rule && !entersRoots(rule.has) ? `:has(${rule.has})` : null;

class RuleFinder {
  private readonly rows: readonly LabelledRow[];
  private readonly features: Features[];

  constructor(rows: readonly LabelledRow[], list: Element, parts: RowParts) {
    this.rows = rows;
    this.features = rows.map(({ row }) => featuresOf(row, list, parts));
  }

  /** Features that some row of the role has and no row of another role; roles in `apart` are told before. */
  choices(role: Role, apart: ReadonlySet<Role>): Choice[] {
    const keys = new Map<string, Feature>();
    this.rows.forEach((row, i) => {
      if (row.role !== role) return;
      // People are not told by a machine's name.
      for (const [key, feature] of this.features[i] ?? [])
        if ('says' in feature.rule ? !isSide(role) && (role === 'bot' || !feature.content) : !feature.content)
          keys.set(key, feature);
    });
    this.rows.forEach((row, i) => {
      if (row.role === null || row.role === role || apart.has(row.role)) return;
      for (const [key, feature] of keys) if (this.has(i, key, feature)) keys.delete(key);
    });
    return [...keys]
      .filter(([key, { shift }]) => shift === undefined || this.shiftOf(key, role) >= LEAST_SHIFT)
      .map(([key, feature]) => ({ ...feature, key, holds: this.rows.map((_, i) => this.has(i, key, feature)) }))
      .sort((a, b) => this.misses(role, a.holds) - this.misses(role, b.holds) || a.rank - b.rank)
      .slice(0, MOST_CHOICES);
  }

  /** In the roots of elements that show what is put into them nothing was looked for, but the reader will find it. */
  private has(i: number, key: string, { rule }: Feature): boolean {
    const row = this.rows[i]?.row;
    if (row && 'has' in rule && entersRoots(rule.has)) return queryOne(row, rule.has) !== null;
    return this.features[i]?.has(key) ?? false;
  }

  /** How far rows of the role stand from the middle, typically: an avatar alone shifts a row, but makes no side. */
  private shiftOf(key: string, role: Role): number {
    const shifts = this.rows.flatMap((row, i) => (row.role === role ? (this.features[i]?.get(key)?.shift ?? 0) : []));
    return shifts.sort((a, b) => a - b)[shifts.length >> 1] ?? 0;
  }

  misses(role: Role, holds: readonly boolean[]): number {
    return this.rows.filter((row, i) => row.role === role && !holds[i]).length;
  }

  /** The fewest lasting rules that together hold for every row of the role. */
  cover(role: Role, choices: readonly Choice[]): Choice[] | null {
    const chosen: Choice[] = [];
    let holds = this.rows.map(() => false);
    while (this.misses(role, holds) > 0 && chosen.length < MOST_RULES) {
      const next = choices
        .map((choice) => ({ choice, both: holds.map((held, i) => held || (choice.holds[i] ?? false)) }))
        .sort((a, b) => this.misses(role, a.both) - this.misses(role, b.both) || a.choice.rank - b.choice.rank)[0];
      if (!next || this.misses(role, next.both) === this.misses(role, holds)) return null;
      chosen.push(next.choice);
      holds = next.both;
    }
    return this.misses(role, holds) === 0 ? chosen : null;
  }

  count(role: Role): number {
    return this.rows.filter((row) => row.role === role).length;
  }

  /** A rule by what the role lacks; only where every row is known, for what is new must not fall to it. */
  absence(role: 'agent', of: readonly Choice[]): Choice[] {
    return of.flatMap((choice) => {
      const css = rowCssOf(choice.rule);
      const holds = choice.holds.map((held) => !held);
      // What only some of the buyer's rows have would leave the others to both sides.
      if (css === null || this.misses(role, holds) > 0 || this.misses('customer', choice.holds) > 0) return [];
      return [{ rule: { self: `:not(${css})` }, rank: choice.rank + ABSENCE_RANK, key: `not ${choice.key}`, holds }];
    });
  }

  /** The page's own rows by what all others have, as the frame of a message; of a few rows nobody knows what all have. */
  plain(): RoleRule | null {
    const told = this.rows.flatMap(({ role }, i) => (role === null ? [] : [{ role, own: this.features[i] }]));
    const spoken = told.filter(({ role }) => role !== 'system');
    if (spoken.length < LEAST_SPOKEN || told.length < this.rows.length) return null;
    const shared = [...(spoken[0]?.own ?? [])].filter(
      ([key, { rule }]) => rowCssOf(rule) && told.every(({ role, own }) => own?.has(key) === (role !== 'system')),
    );
    const best = shared.sort(([, a], [, b]) => a.rank - b.rank)[0]?.[1].rule;
    if (!best) return null;
    // Only where others have it still: after a redesign nobody would, and all rows would be the page's own.
    const part = 'has' in best ? best.has : rowCssOf(best);
    return { self: `:has(${part}) :not(${rowCssOf(best)})` };
  }

  /** How many rows of nobody exactly one of the two claims, in proportion; both at once counts against the pair. */
  split(a: readonly Choice[], b: readonly Choice[]): number {
    const open = this.rows.map((row, i) => (row.role === null ? i : -1)).filter((i) => i >= 0);
    if (open.length === 0) return 0;
    const holds = (list: readonly Choice[], i: number) => list.some((choice) => choice.holds[i]);
    let good = 0;
    for (const i of open) {
      const inA = holds(a, i);
      const inB = holds(b, i);
      if (inA !== inB) good++;
      else if (inA) good -= 2;
    }
    return good / open.length;
  }
}

const rankOf = (choices: readonly Choice[]) => Math.max(...choices.map((choice) => choice.rank)) + choices.length;

/** Sets of rules for one side: each lasting feature that suffices alone, and the best few together. */
function sets(finder: RuleFinder, role: Role, choices: readonly Choice[]): Choice[][] {
  const alone = choices.filter((choice) => finder.misses(role, choice.holds) === 0).map((choice) => [choice]);
  const together = finder.cover(role, choices);
  return together && together.length > 1 ? [...alone, together] : alone;
}

/** The rules for both sides at once: what tells one should leave the rest to the other. */
function bothSides(
  finder: RuleFinder,
  byAbsence: boolean,
  apart: ReadonlySet<Role>,
): { customer: Choice[]; agent: Choice[] } | null {
  const ofCustomer = finder.choices('customer', apart);
  const ofAgent = finder.choices('agent', apart);
  const customers = sets(finder, 'customer', ofCustomer);
  const agents = sets(finder, 'agent', ofAgent);
  if (byAbsence) {
    // Never so for the buyer: a row of a new kind would be taken for one.
    if (agents.length === 0) agents.push(...finder.absence('agent', ofCustomer).map((choice) => [choice]));
  }
  let best: { customer: Choice[]; agent: Choice[]; worth: number } | null = null;
  for (const customer of customers) {
    for (const agent of agents) {
      const worth = finder.split(customer, agent) - RANK_WEIGHT * (rankOf(customer) + rankOf(agent));
      if (!best || worth > best.worth) best = { customer, agent, worth };
    }
  }
  return best;
}

/** The page's own rows by the marks of neither side; only while others have them, as after a redesign nobody would. */
function besideBoth(sides: readonly Choice[]): RoleRule[] {
  const marks = sides.map(({ rule }) => rowCssOf(rule));
  const all = marks.join(', ');
  const parts = sides.map(({ rule }) => ('has' in rule ? rule.has : rowCssOf(rule)));
  return marks.includes(null) || entersRoots(all) || all.includes(':not(')
    ? []
    : [{ self: `:has(${parts.join(', ')}) :not(${all})` }];
}

const MARKED = ['note', 'system', 'bot'] as const;
type Marks = Partial<Record<NamedRole, RoleRule[]>>;

function marksBy(finder: RuleFinder): Marks | null {
  const rules: Marks = {};
  for (const role of MARKED) {
    if (finder.count(role) === 0) continue;
    const chosen = finder.cover(role, finder.choices(role, new Set()));
    if (!chosen) {
      // A separator that cannot be told by itself may still be neither side's; other rows must be told.
      if (role !== 'system') return null;
      const rule = finder.plain();
      if (rule) rules[role] = [rule];
      continue;
    }
    rules[role] = chosen.map((choice) => choice.rule);
  }
  return rules;
}

/** The rules for what neither side says: notes, notices, the bot's words; null where notes or bots cannot be told. */
export const markRules = (rows: readonly LabelledRow[], list: Element, parts: RowParts): Marks | null =>
  marksBy(new RuleFinder(rows, list, { ...parts, bubbles: [] }));

/**
 * Role rules that tell the rows apart as they are labelled. Rows labelled null have no say in what is right; they only
 * decide which of several right rules divides the list best.
 * @param whole true where every row of the list is labelled
 * @returns null where no rules tell them apart
 */
export function roleRules(
  rows: readonly LabelledRow[],
  list: Element,
  parts: RowParts,
  whole: boolean,
): SiteDefinition['roles'] | null {
  const finder = new RuleFinder(rows, list, parts);
  const rules = marksBy(finder);
  if (rules === null) return null;
  if (finder.count('customer') === 0 || finder.count('agent') === 0) return null;
  // What also holds for separators is worse: the next unknown kind of separator would fall to a side.
  const told = new Set<Role>(MARKED.filter((role) => rules[role] !== undefined));
  const sides =
    bothSides(finder, false, new Set()) ??
    bothSides(finder, false, told) ??
    (whole ? bothSides(finder, true, told) : null);
  if (!sides) return null;
  const system = finder.count('system') > 0 ? (rules.system ?? besideBoth([...sides.customer, ...sides.agent])) : [];
  return {
    ...rules,
    ...(system.length > 0 ? { system } : {}),
    customer: sides.customer.map((choice) => choice.rule),
    agent: sides.agent.map((choice) => choice.rule),
  };
}
