import type { EmotionScore, Mood } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Settings } from '../settings.ts';
import { BASE_INTENSITY, type Emotion, NEGATIVE_EMOTIONS, type Trend } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import type { Learned } from './consult-model.ts';
import { countRepeats } from './count-repeats.ts';
import { groupRuns, type Run } from './group-runs.ts';
import type { Model } from './model/model.ts';
import { goOn, startTrail } from './mood-trail.ts';
import { rateIntensity } from './rate-intensity.ts';
import { type Before, type Scores, scoreEmotions, worstScore } from './score-emotions.ts';

/** The mood after one buyer turn, the earlier turns of its run included. */
export interface TurnMood {
  /** Index into `conversation.turns`. */
  turn: number;
  scores: Scores;
  /** 0…5, unrounded. */
  intensity: number;
  repeats: number;
  corrected: boolean;
  /** The model's general impression; null where no model spoke. */
  learned: Learned | null;
}

export interface MoodReading {
  /** After the last buyer turn. */
  mood: Mood;
  /** One entry per buyer turn, oldest first. */
  perTurn: readonly TurnMood[];
  /** First and last turn index of the buyer's last run; −1 where the buyer never wrote. */
  lastRun: { first: number; last: number };
}

/** A run is read from its newest messages; what was said before these is context, not utterance. */
const RUN_WINDOW = 6;
const REPEAT_WINDOW = 12;
const BURST_MESSAGES = 3;
const BURST_MS = 60_000;
/**
 * What the model's impression adds to the valence where the rules leave room. Ranked by valence, help-desk dialogues
 * follow the buyers' rated satisfaction clearly better with it than without.
 */
const HINT = 0.3;

const POSITIVE: ReadonlySet<Emotion> = new Set<Emotion>(['delighted', 'grateful', 'relieved']);

function isBurst(run: Run): boolean {
  const times = run.map((turn) => turn.turn.at);
  for (let i = BURST_MESSAGES - 1; i < times.length; i += 1) {
    const last = times[i];
    const first = times[i - BURST_MESSAGES + 1];
    if (last !== undefined && first !== undefined && last - first <= BURST_MS) return true;
  }
  return false;
}

/** Whether the shop's last answer before `index` was a set phrase without a step. */
function wasCanned(turns: readonly ReadTurn[], index: number): boolean {
  for (let i = index - 1; i >= 0; i -= 1) {
    const turn = turns[i];
    if (turn === undefined || turn.turn.role === 'customer') return false;
    if (turn.turn.role === 'agent' || turn.turn.role === 'bot') {
      const said = (label: string): boolean => turn.hits.some((hit) => hit.label === label && !hit.negated);
      return said('mod.canned') && !said('tol.step_done');
    }
  }
  return false;
}

function corrected(conversation: Conversation, turn: ReadTurn): Emotion | undefined {
  return conversation.corrections?.findLast((correction) => correction.turnId === turn.turn.id)?.emotion;
}

/** One buyer turn and what the mood after it rests on. */
interface Moment {
  turn: ReadTurn;
  /** The newest messages of its run up to this one. */
  window: Run;
  /** The buyer's turns before this run. */
  earlier: readonly ReadTurn[];
  before: Before;
  correction: Emotion | undefined;
}

function readTurnMood(moment: Moment, settings: Settings, model: Model | undefined): TurnMood {
  const { turn, window, earlier, before, correction } = moment;
  const repeats = countRepeats(earlier.slice(-REPEAT_WINDOW), window);
  if (correction !== undefined) {
    const scores: Scores = new Map([
      [
        correction,
        { score: 1, cues: [{ turn: turn.index, start: 0, end: turn.turn.text.length, rule: 'correction' }] },
      ],
    ]);
    return { turn: turn.index, scores, intensity: BASE_INTENSITY[correction], repeats, corrected: true, learned: null };
  }
  const { scores, learned } = scoreEmotions(window, before, model);
  const facts = { repeats, burst: isBurst(window) };
  const intensity = rateIntensity(scores, window, facts, before, settings.thresholds);
  return { turn: turn.index, scores, intensity, repeats, corrected: false, learned };
}

function trendOf(curve: readonly number[]): Trend {
  const last = curve.at(-1);
  const past = curve.slice(-4, -1);
  if (last === undefined || past.length === 0) return 'steady';
  const mean = past.reduce((sum, value) => sum + value, 0) / past.length;
  if (last - mean >= 0.75) return 'rising';
  return mean - last >= 0.75 ? 'falling' : 'steady';
}

/** Nothing found is not the same as calm: long or foreign text that no rule speaks to is read with little trust. */
function neutralConfidence(turn: ReadTurn | undefined): number {
  if (turn === undefined) return 0;
  const letters = turn.normalised.text.match(/[\p{Script=Han}a-z]/gu)?.length ?? 0;
  const others = (turn.normalised.text.match(/\p{L}/gu)?.length ?? 0) - letters;
  if (others > letters) return 0.2;
  return letters <= 40 ? 0.7 : letters <= 120 ? 0.55 : 0.4;
}

function listEmotions(scores: Scores, maybe: number): EmotionScore[] {
  return [...scores]
    .filter(([, { score }]) => score >= maybe)
    .map(([id, { score, cues }]) => ({ id, score: Math.round(score * 100) / 100, cues: [...cues] }))
    .sort((a, b) => b.score - a.score || BASE_INTENSITY[b.id] - BASE_INTENSITY[a.id]);
}

/** A courtesy yields to any feeling; being puzzled or pressed for time yields to displeasure, the reason for both. */
const YIELDS: Partial<Record<Emotion, number>> = { polite: 0.4, confused: 0.35, urgent: 0.15 };

/** A feeling outranks a courtesy, and of two equally sure ones the stronger decides what to do next. */
function dominantOf(emotions: readonly EmotionScore[]): Emotion {
  const rank = ({ id, score }: EmotionScore): number =>
    score + 0.06 * BASE_INTENSITY[id] + (POSITIVE.has(id) ? 0.1 : 0) - (YIELDS[id] ?? 0);
  return [...emotions].sort((a, b) => rank(b) - rank(a))[0]?.id ?? 'neutral';
}

function toMood(now: TurnMood | undefined, curve: readonly number[], last: ReadTurn | undefined, maybe: number): Mood {
  const scores: Scores = now?.scores ?? new Map();
  const listed = listEmotions(scores, maybe);
  // A shy courtesy alone ("请问") does not make a plain question anything but plain.
  const plain = listed.every(({ id, score }) => id === 'polite' && score < 0.5);
  const emotions = plain ? [{ id: 'neutral' as const, score: neutralConfidence(last), cues: [] }, ...listed] : listed;
  const dominant = dominantOf(emotions);
  const intensity = Math.round(now?.intensity ?? 0);
  const bad = worstScore(scores);
  const good = Math.max(0, ...listed.filter(({ id }) => POSITIVE.has(id)).map(({ score }) => score));
  const hint = now?.learned ? HINT * now.learned.room * now.learned.valence : 0;
  const valence = good * 0.9 - (bad >= maybe ? bad * (0.3 + 0.14 * intensity) : 0) + hint;
  const top = emotions.find(({ id }) => id === dominant)?.score ?? 0;
  // Praise and grievance at once: something is misread, or the buyer is of two minds.
  const torn = NEGATIVE_EMOTIONS.has(dominant) ? good : POSITIVE.has(dominant) ? bad : 0;
  return {
    emotions,
    dominant,
    intensity,
    valence: Math.round(Math.max(-1, Math.min(1, valence)) * 100) / 100,
    confidence: Math.round(Math.max(0, top - 0.3 * torn) * 100) / 100,
    trend: trendOf(curve),
  };
}

/**
 * Reads how the buyer feels after the last message, and after each one before (domain.md §1.1, §1.2).
 * Several messages in a row are read as one. Corrections of the agent win over the reading of that turn.
 *
 * @param turns the conversation's turns as `readTurns` read them
 * @param settings thresholds: an emotion is listed from `maybe`, counts as sure from `show`
 */
export function readMood(
  conversation: Conversation,
  turns: readonly ReadTurn[],
  settings: Settings,
  model?: Model,
): MoodReading {
  const perTurn: TurnMood[] = [];
  const earlier: ReadTurn[] = [];
  const runs = groupRuns(turns);
  let trail = startTrail(model, settings.thresholds);
  for (const run of runs) {
    const last = perTurn.at(-1);
    const canned = wasCanned(turns, run[0]?.index ?? 0);
    const before: Before = { scores: last?.scores ?? new Map(), intensity: last?.intensity ?? 0, canned };
    run.forEach((turn, position) => {
      const correction = corrected(conversation, turn);
      const step = goOn(trail, turn, `${position},${canned},${correction ?? ''}`, () => {
        const window = run.slice(Math.max(0, position + 1 - RUN_WINDOW), position + 1);
        return readTurnMood({ turn, window, earlier, before, correction }, settings, model);
      });
      perTurn.push(step.mood);
      trail = step.next;
    });
    earlier.push(...run);
  }
  const lastRun = runs.at(-1);
  const curve = perTurn.map(({ intensity }) => intensity);
  return {
    mood: toMood(perTurn.at(-1), curve, lastRun?.at(-1), settings.thresholds.maybe),
    perTurn,
    lastRun: { first: lastRun?.[0]?.index ?? -1, last: lastRun?.at(-1)?.index ?? -1 },
  };
}
