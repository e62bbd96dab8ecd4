/** A linear model of what a bad draft sounds like, as stored in `scripts-library/draft-rules/model.json`. */
export interface DraftModelFile {
  /** Weights of "something is wrong here", one character a bucket. */
  gate: string;
  gateBias: number;
  /** What one step of a stored gate weight is worth. */
  gateStep: number;
  /** One line of weights a rule: which of them it would be. */
  rules: Readonly<Record<string, { weights: string; bias: number; step: number }>>;
}

interface Line {
  weights: Int8Array;
  bias: number;
  step: number;
}

export interface DraftModel {
  gate: Line;
  rules: readonly (Line & { rule: string })[];
}

/** Stored weights run from −28 to 28, as printable characters that need no escape in JSON. */
const ZERO = 63;
export const MODEL_STEPS = 28;

/** Beyond this a draft is a pasted log, and its parts say more than its sum. */
const LONGEST = 2_000;

export function encodeWeights(weights: ArrayLike<number>, step: number): string {
  return Array.from(weights, (weight) =>
    String.fromCharCode(ZERO + Math.max(-MODEL_STEPS, Math.min(MODEL_STEPS, Math.round(weight / step)))),
  ).join('');
}

function decode(weights: string, bias: number, step: number): Line {
  const steps = new Int8Array(weights.length);
  for (let i = 0; i < steps.length; i += 1) steps[i] = weights.charCodeAt(i) - ZERO;
  return { weights: steps, bias, step };
}

export function compileDraftModel({ gate, gateBias, gateStep, rules }: DraftModelFile): DraftModel {
  return {
    gate: decode(gate, gateBias, gateStep),
    rules: Object.entries(rules).map(([rule, { weights, bias, step }]) => ({ rule, ...decode(weights, bias, step) })),
  };
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value ^ (value >>> 15)) >>> 0;
}

/**
 * What the model reads of a folded text: runs of one to three characters of Chinese, of one to three words of English.
 * Digits count as one digit; each run counts once.
 *
 * @returns 32-bit hashes; a line of weights takes them modulo its length
 */
export function modelFeatures(folded: string): number[] {
  const text = folded.slice(0, LONGEST).replace(/\d+/g, '0');
  const han = /\p{Script=Han}/u.test(text);
  const parts = han
    ? [...`^${text.replace(/[^\p{L}\p{N}]/gu, '#')}$`]
    : ['^', ...(text.match(/[a-z']+|0|[?!.,]/g) ?? []), '$'];
  const glue = han ? '' : ' ';
  const found = new Set<number>();
  for (let length = 1; length <= 3; length += 1)
    for (let at = 0; at + length <= parts.length; at += 1) found.add(hash(parts.slice(at, at + length).join(glue)));
  return [...found];
}

/** Log-odds of one line of weights. */
function score({ weights, bias, step }: Line, features: readonly number[]): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature % weights.length] ?? 0;
  return (sum * step) / Math.sqrt(features.length) + bias;
}

export interface ModelReading {
  /** Log-odds that something is wrong; 0 is even. */
  bad: number;
  /** Rules by how much the text sounds like a breach of them, most first, in log-odds. */
  likely: readonly { rule: string; score: number }[];
}

/** Reads a folded text with the model. Pure; bounded by {@link LONGEST}. */
export function readWithModel(model: DraftModel, folded: string): ModelReading {
  const features = modelFeatures(folded);
  if (features.length === 0) return { bad: -Infinity, likely: [] };
  const likely = model.rules.map((line) => ({ rule: line.rule, score: score(line, features) }));
  return { bad: score(model.gate, features), likely: likely.sort((a, b) => b.score - a.score) };
}
