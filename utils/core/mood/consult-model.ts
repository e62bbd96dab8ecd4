import type { Cue } from '../advice.ts';
import { type Emotion, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { toOriginalSpan } from '../text/normalise.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { CALM } from './compose-mood.ts';
import { explain } from './model/explain.ts';
import { FELT, LEVELS } from './model/heads.ts';
import { inputsOf } from './model/inputs.ts';
import type { Model } from './model/model.ts';
import { type Prediction, predict } from './model/predict.ts';
import type { Before, Learned, Score } from './scores.ts';

/** Grievances outnumber praise in the corpus, so a turn of neither kind leans to the bad by this much; taken back. */
const PLAIN_LEAN = 0.15;
/** Below this a label is neither shown nor carried on, and not worth the search for the words behind it. */
const NOTED = 0.25;

/** Readers give no more than 1 to a turn that they do not call negative. */
const UNEASY = 1.4;
/** What is left of displeasure, at least, in a turn that reads as calm on the whole. */
const SHADE = 0.5;

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

/** Built once: joining strings is the dearest part of asking for a column. */
const HEAD_OF = new Map(FELT.map((id) => [id, `em.${id}`]));
const LEVEL_HEADS = LEVELS.map((level) => `int.${level}`);

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

/** A sum of mere chances would draw every level to the middle; what is likelier than not counts more. */
const sharpen = (chance: number): number => Math.min(1, Math.max(0, 2 * chance - 0.5));

/** Three witnesses of displeasure agree with readers more often than any one of them alone. */
function displeasureOf(negative: number, uneasy: number, chances: ReadonlyMap<Emotion, number>): number {
  const worst = Math.max(...[...NEGATIVE_EMOTIONS].map((emotion) => chances.get(emotion) ?? 0));
  return (negative + uneasy + worst) / 3;
}

/**
 * Lets the model weigh what the rules found in one run of messages. Who wins when, and why:
 *
 * - How far a rule may be believed is not set by hand: what the rules say of each feeling is an input of the model
 *   beside the n-grams, and its weight was learned on labelled turns that no rule was written for. A feeling's score
 *   is thus the chance that a careful reader names it.
 * - Denial, quotation, "if", product names and mockery are settled before by the rules, and safety, threats, the law,
 *   exposure and what is asked for are read from cues alone: no statistic may switch them on or off.
 * - "Neutral" is what remains when nothing else is felt, and what the model says readers name beside a faint feeling.
 *
 * The words shown are those of the rules where they found the feeling, else those that spoke most for it.
 *
 * @param before scores of the buyer's previous run, and whether the shop answered it with a set phrase
 * @returns the model's general impression, or null for a text without letters
 */
export function consultModel(
  draft: Map<Emotion, Score>,
  turns: readonly ReadTurn[],
  before: Pick<Before, 'scores' | 'canned'>,
  model: Model,
): Learned | null {
  const prediction = predictRun(model, turns);
  if (prediction === null) return null;
  const top = Math.max(0, ...[...draft].map(([emotion, { score }]) => (emotion === 'polite' ? 0 : score)));
  const general = prediction.lang === 'en' && model.ekman !== null;
  const ekman = general ? (head: string): number => prediction.logit(head) : null;
  const inputs = inputsOf({ draft, turns, before, ekman });
  const chances = new Map([...HEAD_OF].map(([emotion, head]) => [emotion, prediction.of(head, inputs)]));
  const levels = LEVEL_HEADS.map((head) => prediction.of(head, inputs));
  const negative = displeasureOf(prediction.of('neg', inputs), levels[0] ?? 0, chances);
  for (const [emotion, chance] of chances) {
    const score = NEGATIVE_EMOTIONS.has(emotion) ? Math.min(1, SHADE + negative) * chance : chance;
    const known = draft.get(emotion);
    if (known !== undefined) draft.set(emotion, { ...known, score });
    else if (score >= NOTED) draft.set(emotion, { score, cues: modelCues(model, turns, emotion) });
  }
  const intensity = levels.reduce((sum, chance) => sum + sharpen(chance), 0);
  return {
    room: 1 - top,
    valence: Math.min(1, prediction.of('pos', inputs) - negative + PLAIN_LEAN),
    negative,
    neutral: prediction.of('em.neutral', inputs),
    intensity: negative < CALM ? Math.min(UNEASY, intensity) : intensity,
  };
}
