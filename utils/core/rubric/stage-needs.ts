import type { StageVariant } from '../advice.ts';
import type { Stage } from '../taxonomy.ts';
import type { ReplyMoves } from './reply-moves.ts';

type Need = (moves: ReplyMoves) => boolean;

const acts: Need = (m) => m.step !== null || m.remedy;
const says: Need = (m) => m.fact || m.specific;

/** What a reply of each stage has to do (domain.md §2.3, column "Must contain"), each need by itself. */
const NEEDS: Readonly<Record<Stage, readonly Need[]>> = {
  answer: [(m) => says(m) || acts(m) || m.options > 0 || m.thanks],
  apologise: [(m) => m.regrets || m.owns, acts],
  reassure: [(m) => says(m) || acts(m), (m) => m.options > 0 || m.remedy || m.door || m.time],
  accompany: [(m) => acts(m) || m.acknowledges, (m) => m.time || m.door || m.owner],
  explore: [(m) => m.asks, (m) => m.options > 0],
  solve: [(m) => m.remedy || m.options > 1 || m.declines || m.fact, (m) => acts(m) || m.time || m.options > 1],
  escalate: [(m) => m.handsOver, (m) => m.time || m.owner],
  follow_up: [(m) => says(m) || m.thanks || acts(m), (m) => m.asks || m.door || m.thanks || m.time],
};

const VARIANT_NEEDS: Partial<Record<NonNullable<StageVariant>, readonly Need[]>> = {
  safety: [(m) => m.care, (m) => m.handsOver || acts(m)],
  crisis: [(m) => m.care, (m) => m.owner || m.handsOver],
  no: [(m) => m.declines, (m) => m.options > 0],
  confirm: [acts, (m) => m.time || m.fact],
  light: [acts, (m) => m.door || m.time],
  close: [(m) => m.thanks || m.door || says(m)],
};

/** Stages close enough that a reply made for one half fits the other (domain.md §7 R1). */
const NEIGHBOURS: Readonly<Record<Stage, readonly Stage[]>> = {
  apologise: ['solve', 'escalate'],
  reassure: ['solve'],
  accompany: ['solve', 'escalate'],
  explore: ['solve'],
  solve: ['explore', 'apologise'],
  escalate: ['apologise'],
  answer: ['solve', 'reassure'],
  follow_up: ['answer'],
};

/** 2 where the reply does what the stage asks, 1 where it does a neighbour's, or half of its own, else 0. */
export function fitStage(moves: ReplyMoves, stage: Stage, variant: StageVariant): 0 | 1 | 2 {
  const own = (variant && VARIANT_NEEDS[variant]) ?? NEEDS[stage];
  const met = own.filter((need) => need(moves)).length;
  if (met === own.length) return 2;
  // Nothing stands in for the safety of a person.
  if (variant === 'safety' || variant === 'crisis') return 0;
  return met > 0 || NEIGHBOURS[stage].some((near) => NEEDS[near].every((need) => need(moves))) ? 1 : 0;
}
