/** Brings the core's advice into the exact shape of the contract: nothing internal leaks out. */
import type { Advice, Assessment } from '../core/advice.ts';
import type { Output } from '../core/contract-schema.ts';

const { round } = Math;
const two = (value: number) => round(value * 100) / 100;

function mood(source: Advice['mood']): Output['mood'] {
  return {
    emotions: source.emotions.map(({ id, score, cues }) => ({
      id,
      score: two(score),
      cues: cues.map(({ turn, start, end, rule }) => ({ turn, start, end, rule })),
    })),
    dominant: source.dominant,
    intensity: source.intensity,
    valence: two(source.valence),
    confidence: two(source.confidence),
    trend: source.trend,
  };
}

function standing({
  step,
  tolerance,
  exposure,
  root,
  trigger,
  scenario,
  issue,
  intents,
  hidden,
  flags,
}: Advice['standing']): Output['standing'] {
  return {
    step,
    tolerance: { value: round(tolerance.value), zone: tolerance.zone },
    exposure,
    root,
    trigger,
    scenario,
    issue,
    intents,
    hidden,
    flags,
  };
}

function evidence({
  need,
  kinds,
  invalidKinds,
  asked,
  state,
  advice,
  fallback,
}: Advice['evidence']): Output['evidence'] {
  return { need, kinds, invalidKinds, asked, state, advice, fallback };
}

/** One result as the command line prints it; `perTurn` holds the assessment after each buyer turn. */
export function toContract(advice: Advice, perTurn?: { turn: number; assessment: Assessment }[]): Output {
  const { stage, why, must, mustNot, scripts } = advice.next;
  return {
    id: advice.id,
    lang: advice.lang,
    mood: mood(advice.mood),
    standing: standing(advice.standing),
    next: {
      stage,
      why,
      must,
      mustNot,
      scripts: scripts.map(({ id, pack, text, slots, score, why: reasons }) => ({
        id,
        pack,
        text,
        slots,
        score,
        why: reasons,
      })),
    },
    evidence: evidence(advice.evidence),
    remedy: advice.remedy,
    promises: advice.promises,
    draft: { findings: advice.draft.findings },
    ...(perTurn
      ? {
          turns: perTurn.map(({ turn, assessment }) => ({
            turn,
            mood: mood(assessment.mood),
            standing: standing(assessment.standing),
          })),
        }
      : {}),
  };
}
