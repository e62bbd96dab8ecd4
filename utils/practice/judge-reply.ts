import type { Finding } from '../core/advice.ts';
import { assess } from '../core/assess.ts';
import type { Conversation } from '../core/conversation/conversation.ts';
import { lintDraft } from '../core/draft/lint-draft.ts';
import type { Library } from '../core/library.ts';
import { plan } from '../core/plan.ts';
import type { Clock, Settings } from '../core/settings.ts';
import type { Severity, Stage } from '../core/taxonomy.ts';
import { type Move, readMoves } from './read-moves.ts';

export type Change = -2 | -1 | 0 | 1 | 2;

/** What one reply did to the buyer's patience, and why. */
export interface Verdict {
  change: Change;
  /** The stage the core advised before the reply. */
  advised: Stage;
  /** True when the reply does what that stage must do. */
  fitsStage: boolean;
  /** Moves that counted in its favour. */
  helped: Move[];
  /** Moves the stage needed and the reply lacks. */
  missing: Move[];
  /** Rules the reply broke, worst first, each once. */
  broken: { rule: string; severity: Severity; message: string }[];
  /** True when the reply hands the talk over to somebody who may decide. */
  handsOver: boolean;
}

interface Demand {
  /** One of each group must be there. */
  need: readonly (readonly Move[])[];
  help: readonly Move[];
}

/** What a reply of each stage contains (domain.md §2.3), as moves. */
const DEMANDS: Record<Stage | 'safety', Demand> = {
  answer: { need: [['fact', 'remedy', 'step', 'time']], help: ['thanks', 'step', 'choice', 'door', 'time'] },
  apologise: {
    need: [
      ['own', 'regret'],
      ['step', 'remedy', 'handover'],
    ],
    help: ['own', 'time', 'fact', 'choice', 'owner'],
  },
  reassure: {
    need: [
      ['fact', 'step'],
      ['step', 'remedy', 'choice', 'door'],
    ],
    help: ['time', 'choice', 'door', 'remedy'],
  },
  accompany: { need: [['step', 'fact', 'remedy']], help: ['time', 'owner', 'door', 'own', 'remedy'] },
  explore: { need: [['question'], ['choice']], help: ['fact', 'time', 'own'] },
  solve: {
    need: [
      ['remedy', 'choice'],
      ['step', 'time', 'choice'],
    ],
    help: ['time', 'choice', 'own', 'fact', 'owner'],
  },
  escalate: { need: [['handover']], help: ['time', 'own', 'regret', 'door', 'fact'] },
  safety: { need: [['care']], help: ['handover', 'time', 'own', 'regret', 'question'] },
  follow_up: { need: [['fact', 'thanks', 'step']], help: ['thanks', 'door', 'time', 'question'] },
};

/** Stages close enough that a reply made for one passes for the other, at half a point less (domain.md §7 R1). */
const NEIGHBOURS: Partial<Record<Stage, readonly Stage[]>> = {
  apologise: ['solve', 'escalate'],
  reassure: ['solve'],
  accompany: ['solve', 'escalate'],
  explore: ['solve'],
  solve: ['explore', 'apologise'],
  escalate: ['apologise'],
  answer: ['solve', 'reassure'],
  follow_up: ['answer'],
};

/** What a broken rule costs, in points of patience. */
const COST: Record<Severity, number> = { info: 0, warn: 0.5, high: 1.5, stop: 3, block: 3 };

/**
 * Weighs a reply against what the core advises for the conversation before it: the stage's must-haves,
 * the draft findings, and whether a time, an owner and a step are named.
 *
 * @param conversation the talk up to the buyer's last turn, without the reply
 */
export function judgeReply(
  reply: string,
  conversation: Conversation,
  library: Library,
  settings: Settings,
  clock: Clock,
): Verdict {
  const assessment = assess(conversation, library, settings, clock);
  const { next } = plan(assessment, conversation, library, settings, clock);
  const broken = worstPerRule(lintDraft(reply, assessment, conversation, library, settings));
  const moves = readMoves(reply, assessment.lang, conversation);
  const safety = assessment.standing.flags.includes('safety');
  const { met, missing, helped } = weighStage(moves, safety ? 'safety' : next.stage, next.stage);
  const points = met + Math.min(1, helped.length / 3) - broken.reduce((sum, { severity }) => sum + COST[severity], 0);
  return {
    change: toChange(points),
    advised: next.stage,
    fitsStage: met > 0,
    helped,
    missing,
    broken,
    handsOver: moves.has('handover'),
  };
}

/** +1 where the stage's needs are met, +0.5 where a neighbour's are, 0 where some, −0.5 where none. */
function weighStage(moves: ReadonlySet<Move>, asked: Stage | 'safety', advised: Stage) {
  const own = DEMANDS[asked];
  const misses = (demand: Demand) => demand.need.filter((group) => !group.some((move) => moves.has(move)));
  const missed = misses(own);
  const helped = [...new Set([...own.need.flat(), ...own.help])].filter((move) => moves.has(move));
  const missing = missed.flatMap((group) => group.slice(0, 1));
  if (missed.length === 0) return { met: 1, missing, helped };
  // Nothing stands in for the safety of a person.
  const near = asked === 'safety' ? [] : (NEIGHBOURS[advised] ?? []);
  if (near.some((stage) => misses(DEMANDS[stage]).length === 0)) return { met: 0.5, missing, helped };
  return { met: missed.length < own.need.length ? 0 : -0.5, missing, helped };
}

function toChange(points: number): Change {
  if (points >= 1.6) return 2;
  if (points >= 0.8) return 1;
  if (points > -0.7) return 0;
  return points > -2 ? -1 : -2;
}

function worstPerRule(findings: readonly Finding[]): Verdict['broken'] {
  const rules = new Map<string, Verdict['broken'][number]>();
  for (const { rule, severity, message } of findings) {
    // `good` is praise, which the core reports beside what is wrong.
    if (rule === 'good') continue;
    const before = rules.get(rule);
    if (!before || COST[severity] > COST[before.severity]) rules.set(rule, { rule, severity, message });
  }
  return [...rules.values()].sort((a, b) => COST[b.severity] - COST[a.severity]);
}
