import { type Emotion, NEGATIVE_EMOTIONS } from '../../taxonomy.ts';
import type { Prediction } from './predict.ts';

/** What the rules say of a run of messages: 0…1 per emotion. */
export type RuleScores = (emotion: Emotion) => number;

const POSITIVE: readonly Emotion[] = ['delighted', 'grateful', 'relieved'];
const EKMAN_INPUTS = ['anger', 'disgust', 'sadness', 'fear', 'joy', 'neutral'] as const;
const most = (rules: RuleScores, emotions: Iterable<Emotion>): number => {
  let top = 0;
  for (const emotion of emotions) top = Math.max(top, rules(emotion));
  return top;
};

/**
 * What the blend adds up for one label (the trainer weighs them on turns neither side has seen): what the model says
 * of the label, of any negative and of any glad feeling; what the rules say of the label, of the worst negative and
 * the best glad one; for English also what a model of general emotions says.
 */
export function blendInputs(label: Emotion | 'neg', prediction: Prediction, rules: RuleScores): number[] {
  const worst = most(rules, NEGATIVE_EMOTIONS);
  const inputs = [
    prediction.logit(label === 'neg' ? 'neg' : `em.${label}`),
    prediction.logit('neg'),
    prediction.logit('pos'),
    label === 'neg' ? worst : rules(label),
    worst,
    most(rules, POSITIVE),
  ];
  if (prediction.lang === 'en') inputs.push(...EKMAN_INPUTS.map((id) => prediction.logit(`ekman.${id}`)));
  return inputs;
}
