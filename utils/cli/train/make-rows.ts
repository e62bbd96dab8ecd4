import { eachFeature, type ModelLang } from '../../core/mood/model/each-feature.ts';
import type { Rows } from './fit-linear.ts';

/** Texts: the n-grams of each, by key, and what is heard beside them (`INPUTS`). */
export interface Grams {
  keysOf: Int32Array[];
  inputsOf: readonly Float64Array[];
}

/** The distinct n-grams of normalised texts. */
export function cutGrams(texts: readonly string[], lang: ModelLang, inputsOf: readonly Float64Array[] = []): Grams {
  return {
    inputsOf,
    keysOf: texts.map((text) => {
      const keys = new Set<number>();
      eachFeature(text, lang, (key) => keys.add(key));
      return Int32Array.from(keys);
    }),
  };
}

/** Keys that stand in at least `least` of the chosen texts, with how many; in order of first sight. */
export function countKeys(grams: Grams, chosen: readonly number[], least: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const row of chosen) {
    for (const key of grams.keysOf[row] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, count] of counts) if (count < least) counts.delete(key);
  return counts;
}

/** The chosen texts as rows over the given keys, with what is heard beside them; unknown n-grams are left out. */
export function makeRows(grams: Grams, chosen: readonly number[], keys: readonly number[]): Rows {
  const number = new Map(keys.map((key, index) => [key, index]));
  const features: number[] = [];
  const starts = new Int32Array(chosen.length + 1);
  chosen.forEach((row, index) => {
    for (const key of grams.keysOf[row] ?? []) {
      const feature = number.get(key);
      if (feature !== undefined) features.push(feature);
    }
    starts[index + 1] = features.length;
  });
  const none = new Float64Array();
  const inputs = chosen.map((row) => grams.inputsOf[row] ?? none);
  return { features: Int32Array.from(features), starts, width: keys.length, inputs };
}
