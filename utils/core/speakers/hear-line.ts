import { lineBuckets } from './line-buckets.ts';
import { SPEAKER_WEIGHTS } from './speaker-weights.ts';

/** How a line of a chat speaks. Margins of linear heads, about −2 to 2; 0 where it tells nothing. */
export interface Voice {
  /** Positive: as a shop's agent would, negative: as its buyer. Means nothing where `trade` is well below 0. */
  shop: number;
  /** Positive: as a shop and its buyer talk; negative: as friends, colleagues, machines and others do. */
  trade: number;
}

/** One linear head; a letter a bucket (`letterOf`). */
export interface SpeakerHead {
  readonly letters: string;
  /** The greatest weight. */
  readonly scale: number;
  readonly bias: number;
}

export type SpeakerWeights = Readonly<Record<keyof Voice, SpeakerHead>>;

const SPAN = 7;
const MIDDLE = 'h'.charCodeAt(0);

/** A weight is kept as one letter, `a` (−7) to `o` (7); finer near nothing, where most weights are. */
export const letterOf = (share: number): string =>
  String.fromCharCode(MIDDLE + Math.sign(share) * Math.round(SPAN * Math.sqrt(Math.abs(share))));

function weightAt(letters: string, bucket: number): number {
  const level = letters.charCodeAt(bucket) - MIDDLE;
  return (level * Math.abs(level)) / (SPAN * SPAN);
}

/**
 * Hears who would say a line: a linear model over words (Han signs one by one) and pairs of neighbours, trained on talks
 * written for this project (`scripts-library/corpus/speakers`, `npm run train -- --speakers`). One line says little;
 * a side's lines together say much.
 *
 * @param weights other than the shipped ones, to prove them
 * @returns null for a line without letters
 */
export function hearLine(text: string, weights: SpeakerWeights = SPEAKER_WEIGHTS): Voice | null {
  const buckets = lineBuckets(text);
  if (buckets.size === 0) return null;
  const voice = { shop: 0, trade: 0 };
  for (const head of ['shop', 'trade'] as const) {
    const { letters, scale, bias } = weights[head];
    let sum = 0;
    for (const bucket of buckets) sum += weightAt(letters, bucket);
    voice[head] = (sum * scale) / Math.sqrt(buckets.size) + bias;
  }
  return voice;
}
