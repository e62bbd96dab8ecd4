import type { Lang } from '../taxonomy.ts';
import { scriptOf } from '../text/language.ts';

/** Names, numbers and codes ("SF", "20:15", "YT7788") read the same everywhere. */
const NEUTRAL = /^[^\p{Ll}\p{Script=Han}]*$/u;

/** Whether a note of the agent can stand in a message to this buyer as it is. */
export function speaksTo(text: string, lang: Lang): boolean {
  if (NEUTRAL.test(text)) return true;
  switch (scriptOf(text)) {
    case 'none':
      return true;
    case 'han':
      return lang !== 'en';
    case 'hans':
      return lang === 'zh-Hans';
    case 'hant':
      return lang === 'zh-Hant';
    case 'other':
      return lang === 'en';
  }
}
