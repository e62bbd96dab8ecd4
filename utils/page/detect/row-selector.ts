import { selectorParts } from './selector-parts.ts';

/** Each part is tried on the whole list, which may be long; the first ones are the lasting ones. */
const MOST_PARTS = 10;
const MOST_PAIRED = 4;
/** A candidate this good ends the search. */
const GOOD_COST = 3;
/** Looks and labels: the one pass, the other name people. */
const OF_LOOKS = 7;
/** A selector may find this many rows more than were shown to it, in proportion, before it is too wide. */
const TOO_MANY = 3;

function common(rows: readonly Element[]): { css: string; rank: number }[] {
  const [first, ...others] = rows;
  if (!first) return [];
  const sets = others.map((row) => new Set(selectorParts(row).map((part) => part.css)));
  return selectorParts(first)
    .filter((part) => sets.every((set) => set.has(part.css)))
    .slice(0, MOST_PARTS);
}

/** What the selector finds in the list, or null where its finds lie inside each other. */
function found(list: Element, css: string): Element[] | null {
  const all = [...list.querySelectorAll(css)];
  for (let i = 1; i < all.length; i++) if (all[i - 1]?.contains(all[i] ?? null)) return null;
  return all;
}

interface Candidate {
  css: string;
  cost: number;
}

function candidate(list: Element, rows: readonly Element[], css: string, rank: number, whole: boolean): Candidate[] {
  const all = found(list, css);
  if (!all) return [];
  const set = new Set(all);
  if (!rows.every((row) => set.has(row))) return [];
  // Rows are learned from the newest end; of what stands before them nothing is known.
  const extra = all.length - (whole ? all.indexOf(rows[0] ?? all[0] ?? list) : 0) - rows.length;
  // With all rows known, finding more than them is a fault; with examples only, finding more is the aim.
  if (whole && extra > rows.length * TOO_MANY) return [];
  return [{ css, cost: rank + (whole ? (extra / rows.length) * 12 : 0) }];
}

/** The path of tags from the list down to the row, where all rows have the same. */
function pathOf(list: Element, rows: readonly Element[], listCss: string): string | null {
  const paths = rows.map((row) => {
    const steps: string[] = [];
    for (let at: Element | null = row; at && at !== list; at = at.parentElement) steps.unshift(at.localName);
    return steps;
  });
  const depth = paths[0]?.length ?? 0;
  if (depth === 0 || paths.some((path) => path.length !== depth)) return null;
  const steps: string[] = [];
  for (let i = 0; i < depth; i++) {
    const names = [...new Set(paths.map((path) => path[i] ?? ''))];
    steps.push(names.length === 1 ? (names[0] ?? '*') : `:is(${names.join(', ')})`);
  }
  return [listCss, ...steps].join(' > ');
}

/** One selector for rows that have nothing in common but that each is one of a few kinds. */
function ofKinds(list: Element, rows: readonly Element[], whole: boolean): Candidate[] {
  const left = new Set(rows);
  const chosen: { css: string; rank: number }[] = [];
  while (left.size > 0 && chosen.length < 4) {
    const counts = new Map<string, { rank: number; count: number }>();
    for (const row of left) {
      for (const { css, rank } of selectorParts(row)) {
        if (rank >= OF_LOOKS || css.startsWith('[aria-label')) continue;
        const entry = counts.get(css) ?? { rank, count: 0 };
        entry.count++;
        counts.set(css, entry);
      }
    }
    const best = [...counts].sort((a, b) => b[1].count - a[1].count || a[1].rank - b[1].rank)[0];
    if (!best) return [];
    chosen.push({ css: best[0], rank: best[1].rank });
    for (const row of [...left]) if (row.matches(best[0])) left.delete(row);
  }
  if (left.size > 0) return [];
  const css = chosen.map((part) => part.css).join(', ');
  return candidate(list, rows, css, Math.max(...chosen.map((part) => part.rank)) + 1, whole);
}

const cheapest = (candidates: readonly Candidate[]) => [...candidates].sort((a, b) => a.cost - b.cost)[0]?.css ?? null;

/**
 * A selector that finds the rows inside the list: one lasting name, two together, one name for each kind of row,
 * or the path of tags below the list.
 * @param listCss the last piece of the list's own selector, for the path
 * @param whole true where `rows` are all rows there are, false where they are examples
 */
export function rowSelector(list: Element, rows: readonly Element[], listCss: string, whole: boolean): string | null {
  const parts = common(rows);
  const candidates: Candidate[] = [];
  for (const part of parts) {
    candidates.push(...candidate(list, rows, part.css, part.rank, whole));
    if (candidates.some(({ cost }) => cost <= GOOD_COST)) return cheapest(candidates);
  }
  const classes = parts.filter((part) => part.css.startsWith('.') || part.css.startsWith('[')).slice(0, MOST_PAIRED);
  for (const [i, a] of classes.entries()) {
    for (const b of classes.slice(i + 1)) {
      candidates.push(...candidate(list, rows, a.css + b.css, Math.max(a.rank, b.rank) + 0.4, whole));
    }
  }
  candidates.push(...ofKinds(list, rows, whole));
  const path = pathOf(list, rows, listCss);
  if (path) candidates.push(...candidate(list, rows, path, 6.5, whole));
  return cheapest(candidates);
}
