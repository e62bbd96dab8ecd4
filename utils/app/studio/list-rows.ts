/** The rows of the Studio's table: which scripts a filter leaves, and in which order. */
import type { Script } from '../../core/packs/script.ts';
import { LANGS, type Lang, STAGES } from '../../core/taxonomy.ts';
import { findScripts, wordsOf } from './find-text.ts';
import type { ScriptFilter, ScriptSort, StudioState } from './studio-state.ts';

export interface RowContext {
  /** The language in which titles are shown and sorted. */
  lang: Lang;
  /** ISO day; a review before it is overdue. */
  today: string;
}

const STATUSES: readonly Script['status'][] = ['draft', 'reviewed', 'published', 'archived'];

/** The title a row shows: in the reader's language, else in any that has one, else nothing. */
export function rowTitle(script: Script, lang: Lang): string {
  return script.title[lang] || LANGS.map((other) => script.title[other]).find(Boolean) || '';
}

/** The text a row shows, with its language, so that it is drawn in the right fonts. */
export function rowText(script: Script, lang: Lang): { text: string; lang: Lang } {
  const shown = script.texts[lang] ? lang : (LANGS.find((other) => script.texts[other]) ?? lang);
  return { text: script.texts[shown] ?? '', lang: shown };
}

export function isOverdue(script: Script, today: string): boolean {
  return script.status !== 'archived' && script.reviewBy < today;
}

function passes(script: Script, filter: ScriptFilter, today: string): boolean {
  const { stage, scenario, issue, lang, owner, status, only } = filter;
  if (only && !only.ids.has(script.id)) return false;
  if (stage && script.stage !== stage) return false;
  // A script without the key fits any scenario or issue, so a lead who looks for one sees it too.
  if (scenario && script.fits.scenarios && !script.fits.scenarios.includes(scenario)) return false;
  if (issue && !script.fits.issues?.includes(issue)) return false;
  if (lang && !passesLanguage(script, lang)) return false;
  if (owner !== null && script.owner !== owner) return false;
  return status === 'overdue' ? isOverdue(script, today) : !status || script.status === status;
}

function passesLanguage(script: Script, wanted: NonNullable<ScriptFilter['lang']>): boolean {
  return wanted.startsWith('no-') ? !script.texts[wanted.slice(3) as Lang] : Boolean(script.texts[wanted as Lang]);
}

type Key = (script: Script) => string | number;

function keyOf(column: ScriptSort['column'], lang: Lang): Key {
  switch (column) {
    case 'id':
      return ({ id }) => id;
    case 'title':
      return (script) => rowTitle(script, lang);
    case 'stage':
      return ({ stage }) => STAGES.indexOf(stage);
    case 'langs':
      return ({ texts }) => LANGS.filter((each) => texts[each]).length;
    case 'owner':
      return ({ owner }) => owner;
    case 'reviewBy':
      return ({ reviewBy }) => reviewBy;
    case 'status':
      return ({ status }) => STATUSES.indexOf(status);
  }
}

/** Chinese names sort by sound in Simplified and by stroke in Traditional, as readers of each expect. */
const COLLATORS: Partial<Record<Lang, Intl.Collator>> = {};

function collator(lang: Lang): Intl.Collator {
  COLLATORS[lang] ??= new Intl.Collator(lang, { numeric: true });
  return COLLATORS[lang];
}

/**
 * Ids of the rows to show.
 *
 * @returns in the order of `sort`; equal rows stay in the order of their ids
 */
export function listRows(
  { scripts, order, filter, sort }: Pick<StudioState, 'scripts' | 'order' | 'filter' | 'sort'>,
  { lang, today }: RowContext,
): string[] {
  const found = findScripts(scripts, order, wordsOf(filter.text));
  const left = found.filter((script) => passes(script, filter, today));
  if (sort.column !== 'id') {
    const key = keyOf(sort.column, lang);
    const rows = left.map((script) => ({ script, key: key(script) }));
    const spoken = sort.column === 'title' || sort.column === 'owner' ? collator(lang) : null;
    const compare = (a: string | number, b: string | number) =>
      spoken ? spoken.compare(String(a), String(b)) : a < b ? -1 : a > b ? 1 : 0;
    const turn = sort.down ? -1 : 1;
    rows.sort((a, b) => turn * compare(a.key, b.key));
    return rows.map(({ script }) => script.id);
  }
  const ids = left.map(({ id }) => id);
  return sort.down ? ids.reverse() : ids;
}

const owners = new WeakMap<ReadonlyMap<string, Script>, string[]>();

/** Everyone who owns a script of the pack, for the filter and the bulk change. */
export function ownersOf(scripts: ReadonlyMap<string, Script>): string[] {
  // Several fields ask for the same list, and the map of one state never changes.
  const known = owners.get(scripts);
  if (known) return known;
  const names = new Set<string>();
  for (const { owner } of scripts.values()) if (owner) names.add(owner);
  const list = [...names].sort();
  owners.set(scripts, list);
  return list;
}
