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

/**
 * Logits of the heads: the sum of the columns over the distinct known n-grams, divided by the root of their number,
 * then calibrated.
 */
function readBlock(block: Block, text: string, lang: ModelLang): { logits: number[]; known: number } {
  const { sums, weights, seen } = block;
  const width = block.heads.length;
  sums.fill(0);
  block.reading += 1;
  const stamp = block.reading;
  let known = 0;
  eachFeature(text, lang, (key) => {
    const row = findRow(block, key);
    if (row < 0 || seen[row] === stamp) return;
    seen[row] = stamp;
    known += 1;
    const from = row * width;
    for (let head = 0; head < width; head += 1) sums[head] = (sums[head] ?? 0) + (weights[from + head] ?? 0);
  });
  const share = known === 0 ? 0 : 1 / Math.sqrt(known);
  const logits = block.platt.map(([a, b], head) => {
    const margin = (sums[head] ?? 0) * share * (block.scales[head] ?? 0) + (block.biases[head] ?? 0);
    return a * margin + b;
  });
  return { logits, known };
}

/**
 * Reads one normalised text (see `normalise`). Null for a text without letters, of which an n-gram model knows
 * nothing. Some tens of microseconds for a chat line.
 */
export function predict(model: Model, normalised: string): Prediction | null {
  const lang = modelLangOf(normalised);
  if (lang === null) return null;
  const block = model.blocks[lang];
  const { logits, known } = readBlock(block, normalised, lang);
  const other = lang === 'en' && model.ekman !== null ? readBlock(model.ekman, normalised, lang).logits : null;
  const logit = (head: string): number => {
    const column = block.column.get(head);
    if (column !== undefined) return logits[column] ?? UNKNOWN;
    return other?.[model.ekman?.column.get(head) ?? -1] ?? UNKNOWN;
  };
  return { lang, known, logit, of: (head) => 1 / (1 + Math.exp(-logit(head))) };
}
