import type { Lang, Market } from '../../taxonomy.ts';
import { languageOf } from '../../text/language.ts';
import { originalSpan } from '../draft-text.ts';
import type { RawFinding, Situation } from '../situation.ts';
import { convertScript } from './convert-script.ts';

/** Fewer words of another language are a brand, a size or an address. */
const WORDS_OF_ENGLISH = 4;

/** The language of our own text; null where both Chinese scripts would write it so. */
function languageOfText(text: string): Lang | null {
  const read = (market: Market): Lang =>
    languageOf({ id: 'draft', market, turns: [{ id: 'draft', role: 'customer', text }] });
  const [first, second] = [read('CN'), read('TW')];
  return first === second ? first : null;
}

/** WRONG_SCRIPT: another language or script than the buyer's. */
export function findWrongScript({ draft, lang, buyer }: Situation): RawFinding[] {
  if (buyer.length === 0) return [];
  const plain = draft.original.replace(/\{[^{}]*\}|https?:\/\/\S+/g, ' ');
  const words = plain.match(/[A-Za-z']{2,}/g)?.length ?? 0;
  const han = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (han === 0 && (lang === 'en' || words < WORDS_OF_ENGLISH)) return [];
  if (lang === 'en' && han < 2) return [];
  const written = lang === 'en' && han > words ? 'zh-Hans' : languageOfText(plain);
  if (written === null || written === lang) return [];
  const whole = { start: 0, end: draft.original.length };
  const converts = written !== 'en' && lang !== 'en';
  const better = converts ? convertScript(draft.original, lang === 'zh-Hans' ? 'hans' : 'hant') : undefined;
  return [{ rule: 'wrong_script', ...whole, ...(better === undefined ? {} : { better }) }];
}

/** WRONG_TERM_TW: a mainland word for a buyer in Taiwan; the span is the word, the wording is Taiwan's. */
export function findWrongTerm({ draft, rules, lang, market }: Situation): RawFinding[] {
  if (lang !== 'zh-Hant' || market !== 'TW') return [];
  let first: RawFinding | null = null;
  for (const { cn, tw, unless } of rules.terms) {
    if (unless?.test(draft.text)) continue;
    const match = draft.text.matchAll(cn).next().value;
    if (!match) continue;
    const span = originalSpan(draft, { start: match.index, end: match.index + match[0].length });
    const earlier = !first || span.start < first.start || (span.start === first.start && span.end > first.end);
    if (earlier && draft.original.slice(span.start, span.end) !== tw)
      first = { rule: 'wrong_term_tw', ...span, better: tw };
  }
  return first ? [first] : [];
}
