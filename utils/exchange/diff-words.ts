import { diffArrays } from 'diff';

export interface DiffPiece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const segmenters = new Map<string, Intl.Segmenter>();

function words(text: string, lang: string): string[] {
  let segmenter = segmenters.get(lang);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
    segmenters.set(lang, segmenter);
  }
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** Word by word what changed in a text; words as the language has them, so that Chinese does not fall apart. */
export function diffWords(before: string, after: string, lang: string): DiffPiece[] {
  return diffArrays(words(before, lang), words(after, lang)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}
