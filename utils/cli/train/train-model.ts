import { blendInputs } from '../../core/mood/model/blend-inputs.ts';
import type { ModelLang } from '../../core/mood/model/each-feature.ts';
import { HEADS } from '../../core/mood/model/heads.ts';
import type { BlendWeights, BlockFile, ModelFile } from '../../core/mood/model/model.ts';
import type { Prediction } from '../../core/mood/model/predict.ts';
import { readMood } from '../../core/mood/read-mood.ts';
import { defaultSettings } from '../../core/settings.ts';
import { EMOTIONS, type Emotion } from '../../core/taxonomy.ts';
import type { CueRules } from '../../core/text/cue-rule.ts';
import { normalise } from '../../core/text/normalise.ts';
import { readTurns } from '../../core/text/read-turns.ts';
import { marginOf } from './fit-linear.ts';
import { fitLogistic } from './fit-logistic.ts';
import { cutGrams, type Grams, makeRows } from './make-rows.ts';
import { type CorpusTurn, headsOf } from './read-corpus.ts';
import { type BlockPlan, quantise, trainBlock } from './train-block.ts';

/** Chosen by cross-validation on the corpus. */
export const PLANS: Readonly<Record<ModelLang, BlockPlan>> = {
  zh: { heads: HEADS, size: 9000, cost: 0.5, lift: 0.3, least: 2 },
  en: { heads: HEADS, size: 6500, cost: 0.5, lift: 0.3, least: 2 },
};
const FOLDS = 5;
const PLATT_RIDGE = 1e-3;
const BLEND_RIDGE = 2;
const LABELS: readonly (Emotion | 'neg')[] = [...EMOTIONS, 'neg'];

/** What the model says of general emotions in an English text, from a block trained on another corpus. */
export type Ekman = { file: BlockFile; logits: (text: string) => number[] };

const foldOf = (row: number): number => (row * 7919) % FOLDS;

/** Margins of each head for each turn, always from heads that were trained without it. */
function heldOutMargins(grams: Grams, labels: readonly ReadonlySet<string>[], plan: BlockPlan): Float64Array[] {
  const margins = plan.heads.map(() => new Float64Array(labels.length));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside: number[] = [];
    const outside: number[] = [];
    for (let row = 0; row < labels.length; row += 1) (foldOf(row) === fold ? outside : inside).push(row);
    const block = trainBlock(grams, labels, inside, plan);
    const rows = makeRows(grams, outside, block.keys);
    block.linear.forEach((linear, head) => {
      outside.forEach((row, index) => {
        const column = margins[head];
        if (column !== undefined) column[row] = marginOf(rows, index, linear);
      });
    });
  }
  return margins;
}

function plattOf(margins: Float64Array, truth: Uint8Array): [number, number] {
  const [a, b] = fitLogistic(
    [...margins].map((margin) => [margin]),
    truth,
    PLATT_RIDGE,
  );
  // A head with hardly an example may come out upside down; it then says nothing.
  return [Math.max(0, a ?? 0), b ?? 0];
}

/** What the rules alone say of a turn, without the echo of earlier ones. */
function rulesOf(turn: CorpusTurn, cues: CueRules): (emotion: Emotion) => number {
  const turns = [...turn.context, { role: 'customer' as const, text: turn.text }];
  const conversation = { id: turn.file, turns: turns.map((part, index) => ({ id: String(index), ...part })) };
  const scores = readMood(conversation, readTurns(conversation, cues), defaultSettings('CN')).perTurn.at(-1)?.scores;
  return (emotion) => {
    const known = scores?.get(emotion);
    return known === undefined || known.carried ? 0 : known.score;
  };
}

/** The probability from which a label is best called: highest F on turns that the weights did not see. */
function bestThreshold(chances: Float64Array, truth: Uint8Array): number {
  const order = [...chances.keys()].sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const positives = truth.reduce((sum, value) => sum + value, 0);
  let hits = 0;
  let best = 0;
  let threshold = 0.5;
  order.forEach((row, place) => {
    hits += truth[row] ?? 0;
    const f = (2 * hits) / (place + 1 + positives);
    if (f > best) {
      best = f;
      threshold = chances[row] ?? 0.5;
    }
  });
  return Math.min(0.8, Math.max(0.05, threshold));
}

const dot = (inputs: readonly number[], beta: readonly number[]): number =>
  inputs.reduce((sum, input, place) => sum + input * (beta[place] ?? 0), beta[inputs.length] ?? 0);

function fitBlend(inputs: readonly number[][], truth: Uint8Array): BlendWeights {
  const chances = new Float64Array(truth.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside = [...truth.keys()].filter((row) => foldOf(row + 1) !== fold);
    const beta = fitLogistic(
      inside.map((row) => inputs[row] ?? []),
      Uint8Array.from(inside, (row) => truth[row] ?? 0),
      BLEND_RIDGE,
    );
    truth.forEach((_, row) => {
      if (foldOf(row + 1) === fold) chances[row] = 1 / (1 + Math.exp(-dot(inputs[row] ?? [], beta)));
    });
  }
  const beta = fitLogistic(inputs, truth, BLEND_RIDGE);
  const round = (value: number): number => Number(value.toFixed(4));
  return {
    weights: beta.slice(0, -1).map(round),
    bias: round(beta.at(-1) ?? 0),
    threshold: round(bestThreshold(chances, truth)),
  };
}

export interface TrainedLang {
  file: BlockFile;
  blend: Record<string, BlendWeights>;
}

/** Trains the block of one language and how it is weighed against the rules. */
export function trainLang(
  turns: readonly CorpusTurn[],
  lang: ModelLang,
  cues: CueRules,
  ekman: Ekman | null,
): TrainedLang {
  const plan = PLANS[lang];
  const texts = turns.map((turn) => normalise(turn.text).text);
  const grams = cutGrams(texts, lang);
  const labels = turns.map(headsOf);
  const margins = heldOutMargins(grams, labels, plan);
  const truthOf = (head: string): Uint8Array => Uint8Array.from(labels, (heads) => (heads.has(head) ? 1 : 0));
  const platt = plan.heads.map((head, column) => plattOf(margins[column] ?? new Float64Array(), truthOf(head)));
  const column = new Map(plan.heads.map((head, index) => [head, index]));
  const predictions = turns.map((_, row): Prediction => {
    const general = ekman?.logits(texts[row] ?? '');
    const logit = (head: string): number => {
      const at = column.get(head);
      if (at === undefined) return general?.[ekman?.file.heads.indexOf(head) ?? -1] ?? -6;
      const [a, b] = platt[at] ?? [1, 0];
      return a * (margins[at]?.[row] ?? 0) + b;
    };
    return { lang, known: 1, logit, of: (head) => 1 / (1 + Math.exp(-logit(head))) };
  });
  const rules = turns.map((turn) => rulesOf(turn, cues));
  const blend: Record<string, BlendWeights> = {};
  for (const label of LABELS) {
    const inputs = predictions.map((prediction, row) => blendInputs(label, prediction, rules[row] ?? (() => 0)));
    blend[label] = fitBlend(inputs, truthOf(label === 'neg' ? 'neg' : `em.${label}`));
  }
  const rows = [...turns.keys()];
  return { file: quantise(trainBlock(grams, labels, rows, plan), platt), blend };
}

/** The whole model file from the corpus and, where it is there, the English block of general emotions. */
export function trainModel(corpus: readonly CorpusTurn[], cues: CueRules, ekman: Ekman | null): ModelFile {
  const zh = trainLang(
    corpus.filter(({ lang }) => lang !== 'en'),
    'zh',
    cues,
    null,
  );
  const en = trainLang(
    corpus.filter(({ lang }) => lang === 'en'),
    'en',
    cues,
    ekman,
  );
  return {
    version: 1,
    zh: zh.file,
    en: en.file,
    ekman: ekman?.file ?? null,
    blend: { zh: zh.blend, en: en.blend },
  };
}
