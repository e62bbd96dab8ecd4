import { originalSpan, pieceAround, type Span } from '../draft-text.ts';
import type { ForbiddenWord } from '../forbidden-words.ts';
import type { RawFinding, Situation } from '../situation.ts';

const LETTER = /[a-z0-9]/;

/** Where the word stands as a word of its own; "moron" is not in "oxymoron". */
function placeOf(text: string, word: string): Span | null {
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const end = start + word.length;
    const inside =
      (LETTER.test(word.charAt(0)) && LETTER.test(text.charAt(start - 1))) ||
      (LETTER.test(word.charAt(word.length - 1)) && LETTER.test(text.charAt(end)));
    if (!inside) return { start, end };
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
