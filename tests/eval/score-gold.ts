import { assess } from '../../utils/core/assess.ts';
import type { Conversation } from '../../utils/core/conversation/conversation.ts';
import type { Library } from '../../utils/core/library.ts';
import { plan } from '../../utils/core/plan.ts';
import { defaultSettings, type Settings } from '../../utils/core/settings.ts';
import { type Emotion, NEGATIVE_EMOTIONS, STEPS, type Step } from '../../utils/core/taxonomy.ts';
import type { GoldTurn } from './read-gold.ts';

/** Any fixed moment does: the labelled turns carry no times. */
const CLOCK = { now: Date.UTC(2026, 10, 21, 4), timeZone: 'Asia/Shanghai' };

interface Miss {
  id: string;
  what: string;
  expected: string;
  got: string;
  /** The cues that led there, as written by the buyer. */
  because: string;
  text: string;
}

export interface GoldReport {
  turns: number;
  /** Name of a measure and its value in per cent. */
  rates: [string, number][];
  /** Emotion, right of listed, found of required. */
  perEmotion: [Emotion, number, number, number, number][];
  misses: Miss[];
  /** Of the emotions shown as sure, the share that at least one reader saw; per cent. */
  shownRight: number;
  /** Listed emotions by how sure they were listed: lower bound, how many, how many of them a reader saw. */
  calibration: [from: number, listed: number, right: number][];
  /** Turns that both readers call calm, and how many of them are called negative. */
  calm: [turns: number, calledNegative: number];
  /** The same of chats with a big shop's desk, where nearly all is plain business. */
  calmDesk: [turns: number, calledNegative: number];
  /** Where the dominant emotion was wrong: accepted → read, and how often. */
  confusions: [string, number][];
}

function toConversation(gold: GoldTurn): Conversation {
  const turns = [...gold.context, { role: 'customer' as const, text: gold.text }];
  return { id: gold.id, turns: turns.map((turn, index) => ({ id: `${gold.id}-${index}`, ...turn })) };
}

const stepsApart = (a: Step, b: string): number => Math.abs(STEPS.indexOf(a) - STEPS.indexOf(b as Step));

class Tally {
  readonly hits = new Map<string, [number, number]>();
  add(name: string, right: boolean): void {
    const [good, all] = this.hits.get(name) ?? [0, 0];
    this.hits.set(name, [good + (right ? 1 : 0), all + 1]);
  }
}

/** Lower bounds of the bands in which certainty is compared with truth; the second is where a cue is shown as sure. */
const BANDS = [0.35, 0.55, 0.7, 0.85] as const;

interface EmotionCount {
  right: number;
  listed: number;
  found: number;
  required: number;
}

function countEmotions(counts: Map<Emotion, EmotionCount>, gold: GoldTurn, listed: readonly Emotion[]): void {
  const of = (id: Emotion): EmotionCount => {
    const count = counts.get(id) ?? { right: 0, listed: 0, found: 0, required: 0 };
    counts.set(id, count);
    return count;
  };
  for (const id of listed) {
    of(id).listed += 1;
    if (gold.emotions_allowed.includes(id)) of(id).right += 1;
  }
  for (const id of gold.emotions_required) {
    of(id).required += 1;
    if (listed.includes(id)) of(id).found += 1;
  }
}

function f1(counts: Iterable<EmotionCount>): { precision: number; recall: number; f: number } {
  const sum: EmotionCount = { right: 0, listed: 0, found: 0, required: 0 };
  for (const count of counts) {
    sum.right += count.right;
    sum.listed += count.listed;
    sum.found += count.found;
    sum.required += count.required;
  }
  const precision = sum.right / Math.max(1, sum.listed);
  const recall = sum.found / Math.max(1, sum.required);
  return { precision, recall, f: (2 * precision * recall) / Math.max(1e-9, precision + recall) };
}

/** Scores the whole core on labelled turns: emotions against both readers, the rest against every accepted value. */
export function scoreGold(turns: readonly GoldTurn[], library: Library): GoldReport {
  const settings: Settings = defaultSettings('CN');
  const tally = new Tally();
  const counts = new Map<Emotion, EmotionCount>();
  const misses: Miss[] = [];
  const confusions = new Map<string, number>();
  const calibration: GoldReport['calibration'] = BANDS.map((from) => [from, 0, 0]);
  const calm: GoldReport['calm'] = [0, 0];
  const calmDesk: GoldReport['calmDesk'] = [0, 0];
  let shown = 0;
  let right = 0;
  for (const gold of turns) {
    const conversation = toConversation(gold);
    const assessment = assess(conversation, library, settings, CLOCK);
    const { mood, standing } = assessment;
    const { next } = plan(assessment, conversation, library, settings, CLOCK);
    countEmotions(
      counts,
      gold,
      mood.emotions.map(({ id }) => id),
    );
    for (const { id, score } of mood.emotions) {
      const band = calibration.findLast(([from]) => score >= from);
      if (band) {
        band[1] += 1;
        if (gold.emotions_allowed.includes(id)) band[2] += 1;
      }
      if (score < settings.thresholds.show) continue;
      shown += 1;
      if (gold.emotions_allowed.includes(id)) right += 1;
    }
    if (!gold.dominant.includes(mood.dominant)) {
      const pair = `${gold.dominant.join('/')} → ${mood.dominant}`;
      confusions.set(pair, (confusions.get(pair) ?? 0) + 1);
    }
    const negative = NEGATIVE_EMOTIONS.has(mood.dominant);
    if (!gold.negative.includes(true)) {
      for (const count of gold.src === 'jddc' ? [calm, calmDesk] : [calm]) {
        count[0] += 1;
        if (negative) count[1] += 1;
      }
    }
    const because = mood.emotions
      .map(
        ({ id, score, cues }) =>
          `${id} ${score} ${cues.map((cue) => `[${conversation.turns[cue.turn]?.text.slice(cue.start, cue.end)}]`).join('')}`,
      )
      .join('; ');
    const judge = (what: string, right: boolean, expected: unknown, got: unknown): void => {
      tally.add(what, right);
      if (!right)
        misses.push({ id: gold.id, what, expected: String(expected), got: String(got), because, text: gold.text });
    };
    const [low, high] = gold.intensity;
    const stages = gold.stage_ok.map((stage) => (stage === 'thank' ? 'follow_up' : stage));
    judge('negative or not', gold.negative.includes(negative), gold.negative, negative);
    judge(
      'intensity within 1',
      mood.intensity >= low - 1 && mood.intensity <= high + 1,
      gold.intensity,
      mood.intensity,
    );
    judge('dominant', gold.dominant.includes(mood.dominant), gold.dominant, mood.dominant);
    judge(
      'step within 1',
      gold.step.some((step) => stepsApart(standing.step, step) <= 1),
      gold.step,
      standing.step,
    );
    judge('stage accepted', stages.includes(next.stage), stages, next.stage);
    judge('scenario', gold.scenario.includes(standing.scenario), gold.scenario, standing.scenario);
    judge('exposure', gold.exposure.includes(standing.exposure.level), gold.exposure, standing.exposure.level);
    judge('root', gold.root.includes(standing.root), gold.root, standing.root);
    judge('trigger', gold.trigger.includes(standing.trigger), gold.trigger, standing.trigger);
    judge('hidden', gold.hidden.includes(standing.hidden ?? 'none'), gold.hidden, standing.hidden ?? 'none');
  }
  const { precision, recall, f } = f1(counts.values());
  const rates: [string, number][] = [
    ['emotions precision', precision * 100],
    ['emotions recall', recall * 100],
    ['emotions F1', f * 100],
    ...[...tally.hits].map(([name, [good, all]]): [string, number] => [name, (100 * good) / all]),
  ];
  const perEmotion = [...counts].map(([id, c]): GoldReport['perEmotion'][number] => [
    id,
    c.right,
    c.listed,
    c.found,
    c.required,
  ]);
  return {
    turns: turns.length,
    rates,
    perEmotion,
    misses,
    calibration,
    calm,
    calmDesk,
    shownRight: (100 * right) / Math.max(1, shown),
    confusions: [...confusions].sort((a, b) => b[1] - a[1]),
  };
}
