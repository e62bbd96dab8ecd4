import { modelLangOf } from '../../../core/mood/model/each-feature.ts';
import { letterOf, type SpeakerHead, type SpeakerWeights } from '../../../core/speakers/hear-line.ts';
import { BUCKET_BITS, lineBuckets } from '../../../core/speakers/line-buckets.ts';
import { fitLinear, type Linear, type Rows } from '../fit-linear.ts';
import type { SpeakerLine } from './read-speakers.ts';

/** A line, who says it, and how much it counts beside a line of a whole talk, which counts 1. */
export type Example = Pick<SpeakerLine, 'role' | 'text'> & { share?: number };

const COST = 0.5;
const shareOf = ({ share = 1 }: Example): number => share;
const isTrade = ({ role }: Example): boolean => role === 'shop' || role === 'buyer';

function rowsOf(examples: readonly Example[]): Rows {
  const features: number[] = [];
  const starts = new Int32Array(examples.length + 1);
  examples.forEach(({ text }, index) => {
    for (const bucket of lineBuckets(text)) features.push(bucket);
    starts[index + 1] = features.length;
  });
  const inputs = examples.map(() => new Float64Array());
  return { features: Int32Array.from(features), starts, width: 1 << BUCKET_BITS, inputs };
}

/** Shares with which, in each language, either answer is about as frequent: nobody wrote as many of each. */
function balanced(examples: readonly Example[], isPositive: (example: Example) => boolean): Float64Array {
  const keyOf = (example: Example, answer: boolean) => `${modelLangOf(example.text)} ${answer}`;
  const sums = new Map<string, number>();
  for (const example of examples) {
    const key = keyOf(example, isPositive(example));
    sums.set(key, (sums.get(key) ?? 0) + shareOf(example));
  }
  return Float64Array.from(examples, (example) => {
    const answer = isPositive(example);
    const own = sums.get(keyOf(example, answer)) ?? 1;
    return shareOf(example) * Math.sqrt((sums.get(keyOf(example, !answer)) ?? own) / own);
  });
}

function fitHead(examples: readonly Example[], isPositive: (example: Example) => boolean): Linear {
  const truth = Uint8Array.from(examples, (example) => (isPositive(example) ? 1 : 0));
  const shares = balanced(examples, isPositive);
  return fitLinear(rowsOf(examples), truth, { cost: COST, rise: 1, shares });
}

function pack({ weights, bias }: Linear): SpeakerHead {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const letters = Array.from(weights, (weight) => letterOf(weight / scale)).join('');
  return { letters, scale: Number(scale.toPrecision(6)), bias: Number(bias.toPrecision(6)) };
}

/** Trains both heads of `hearLine`: shop or buyer, on lines of trade alone; trade or not, on all. Deterministic. */
export function trainSpeakers(examples: readonly Example[]): SpeakerWeights {
  const ofTrade = examples.filter(isTrade);
  return { shop: pack(fitHead(ofTrade, ({ role }) => role === 'shop')), trade: pack(fitHead(examples, isTrade)) };
}
