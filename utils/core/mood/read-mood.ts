import type { Mood } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Settings } from '../settings.ts';
import { BASE_INTENSITY, type Emotion, type Trend } from '../taxonomy.ts';
import { hasLabel } from '../text/has-label.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { composeMood } from './compose-mood.ts';
import { countRepeats } from './count-repeats.ts';
import { groupRuns, type Run } from './group-runs.ts';
import type { Model } from './model/model.ts';
import { goOn, startTrail } from './mood-trail.ts';
import { rateIntensity } from './rate-intensity.ts';
import { scoreByRules, scoreEmotions } from './score-emotions.ts';
import { type Before, gladScore, type Learned, type Scores, worstScore } from './scores.ts';

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
/** A message that is glad by this much, and in nothing displeased, has left behind what was said before it. */
const CLEARLY = 0.55;
const FAINTLY = 0.35;
/** After contempt this sure, praise in the next line goes on mocking. */
const SCORNED = 0.6;

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
export function wasCanned(turns: readonly ReadTurn[], index: number): boolean {
  for (let i = index - 1; i >= 0; i -= 1) {
    const turn = turns[i];
    if (turn === undefined || turn.turn.role === 'customer') return false;
    if (turn.turn.role === 'agent' || turn.turn.role === 'bot') {
      return hasLabel([turn], 'mod.canned') && !hasLabel([turn], 'tol.step_done');
    }
  }
  return false;
}

function corrected(conversation: Conversation, turn: ReadTurn): Emotion | undefined {
  return conversation.corrections?.findLast((correction) => correction.turnId === turn.turn.id)?.emotion;
}

function beforeOf(last: TurnMood | undefined, canned: boolean): Before {
  return {
    heard: last !== undefined,
    scores: last?.scores ?? new Map(),
    intensity: last?.intensity ?? 0,
    canned,
  };
}

/** By the normalised text, which is kept from reading to reading. */
const known = new WeakMap<ReadTurn['normalised'], boolean>();

/** "It's here, thank you!" after three angry lines is no part of them: from such a message on a run is read anew. */
function opensAnew(turn: ReadTurn): boolean {
  const before = known.get(turn.normalised);
  if (before !== undefined) return before;
  const { draft } = scoreByRules([turn], beforeOf(undefined, false));
  const anew = gladScore(draft) >= CLEARLY && worstScore(draft) < FAINTLY;
  known.set(turn.normalised, anew);
  return anew;
}

function isScornful(last: TurnMood | undefined): boolean {
  return (last?.scores.get('contempt')?.score ?? 0) >= SCORNED;
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
  const intensity = rateIntensity(scores, window, facts, before, settings.thresholds, learned);
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
    let before = beforeOf(last, canned);
    let from = 0;
    run.forEach((turn, position) => {
      if (position > from && !isScornful(perTurn.at(-1)) && opensAnew(turn)) {
        from = position;
        before = beforeOf(perTurn.at(-1), false);
      }
      const said = { from: Math.max(from, position + 1 - RUN_WINDOW), before };
      const correction = corrected(conversation, turn);
      const step = goOn(trail, turn, `${position},${said.from},${canned},${correction ?? ''}`, () => {
        const window = run.slice(said.from, position + 1);
        return readTurnMood({ turn, window, earlier, before: said.before, correction }, settings, model);
      });
      perTurn.push(step.mood);
      trail = step.next;
    });
    earlier.push(...run);
  }
  const lastRun = runs.at(-1);
  const curve = perTurn.map(({ intensity }) => intensity);
  return {
    mood: { ...composeMood(perTurn.at(-1), lastRun?.at(-1), settings.thresholds.maybe), trend: trendOf(curve) },
    perTurn,
    lastRun: { first: lastRun?.[0]?.index ?? -1, last: lastRun?.at(-1)?.index ?? -1 },
  };
}
