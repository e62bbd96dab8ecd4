import type { Role } from '../../core/conversation/conversation.ts';
import { learnedSiteId, learnedUrls } from '../../core/sites/learned-site.ts';
import type { SiteDefinition } from '../../core/sites/site-definition.ts';
import { queryOne } from '../read/query.ts';
import { cssOfSource } from '../read/source.ts';
import { alikePane } from './alike-panes.ts';
import { elementsIn } from './composed.ts';
import { inTitle, namings } from './naming.ts';
import { noteMode } from './note-mode.ts';
import { headerName, keyInUrl, keyOfSelection } from './page-facts.ts';
import { robustSelector } from './robust-selector.ts';
import { type LabelledRow, markRules, roleRules } from './role-rules.ts';
import { tagRules } from './role-tags.ts';
import { leaningOf } from './role-words.ts';
import { type RowContents, rowContents } from './row-contents.ts';
import { rowSelector } from './row-selector.ts';
import { asCompound, selectorParts, wayTo } from './selector-parts.ts';
import { senderRules, writerOf } from './sender-rules.ts';

/** What the page showed, as pointed out by a person or found by `detectSite`. */
export interface Examples {
  list: Element;
  rows: readonly { row: Element; role: Role }[];
  composer: HTMLElement | null;
  /** The writers' names alone told the rows apart; whatever else differs does so by chance. */
  byName?: boolean;
}

export interface PageFacts {
  document: Document;
  url: string;
  /** The day it is inferred on, `YYYY-MM-DD`. */
  today: string;
  /** What was seen to leave a box of the page: where it turns up is our side. */
  sent?: readonly string[];
}

export type DefinitionFrom =
  | { ok: true; definition: SiteDefinition }
  | { ok: false; reason: 'no-rows' | 'no-row-pattern' | 'one-sided' | 'roles-not-separable' | 'no-text' };

const SAMPLE = 120;
const MOST_PARTS = 40;
const MOST_BUBBLES = 6;
/** Words or picture, whichever a row has: of use where nothing else is in every row. */
const EITHER_RANK = 6;
const MOST_STEPS = 3;

/** The rows to learn from: the named ones and, where they are examples, the newest of the others. */
function learningRows(list: Element, rowCss: string, examples: Examples['rows'], whole: boolean): LabelledRow[] {
  const roles = new Map<Element, Role>(examples.map(({ row, role }) => [row, role]));
  const all = [...list.querySelectorAll(rowCss)];
  const near = all.slice(-SAMPLE);
  const rows = [...new Set([...all.filter((row) => roles.has(row)), ...near])];
  return rows
    .map((row) => ({ row, role: roles.get(row) ?? null }))
    .filter(({ role }) => role !== 'unknown' && (role !== null || !whole));
}

/** Parts that every message has and that do not fill the list, by which its side shows; the most lasting names first. */
function bubblesOf(rows: readonly LabelledRow[], list: Element, rowCss: string, either: string): string[] {
  const spoken = rows.filter(({ role }) => role === 'customer' || role === 'agent').map(({ row }) => row);
  const width = list.getBoundingClientRect().width;
  const names = new Map<string, number>();
  const first = spoken[0];
  for (const element of first ? elementsIn(first, MOST_PARTS) : []) {
    const way = first ? wayTo(element, first) : '';
    for (const { css, rank } of selectorParts(element)) if (rank < 5) names.set(way + css, rank);
  }
  const narrow = (row: Element, css: string) =>
    (queryOne(row, css)?.getBoundingClientRect().width ?? width) < width * 0.9;
  const serves = ([css]: [string, number]) =>
    spoken.every((row) => queryOne(row, css) !== null) &&
    spoken.filter((row) => narrow(row, css)).length * 2 > spoken.length;
  if (either !== '') names.set(either, EITHER_RANK);
  const serving = [...names].filter(serves).sort((a, b) => a[1] - b[1]);
  // Where nothing has a name there is still the one thing that the row holds.
  const steps = serving.length > 0 ? [] : tagsDown(first).map((css): [string, number] => [asCompound(rowCss) + css, 9]);
  return [...serving, ...steps.filter(serves)].slice(0, MOST_BUBBLES).map(([css]) => css);
}

/** The way down into the element, tag by tag, through the last children. */
function tagsDown(row: Element | undefined): string[] {
  const ways: string[] = [];
  for (let at = row?.lastElementChild; at && ways.length < MOST_STEPS; at = at.lastElementChild)
    ways.push(`${ways.at(-1) ?? ''} > ${at.localName}`);
  return ways;
}

function conversationSources(list: Element, header: string | null, page: PageFacts): string[] {
  const inUrl = keyInUrl(page.url);
  const selection = keyOfSelection(list, page.document);
  const sources = [inUrl?.sure ? inUrl.source : null, selection, header, inUrl?.source ?? null];
  // A page that shows one chat and nothing else is known by its address.
  return [...new Set([...sources, 'url:/^[a-z]+:\\/\\/([^?#]+)/'].filter((source) => source !== null))];
}

/** A list drawn bottom up has its newest row first; otherwise times or ids tell, where there are any. */
function orderOf(rows: readonly LabelledRow[]): SiteDefinition['order'] {
  const tops = rows.map(({ row }) => row.getBoundingClientRect().top);
  const steps = tops.slice(1).map((top, i) => top - (tops[i] ?? top));
  const up = steps.filter((step) => step < 0).length;
  return up > 0 && up * 2 > steps.length ? 'desc' : 'auto';
}

const OURS = /respon|repl(?:y|ies)|answer/i;
const BUYERS = /guest|visit|customer|client|buyer/i;

/** Whether the rules name a writer: in one column anything else may differ by chance. */
function tellsWriter({ customer, agent }: SiteDefinition['roles']): boolean {
  const names = (rules: typeof agent) =>
    (rules ?? []).map((rule) => ('self' in rule ? rule.self : 'has' in rule ? rule.has : ''));
  const words = (css: string) => css.replace(/^\W+|\W+$/g, '').replace(/^[\w-]+\W*=\W*/, '');
  return (
    names(customer).every((css) => BUYERS.test(css) || leaningOf(words(css)).trade < 0) ||
    names(agent).every((css) => OURS.test(css) || leaningOf(words(css)).trade > 0)
  );
}

function writersIn(rows: readonly Element[], { sender = [], exclude = [] }: RowContents): Set<string> {
  return new Set(rows.flatMap((row) => sender.map((css) => writerOf(row, css, exclude))).filter(Boolean));
}

/** Rows nobody knows, separators and notes may be built unlike messages; then the messages alone are the rows. */
function rowOf(list: Element, examples: Examples['rows'], listCss: string, whole: boolean): string | null {
  const known = examples.filter(({ role }) => role !== 'unknown');
  const spoken = known.filter(({ role }) => role !== 'system');
  const said = spoken.filter(({ role }) => role !== 'note');
  for (const some of [examples, known, spoken, said]) {
    const css = rowSelector(
      list,
      some.map((one) => one.row),
      listCss,
      whole,
    );
    if (css !== null) return css;
  }
  return null;
}

/** What tells no side: pictures, and the words where only one of the sides has any. */
function passingOf(rows: readonly LabelledRow[], { text, media }: RowContents): string {
  const wordy = (side: Role) => rows.some(({ row, role }) => role === side && text.some((css) => queryOne(row, css)));
  const words = wordy('customer') && wordy('agent') ? [] : text;
  return [...Object.values(media ?? {}), ...words].join(',');
}

/**
 * Infers a site definition from rows whose writers are known.
 * With `taught`, the rows are examples (one of each side suffices) and the rest of the list decides between equal rules;
 * with `detected`, they are all the rows there are.
 * @returns the definition, or why none can be made; it reads every given row with the given role, or it is not returned
 */
export function definitionFrom(examples: Examples, how: 'taught' | 'detected', page: PageFacts): DefinitionFrom {
  const { list, composer } = examples;
  const whole = how === 'detected';
  const roles = new Set(examples.rows.map(({ role }) => role));
  if (examples.rows.length === 0) return { ok: false, reason: 'no-rows' };
  if (!roles.has('customer') || !roles.has('agent')) return { ok: false, reason: 'one-sided' };
  const pane = composer ? alikePane(list, composer) : null;
  // With others beside it a conversation is found in its own pane only.
  const top = pane?.element ?? page.document;
  const container = robustSelector(list, top);
  const listCss = container.split(' >>> ').at(-1) ?? container;
  const row = rowOf(list, examples.rows, listCss, whole);
  if (row === null) return { ok: false, reason: 'no-row-pattern' };
  const rows = learningRows(list, row, examples.rows, whole);
  const spoken = rows.filter(({ role }) => role !== 'system').map((one) => one.row);
  const contents = rowContents(
    rows.map((one) => one.row),
    row,
    spoken,
  );
  if (contents.text.length === 0) return { ok: false, reason: 'no-text' };
  const senders = contents.sender ?? [];
  const buyers = writersIn(
    rows.flatMap((one) => (one.role === 'customer' ? one.row : [])),
    contents,
  );
  const header = headerName(list, buyers);
  let naming = header && (!pane || pane.element.contains(header.element)) ? inTitle(header.element, top) : null;
  const either = [...contents.text, ...Object.values(contents.media ?? {})].join(',');
  const parts = {
    bubbles: bubblesOf(rows, list, row, either),
    senders: senders.filter((source) => cssOfSource(source) === source),
    content: passingOf(rows, contents),
    texts: contents.text,
  };
  const features = roleRules(rows, list, parts, whole);
  const told = features && (!examples.byName || tellsWriter(features)) ? { roles: features } : null;
  const marks = told ? null : markRules(rows, list, parts);
  let rules: Pick<SiteDefinition, 'roles' | 'followUp'> | null = told ?? tagRules(rows, row, marks);
  for (const one of rules || !marks ? [] : namings(naming, list, composer, buyers, top)) {
    rules = senderRules(rows, senders, one, row, marks, contents.exclude);
    if (!rules) continue;
    naming = one;
    break;
  }
  if (rules === null) return { ok: false, reason: 'roles-not-separable' };
  return {
    ok: true,
    definition: {
      schema: 1,
      id: learnedSiteId(page.url, how),
      name: new URL(page.url).host,
      version: 1,
      evidence: {
        source: how === 'taught' ? 'Taught on the page' : 'Detected on the page',
        date: page.today,
        confidence: how,
      },
      match: { urls: learnedUrls(page.url), fingerprint: pane?.css ?? container },
      ...(pane ? { pane: pane.css } : {}),
      container,
      row,
      ...rules,
      ...contents,
      conversation: pane && naming ? [naming.source] : conversationSources(list, naming?.source ?? null, page),
      ...(naming ? { customerName: [naming.source] } : {}),
      composer: composer ? [robustSelector(composer, top)] : [],
      ...(composer ? noteMode(composer, list, top) : {}),
      order: orderOf(rows),
    },
  };
}
