import { existsSync, readFileSync } from 'node:fs';
import { EKMAN } from '../../core/mood/model/heads.ts';
import type { BlockFile } from '../../core/mood/model/model.ts';
import { normalise } from '../../core/text/normalise.ts';
import { bestThreshold } from './best-threshold.ts';
import { marginOf } from './fit-linear.ts';
import { fitLogistic } from './fit-logistic.ts';
import { cutGrams, makeRows } from './make-rows.ts';
import { type BlockPlan, quantise, trainBlock } from './train-block.ts';

/** The published grouping of the 27 GoEmotions labels to Ekman's six (arXiv 2005.00547). */
export const EKMAN_OF: Readonly<Record<string, (typeof EKMAN)[number]>> = {
  anger: 'anger',
  annoyance: 'anger',
  disapproval: 'anger',
  disgust: 'disgust',
  fear: 'fear',
  nervousness: 'fear',
  sadness: 'sadness',
  disappointment: 'sadness',
  embarrassment: 'sadness',
  grief: 'sadness',
  remorse: 'sadness',
  surprise: 'surprise',
  realization: 'surprise',
  confusion: 'surprise',
  curiosity: 'surprise',
  neutral: 'neutral',
  joy: 'joy',
  amusement: 'joy',
  approval: 'joy',
  excitement: 'joy',
  gratitude: 'joy',
  love: 'joy',
  optimism: 'joy',
  relief: 'joy',
  pride: 'joy',
  admiration: 'joy',
  desire: 'joy',
  caring: 'joy',
};

const PLAN: BlockPlan = {
  heads: EKMAN.map((id) => `ekman.${id}`),
  size: 16_000,
  cost: 0.25,
  lift: 0.5,
  least: 3,
};
/** Every tenth row is kept out of a first training, to calibrate on. */
const KEPT = 10;

export interface TrainedEkman {
  file: BlockFile;
  calls: Record<string, number>;
}

/** Trains the seven columns of general emotions on GoEmotions (CC BY 4.0); null where the file is not there. */
export function trainEkman(path: string): TrainedEkman | null {
  if (!existsSync(path)) return null;
  const rows = readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
  const grams = cutGrams(
    rows.map(([text]) => normalise(text ?? '').text),
    'en',
  );
  const labels = rows.map(
    ([, names]) =>
      new Set((names ?? '').split(',').flatMap((name) => (EKMAN_OF[name] ? [`ekman.${EKMAN_OF[name]}`] : []))),
  );
  const all = [...rows.keys()];
  const kept = all.filter((row) => row % KEPT === 0);
  const trial = trainBlock(
    grams,
    labels,
    all.filter((row) => row % KEPT !== 0),
    PLAN,
  );
  const keptRows = makeRows(grams, kept, trial.keys);
  const calls: Record<string, number> = {};
  const platt = PLAN.heads.map((head, column): [number, number] => {
    const linear = trial.linear[column];
    const inputs = kept.map((_, index) => [linear === undefined ? 0 : marginOf(keptRows, index, linear)]);
    const truth = Uint8Array.from(kept, (row) => (labels[row]?.has(head) ? 1 : 0));
    const [a, b] = fitLogistic(inputs, truth, 1e-3);
    const chances = Float64Array.from(inputs, ([margin]) => 1 / (1 + Math.exp(-((a ?? 1) * (margin ?? 0) + (b ?? 0)))));
    calls[head] = Number(bestThreshold(chances, truth).toFixed(4));
    return [a ?? 1, b ?? 0];
  });
  return { file: quantise(trainBlock(grams, labels, all, PLAN), platt), calls };
}
