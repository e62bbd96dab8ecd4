import type { Script } from '../../core/packs/script.ts';
import { changedParts, type ScriptPart } from '../../core/packs/versions/compare-packs.ts';
import { LANGS } from '../../core/taxonomy.ts';
import type { ColumnMap, Field } from './columns.ts';
import { type ForeignRow, type ImportDefaults, makeScript } from './make-script.ts';

/** What would become of one row. Rows are counted from 1, as a spreadsheet shows them. */
export type ImportLine =
  | { kind: 'new'; row: number; script: Script }
  | { kind: 'changed'; row: number; script: Script; before: Script; parts: ScriptPart[] }
  /** Says what a script of the pack or an earlier row says already. */
  | { kind: 'duplicate'; row: number; of: string }
  | { kind: 'rejected'; row: number; field: Field | ''; message: string; words: string };

export interface ImportPlan {
  lines: ImportLine[];
  counts: Record<ImportLine['kind'], number>;
}

/** Parts that an import speaks of; the rest of a known script stays as the lead has set it. */
function merge(before: Script, made: Script, row: ForeignRow): Script {
  const has = (field: Field): boolean => Boolean(row[field]?.trim());
  const titled = has('title') || LANGS.some((lang) => has(`title.${lang}`));
  return {
    ...before,
    texts: { ...before.texts, ...made.texts },
    slots: { ...before.slots, ...made.slots },
    ...(titled ? { title: made.title } : {}),
    ...(has('stage') ? { stage: made.stage } : {}),
    ...(has('scenarios') || has('issues') ? { fits: { ...before.fits, ...made.fits } } : {}),
    ...(has('tags') && made.tags.length > 0 ? { tags: made.tags } : {}),
    ...(has('owner') ? { owner: made.owner } : {}),
    ...(has('reviewBy') ? { reviewBy: made.reviewBy } : {}),
    ...(made.note ? { note: made.note } : {}),
  };
}

/** Content that matters to a buyer; two scripts with the same words in the same stage are one. */
function wordsOf({ stage, texts }: Script): string {
  return `${stage}\n${LANGS.map((lang) => texts[lang] ?? '').join('\n')}`;
}

/** Changed wording asks for a new review; bookkeeping alone does not. */
const BOOKKEEPING: ReadonlySet<ScriptPart> = new Set(['owner', 'reviewBy', 'status', 'note']);

function readRow(cells: readonly string[], map: ColumnMap): ForeignRow {
  const row: ForeignRow = {};
  for (const [field, index] of Object.entries(map) as [Field, number][]) row[field] = cells[index] ?? '';
  return row;
}

/** Goes through a table row by row; `step` lets the caller pause, show progress or stop. */
export class ImportPlanner {
  readonly #known: ReadonlyMap<string, Script>;
  readonly #byWords = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #defaults: ImportDefaults;
  readonly lines: ImportLine[] = [];

  constructor(known: ReadonlyMap<string, Script>, defaults: ImportDefaults) {
    this.#known = known;
    this.#defaults = defaults;
    for (const script of known.values()) this.#byWords.set(wordsOf(script), script.id);
  }

  add(row: ForeignRow, number: number): void {
    const made = makeScript(row, this.#defaults);
    if (!made.ok) {
      const words = (row.text ?? LANGS.map((lang) => row[`text.${lang}`]).find(Boolean) ?? row.title ?? '').slice(
        0,
        60,
      );
      this.lines.push({ kind: 'rejected', row: number, field: made.field, message: made.message, words });
      return;
    }
    this.lines.push(this.#place(made.script, row, number));
  }

  #place(script: Script, row: ForeignRow, number: number): ImportLine {
    const before = this.#known.get(script.id);
    if (this.#taken.has(script.id)) return { kind: 'duplicate', row: number, of: script.id };
    if (before) {
      this.#taken.add(script.id);
      const merged = merge(before, script, row);
      const parts = changedParts(before, merged);
      if (parts.length === 0) return { kind: 'duplicate', row: number, of: script.id };
      const wording = parts.some((part) => !BOOKKEEPING.has(part));
      return {
        kind: 'changed',
        row: number,
        script: wording ? { ...merged, status: 'draft' } : merged,
        before,
        parts,
      };
    }
    const twin = this.#byWords.get(wordsOf(script));
    if (twin !== undefined) return { kind: 'duplicate', row: number, of: twin };
    this.#taken.add(script.id);
    this.#byWords.set(wordsOf(script), script.id);
    return { kind: 'new', row: number, script };
  }

  plan(): ImportPlan {
    const counts = { new: 0, changed: 0, duplicate: 0, rejected: 0 };
    for (const { kind } of this.lines) counts[kind] += 1;
    return { lines: this.lines, counts };
  }
}

/** Rows between two looks at the clock. */
const CHUNK = 200;

export interface ImportProgress {
  done: number;
  total: number;
}

/**
 * The dry run: what an import would do, without doing it. Gives way to the page between chunks.
 *
 * @param rows without the head line
 * @param firstRow number of the first of them in the file
 * @returns null where it was cancelled
 */
export async function planImport(
  rows: readonly (readonly string[])[],
  map: ColumnMap,
  firstRow: number,
  known: ReadonlyMap<string, Script>,
  defaults: ImportDefaults,
  watch: { signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void } = {},
): Promise<ImportPlan | null> {
  const planner = new ImportPlanner(known, defaults);
  for (let at = 0; at < rows.length; at += CHUNK) {
    if (watch.signal?.aborted) return null;
    rows.slice(at, at + CHUNK).forEach((cells, index) => {
      planner.add(readRow(cells, map), firstRow + at + index);
    });
    watch.onProgress?.({ done: Math.min(rows.length, at + CHUNK), total: rows.length });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return planner.plan();
}

/** The scripts to write when the plan is applied. */
export function scriptsOf({ lines }: ImportPlan): Script[] {
  return lines.flatMap((line) => (line.kind === 'new' || line.kind === 'changed' ? [line.script] : []));
}
