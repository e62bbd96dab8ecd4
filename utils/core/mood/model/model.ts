import type { ModelLang } from './each-feature.ts';

/** Columns of int8 weights over one pruned dictionary, as they stand in the model file. */
export interface BlockFile {
  /** Base64 of little-endian int32 keys of the n-grams. */
  keys: string;
  /** Base64 of int8 weights, one row of `heads.length` per key. */
  weights: string;
  heads: string[];
  /** What one step of int8 is worth, and the bias, per head. */
  scales: number[];
  biases: number[];
  /** Per head a weight for each of `inputs` below; empty for a head that hears n-grams alone. */
  inputWeights: number[][];
  /** Platt calibration per head: `p = 1 / (1 + exp(−(a·margin + b)))`. */
  platt: [number, number][];
}

/** `scripts-library/model/warmline.model.json`. */
export interface ModelFile {
  version: 2;
  /** Names of what the heads hear beside n-grams (`INPUTS`). */
  inputs: string[];
  zh: BlockFile;
  en: BlockFile;
  ekman: BlockFile | null;
  /** Per general emotion the probability from which it is best called on held-out comments. */
  ekmanCalls: Record<string, number>;
}

export interface Block {
  heads: readonly string[];
  /** Column of each head. */
  column: ReadonlyMap<string, number>;
  /** Open-addressing table of row numbers + 1; 0 is an empty place. */
  places: Int32Array;
  mask: number;
  keys: Int32Array;
  weights: Int8Array;
  scales: Float64Array;
  biases: Float64Array;
  inputWeights: readonly (readonly number[])[];
  platt: readonly (readonly [number, number])[];
  /** For each row the last reading that saw it, so that an n-gram counts once a text. */
  seen: Int32Array;
  reading: number;
  /** Scratch for the sums of one reading, one per head. */
  sums: Int32Array;
}

/** The learned half of the reading, loaded once. */
export interface Model {
  blocks: Record<ModelLang, Block>;
  ekman: Block | null;
  ekmanCalls: ModelFile['ekmanCalls'];
}
