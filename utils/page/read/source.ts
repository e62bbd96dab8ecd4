/** The small language of site definitions for single values: `selector@attribute`, `self@…`, `url:/…/`. */

import { findOwn } from './find-own.ts';
import { queryAll, queryOne } from './query.ts';
import { readText } from './read-text.ts';

export interface SourceScope {
  document: Document;
  pane: Element | null;
  container: Element | null;
  /** Set while reading a row: plain selectors then search the row only. */
  row?: Element;
  /** The rule for rows, set where this row holds others: they are not searched. */
  inner?: string;
  /** What is left out of words, such as icons drawn by a word. */
  exclude?: string | null;
}

interface ParsedSource {
  kind: 'url' | 'self' | 'container' | 'pane' | 'css';
  css: string;
  attribute: string | null;
  /** For `url:` what is looked for in the address, else what is kept of the value. */
  regex: RegExp | null;
}

const LONGEST_VALUE = 200;
/** Looked at of it, white space included: a rule that has gone stale may point at a whole page. */
const LONGEST_RAW = 4000;
const parsed = new Map<string, ParsedSource>();

function parseSource(source: string): ParsedSource {
  const known = parsed.get(source);
  if (known) return known;
  const url = /^url:\/(.*)\/([a-z]*)$/s.exec(source);
  const kept = url ? null : /^(.*\S)\s+~\/(.+)\/([a-z]*)$/s.exec(source);
  const whole = kept?.[1] ?? source;
  const at = /^(.*)@([\w:-]+)$/s.exec(whole);
  const head = at?.[1] ?? whole;
  const special = head === 'self' || head === 'container' || head === 'pane';
  const made: ParsedSource = url
    ? { kind: 'url', css: '', attribute: null, regex: new RegExp(url[1] ?? '', url[2]) }
    : {
        kind: special ? head : 'css',
        css: head,
        attribute: at?.[2] ?? null,
        regex: kept ? new RegExp(kept[2] ?? '', kept[3]) : null,
      };
  parsed.set(source, made);
  return made;
}

/** The CSS part of a source, or null where it has none; for checking and for finding the attributes it reads. */
export function cssOfSource(source: string): string | null {
  const { kind, css } = parseSource(source);
  return kind === 'css' ? css : null;
}

export function attributeOfSource(source: string): string | null {
  return parseSource(source).attribute;
}

function groupsOf(regex: RegExp, text: string): string | null {
  const match = regex.exec(text);
  return match && (match.slice(1).filter(Boolean).join('/') || match[0]);
}

function wordsOf(element: Element, exclude: string | null | undefined): string | null {
  return exclude && queryOne(element, exclude) ? readText(element, exclude) : element.textContent;
}

function readValue(
  element: Element | null | undefined,
  { attribute, regex }: ParsedSource,
  exclude?: string | null,
): string | null {
  const raw = attribute ? element?.getAttribute(attribute) : element && wordsOf(element, exclude);
  const value = raw?.slice(0, LONGEST_RAW).replace(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE);
  return value && regex ? groupsOf(regex, value) : value || null;
}

function readOne(source: string, scope: SourceScope): string | null {
  const wanted = parseSource(source);
  const { kind, css } = wanted;
  if (kind === 'url') return wanted.regex && groupsOf(wanted.regex, scope.document.location.href);
  if (kind !== 'css') return readValue(kind === 'self' ? scope.row : scope[kind], wanted);
  const found = scope.row ? findOwn(scope.row, css, scope.inner) : queryOne(scope.pane ?? scope.document, css);
  return readValue(found, wanted, scope.exclude);
}

/** The first source that yields a value, or null. */
export function readSource(sources: readonly string[] | undefined, scope: SourceScope): string | null {
  for (const source of sources ?? []) {
    const value = readOne(source, scope);
    if (value !== null) return value;
  }
  return null;
}

/** Every value of a source in the document, for comparing a sender with a list of people. */
export function readAllValues(source: string, document: Document): Set<string> {
  const wanted = parseSource(source);
  const values = new Set<string>();
  if (wanted.kind !== 'css') return values;
  // A title may hold a face, a state and buttons beside the name.
  for (const element of queryAll(document, wanted.css))
    for (const value of [readValue(element, wanted), readValue(element, wanted, '*')]) if (value) values.add(value);
  return values;
}
