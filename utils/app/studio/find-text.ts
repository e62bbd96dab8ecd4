import type { Script } from '../../core/packs/script.ts';
import { foldCharacter } from '../../core/text/fold-character.ts';

const HAN = /[\u3400-\u9fff]/g;

/** Width, case and Traditional/Simplified fold together, so that a lead finds both variants of a script at once. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(HAN, foldCharacter);
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
