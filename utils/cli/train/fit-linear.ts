/** Texts as sorted-by-first-sight rows of feature numbers; every feature of a row counts `1/√n`. */
export interface Rows {
  /** Feature numbers of row r: `features[starts[r] … starts[r+1])`. */
  features: Int32Array;
  starts: Int32Array;
  /** Number of features. */
  width: number;
  /** What is heard beside the features, one vector of the same length per row; empty vectors for features alone. */
  inputs: readonly Float64Array[];
}

export interface Linear {
  weights: Float64Array;
  inputWeights: Float64Array;
  bias: number;
}

/** What a mistake costs: on a negative example `cost · share`, on a positive one `rise` times that. */
export interface Costs {
  cost: number;
  rise: number;
  /** How much each row counts; 1 where not given. */
  shares?: Float64Array;
}

const ROUNDS = 30;
const CLOSE = 0.05;

/** xorshift32: the same order of rows in every run. */
function shuffle(order: Int32Array, state: { seed: number }): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    let x = state.seed;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state.seed = x >>> 0;
    const j = state.seed % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}

const NONE = new Float64Array();
const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/**
 * L2-regularised support vector machine with squared hinge loss, by coordinate descent on the dual (Hsieh et al.
 * 2008). Deterministic.
 */
export function fitLinear(rows: Rows, truth: Uint8Array, { cost, rise, shares }: Costs): Linear {
  const count = truth.length;
  const weights = new Float64Array(rows.width);
  const inputWeights = new Float64Array(rows.inputs[0]?.length ?? 0);
  // A row of n-grams has length 1, and the bias counts 1 more.
  const lengths = Float64Array.from({ length: count }, (_, row) => {
    const own = rows.inputs[row] ?? NONE;
    return 2 + dot(own, own);
  });
  let bias = 0;
  const alpha = new Float64Array(count);
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const state = { seed: 20_261_121 };
  const { features, starts } = rows;
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, state);
    let worst = 0;
    for (let k = 0; k < count; k += 1) {
      const row = order[k] ?? 0;
      const from = starts[row] ?? 0;
      const to = starts[row + 1] ?? 0;
      const own = rows.inputs[row] ?? NONE;
      const sign = truth[row] === 1 ? 1 : -1;
      const value = to > from ? 1 / Math.sqrt(to - from) : 0;
      let margin = 0;
      for (let i = from; i < to; i += 1) margin += weights[features[i] ?? 0] ?? 0;
      margin *= value;
      for (let i = 0; i < own.length; i += 1) margin += (inputWeights[i] ?? 0) * (own[i] ?? 0);
      margin += bias;
      const soft = 0.5 / (cost * (shares?.[row] ?? 1) * (truth[row] === 1 ? rise : 1));
      const old = alpha[row] ?? 0;
      const gradient = sign * margin - 1 + soft * old;
      if (old === 0 && gradient >= 0) continue;
      worst = Math.max(worst, Math.abs(gradient));
      const next = Math.max(0, old - gradient / ((lengths[row] ?? 2) + soft));
      const change = (next - old) * sign;
      if (change === 0) continue;
      alpha[row] = next;
      const share = change * value;
      for (let i = from; i < to; i += 1) {
        const feature = features[i] ?? 0;
        weights[feature] = (weights[feature] ?? 0) + share;
      }
      for (let i = 0; i < own.length; i += 1) inputWeights[i] = (inputWeights[i] ?? 0) + change * (own[i] ?? 0);
      bias += change;
    }
    if (worst < CLOSE) break;
  }
  return { weights, inputWeights, bias };
}

/** What a linear head says of row `row`. */
export function marginOf(rows: Rows, row: number, { weights, inputWeights, bias }: Linear): number {
  const from = rows.starts[row] ?? 0;
  const to = rows.starts[row + 1] ?? 0;
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += weights[rows.features[i] ?? 0] ?? 0;
  return (to > from ? sum / Math.sqrt(to - from) : 0) + dot(inputWeights, rows.inputs[row] ?? NONE) + bias;
}
