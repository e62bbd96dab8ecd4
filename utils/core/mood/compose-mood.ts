import type { EmotionScore, Mood } from '../advice.ts';
import { BASE_INTENSITY, type Emotion, GLAD_EMOTIONS, NEGATIVE_EMOTIONS } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { type Learned, type Scores, worstScore } from './scores.ts';

/** What is felt after a run of messages. */
export interface Felt {
  scores: Scores;
  /** 0…5, unrounded. */
  intensity: number;
  learned: Learned | null;
}

/**
 * What the model's impression adds to the valence where the rules leave room. Ranked by valence, help-desk dialogues
 * follow the buyers' rated satisfaction clearly better with it than without.
 */
const HINT = 0.3;
/**
 * Below this displeasure a turn reads as calm on the whole, and displeasure in it is a shade;
 * from the other on it is displeased, be it unclear in what way. Set where labelled real turns that were not learned
 * from are told apart best with few calm ones called negative.
 */
export const CALM = 0.55;
const DISPLEASED = 0.7;
const SHADE = 0.6;
/** A displeasure this sure is no shade, however calm the last words: anger goes on where the talk before left it. */
const GOES_ON = 0.5;
/** Less than this is a mere guess at the kind of displeasure. */
const GUESS = 0.2;
/** A courtesy yields to any feeling; being puzzled or pressed for time yields to displeasure, the reason for both. */
const YIELDS: Partial<Record<Emotion, number>> = { polite: 0.4, confused: 0.35, urgent: 0.4 };
/** A shy courtesy alone ("请问") does not make a plain question anything but plain. */
const SHY = 0.5;
/** From here on readers name a turn neutral beside whatever else they find in it. */
const PLAIN = 0.3;

/** Nothing found is not the same as calm: long or foreign text that no rule speaks to is read with little trust. */
function neutralConfidence(turn: ReadTurn | undefined, negative: number | null): number {
  if (turn === undefined) return 0;
  const letters = turn.normalised.text.match(/[\p{Script=Han}a-z]/gu)?.length ?? 0;
  const others = (turn.normalised.text.match(/\p{L}/gu)?.length ?? 0) - letters;
  if (others > letters) return 0.2;
  if (negative !== null) return 1 - negative;
  return letters <= 40 ? 0.7 : letters <= 120 ? 0.55 : 0.4;
}

function listEmotions(scores: Scores, maybe: number): EmotionScore[] {
  return [...scores]
    .filter(([, { score }]) => score >= maybe)
    .map(([id, { score, cues }]) => ({ id, score: Math.round(score * 100) / 100, cues: [...cues] }))
    .sort((a, b) => b.score - a.score || BASE_INTENSITY[b.id] - BASE_INTENSITY[a.id]);
}

/** Displeased without a doubt, but of which kind? The likeliest is listed then, if it is no mere guess. */
function barOf(scores: Scores, negative: number | null, maybe: number): number {
  const worst = worstScore(scores);
  return negative !== null && negative >= DISPLEASED && worst >= GUESS ? Math.min(maybe, worst) : maybe;
}

/** A feeling outranks a courtesy, and of two equally sure ones the stronger decides what to do next. */
function dominantOf(emotions: readonly { id: Emotion; score: number }[], calm: boolean): Emotion {
  const shade = (id: Emotion): number => (calm && NEGATIVE_EMOTIONS.has(id) ? SHADE : (YIELDS[id] ?? 0));
  const rank = ({ id, score }: { id: Emotion; score: number }): number =>
    score + 0.06 * BASE_INTENSITY[id] + (GLAD_EMOTIONS.has(id) ? 0.1 : 0) - shade(id);
  return [...emotions].sort((a, b) => rank(b) - rank(a))[0]?.id ?? 'neutral';
}

/** Whether displeasure outranks the other feelings of at least `maybe`. */
export function isDispleased(scores: Scores, maybe: number): boolean {
  const listed = [...scores].flatMap(([id, { score }]) => (score >= maybe ? [{ id, score }] : []));
  return NEGATIVE_EMOTIONS.has(dominantOf(listed, false));
}

/**
 * The mood as it is shown, from what is felt after the last message.
 *
 * @param last the buyer's last message
 * @param maybe an emotion is listed from here on
 */
export function composeMood(felt: Felt | undefined, last: ReadTurn | undefined, maybe: number): Omit<Mood, 'trend'> {
  const scores: Scores = felt?.scores ?? new Map();
  const learned = felt?.learned ?? null;
  const negative = learned?.negative ?? null;
  const calm = negative !== null && negative < CALM && worstScore(scores) < GOES_ON;
  const listed = listEmotions(scores, barOf(scores, negative, maybe));
  const plain = listed.every(({ id, score }) => (id === 'polite' ? score < SHY : calm && NEGATIVE_EMOTIONS.has(id)));
  const named = learned !== null && learned.neutral >= PLAIN;
  const neutral = {
    id: 'neutral' as const,
    score: Math.round(100 * (plain ? neutralConfidence(last, negative) : (learned?.neutral ?? 0))) / 100,
    cues: [],
  };
  const emotions = plain || named ? [neutral, ...listed] : listed;
  const dominant = dominantOf(emotions, calm);
  const intensity = Math.round(felt?.intensity ?? 0);
  const bad = worstScore(scores);
  const good = Math.max(0, ...listed.filter(({ id }) => GLAD_EMOTIONS.has(id)).map(({ score }) => score));
  const hint = learned === null ? 0 : HINT * learned.room * learned.valence;
  const valence = good * 0.9 - (bad >= maybe ? bad * (0.3 + 0.14 * intensity) : 0) + hint;
  const top = emotions.find(({ id }) => id === dominant)?.score ?? 0;
  // Praise and grievance at once: something is misread, or the buyer is of two minds.
  const torn = NEGATIVE_EMOTIONS.has(dominant) ? good : GLAD_EMOTIONS.has(dominant) ? bad : 0;
  return {
    emotions,
    dominant,
    intensity,
    valence: Math.round(Math.max(-1, Math.min(1, valence)) * 100) / 100,
    confidence: Math.round(Math.max(0, top - 0.3 * torn) * 100) / 100,
  };
}
