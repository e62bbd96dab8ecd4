import type { Script } from '../../core/packs/script.ts';
import { foldForSearch, originalSpan } from '../../core/suggest/fold-for-search.ts';
import { foldCharacter } from '../../core/text/fold-character.ts';

const HAN = /[\u3400-\u9fff]/g;

/** Width, case and Traditional/Simplified fold together, so that a lead finds both variants of a script at once. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(HAN, foldCharacter);
}

/** The words of a search, folded. */
export function wordsOf(search: string): string[] {
  return foldText(search).split(/\s+/).filter(Boolean);
}

/** Scripts never change in place, so what was folded once stays right. */
const folded = new WeakMap<Script, string>();

function haystack(script: Script): string {
  const known = folded.get(script);
  if (known !== undefined) return known;
  // Joined by a mark that nobody types, so that no word matches across two fields.
  const fields = [script.id, ...Object.values(script.title), ...Object.values(script.texts), script.note ?? ''];
  const made = foldText(fields.join('\u0000'));
  folded.set(script, made);
  return made;
}

/** Whether every word of the search stands somewhere in the script. `words` are folded already. */
export function hasWords(script: Script, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = haystack(script);
  return words.every((word) => text.includes(word));
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
 * @param words folded, as for `hasWords`
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
