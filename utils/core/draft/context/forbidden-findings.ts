import { originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { ForbiddenWord } from '../forbidden-words.ts';
import type { RawFinding, Situation } from '../situation.ts';

const LETTER = /[a-z0-9]/;
/** "We never …", 不加微信: told not to, nobody does. */
const TOLD_NOT =
  /(?:[不别勿没]|不(?:能|会|要|可以|用|需要)|请勿|无需|\b(?:not|never|no|don't|cannot|can't|won't) (?:to )?)$/u;

/** Where the word stands as a word of its own and is not turned down; "moron" is not in "oxymoron". */
function placeOf(text: string, word: string): Span | null {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const inside =
      (LETTER.test(word.charAt(0)) && LETTER.test(text.charAt(start - 1))) ||
      (LETTER.test(word.charAt(word.length - 1)) && LETTER.test(text.charAt(end)));
    if (!inside && !TOLD_NOT.test(text.slice(Math.max(0, start - 8), start))) return { start, end };
  }
  return null;
}

function applies({ markets, sites }: ForbiddenWord, { market, conversation }: Situation): boolean {
  if (markets && !markets.includes(market)) return false;
  return sites === null || (conversation.site !== undefined && sites.includes(conversation.site));
}

/** Words that the market or the platform forbids, each under the rule of domain.md §5 that it breaks. */
export function findForbidden(situation: Situation): RawFinding[] {
  const { draft, rules } = situation;
  const found = new Map<string, RawFinding>();
  for (const entry of rules.forbidden) {
    if (found.has(entry.rule) || !applies(entry, situation)) continue;
    const place = placeOf(draft.text, entry.word);
    if (!place) continue;
    const sentence = pieceAround(draft.sentences, place);
    const words = draft.text.slice(sentence.start, sentence.end);
    if (entry.unless.some((guard) => guard.test(words))) continue;
    const span = originalSpan(draft, place);
    const naming = draft.original.slice(span.start, span.end);
    found.set(entry.rule, { rule: entry.rule, ...span, naming, ...(entry.better ? { better: entry.better } : {}) });
  }
  return [...found.values()];
}
