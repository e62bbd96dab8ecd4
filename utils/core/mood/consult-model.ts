import type { Cue } from '../advice.ts';
import { EMOTIONS, type Emotion, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { toOriginalSpan } from '../text/normalise.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import type { Score } from './blend-feelings.ts';
import { explain } from './model/explain.ts';
import type { Model } from './model/model.ts';
import { type Prediction, predict } from './model/predict.ts';

/** Where the rules are silent, the model's vote counts this much; the surer they are, the less it is heard. */
const TRUST = 0.4;
/** Readers name more shades than the one or two that a corpus line carries, so the model may call a little earlier. */
const EAGER = 0.5;
/** The model may add with force, but take back only what was hardly there: rules see what n-grams do not. */
const MOST_AGAINST = 0.5;
const MOST_FOR = 2;
/** Only where the whole turn reads as plain business ("negative?" below this logit) may it veto a weak grievance. */
const PLAIN = -3;
const VETO = 1.5;
/** Below this the rules did not find a feeling. */
const FLOOR = 0.12;
/** So far above its own call the model must be to name what no rule found; `AT_BAR` is then the score. */
const BAR = 2.5;
const BAR_RISE = 2;
const AT_BAR = 0.35;
const SLOPE = 0.5;
const GENERAL_BAD = ['ekman.anger', 'ekman.sadness', 'ekman.disgust'] as const;
const GENERAL_SHARE = 0.3;
const GENERAL_CALM = -1.5;
/** Grievances outnumber praise in the corpus, so a turn of neither kind leans to the bad by this much; taken back. */
const PLAIN_LEAN = 0.15;
/** Below this a label is neither shown nor carried on, and not worth the search for the words behind it. */
const NOTED = 0.25;

/** Nobody rages silently: without a word that says so, n-grams of a short turn are no evidence of it. */
const OUTSPOKEN: ReadonlySet<Emotion> = new Set<Emotion>(['angry', 'furious']);

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
const HEAD_OF = Object.fromEntries(EMOTIONS.map((id) => [id, `em.${id}`])) as Record<Emotion, string>;

const logit = (p: number): number => Math.log(p / (1 - p));
const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));

/** What is known before the model speaks on one run of messages. */
interface Said {
  rules: (emotion: Emotion) => number;
  /** The surest feeling that the rules found, courtesy apart. */
  top: number;
}

function whatRulesSay(draft: ReadonlyMap<Emotion, Score>): Said {
  const scores = new Map([...draft].map(([emotion, { score }]) => [emotion, score]));
  const rules = (emotion: Emotion): number => scores.get(emotion) ?? 0;
  let top = 0;
  for (const [emotion, score] of scores) if (emotion !== 'polite') top = Math.max(top, score);
  return { rules, top };
}

/** For English, what a model of general emotions adds on bad feelings; shop words mean nothing to it. */
function generalFeeling(prediction: Prediction): number {
  const bad = Math.max(...GENERAL_BAD.map((id) => prediction.logit(id)));
  return clamp(GENERAL_SHARE * (bad - 0.5 * prediction.logit('ekman.joy') - GENERAL_CALM), -1, 1);
}

/** How far a label lies above the model's own call for it, as a logit. */
function ownCall(model: Model, prediction: Prediction, label: Emotion): number {
  const head = HEAD_OF[label];
  return prediction.logit(head) - logit(model.calls[prediction.lang][head] ?? 0.5);
}

/** The model's vote on a feeling that the rules found. */
function voteOf(model: Model, prediction: Prediction, label: Emotion): number {
  const own = ownCall(model, prediction, label) + EAGER;
  const bad = NEGATIVE_EMOTIONS.has(label);
  const general = bad && model.ekman !== null && prediction.lang === 'en' ? generalFeeling(prediction) : 0;
  const plain = prediction.logit('neg') < PLAIN;
  return clamp(own + general, bad && plain ? -VETO : -MOST_AGAINST, MOST_FOR);
}

/**
 * How sure rules and model are together. A feeling that the rules found is moved by the model's vote; one that they
 * did not find needs a call far above the model's own bar, and the higher the surer the rules are of something else.
 */
function weigh(model: Model, prediction: Prediction, label: Emotion, said: Said): number {
  const found = said.rules(label);
  if (found >= FLOOR) {
    const vote = voteOf(model, prediction, label);
    return 1 / (1 + Math.exp(-(logit(Math.min(found, 0.97)) + TRUST * (1 - said.top) * vote)));
  }
  if (OUTSPOKEN.has(label) || (NEGATIVE_EMOTIONS.has(label) && prediction.of('neg') < 0.5)) return 0;
  const above = ownCall(model, prediction, label) - BAR - BAR_RISE * said.top;
  return 1 / (1 + Math.exp(-(logit(AT_BAR) + SLOPE * above)));
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

/** What the model says of a whole run of messages beside its votes on feelings. */
export interface Learned {
  /** 0…1: how much the rules left unsaid, and so how much the model's general impression may count. */
  room: number;
  /** −1 bad … 1 glad. */
  valence: number;
}

/**
 * Lets the model speak on what the rules found in one run of messages. Who wins when, and why:
 *
 * - Rules win where they speak. On real turns (help-desk posts, service chats, reviews) what they find is right far
 *   more often than what n-grams learned from some thousand lines, so the model's trust shrinks to nothing as the
 *   surest rule nears 1, and a rule's word stands against the model's except where it was hardly a word at all.
 * - The model wins where rules are silent or unsure: there it ranks real turns about as well as the rules do
 *   elsewhere. It adds shades and paraphrase, and takes back a weak cue in a turn that is plain business otherwise.
 * - Denial, quotation, "if", product names and mockery are settled before by the rules, and safety, threats, the law,
 *   exposure and what is asked for are read from cues alone: no statistic may switch them on or off.
 * - "Neutral" is never voted on: it is what remains when nothing else is felt.
 *
 * Weights fitted on the corpus itself would trust the model far more; they lost on every set of real turns, because
 * held-out lines of a corpus still speak with the voice of its writers.
 *
 * @returns the model's general impression, or null for a text without letters
 */
export function consultModel(draft: Map<Emotion, Score>, turns: readonly ReadTurn[], model: Model): Learned | null {
  const prediction = predictRun(model, turns);
  if (prediction === null) return null;
  const said = whatRulesSay(draft);
  for (const emotion of EMOTIONS) {
    if (emotion === 'neutral') continue;
    const score = weigh(model, prediction, emotion, said);
    const known = draft.get(emotion);
    if (known !== undefined) draft.set(emotion, { ...known, score });
    else if (score >= NOTED) draft.set(emotion, { score, cues: modelCues(model, turns, emotion) });
  }
  return {
    room: 1 - said.top,
    valence: Math.min(1, prediction.of('pos') - prediction.of('neg') + PLAIN_LEAN),
  };
}
