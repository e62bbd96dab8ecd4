import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROLES = ['shop', 'buyer', 'own', 'other'] as const;

/** One line of a talk written for `scripts-library/corpus/speakers`. */
export interface SpeakerLine {
  /** `shop` and `buyer` in a shop's talk; `own` (who might sit before the page) and `other` in any other. */
  role: (typeof ROLES)[number];
  text: string;
  /** File and number of the talk within it: lines of one talk are never split between training and proof. */
  talk: string;
  file: string;
}

const isRole = (word: string | undefined): word is SpeakerLine['role'] => ROLES.some((role) => role === word);

/** Every line of the corpus, by language and file name; throws, naming the line, at what is no `role<TAB>text`. */
export function readSpeakers(folder: string): SpeakerLine[] {
  return ['zh-hans', 'zh-hant', 'en'].flatMap((lang) =>
    readdirSync(join(folder, lang))
      .filter((name) => name.endsWith('.tsv'))
      .sort()
      .flatMap((name) => readFile(join(folder, lang, name), `${lang}/${name}`)),
  );
}

function readFile(path: string, file: string): SpeakerLine[] {
  let talk = 0;
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((raw, index) => {
      if (raw === '') {
        talk += 1;
        return [];
      }
      const [role, text, more] = raw.split('\t');
      if (!isRole(role) || !text || more !== undefined) {
        throw new Error(`${file}:${index + 1}: needs ${ROLES.join(', ')}, one tab, and the text.`);
      }
      return [{ role, text, talk: `${file}#${talk}`, file }];
    });
}
