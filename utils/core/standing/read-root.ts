import { findGrievance } from '../mood/compose-grievance.ts';
import type { Emotion, Root } from '../taxonomy.ts';
import { type Exchange, hitsOf, type Scene, sureness } from './scene.ts';

const ROOT_LIST = ['despair', 'insecurity', 'unfair'] as const;
type Wound = (typeof ROOT_LIST)[number];

/** Feelings that point to a root even where no word names it (domain.md §1.6). */
const FELT: readonly (readonly [Emotion, Wound, number])[] = [
  ['distrust', 'insecurity', 0.5],
  ['hurt', 'unfair', 0.65],
  ['helpless', 'despair', 0.3],
  ['frustrated', 'despair', 0.3],
];
/** What a grievance is made of points to what it wounds (domain.md §1.6). */
const WOUNDED_BY = [
  ['effort', 'despair', 0.3],
  ['refused', 'despair', 0.2],
  ['imposed', 'unfair', 0.3],
  ['refused', 'unfair', 0.15],
  ['blame', 'unfair', 0.2],
  ['mock', 'unfair', 0.15],
] as const;
/** Below this a failure or a wait is told as a fact; it has not become a wound yet. */
const LOUD = 2.75;
/** Calm people have no wound to repair first. */
const FELT_FROM = 1.5;
/** The more upset a buyer is, the surer it is that something deeper hurts, so the less a sign has to prove. */
const sureFrom = (intensity: number): number => (intensity >= 3.5 ? 0.2 : intensity >= 2.5 ? 0.35 : 0.45);
/** A wound stays open while the buyer is upset; only what is newer weighs more. */
const FADE = 0.75;

function scoresOf(exchange: Exchange): Record<Wound, number> {
  const scores = { despair: 0, insecurity: 0, unfair: 0 };
  for (const root of ROOT_LIST) scores[root] = sureness(hitsOf(exchange.buyer, `root.${root}`));
  for (const [emotion, root, share] of FELT) {
    const felt = (exchange.emotions.get(emotion) ?? 0) * share;
    scores[root] = 1 - (1 - scores[root]) * (1 - felt);
  }
  if (exchange.intensity < LOUD) return scores;
  const grievance = findGrievance(exchange.buyer);
  for (const [part, root, share] of WOUNDED_BY) {
    if (grievance.has(part)) scores[root] = 1 - (1 - scores[root]) * (1 - share);
  }
  return scores;
}

/** What has to be repaired first: hope, safety or fairness (domain.md §1.6); `none` for a buyer who is not upset. */
export function readRoot(scene: Scene): Root {
  if (scene.last === undefined || scene.last.intensity < FELT_FROM) return 'none';
  const total = { despair: 0, insecurity: 0, unfair: 0 };
  let share = 1;
  for (const exchange of [...scene.exchanges].slice(-3).reverse()) {
    const now = scoresOf(exchange);
    for (const root of ROOT_LIST) total[root] = Math.max(total[root], now[root] * share);
    share *= FADE;
  }
  const best = ROOT_LIST.reduce((a, b) => (total[b] > total[a] ? b : a));
  return total[best] >= sureFrom(scene.last.intensity) ? best : 'none';
}
