import type { Assessment, StageVariant } from '../advice.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Stage } from '../taxonomy.ts';
import { explainStage, type WhyLine } from './explain-stage.ts';
import { readStageFacts, type StageContext, type StageFacts } from './stage-facts.ts';
import { STAGE_RULES, type StageRule } from './stage-rules.ts';

export interface ChosenStage {
  stage: Stage;
  variant: StageVariant;
  /** Row of the policy table that decided, such as `3.apologise`; a guard appends its name. */
  rule: string;
  why: WhyLine[];
}

type Choice = Pick<ChosenStage, 'stage' | 'variant' | 'rule'>;

const MOVES_ON_FROM = 2;

/** Frustration is sticky, so two replies are allowed before they are judged (domain.md §0 E14, §2.1 guard b). */
function stayedHot({ assessment, replies, conversation }: StageFacts): boolean {
  const { intensityCurve, lastBuyerTurn } = assessment.signals;
  const now = intensityCurve.at(-1) ?? assessment.mood.intensity;
  const before = replies.filter(({ turn }) => turn < lastBuyerTurn).at(-2);
  if (!before) return false;
  const earlier = conversation.turns.slice(0, before.turn).filter(({ role }) => role === 'customer').length;
  const then = intensityCurve[earlier - 1];
  return then !== undefined && now >= then && assessment.mood.intensity >= MOVES_ON_FROM;
}

function usedTwice({ replies, assessment }: StageFacts, stage: Stage): boolean {
  const past = replies.filter(({ turn }) => turn < assessment.signals.lastBuyerTurn).slice(-2);
  return past.length === 2 && past.every((reply) => reply.stage === stage);
}

/** Guard b: the same lead twice without relief is a dead end; take the next way out. */
function moveOn(choice: Choice, facts: StageFacts): Choice {
  const { stage, rule } = choice;
  if (!usedTwice(facts, stage) || !stayedHot(facts)) return choice;
  const onward = { rule: `${rule}+move_on` };
  const pressed = facts.heat >= 3 || facts.assessment.standing.tolerance.value < 35;
  if (stage === 'apologise') return { stage: 'solve', variant: null, ...onward };
  if (stage === 'accompany') return { stage: 'escalate', variant: 'lead', ...onward };
  if (stage !== 'solve') return choice;
  if (pressed) return { stage: 'escalate', variant: 'lead', ...onward };
  return facts.asks.length === 0 ? { stage: 'accompany', variant: null, ...onward } : choice;
}

function applyRules(facts: StageFacts): { row: StageRule; choice: Choice } {
  const row = STAGE_RULES.find(({ when }) => when(facts));
  if (!row) throw new Error('stage rules: the last row must hold for every conversation');
  return { row, choice: { stage: row.stage, variant: row.variant, rule: row.id } };
}

/**
 * What the next reply leads with (domain.md §2.1): the first row of the policy table that holds, then guard b.
 * Guards a and d show in must and must-not and in the ladder; guard c raises the heat of the polite but serious.
 */
export function chooseStage(assessment: Assessment, conversation: Conversation, context: StageContext): ChosenStage {
  const facts = readStageFacts(assessment, conversation, context);
  const { row, choice } = applyRules(facts);
  const moved = row.id.startsWith('0') || row.id.startsWith('1') ? choice : moveOn(choice, facts);
  return { ...moved, why: explainStage(facts, row, moved.rule !== row.id) };
}
