import type { Script } from '../../core/packs/script.ts';
import { foldedText, foldForSearch, originalSpan } from '../../core/suggest/fold-for-search.ts';

/** The words of a search, folded: width, case and Traditional/Simplified do not matter, so both variants are found. */
export function wordsOf(search: string): string[] {
  return foldedText(search).split(/\s+/).filter(Boolean);
}

/** What a script says, folded: a search in Latin letters alone is several times as fast, and most words need only one. */
interface Haystack {
  latin: string;
  other: string;
}

/** Scripts never change in place, so what was folded once stays right. */
const folded = new WeakMap<Script, Haystack>();
const BEYOND_LATIN = /[^\u0000-\u00ff]/;
/** Nobody types it, so that no word matches across two fields. */
const BETWEEN = '\u0000';

function haystack(script: Script): Haystack {
  const known = folded.get(script);
  if (known !== undefined) return known;
  const fields = [script.id, ...Object.values(script.title), ...Object.values(script.texts), script.note ?? ''];
  // Traditional and Simplified are often the same when folded.
  const distinct = [...new Set(fields.map((field = '') => foldedText(field)))];
  const made = {
    latin: distinct.filter((field) => !BEYOND_LATIN.test(field)).join(BETWEEN),
    other: distinct.filter((field) => BEYOND_LATIN.test(field)).join(BETWEEN),
  };
  folded.set(script, made);
  return made;
}

type Scripts = ReadonlyMap<string, Script>;

interface Listed {
  scripts: readonly Script[];
  texts: readonly Haystack[];
}

/** In the order of the ids; the map and the order of one state never change. */
const listed = new WeakMap<readonly string[], { of: Scripts; list: Listed }>();

function listOf(scripts: Scripts, order: readonly string[]): Listed {
  const known = listed.get(order);
  if (known?.of === scripts) return known.list;
  const all = order.flatMap((id) => scripts.get(id) ?? []);
  const list = { scripts: all, texts: all.map(haystack) };
  listed.set(order, { of: scripts, list });
  return list;
}

/** Scripts of one slice: a few milliseconds. */
const SLICE = 300;

/** Folds a pack ahead of the first search, slice after slice; each value says that a pause is due. */
export function* foldAhead(scripts: Scripts): Generator<void> {
  let count = 0;
  for (const script of scripts.values()) {
    haystack(script);
    count += 1;
    if (count % SLICE === 0) yield;
  }
}

/** The search before: for the next letter only what it found is looked at. */
let last: { list: Listed; words: readonly string[]; found: readonly number[] } | null = null;

function narrows(words: readonly string[], before: readonly string[]): boolean {
  return before.every((old) => words.some((word) => word.includes(old)));
}

/**
 * Scripts in which every word stands somewhere.
 *
 * @param order the ids of the map, sorted
 * @param words folded already
 * @returns in the given order; all of them where there are no words
 */
export function findScripts(scripts: Scripts, order: readonly string[], words: readonly string[]): readonly Script[] {
  if (words.length === 0) return order.flatMap((id) => scripts.get(id) ?? []);
  const list = listOf(scripts, order);
  const before = last?.list === list && narrows(words, last.words) ? last.found : null;
  const found: number[] = [];
  const scriptsFound: Script[] = [];
  const count = before?.length ?? list.texts.length;
  for (let index = 0; index < count; index += 1) {
    const at = before ? (before[index] ?? 0) : index;
    const script = list.scripts[at];
    const text = list.texts[at];
    if (!script || !text || !holds(text, words)) continue;
    found.push(at);
    scriptsFound.push(script);
  }
  last = { list, words, found };
  return scriptsFound;
}

function holds({ latin, other }: Haystack, words: readonly string[]): boolean {
  for (const word of words) if (!(latin.includes(word) || other.includes(word))) return false;
  return true;
}

export interface TextPart {
  text: string;
  found: boolean;
}

/** Characters shown before the first match where a text is longer than its line. */
const LEAD_IN = 8;

/**
 * A text cut into what matched and what did not, begun shortly before the first match so that a single line shows it.
 *
 * @param words folded, as for `findScripts`
 */
export function markWords(text: string, words: readonly string[]): TextPart[] {
  const folded = foldForSearch(text);
  const spans = words
    .flatMap((word) => {
      const at = folded.text.indexOf(word);
      return at < 0 ? [] : [originalSpan(folded, at, at + word.length)];
    })
    .sort((a, b) => a.start - b.start);
  const first = spans[0];
  if (!first) return [{ text, found: false }];
  let at = first.start > 2 * LEAD_IN ? first.start - LEAD_IN : 0;
  const parts: TextPart[] = at > 0 ? [{ text: '…', found: false }] : [];
  for (const { start, end } of spans) {
    if (start > at) parts.push({ text: text.slice(at, start), found: false });
    if (end > at) parts.push({ text: text.slice(Math.max(at, start), end), found: true });
    at = Math.max(at, end);
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: false });
  return parts;
}
