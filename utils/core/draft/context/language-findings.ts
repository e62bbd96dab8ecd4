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

/**
 * WRONG_TERM_TW: mainland words for a buyer in Taiwan. The span is the first of them and the wording Taiwan's; the
 * message names them all, since one rule speaks once.
 */
export function findWrongTerm({ draft, rules, lang, market }: Situation): RawFinding[] {
  if (lang !== 'zh-Hant' || market !== 'TW') return [];
  const hits: { start: number; end: number; word: string; tw: string }[] = [];
  for (const { cn, tw, unless } of rules.terms) {
    if (unless?.test(draft.text)) continue;
    for (const match of draft.text.matchAll(cn)) {
      const span = originalSpan(draft, { start: match.index, end: match.index + match[0].length });
      const word = draft.original.slice(span.start, span.end);
      if (word !== tw) hits.push({ ...span, word, tw });
    }
  }
  // Of 快遞員 and 快遞 in the same place the longer word is meant.
  hits.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = hits.filter((hit, index) => !hits.slice(0, index).some(({ end }) => hit.start < end));
  const first = apart[0];
  if (!first) return [];
  const named = [...new Set(apart.map(({ word, tw }) => `${word} → ${tw}`))].join('、');
  return [{ rule: 'wrong_term_tw', start: first.start, end: first.end, better: first.tw, naming: named }];
}
