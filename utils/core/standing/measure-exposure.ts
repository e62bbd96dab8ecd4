import type { Exposure } from '../advice.ts';
import { type ExposureLevel, type Flag, GLAD_EMOTIONS, NEGATIVE_EMOTIONS, type Root } from '../taxonomy.ts';
import type { ReadTurn } from '../text/read-turns.ts';
import { rememberBy } from '../text/remember-by.ts';
import { has, hitsOf, type Scene } from './scene.ts';

/** A text that calls an account or a topic by name stands in public already. */
const PUBLIC_POST = /@[\p{L}\p{N}_]{2}|#[\p{L}\p{N}_]{2}/u;
/** An address such as name@example.com is no account that is being called. */
const MAIL = /[\w.+-]{1,64}@[\w-]{1,63}\.\w{1,20}/gu;
const UPSET = 3;
const ENRAGED = 4.5;
const WOUNDED = 3.4;
/** In posts that only call the company by name milder anger is daily fare: it moves others from here on. */
const OUTRAGED = 4;
const PLEASED = 0.5;
/** From here on a feeling is listed at all. */
const FELT = 0.35;
/** An issue named this surely is a grievance even in a calm voice. */
const FAULT = 0.7;

function rageOf(scene: Scene, beyondItem: boolean): number {
  const intensity = scene.last?.intensity ?? 0;
  if (intensity >= ENRAGED || beyondItem) return 2;
  return Math.round(intensity) >= UPSET ? 1 : 0;
}

/** Words of going public: 1 a channel, 2 one with reach or a deadline, or the law. */
function threatOf(said: readonly ReadTurn[], deadline: boolean): number {
  const lawful = has(said, 'it.legal_regulator');
  const named = has(said, 'ex.channel') || has(said, 'it.threat_review');
  const reach = has(said, 'ex.reach');
  if (lawful || (named && (reach || deadline))) return 2;
  return named || reach ? 1 : 0;
}

/** Whether the message already stands where others read it, and blames. */
function audienceOf(scene: Scene, root: Root): number {
  const intensity = scene.last?.intensity ?? 0;
  const blames = intensity >= WOUNDED || (Math.round(intensity) >= UPSET && root !== 'none');
  if (isPublic(scene.last?.buyer ?? [])) return blames ? 1 : 0;
  // A thread that began in public goes on before the same eyes, but few follow it so far: only rage in it is passed on.
  return isPublic(scene.said) && intensity >= ENRAGED ? 1 : 0;
}

const standsInPublic = rememberBy(({ turn }: ReadTurn): boolean => PUBLIC_POST.test(turn.text.replace(MAIL, ' ')));
const isPublic = (turns: readonly ReadTurn[]): boolean => turns.some(standsInPublic);

/** Displeasure that somebody could notice: any that is more than a murmur, and a murmur before an audience. */
function showsDispleasure(scene: Scene): boolean {
  const { last } = scene;
  if (last === undefined) return false;
  if (Math.round(last.intensity) >= 2) return true;
  const felt = [...NEGATIVE_EMOTIONS].some((id) => (last.emotions.get(id) ?? 0) >= FELT);
  return felt && isPublic(last.buyer);
}

/** What the words themselves hold that moves others. */
function pointOf(scene: Scene, flags: readonly Flag[]): number {
  const said = scene.exchanges.slice(-3).flatMap(({ buyer }) => buyer);
  const points = hitsOf(said, 'ex.public_point').length + hitsOf(said, 'ex.greed').length;
  const grave = flags.includes('safety') || flags.includes('vulnerable');
  return Number(points > 0) + Number(grave);
}

function levelOf(rage: number, channel: number, resonance: number, point: number, quiet: boolean): ExposureLevel {
  const raised = [rage, channel, resonance].filter((part) => part >= 1).length;
  if (raised === 3 || (raised === 2 && rage === 2)) return rage + channel + point >= 5 ? 'critical' : 'high';
  if (raised === 2 || channel === 2) return 'medium';
  return quiet ? 'none' : 'low';
}

/**
 * How likely this goes public: rage, channel and a point that moves others, each 0–2 (domain.md §1.5).
 * `none` where there is neither displeasure nor any sign of exposure.
 */
export function measureExposure(
  scene: Scene,
  facts: { beyondItem: boolean; deadline: boolean; flags: readonly Flag[]; root: Root },
): Exposure {
  const rage = rageOf(scene, facts.beyondItem);
  // A threat stays a threat when the next message is about something else.
  const threat = threatOf(scene.said, facts.deadline);
  const channel = threat || audienceOf(scene, facts.root);
  const intensity = scene.last?.intensity ?? 0;
  const now = scene.last?.buyer ?? [];
  const point = pointOf(scene, facts.flags);
  // Anger at how things are done is easily shared; a clash with one person moves others less.
  const bar = channel > 0 && threat === 0 ? OUTRAGED : WOUNDED;
  const wounded = intensity >= bar || (channel === 2 && facts.root !== 'none');
  const personal = has(now, 'tr.employee');
  const resonance = Math.max(point, Number(wounded && !(personal && channel > 0)));
  const pleased = [...GLAD_EMOTIONS].some((id) => (scene.last?.emotions.get(id) ?? 0) >= PLEASED);
  const faults =
    hitsOf(now, 'is.').some(({ hit }) => hit.weight >= FAULT && !hit.hypothetical) ||
    (intensity >= 0.5 && (has(now, 'st.dissatisfied') || hitsOf(now, 'root.').length > 0));
  const quiet = channel === 0 && rage === 0 && (pleased || !(showsDispleasure(scene) || (faults && isPublic(now))));
  return { level: levelOf(rage, channel, resonance, point, quiet), rage, channel, resonance };
}
