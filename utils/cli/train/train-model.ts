import type { ModelLang } from '../../core/mood/model/each-feature.ts';
import { HEADS } from '../../core/mood/model/heads.ts';
import type { BlockFile, ModelFile } from '../../core/mood/model/model.ts';
import { normalise } from '../../core/text/normalise.ts';
import { CUE_FILES } from '../../library/cues.ts';
import { bestThreshold } from './best-threshold.ts';
import { cueExamples } from './cue-examples.ts';
import { marginOf } from './fit-linear.ts';
import { fitLogistic } from './fit-logistic.ts';
import { cutGrams, type Grams, makeRows } from './make-rows.ts';
import { type CorpusTurn, headsOf } from './read-corpus.ts';
import { type BlockPlan, quantise, trainBlock } from './train-block.ts';
import type { TrainedEkman } from './train-ekman.ts';

/** Chosen by cross-validation on the corpus. */
export const PLANS: Readonly<Record<ModelLang, BlockPlan>> = {
  zh: { heads: HEADS, size: 9000, cost: 0.1, lift: 0.3, least: 2 },
  en: { heads: HEADS, size: 6500, cost: 0.1, lift: 0.3, least: 2 },
};
const FOLDS = 5;
const PLATT_RIDGE = 1e-3;

const foldOf = (row: number): number => (row * 7919) % FOLDS;

/** Margins of each head for each turn, always from heads that were trained without it. */
function heldOutMargins(
  grams: Grams,
  labels: readonly ReadonlySet<string>[],
  count: number,
  plan: BlockPlan,
): Float64Array[] {
  const margins = plan.heads.map(() => new Float64Array(count));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const inside: number[] = [];
    const outside: number[] = [];
    for (let row = 0; row < labels.length; row += 1) {
      (row < count && foldOf(row) === fold ? outside : inside).push(row);
    }
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

interface TrainedLang {
  file: BlockFile;
  calls: Record<string, number>;
}

/** Trains the block of one language; calibration and calls come from turns that the weights did not see. */
function trainLang(turns: readonly CorpusTurn[], lang: ModelLang): TrainedLang {
  const plan = PLANS[lang];
  const examples = cueExamples(CUE_FILES, lang);
  const texts = [...turns, ...examples].map(({ text }) => normalise(text).text);
  const grams = cutGrams(texts, lang);
  const labels = [...turns.map(headsOf), ...examples.map(({ heads }) => heads)];
  const margins = heldOutMargins(grams, labels, turns.length, plan);
  const truthOf = (head: string): Uint8Array => Uint8Array.from(turns, (_, row) => (labels[row]?.has(head) ? 1 : 0));
  const platt = plan.heads.map((head, column) => plattOf(margins[column] ?? new Float64Array(), truthOf(head)));
  const calls: Record<string, number> = {};
  plan.heads.forEach((head, index) => {
    const [a, b] = platt[index] ?? [1, 0];
    const chances = (margins[index] ?? new Float64Array()).map((margin) => 1 / (1 + Math.exp(-(a * margin + b))));
    calls[head] = Number(bestThreshold(chances, truthOf(head)).toFixed(4));
  });
  const rows = [...texts.keys()];
  return { file: quantise(trainBlock(grams, labels, rows, plan), platt), calls };
}

/** The whole model file from the corpus and, where it is there, the English block of general emotions. */
export function trainModel(corpus: readonly CorpusTurn[], ekman: TrainedEkman | null): ModelFile {
  const chinese = corpus.filter(({ lang }) => lang !== 'en');
  const english = corpus.filter(({ lang }) => lang === 'en');
  const zh = trainLang(chinese, 'zh');
  const en = trainLang(english, 'en');
  return {
    version: 1,
    zh: zh.file,
    en: en.file,
    ekman: ekman?.file ?? null,
    calls: { zh: zh.calls, en: { ...en.calls, ...ekman?.calls } },
  };
}
