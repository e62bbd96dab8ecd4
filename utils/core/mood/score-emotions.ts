import type { Cue } from '../advice.ts';
import { BASE_INTENSITY, EMOTIONS, type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import { hasLabel } from '../text/has-label.ts';
import type { CueHit } from '../text/match-cues.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { blendFeelings } from './blend-feelings.ts';
import { composeGrievance, findGrievance, speaksInPublic } from './compose-grievance.ts';
import { consultModel } from './consult-model.ts';
import type { Model } from './model/model.ts';
import { type Before, gladScore, type Learned, type Score, type Scores, worstScore } from './scores.ts';
import { turnThanks } from './turn-of-thanks.ts';

const IS_EMOTION: ReadonlySet<string> = new Set(EMOTIONS);
/** Older messages of the same run speak a little more softly than the newest. */
const OLDER = 0.92;
/** A threat or insult told of a third person, or under an "if", is weaker evidence of the buyer's own feeling. */
const QUOTED = 0.7;
const HYPOTHETICAL = 0.8;
/** How much of a feeling outlives an answer that did not change anything (finding E14: frustration is sticky). */
const CARRY = 0.62;
/** From here on a turn reports a failure, and what a second report adds to it. */
const REPORT = 0.3;
const PERSISTS = 0.32;
/** What was itself only a guess leaves nothing behind. */
const CARRY_FROM = 0.5;
/** A feeling of which nothing is said any more never counts as sure. */
const CARRY_MOST = 0.54;

/** From this intensity on a mood counts as soured, and what that adds to words of resignation. */
const SOURED = 1.5;
const RESIGNED = 0.3;

/** Words that are hardly ever meant; praise that tells its own lie; and how sure mockery is once nothing has been settled. */
const MOCKERY = 'mod.sarcasm.mock';
const PRAISE_OF_SLOWNESS = 'mod.sarcasm.slow_fact';
const MOCKED = 0.72;
/** A feeling this sure before these messages was not taken back yet. */
const UNRESOLVED = 0.35;
/** After a set phrase a buyer who presses on feels as before; even a half-sure feeling then goes on. */
const PRESSED_FROM = 0.35;
const PRESSES = [
  'it.urge_delivery',
  'it.refund_only',
  'hi.refund_means_hurry',
  'mod.problem',
  'mod.rhetorical',
  'it.cancel',
];

/** "If not, I'll …", "then it's one star", what is felt by who says so, and how sure that is at least. */
const THREATS: ReadonlyMap<string, Emotion> = new Map([
  ['em.angry.or_else', 'angry'],
  ['em.angry.unless', 'angry'],
  ['em.annoyed.bad_review', 'annoyed'],
]);
const THREATENED = 0.5;
const LEAST_OF_THREAT = 3;

/** "Are you a real person?", how long it is at most where nothing else is said, and what is left of displeasure then. */
const ASKING_WHO = 'it.human_or_manager.are_you';
const LONGEST_ASKING_WHO = 60;
const HUSHED = 0.4;

const ASKING =
  /[?]|[吗呢嘛吧]|请|麻烦|可以|怎么|如何|帮|哪|多少|几|还是|问|建议|求|就行|不用|没事|不急|我自己|[不没](?:$|[,.。])|(.)不\1|有没有|推荐|补[发寄]|单号/u;
const HAN = /\p{Script=Han}/gu;
const STORY = 10;
const CONTACT = /[0-9]{7}|[省市区县镇][^,.。!?]{1,16}[路街号楼园村]|\[(?:数字|电话|地址|邮箱|姓名)x\]/u;

/** Praise beside contempt this sure, or surer than the praise itself, is its means. */
const SCORN = 0.72;
const SCORN_FROM = 0.5;

type Draft = Map<Emotion, Score>;

function add(draft: Draft, emotion: Emotion, weight: number, cues: readonly Cue[]): void {
  const known = draft.get(emotion);
  // Noisy-or: independent signs add up, no single one can be outvoted, and the sum never passes 1.
  const score = 1 - (1 - (known?.score ?? 0)) * (1 - weight);
  draft.set(emotion, { score, cues: [...(known?.cues ?? []), ...cues] });
}

function toCue(turn: ReadTurn, hit: CueHit): Cue {
  return { turn: turn.index, start: hit.start, end: hit.end, rule: hit.rule };
}

function weightOf(hit: CueHit, age: number): number {
  const told = (hit.quoted ? QUOTED : 1) * (hit.hypothetical ? HYPOTHETICAL : 1);
  return hit.weight * told * OLDER ** age;
}

/**
 * Praise turns into mockery only where something else is wrong: a grievance beside it, a bad mood before it, or a
 * set phrase as the last answer (guard G6). Then it no longer counts as praise.
 *
 * @returns whether all praise in these messages is mockery
 */
function applySarcasm(draft: Draft, turns: readonly ReadTurn[], before: Before): boolean {
  const grievance = worstScore(draft) >= 0.4 || hasLabel(turns, 'mod.problem') || hasLabel(turns, 'tol.waiting');
  const soured = before.intensity >= 2 && worstScore(before.scores) >= 0.5;
  // Thanks without a grievance beside them are meant, however bad the mood was before.
  const glad = Math.max(draft.get('grateful')?.score ?? 0, (draft.get('delighted')?.score ?? 0) - 0.2);
  const thanked = glad >= 0.6 || hasLabel(turns, 'em.polite');
  const grave = worstScore(draft) >= 0.6;
  const says = (rule: string): boolean =>
    turns.some(({ hits }) => hits.some((hit) => hit.rule === rule && !hit.negated));
  const slow = says(PRAISE_OF_SLOWNESS);
  const unresolved = grievance || slow || worstScore(before.scores) >= UNRESOLVED;
  // "Thank you ever so much, model agent" after a set phrase, or in words nobody means, mocks whatever thanks it holds.
  const mocks = slow || says(MOCKERY);
  const mocked = unresolved && (mocks || (before.canned && hasLabel(turns, 'mod.sarcasm')));
  const context = mocked || (thanked ? grave : grievance || soured);
  if (!context || hasLabel(turns, 'mod.solved')) return false;
  for (const turn of turns) {
    for (const hit of turn.hits) {
      if (hit.label !== 'mod.sarcasm' || hit.negated) continue;
      const sure =
        (mocked ? Math.max(hit.weight, MOCKED) : hit.weight) + (grievance && (soured || before.canned) ? 0.1 : 0);
      add(draft, 'contempt', Math.min(0.95, sure), [toCue(turn, hit)]);
      for (const emotion of GLAD_EMOTIONS) {
        const praise = draft.get(emotion);
        if (praise === undefined) continue;
        if (mocked) {
          draft.delete(emotion);
          continue;
        }
        const cues = praise.cues.filter((c) => c.turn !== turn.index || c.end <= hit.start || hit.end <= c.start);
        if (cues.length === 0) draft.delete(emotion);
        else draft.set(emotion, { score: praise.score * (cues.length / praise.cues.length), cues });
      }
    }
  }
  return mocked;
}

/** Whether contempt makes whatever praise stands beside it mockery; what is over may be praised all the same. */
function isScorn(draft: Draft, turns: readonly ReadTurn[]): boolean {
  const contempt = draft.get('contempt')?.score ?? 0;
  return (
    (contempt >= SCORN || (contempt >= SCORN_FROM && contempt > gladScore(draft))) && !hasLabel(turns, 'mod.solved')
  );
}

/** The model's impression of thanks that are mockery or turn: at least as displeased and as hot as what is felt. */
function soured(learned: Learned | null, draft: Draft): Learned | null {
  if (learned === null) return null;
  let [worst, heat] = [0, 0];
  for (const [emotion, { score }] of draft) {
    if (!NEGATIVE_EMOTIONS.has(emotion)) continue;
    worst = Math.max(worst, score);
    heat = Math.max(heat, score * BASE_INTENSITY[emotion]);
  }
  return {
    ...learned,
    negative: Math.max(learned.negative, worst),
    intensity: Math.max(learned.intensity, heat),
    valence: Math.min(learned.valence, -worst),
  };
}

/** A number or an address given without a word of displeasure: the buyer works with us, whatever was felt before. */
function givesData(draft: Draft, turns: readonly ReadTurn[]): boolean {
  return (
    worstScore(draft) < REPORT &&
    turns.some(({ normalised }) => CONTACT.test(normalised.text) && !/[?!]/.test(normalised.text))
  );
}

/** What a buyer felt before the answer and has not taken back. */
function carryOver(draft: Draft, turns: readonly ReadTurn[], before: Before): void {
  const calmed = gladScore(draft) >= 0.4 || hasLabel(turns, 'mod.solved');
  if (calmed || hasLabel(turns, 'mod.plain_data') || hasLabel(turns, 'it.accept') || givesData(draft, turns)) return;
  const pressed = before.canned && PRESSES.some((label) => hasLabel(turns, label));
  for (const [emotion, { score, cues }] of before.scores) {
    if (!NEGATIVE_EMOTIONS.has(emotion) || score < (pressed ? PRESSED_FROM : CARRY_FROM)) continue;
    const courtesy = (draft.get('polite')?.score ?? 0) >= 0.4 ? 0.6 : 1;
    const carried = Math.min(CARRY_MOST, score * (pressed ? 1 : CARRY) * courtesy);
    if ((draft.get(emotion)?.score ?? 0) < carried) draft.set(emotion, { score: carried, cues, carried: true });
  }
}

/** The same failure reported again after an answer: what was a report has become a burden. */
function addPersistence(draft: Draft, turns: readonly ReadTurn[], before: Before): void {
  const now = draft.get('frustrated');
  const then = before.scores.get('frustrated');
  if (now === undefined || then === undefined || then.carried || hasLabel(turns, 'mod.solved')) return;
  if (now.score >= REPORT && then.score >= REPORT) {
    draft.set('frustrated', { ...now, score: 1 - (1 - now.score) * (1 - PERSISTS) });
  }
}

/** A failure told at some length, without a question or a request in it, is told to complain. */
function tellsStory(turns: readonly ReadTurn[]): boolean {
  const text = turns.map(({ normalised }) => normalised.text).join('\n');
  return !ASKING.test(text) && (text.match(HAN)?.length ?? 0) >= STORY;
}

/** What the failures, refusals and reproaches of these messages add up to. */
function addGrievance(draft: Draft, turns: readonly ReadTurn[], before: Before): void {
  const marks = turns.map(({ normalised }) => normalised.features);
  const shouts = marks.some(({ longestQuestion, mixedMarks }) => longestQuestion >= 2 || mixedMarks);
  const grievance = findGrievance(turns);
  const composed = composeGrievance(grievance, {
    open: speaksInPublic(turns),
    heated: shouts || marks.some(({ exclamations }) => exclamations > 0),
    shouts,
    tells: tellsStory(turns),
  });
  for (const { emotion, weight, cues } of composed) add(draft, emotion, weight, cues);
  // "Leave it, then" is a choice between two teas, or the end of hope: only what went before tells.
  const resigned = draft.get('helpless');
  if (resigned !== undefined && resigned.score < PRESSED_FROM && (grievance.size > 0 || before.intensity >= SOURED)) {
    add(draft, 'helpless', RESIGNED, []);
  }
}

/** Denied anger leaves a residue: who says "I am not angry" is not at ease (domain.md §1.2). */
function keepResidue(draft: Draft, turns: readonly ReadTurn[]): void {
  const last = turns.at(-1);
  const denied = last?.hits.find((hit) => hit.negated && /^em\.(?:angry|furious|annoyed)$/.test(hit.label));
  if (last !== undefined && denied !== undefined && worstScore(draft) < 0.36) {
    add(draft, 'confused', 0.4, [toCue(last, denied)]);
  }
}

/**
 * What the rules find in the messages of one run (noisy-or over cues, domain.md §1.12–1.14), each feeling with the
 * cues behind it. Denied cues count for nothing; a matter that is over ("本来很气，现在好了") halves what it hurt.
 *
 * @returns also whether all praise in these messages is mockery
 */
export function scoreByRules(turns: readonly ReadTurn[], before: Before): { draft: Draft; mocked: boolean } {
  const draft: Draft = new Map();
  turns.forEach((turn, position) => {
    for (const hit of turn.hits) {
      if (hit.negated || !hit.label.startsWith('em.')) continue;
      const emotion = hit.label.slice(3);
      if (!IS_EMOTION.has(emotion)) continue;
      add(draft, emotion as Emotion, weightOf(hit, turns.length - 1 - position), [toCue(turn, hit)]);
    }
  });
  const mocked = applySarcasm(draft, turns, before);
  addGrievance(draft, turns, before);
  if (hasLabel(turns, 'mod.solved')) {
    for (const [emotion, { score, cues }] of draft) {
      if (NEGATIVE_EMOTIONS.has(emotion)) draft.set(emotion, { score: score * 0.5, cues });
    }
  }
  addPersistence(draft, turns, before);
  blendFeelings(draft);
  return { draft, mocked };
}

/** Who sets a threat against what is not done is angry, however evenly it is put: n-grams hear the voice only. */
function keepThreat(draft: Draft, turns: readonly ReadTurn[], learned: Learned | null): Learned | null {
  const last = turns.at(-1);
  const threat = last?.hits.find(({ rule, negated, quoted }) => THREATS.has(rule) && !negated && !quoted);
  const emotion = threat && THREATS.get(threat.rule);
  if (last === undefined || threat === undefined || emotion === undefined) return learned;
  const known = draft.get(emotion);
  // Whatever else is felt, it is anger that threatens.
  const least = Math.max(THREATENED, emotion === 'angry' ? worstScore(draft) : 0);
  if ((known?.score ?? 0) < least) {
    draft.set(emotion, { score: least, cues: [...(known?.cues ?? []), toCue(last, threat)] });
  }
  if (learned === null) return null;
  const { negative, intensity } = learned;
  return { ...learned, negative: Math.max(negative, THREATENED), intensity: Math.max(intensity, LEAST_OF_THREAT) };
}

/** Nothing but "are you a real person?": n-grams hear "are you …?" as the start of an attack. */
const asksWho = (turns: readonly ReadTurn[]): boolean =>
  turns.every(
    ({ hits, normalised }) =>
      normalised.text.length <= LONGEST_ASKING_WHO && hits.some(({ rule }) => rule === ASKING_WHO),
  );

/** What is left of the model's displeasure where the words are no more than a plain question. */
function quiet(draft: Draft, learned: Learned | null): Learned | null {
  for (const [emotion, { score, cues }] of draft) {
    if (NEGATIVE_EMOTIONS.has(emotion)) draft.set(emotion, { score: score * HUSHED, cues });
  }
  if (learned === null) return null;
  const { negative, intensity, neutral, valence } = learned;
  return {
    ...learned,
    negative: negative * HUSHED,
    intensity: Math.min(1, intensity) * HUSHED,
    neutral: Math.max(neutral, 1 - negative * HUSHED),
    valence: Math.max(valence, 0),
  };
}

/**
 * Emotion scores of the messages of one run: what the rules find in them, weighed by the model where there is one,
 * and the echo of what was felt before.
 *
 * @returns also the model's general impression; null where no model spoke
 */
export function scoreEmotions(
  turns: readonly ReadTurn[],
  before: Before,
  model?: Model,
): { scores: Scores; learned: Learned | null } {
  const { draft, mocked } = scoreByRules(turns, before);
  const plain = worstScore(draft) < PRESSED_FROM && before.intensity < SOURED && asksWho(turns);
  const heard = model === undefined ? null : consultModel(draft, turns, before, model);
  const learned = plain ? quiet(draft, heard) : heard;
  const scorned = mocked || isScorn(draft, turns);
  // N-grams hear the thanks, not the tone.
  if (scorned) for (const emotion of GLAD_EMOTIONS) draft.delete(emotion);
  const turned = !scorned && turnThanks(draft, turns);
  carryOver(draft, turns, before);
  keepResidue(draft, turns);
  const told = scorned || turned ? soured(learned, draft) : learned;
  return { scores: draft, learned: keepThreat(draft, turns, told) };
}
