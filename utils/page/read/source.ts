/** The small language of site definitions for single values: `selector@attribute`, `self@…`, `url:/…/`. */

import { findInRow } from './find-in-row.ts';

export interface SourceScope {
  document: Document;
  pane: Element | null;
  container: Element | null;
  /** Set while reading a row: plain selectors then search the row only. */
  row?: Element;
}

interface ParsedSource {
  kind: 'url' | 'self' | 'container' | 'pane' | 'css';
  css: string;
  attribute: string | null;
  regex: RegExp | null;
}

const LONGEST_VALUE = 200;
const parsed = new Map<string, ParsedSource>();

function parseSource(source: string): ParsedSource {
  const known = parsed.get(source);
  if (known) return known;
  const url = /^url:\/(.*)\/([a-z]*)$/s.exec(source);
  const at = /^(.*)@([\w:-]+)$/s.exec(source);
  const head = at?.[1] ?? source;
  const special = head === 'self' || head === 'container' || head === 'pane';
  const made: ParsedSource = url
    ? { kind: 'url', css: '', attribute: null, regex: new RegExp(url[1] ?? '', url[2]) }
    : { kind: special ? head : 'css', css: head, attribute: at?.[2] ?? null, regex: null };
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

function readValue(element: Element | null | undefined, attribute: string | null): string | null {
  if (!element) return null;
  const raw = attribute ? element.getAttribute(attribute) : element.textContent;
  const value = raw?.replace(/\s+/g, ' ').trim().slice(0, LONGEST_VALUE);
  return value ? value : null;
}

function readOne(source: string, scope: SourceScope): string | null {
  const { kind, css, attribute, regex } = parseSource(source);
  if (kind === 'url') {
    const match = regex?.exec(scope.document.location.href);
    if (!match) return null;
    const groups = match.slice(1).filter(Boolean);
    return groups.length > 0 ? groups.join('/') : match[0];
  }
  if (kind === 'self') return readValue(scope.row, attribute);
  if (kind === 'container') return readValue(scope.container, attribute);
  if (kind === 'pane') return readValue(scope.pane, attribute);
  if (scope.row) return readValue(findInRow(scope.row, css), attribute);
  return readValue((scope.pane ?? scope.document).querySelector(css), attribute);
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
  const { kind, css, attribute } = parseSource(source);
  const values = new Set<string>();
  if (kind !== 'css') return values;
  for (const element of document.querySelectorAll(css)) {
    const value = readValue(element, attribute);
    if (value !== null) values.add(value);
  }
  return values;
}
