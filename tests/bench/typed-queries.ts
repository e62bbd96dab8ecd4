/** What people type into a search, one keystroke after the other: the words themselves, their pinyin, their initials. */

import type { Pack } from '../../utils/core/packs/script.ts';
import { syllablesOf } from '../../utils/core/suggest/syllables.ts';
import { LANGS } from '../../utils/core/taxonomy.ts';

const SCRIPTS = 25;
const LONGEST = 12;

const han = (text: string) => [...text].filter((each) => each >= '\u3400' && each <= '\u9fff');
const soundsOf = (characters: readonly string[]) => characters.map((each) => syllablesOf(each)[0] ?? '');

/** Every beginning of a query, as the search sees it while the query is typed. */
function typed(query: string): string[] {
  const letters = [...query].slice(0, LONGEST);
  return letters.map((_, index) => letters.slice(0, index + 1).join(''));
}

/** Each keystroke of people who look for scripts of this pack, some with a slip of the hand. */
export function typedQueries({ scripts }: Pack): string[] {
  const stride = Math.max(1, Math.floor(scripts.length / SCRIPTS));
  return scripts
    .filter((_, index) => index % stride === stride >> 1)
    .flatMap(({ title, texts }, index) => {
      const [name, text] = [han(title['zh-Hans']), han(texts['zh-Hans'] ?? '')];
      const inside = text.slice(4 + (index % 9), 8 + (index % 9));
      const english = (texts.en ?? '').split(/[^a-z]+/i).filter((word) => word.length > 4);
      const [word = '', other = ''] = [english[index % 4], english.at(-1)];
      const slip = word.slice(0, 2) + word.charAt(3) + word.charAt(2) + word.slice(4);
      return [
        LANGS.map((lang) => title[lang].slice(0, 4))[index % 3] ?? '',
        inside.join(''),
        soundsOf(name.slice(0, 3)).join(''),
        soundsOf(inside.slice(0, 2)).join(''),
        soundsOf(name.slice(0, 4))
          .map((sound) => sound.charAt(0))
          .join(''),
        soundsOf(inside)
          .map((sound) => sound.charAt(0))
          .join(''),
        `${word} ${other}`,
        slip,
      ].flatMap(typed);
    });
}
