import type { Exposure } from '../advice.ts';
import type { ExposureLevel, Flag, Root } from '../taxonomy.ts';
import { has, hitsOf, type Scene } from './scene.ts';

/** A text that calls an account or a topic by name stands in public already. */
const PUBLIC_POST = /@[\p{L}\p{N}_]{2}|#[\p{L}\p{N}_]{2}/u;
/** An address such as name@example.com is no account that is being called. */
const MAIL = /[\w.+-]+@[\w-]+\.\w+/gu;
const UPSET = 3;
const ENRAGED = 4.5;

function rageOf(scene: Scene, beyondItem: boolean): number {
  const intensity = scene.last?.intensity ?? 0;
  if (intensity >= ENRAGED || beyondItem) return 2;
  return Math.round(intensity) >= UPSET ? 1 : 0;
}

function channelOf(scene: Scene, deadline: boolean): number {
  // A threat stays a threat when the next message is about something else.
  const said = scene.exchanges.flatMap(({ buyer }) => buyer);
  const named = has(said, 'ex.channel') || has(said, 'it.threat_review');
  const strong = has(said, 'it.legal_regulator') || has(said, 'ex.reach');
  if (has(said, 'it.legal_regulator') || (named && (strong || deadline))) return 2;
  if (named || has(said, 'ex.reach')) return 1;
  const open = scene.last?.buyer.some(({ turn }) => PUBLIC_POST.test(turn.text.replace(MAIL, ' '))) ?? false;
  return open && Math.round(scene.last?.intensity ?? 0) >= UPSET ? 1 : 0;
}

function resonanceOf(scene: Scene, flags: readonly Flag[], root: Root): number {
  const said = scene.exchanges.slice(-3).flatMap(({ buyer }) => buyer);
  const points = hitsOf(said, 'ex.public_point').length + hitsOf(said, 'ex.greed').length;
  const grave = flags.includes('safety') || flags.includes('vulnerable');
  if (points > 0 && grave) return 2;
  if (points > 0 || grave) return 1;
  return root !== 'none' && (scene.last?.intensity ?? 0) >= 3.5 ? 1 : 0;
}

function levelOf(rage: number, channel: number, resonance: number, quiet: boolean): ExposureLevel {
  const raised = [rage, channel, resonance].filter((part) => part >= 1).length;
  if (raised === 3) return rage + channel + resonance >= 5 ? 'critical' : 'high';
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
  const channel = channelOf(scene, facts.deadline);
  const resonance = resonanceOf(scene, facts.flags, facts.root);
  const quiet = Math.round(scene.last?.intensity ?? 0) < 2 && channel === 0 && rage === 0;
  return { level: levelOf(rage, channel, resonance, quiet), rage, channel, resonance };
}
