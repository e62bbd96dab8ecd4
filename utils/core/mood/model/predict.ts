import { type Features, featuresOf, type ModelLang, modelLangOf } from './each-feature.ts';
import { findRow } from './load-model.ts';
import type { Block, Model } from './model.ts';

/** What the model makes of one text; the columns of a block may also hear `INPUTS`. */
export interface Prediction {
  lang: ModelLang;
  /** Known n-grams of the text; a text of which few are known is read with little trust. */
  known: number;
  /**
   * Logit of a head, calibrated on turns that the weights did not see; −6 for a head that the model does not have.
   * @param inputs values of `INPUTS`; without them only heads that hear n-grams alone may be asked
   */
  logit: (head: string, inputs?: Float64Array) => number;
  /** The same as a probability, 0…1. */
  of: (head: string, inputs?: Float64Array) => number;
}

const UNKNOWN = -6;

/** Margins of the heads by n-grams alone: the columns summed over the known ones, divided by the root of their number. */
function readBlock(block: Block, features: Readonly<Features>): { margins: number[]; known: number } {
  const { sums, weights, seen } = block;
  const width = block.heads.length;
  sums.fill(0);
  block.reading += 1;
  const stamp = block.reading;
  let known = 0;
  for (let at = 0; at < features.count; at += 1) {
    const row = findRow(block, features.keys[at] ?? 0);
    if (row < 0 || seen[row] === stamp) continue;
    seen[row] = stamp;
    known += 1;
    const from = row * width;
    for (let head = 0; head < width; head += 1) sums[head] = (sums[head] ?? 0) + (weights[from + head] ?? 0);
  }
  const share = known === 0 ? 0 : 1 / Math.sqrt(known);
  const margins = block.heads.map(
    (_, head) => (sums[head] ?? 0) * share * (block.scales[head] ?? 0) + (block.biases[head] ?? 0),
  );
  return { margins, known };
}

function withInputs(margin: number, weights: readonly number[], inputs: Float64Array): number {
  let sum = margin;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] ?? 0) * (inputs[i] ?? 0);
  return sum;
}

const NO_INPUTS: Float64Array = new Float64Array();

/**
 * Reads one normalised text (see `normalise`). Null for a text without letters, of which an n-gram model knows
 * nothing. Some tens of microseconds for a chat line.
 */
export function predict(model: Model, normalised: string): Prediction | null {
  const lang = modelLangOf(normalised);
  if (lang === null) return null;
  const block = model.blocks[lang];
  const features = featuresOf(normalised, lang);
  const { margins, known } = readBlock(block, features);
  const ekman = lang === 'en' ? model.ekman : null;
  const general = ekman !== null ? readBlock(ekman, features).margins : [];
  const logit = (head: string, inputs: Float64Array = NO_INPUTS): number => {
    const own = block.column.get(head);
    const from = own === undefined ? ekman : block;
    const column = own ?? ekman?.column.get(head);
    const margin = own === undefined ? general[column ?? -1] : margins[own];
    if (from === null || column === undefined || margin === undefined) return UNKNOWN;
    const [a, b] = from.platt[column] ?? [1, 0];
    return a * withInputs(margin, from.inputWeights[column] ?? [], inputs) + b;
  };
  return { lang, known, logit, of: (head, inputs) => 1 / (1 + Math.exp(-logit(head, inputs))) };
}
