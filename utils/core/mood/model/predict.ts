import { eachFeature, type ModelLang, modelLangOf } from './each-feature.ts';
import { findRow } from './load-model.ts';
import type { Block, Model } from './model.ts';

/** What the model makes of one text. */
export interface Prediction {
  lang: ModelLang;
  /** Known n-grams of the text; a text of which few are known is read with little trust. */
  known: number;
  /** Calibrated probability of a head, 0…1; 0 for a head that the model does not have. */
  of: (head: string) => number;
  /** The same as a logit, which is what the blend with the rules adds up; −6 for an unknown head. */
  logit: (head: string) => number;
}

const UNKNOWN = -6;

/** Sum of the columns over the distinct known n-grams, divided by the root of their number. */
function margins(block: Block, text: string, lang: ModelLang): { sums: Float64Array; known: number } {
  const width = block.heads.length;
  const sums = new Float64Array(width);
  block.reading += 1;
  const stamp = block.reading;
  let known = 0;
  eachFeature(text, lang, (key) => {
    const row = findRow(block, key);
    if (row < 0 || block.seen[row] === stamp) return;
    block.seen[row] = stamp;
    known += 1;
    const from = row * width;
    for (let head = 0; head < width; head += 1) sums[head] = (sums[head] ?? 0) + (block.weights[from + head] ?? 0);
  });
  const share = known === 0 ? 0 : 1 / Math.sqrt(known);
  for (let head = 0; head < width; head += 1) {
    sums[head] = (sums[head] ?? 0) * share * (block.scales[head] ?? 0) + (block.biases[head] ?? 0);
  }
  return { sums, known };
}

function calibrate(block: Block, sums: Float64Array): Float64Array {
  return sums.map((sum, head) => {
    const [a, b] = block.platt[head] ?? [1, 0];
    return a * sum + b;
  });
}

/**
 * Reads one normalised text (see `normalise`). Null for a text without letters, of which an n-gram model knows
 * nothing. Some tens of microseconds for a chat line.
 */
export function predict(model: Model, normalised: string): Prediction | null {
  const lang = modelLangOf(normalised);
  if (lang === null) return null;
  const block = model.blocks[lang];
  const { sums, known } = margins(block, normalised, lang);
  const logits = calibrate(block, sums);
  const other =
    lang === 'en' && model.ekman !== null ? calibrate(model.ekman, margins(model.ekman, normalised, lang).sums) : null;
  const logit = (head: string): number => {
    const column = block.column.get(head);
    if (column !== undefined) return logits[column] ?? UNKNOWN;
    return other?.[model.ekman?.column.get(head) ?? -1] ?? UNKNOWN;
  };
  return { lang, known, logit, of: (head) => 1 / (1 + Math.exp(-logit(head))) };
}
