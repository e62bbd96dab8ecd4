import type { Lang } from '../taxonomy.ts';

export interface LimitBreach {
  kind: 'length' | 'questions' | 'pet_names' | 'emoji';
  /** How many there are, and how many may be: characters (Chinese), words (English), or marks. */
  actual: number;
  limit: number;
}

const CHARACTERS = { calm: 120, hot: 80 };
const WORDS = { calm: 65, hot: 45 };
/** From here on people read two lines at most. */
const HOT_FROM = 4;
/** From here on a pet name or an emoji looks careless (domain.md §0 E17). */
const UPSET_FROM = 2;

const PET_NAME = /(?<=^|[,，。！!？?；;~～\s])(?:亲亲|亲爱的|親愛的|亲|親)(?=$|[,，。！!？?~～\s])/gu;
const EMOJI = /\p{Extended_Pictographic}/gu;

/** Length as the limits count it: characters without spaces in Chinese, words in English; a slot is as long as a short fill. */
export function messageLength(text: string, lang: Lang): number {
  const filled = text.replace(/\{[a-z][a-z0-9]*\}/g, lang === 'en' ? 'slot' : '空空空空');
  if (lang === 'en') return filled.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return [...filled.replace(/\s/gu, '')].length;
}

/** The longest message that suits the language and the buyer's intensity (0…5). */
export function lengthLimit(lang: Lang, intensity: number): number {
  const limits = lang === 'en' ? WORDS : CHARACTERS;
  return intensity >= HOT_FROM ? limits.hot : limits.calm;
}

/**
 * What a reply breaks of the limits of domain.md §2.2; empty when it keeps them.
 * Chinese up to 120 characters (80 from intensity 4), English up to 65 words (45); one question mark;
 * one 亲 a message and none from intensity 2; no emoji from intensity 2.
 */
export function exceedsLimits(text: string, lang: Lang, intensity: number): LimitBreach[] {
  const breaches: LimitBreach[] = [];
  const hold = (kind: LimitBreach['kind'], actual: number, limit: number): void => {
    if (actual > limit) breaches.push({ kind, actual, limit });
  };
  const upset = intensity >= UPSET_FROM;
  hold('length', messageLength(text, lang), lengthLimit(lang, intensity));
  hold('questions', text.match(/[?？]+/gu)?.length ?? 0, 1);
  hold('pet_names', text.match(PET_NAME)?.length ?? 0, upset ? 0 : 1);
  if (upset) hold('emoji', text.match(EMOJI)?.length ?? 0, 0);
  return breaches;
}
