import type { Cue } from '../advice.ts';
import { EMOTIONS, type Emotion, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { toOriginalSpan } from '../text/normalise.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import type { Score } from './blend-feelings.ts';
import { blendInputs } from './model/blend-inputs.ts';
import { explain } from './model/explain.ts';
import type { Model } from './model/model.ts';
import { type Prediction, predict } from './model/predict.ts';

/** From this rule score on a feeling was said outright, and the model may not talk it away. */
const OUTRIGHT = 0.75;
/** Below this a label is not worth the search for the words behind it. */
const EXPLAINED = 0.3;

const memo = new WeakMap<Model, Map<string, Prediction | null>>();
const MEMO_SIZE = 2000;

/** What the model says of a run of messages, read as one text. Remembered per text, like the cues. */
export function predictRun(model: Model, turns: readonly ReadTurn[]): Prediction | null {
  const text = turns.map(({ normalised }) => normalised.text).join('\n');
  let known = memo.get(model);
  if (known === undefined) {
    known = new Map();
    memo.set(model, known);
  }
  const before = known.get(text);
  if (before !== undefined) return before;
  const prediction = predict(model, text);
  if (known.size >= MEMO_SIZE) known.clear();
  known.set(text, prediction);
  return prediction;
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** Probability that rules and model together give a label, moved so that its tuned threshold lies at `maybe`. */
function blended(
  model: Model,
  prediction: Prediction,
  label: Emotion | 'neg',
  rules: (emotion: Emotion) => number,
  maybe: number,
): number | null {
  const plan = model.blend[prediction.lang][label];
  if (plan === undefined) return null;
  let sum = plan.bias;
  blendInputs(label, prediction, rules).forEach((input, place) => {
    sum += input * (plan.weights[place] ?? 0);
  });
  return 1 / (1 + Math.exp(-(sum - logit(plan.threshold) + logit(maybe))));
}

/** The words behind a label, newest message first. */
function modelCues(model: Model, turns: readonly ReadTurn[], emotion: Emotion): Cue[] {
  for (const turn of [...turns].reverse()) {
    const spans = explain(model, turn.normalised.text, `em.${emotion}`);
    if (spans.length === 0) continue;
    return spans.map((span) => ({
      turn: turn.index,
      ...toOriginalSpan(turn.normalised, span.start, span.end),
      rule: `model.${emotion}`,
    }));
  }
  return [];
}

/**
 * Lets the model speak on what the rules found in one run of messages. Who wins when:
 *
 * - What was said outright (rule score from 0.75) stays at least that sure: a person reading the words would see it,
 *   and an n-gram model that never met the phrase has no say in it.
 * - Everything else is weighed: each side's word counts as much as it proved worth on turns that neither had seen.
 *   So the model adds shades and paraphrase where the rules are silent, and takes back a weak cue in a turn that is
 *   plain business in every other word.
 * - Denial, quotation, "if", product names and mockery are settled before by the rules, and safety, threats, the law
 *   and what is asked for are read from cues alone: no statistic may switch them on or off.
 *
 * @returns how sure it is that the dominant feeling is negative (threshold at `maybe`), or null without a model's word
 */
export function consultModel(
  draft: Map<Emotion, Score>,
  turns: readonly ReadTurn[],
  model: Model,
  maybe: number,
): number | null {
  const prediction = predictRun(model, turns);
  if (prediction === null) return null;
  const said = new Map([...draft].map(([emotion, { score }]) => [emotion, score]));
  const rules = (emotion: Emotion): number => said.get(emotion) ?? 0;
  for (const emotion of EMOTIONS) {
    const score = blended(model, prediction, emotion, rules, maybe);
    if (score === null) continue;
    const known = draft.get(emotion);
    const outright = rules(emotion) >= OUTRIGHT && NEGATIVE_EMOTIONS.has(emotion) ? rules(emotion) : 0;
    const sure = Math.max(score, outright);
    if (sure < EXPLAINED && known === undefined) continue;
    const cues = known?.cues ?? [];
    draft.set(emotion, { score: sure, cues: cues.length > 0 ? cues : modelCues(model, turns, emotion) });
  }
  return blended(model, prediction, 'neg', rules, maybe);
}
