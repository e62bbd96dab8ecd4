import type { ModelLang } from '../../core/mood/model/each-feature.ts';
import { HEADS } from '../../core/mood/model/heads.ts';
import { INPUTS } from '../../core/mood/model/inputs.ts';
import { loadModel } from '../../core/mood/model/load-model.ts';
import type { BlockFile, Model, ModelFile } from '../../core/mood/model/model.ts';
import { marginOf } from './fit-linear.ts';
import { fitLogistic } from './fit-logistic.ts';
import { cutGrams, type Grams, makeRows } from './make-rows.ts';
import { type CorpusTurn, headsOf } from './read-corpus.ts';
import { readEvidence } from './read-evidence.ts';
import { type BlockPlan, quantise, trainBlock } from './train-block.ts';
import type { TrainedEkman } from './train-ekman.ts';

/** Areas are told by the goods and words named, not by feelings. */
const BLIND = new Set(HEADS.filter((head) => head.startsWith('sc.')));
/** Chosen by cross-validation on the labelled talk and turns. */
export const PLANS: Readonly<Record<ModelLang, BlockPlan>> = {
  zh: { heads: HEADS, size: 9000, cost: 0.05, lift: 0.3, least: 2, blind: BLIND },
  en: { heads: HEADS, size: 6500, cost: 0.05, lift: 0.3, least: 2, blind: BLIND },
};
const FOLDS = 5;
const PLATT_RIDGE = 1e-3;

/** Real talk counts most, lines written after reading real talk next; the earliest lines are far from it. */
const SHARES: readonly (readonly [RegExp, number])[] = [
  [/^talk\//, 1.5],
  [/\/[a-c]-/, 0.3],
  [/\/h-/, 0.7],
];
const shareOf = ({ file }: CorpusTurn): number => SHARES.find(([place]) => place.test(file))?.[1] ?? 1;
/** The earliest lines would answer too kindly when asked how often a call is right. */
const ASKED_FROM = 0.5;

/** Lines of one file share a writer, turns of one dialogue a matter: they are kept out together. */
function foldsOf(turns: readonly CorpusTurn[]): number[] {
  const places = new Map<string, number>();
  for (const { file } of turns) if (!places.has(file)) places.set(file, (places.size * 7919) % FOLDS);
  return turns.map(({ file }) => places.get(file) ?? 0);
}

interface Lesson {
  grams: Grams;
  labels: readonly ReadonlySet<string>[];
  shares: Float64Array;
  folds: readonly number[];
}

/** Margins of each head for each turn, always from heads that were trained without it. */
function heldOutMargins({ grams, labels, shares, folds }: Lesson, plan: BlockPlan): Float64Array[] {
  const margins = plan.heads.map(() => new Float64Array(labels.length));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside: number[] = [];
    const outside: number[] = [];
    folds.forEach((place, row) => void (place === fold ? outside : inside).push(row));
    const block = trainBlock(grams, labels, inside, plan, shares);
    const rows = makeRows(grams, outside, block.keys);
    block.linear.forEach((linear, head) => {
      const own = plan.blind?.has(block.heads[head] ?? '') ? { ...rows, inputs: [] } : rows;
      outside.forEach((row, index) => {
        const column = margins[head];
        if (column !== undefined) column[row] = marginOf(own, index, linear);
      });
    });
  }
  return margins;
}

function plattOf(margins: readonly number[], truth: Uint8Array): [number, number] {
  const [a, b] = fitLogistic(
    margins.map((margin) => [margin]),
    truth,
    PLATT_RIDGE,
  );
  // A head with hardly an example may come out upside down; it then says nothing.
  return [Math.max(0, a ?? 0), b ?? 0];
}

/** Trains the block of one language; it is calibrated on turns that the weights did not see. */
function trainLang(turns: readonly CorpusTurn[], lang: ModelLang, general: Model | null): BlockFile {
  const plan = PLANS[lang];
  const heard = turns.map((turn) => readEvidence(turn, general));
  const grams = cutGrams(
    heard.map(({ text }) => text),
    lang,
    heard.map(({ inputs }) => inputs),
  );
  const labels = turns.map(headsOf);
  const lesson = { grams, labels, shares: Float64Array.from(turns, shareOf), folds: foldsOf(turns) };
  const margins = heldOutMargins(lesson, plan);
  const asked = [...turns.keys()].filter((row) => (lesson.shares[row] ?? 0) >= ASKED_FROM);
  const platt = plan.heads.map((head, column) =>
    plattOf(
      asked.map((row) => margins[column]?.[row] ?? 0),
      Uint8Array.from(asked, (row) => (labels[row]?.has(head) ? 1 : 0)),
    ),
  );
  return quantise(trainBlock(grams, labels, [...turns.keys()], plan, lesson.shares), platt);
}

const EMPTY: BlockFile = { keys: '', weights: '', heads: [], scales: [], biases: [], inputWeights: [], platt: [] };

/** The whole model file from the labelled turns and, where it is there, the English block of general emotions. */
export function trainModel(turns: readonly CorpusTurn[], trained: TrainedEkman | null): ModelFile {
  const ekman = trained?.file ?? null;
  const frame = { version: 2 as const, inputs: [...INPUTS], ekman, ekmanCalls: trained?.calls ?? {} };
  const general = ekman === null ? null : loadModel({ ...frame, zh: EMPTY, en: EMPTY });
  return {
    ...frame,
    zh: trainLang(
      turns.filter(({ lang }) => lang !== 'en'),
      'zh',
      null,
    ),
    en: trainLang(
      turns.filter(({ lang }) => lang === 'en'),
      'en',
      general,
    ),
  };
}
