import type { BlockFile } from '../../core/mood/model/model.ts';
import { fitLinear, type Linear } from './fit-linear.ts';
import { countKeys, type Grams, makeRows } from './make-rows.ts';

export interface BlockPlan {
  heads: readonly string[];
  /** N-grams to keep at most. */
  size: number;
  cost: number;
  /** Weight of a positive example is `(negatives ÷ positives) ^ lift`. */
  lift: number;
  /** N-grams in fewer texts than this are chance. */
  least: number;
  /** Heads that hear n-grams alone. */
  blind?: ReadonlySet<string>;
}

/** Weights of all heads over one pruned dictionary, before they are rounded. */
export interface TrainedBlock {
  keys: number[];
  heads: readonly string[];
  linear: Linear[];
}

function truthOf(labels: readonly ReadonlySet<string>[], chosen: readonly number[], head: string): Uint8Array {
  return Uint8Array.from(chosen, (row) => (labels[row]?.has(head) ? 1 : 0));
}

function riseOf(truth: Uint8Array, lift: number): number {
  const positives = truth.reduce((sum, value) => sum + value, 0);
  return positives === 0 ? 1 : ((truth.length - positives) / positives) ** lift;
}

/**
 * Trains every head on all n-grams, keeps those that matter most to any head (`max |w| · √df`), trains again on what
 * is left (detection.md: a pruned explicit dictionary gives the most for its bytes).
 *
 * @param shares how much each text counts; all the same where not given
 */
export function trainBlock(
  grams: Grams,
  labels: readonly ReadonlySet<string>[],
  chosen: readonly number[],
  plan: BlockPlan,
  shares?: Float64Array,
): TrainedBlock {
  const counts = countKeys(grams, chosen, plan.least);
  let keys = [...counts.keys()];
  const fitAll = (): Linear[] => {
    const rows = makeRows(grams, chosen, keys);
    const blind = { ...rows, inputs: [] };
    const own = shares === undefined ? undefined : Float64Array.from(chosen, (row) => shares[row] ?? 1);
    return plan.heads.map((head) => {
      const truth = truthOf(labels, chosen, head);
      const costs = { cost: plan.cost, rise: riseOf(truth, plan.lift), ...(own === undefined ? {} : { shares: own }) };
      return fitLinear(plan.blind?.has(head) ? blind : rows, truth, costs);
    });
  };
  let linear = fitAll();
  if (keys.length > plan.size) {
    const worth = keys.map((key, index) => {
      const most = linear.reduce((top, { weights }) => Math.max(top, Math.abs(weights[index] ?? 0)), 0);
      return { key, worth: most * Math.sqrt(counts.get(key) ?? 0) };
    });
    worth.sort((a, b) => b.worth - a.worth || a.key - b.key);
    keys = worth.slice(0, plan.size).map(({ key }) => key);
    linear = fitAll();
  }
  return { keys, heads: plan.heads, linear };
}

/** Rounds a trained block to int8, one step size per head; 8 bits cost nothing measurable (detection.md). */
export function quantise(block: TrainedBlock, platt: [number, number][]): BlockFile {
  const width = block.heads.length;
  const scales = block.linear.map(({ weights }) => weights.reduce((top, w) => Math.max(top, Math.abs(w)), 1e-9) / 127);
  const keys = new Int32Array(block.keys);
  const weights = new Int8Array(keys.length * width);
  block.linear.forEach((linear, head) => {
    for (let row = 0; row < keys.length; row += 1) {
      weights[row * width + head] = Math.round((linear.weights[row] ?? 0) / (scales[head] ?? 1));
    }
  });
  const round = (value: number, digits: number): number => Number(value.toPrecision(digits));
  return {
    keys: Buffer.from(keys.buffer).toString('base64'),
    weights: Buffer.from(weights.buffer).toString('base64'),
    heads: [...block.heads],
    scales: scales.map((scale) => round(scale, 6)),
    biases: block.linear.map(({ bias }) => round(bias, 6)),
    inputWeights: block.linear.map(({ inputWeights }) => Array.from(inputWeights, (weight) => round(weight, 4))),
    platt: platt.map(([a, b]) => [round(a, 6), round(b, 6)]),
  };
}
