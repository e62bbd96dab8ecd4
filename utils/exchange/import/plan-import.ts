/** The dry run: what an import would do to the pack, without doing it. */
import type { Script } from '../../core/packs/script.ts';
import { changedParts, type ScriptPart } from '../../core/packs/versions/compare-packs.ts';
import { LANGS, type Lang } from '../../core/taxonomy.ts';
import type { Field } from './columns.ts';
import { type ForeignRow, type ImportDefaults, makeScript, type RowProblem } from './make-script.ts';

/** One thing to import; `row` counts from 1, as a spreadsheet shows it. */
export type ImportEntry =
  | { row: number; foreign: ForeignRow }
  /** A whole script in our own form. `suggested`: nobody has reviewed it. */
  | { row: number; script: Script; suggested: boolean }
  | { row: number; invalid: string };

/** What would become of one entry. */
export type ImportLine =
  | { kind: 'new'; row: number; script: Script }
  | { kind: 'changed'; row: number; script: Script; before: Script; parts: ScriptPart[] }
  /** Says what a script of the pack or an earlier row says already. */
  | { kind: 'duplicate'; row: number; of: string; words: string }
  | { kind: 'rejected'; row: number; field: Field | ''; problem: RowProblem; detail: string; words: string };

export const LINE_KINDS = ['new', 'changed', 'duplicate', 'rejected'] as const;

export interface ImportPlan {
  lines: readonly ImportLine[];
  counts: Record<ImportLine['kind'], number>;
}

/** Content that matters to a buyer; two scripts with the same words in the same stage are one. */
function wordsOf({ stage, texts }: Script): string {
  return `${stage}\n${LANGS.map((lang) => texts[lang] ?? '').join('\n')}`;
}

function firstText({ texts }: Script): string {
  return Object.values(texts)[0] ?? '';
}

/** Enough to find the row again. */
const SHOWN_WORDS = 200;

function firstWords(row: ForeignRow): string {
  const words = row.text || LANGS.map((lang) => row[`text.${lang}`]).find(Boolean) || row.title || row.id || '';
  return words.slice(0, SHOWN_WORDS);
}

/** Changed wording asks for a new review; bookkeeping alone does not. */
const BOOKKEEPING: ReadonlySet<ScriptPart> = new Set(['owner', 'reviewBy', 'status', 'note']);

/** Nothing that comes from a file is published here: at best it is as good as reviewed. */
function statusOfNew({ status }: Script): Script['status'] {
  return status === 'published' ? 'reviewed' : status;
}

function statusOfChanged(before: Script, after: Script, parts: readonly ScriptPart[]): Script['status'] {
  if (after.status === 'archived') return 'archived';
  if (parts.some((part) => !BOOKKEEPING.has(part))) return 'draft';
  return after.status === before.status ? after.status : statusOfNew(after);
}

/** A title without a language speaks for the languages that the row has texts in. */
function mergeTitles(before: Script['title'], made: Script, row: ForeignRow): Script['title'] {
  const pick = (lang: Lang): string => {
    const said = row[`title.${lang}`]?.trim() || (row.title?.trim() && made.texts[lang] !== undefined);
    return said ? made.title[lang] : before[lang];
  };
  return { 'zh-Hans': pick('zh-Hans'), 'zh-Hant': pick('zh-Hant'), en: pick('en') };
}

/** Parts that a row speaks of; the rest of a known script stays as the lead has set it. An empty cell says nothing. */
function merge(before: Script, made: Script, row: ForeignRow): Script {
  const has = (field: Field): boolean => Boolean(row[field]?.trim());
  return {
    ...before,
    texts: { ...before.texts, ...made.texts },
    // Known slots keep the type and hint that the lead gave them.
    slots: { ...made.slots, ...before.slots },
    title: mergeTitles(before.title, made, row),
    fits: { ...before.fits, ...made.fits },
    ...(has('stage') ? { stage: made.stage } : {}),
    ...(made.tags.length > 0 ? { tags: made.tags } : {}),
    ...(has('owner') ? { owner: made.owner } : {}),
    ...(has('reviewBy') ? { reviewBy: made.reviewBy } : {}),
    ...(has('status') ? { status: made.status } : {}),
    ...(made.note ? { note: made.note } : {}),
  };
}

/** Takes entry after entry and says what each would do, given the pack and the entries before it. */
class ImportPlanner {
  readonly #known: ReadonlyMap<string, Script>;
  readonly #defaults: ImportDefaults;
  readonly #byWords = new Map<string, string>();
  /** What earlier entries make of an id. */
  readonly #taken = new Map<string, { row: number; words: string }>();
  readonly lines: ImportLine[] = [];

  constructor(known: ReadonlyMap<string, Script>, defaults: ImportDefaults) {
    this.#known = known;
    this.#defaults = defaults;
    for (const script of known.values()) this.#byWords.set(wordsOf(script), script.id);
  }

  add(entry: ImportEntry): void {
    this.lines.push(this.#judge(entry));
  }

  #judge(entry: ImportEntry): ImportLine {
    const { row } = entry;
    if ('invalid' in entry)
      return { kind: 'rejected', row, field: '', problem: 'invalid', detail: entry.invalid, words: '' };
    if ('script' in entry) return this.#placeWhole(row, entry.script, entry.suggested);
    const made = makeScript(entry.foreign, this.#defaults);
    if (!made.ok) {
      const { field, problem, detail } = made;
      return { kind: 'rejected', row, field, problem, detail, words: firstWords(entry.foreign) };
    }
    const before = this.#known.get(made.script.id);
    return this.#place(row, made.script, before ? merge(before, made.script, entry.foreign) : made.script);
  }

  /** A suggestion changes words and rules; what the lead says about the script's state stays. */
  #placeWhole(row: number, script: Script, suggested: boolean): ImportLine {
    if (!suggested) return this.#place(row, script, script);
    const before = this.#known.get(script.id);
    return this.#place(row, { ...script, status: 'draft' }, { ...script, status: before?.status ?? 'draft' });
  }

  /** @param merged the script as it would stand over what the pack has */
  #place(row: number, script: Script, merged: Script): ImportLine {
    const { id } = script;
    const words = firstText(script);
    const earlier = this.#taken.get(id);
    if (earlier) {
      if (earlier.words === wordsOf(merged)) return { kind: 'duplicate', row, of: id, words };
      return { kind: 'rejected', row, field: 'id', problem: 'twice', detail: String(earlier.row), words };
    }
    const before = this.#known.get(id);
    const twin = before ? undefined : this.#byWords.get(wordsOf(script));
    if (twin !== undefined) return { kind: 'duplicate', row, of: twin, words };
    this.#taken.set(id, { row, words: wordsOf(merged) });
    this.#byWords.set(wordsOf(script), id);
    if (!before) return { kind: 'new', row, script: { ...script, status: statusOfNew(script) } };
    const parts = changedParts(before, merged);
    if (parts.length === 0) return { kind: 'duplicate', row, of: id, words };
    return {
      kind: 'changed',
      row,
      script: { ...merged, status: statusOfChanged(before, merged, parts) },
      before,
      parts,
    };
  }
}

/** Entries between two looks at the clock. */
const CHUNK = 200;

export interface ImportProgress {
  done: number;
  total: number;
}

/**
 * The dry run. Gives way to the page between chunks.
 *
 * @param known the pack's scripts by id
 * @returns null where it was cancelled
 */
export async function planImport(
  entries: readonly ImportEntry[],
  known: ReadonlyMap<string, Script>,
  defaults: ImportDefaults,
  watch: { signal?: AbortSignal; onProgress?: (progress: ImportProgress) => void } = {},
): Promise<ImportPlan | null> {
  const planner = new ImportPlanner(known, defaults);
  for (let at = 0; at < entries.length; at += CHUNK) {
    if (watch.signal?.aborted) return null;
    for (const entry of entries.slice(at, at + CHUNK)) planner.add(entry);
    watch.onProgress?.({ done: Math.min(entries.length, at + CHUNK), total: entries.length });
    await new Promise((resolve) => setTimeout(resolve));
  }
  if (watch.signal?.aborted) return null;
  const counts = { new: 0, changed: 0, duplicate: 0, rejected: 0 };
  for (const { kind } of planner.lines) counts[kind] += 1;
  return { lines: planner.lines, counts };
}

/** The scripts to write when the plan is applied. */
export function scriptsOf({ lines }: ImportPlan): Script[] {
  return lines.flatMap((line) => (line.kind === 'new' || line.kind === 'changed' ? [line.script] : []));
}
