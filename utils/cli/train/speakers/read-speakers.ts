import { corpusFiles } from '../read-corpus.ts';

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

function readTalks(file: string, lines: readonly string[]): SpeakerLine[] {
  let talk = 0;
  return lines.flatMap((raw, index) => {
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

/** Every line of the corpus; throws, naming the line, at what is no `role<TAB>text`. */
export function readSpeakers(folder: string): SpeakerLine[] {
  return corpusFiles(folder).flatMap(({ file, lines }) => readTalks(file, lines));
}
