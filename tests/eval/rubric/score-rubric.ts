import type { Library } from '../../../utils/core/library.ts';
import { CRITERIA, type Criterion, judgeReply, type Verdict } from '../../../utils/core/rubric/judge-reply.ts';
import { type ScriptSituation, scriptSituations } from './script-situations.ts';

interface JudgedScript extends ScriptSituation {
  verdict: Verdict;
}

export interface RubricReport {
  judged: number;
  average: number;
  passed: number;
  hardFails: JudgedScript[];
  /** Lowest score first. */
  worst: JudgedScript[];
  /** Average of each criterion over the situations where it applies, 0…1. */
  perCriterion: [Criterion, number][];
}

/** Judges all scripts of the library in the situations they were written for. */
export function scoreRubric(library: Library): RubricReport {
  const all = scriptSituations(library).map((situation): JudgedScript => {
    const { script, assessment, conversation, settings, text } = situation;
    const place = { stage: script.stage, variant: script.variant ?? null };
    return { ...situation, verdict: judgeReply(text, { assessment, conversation, settings, library, ...place }) };
  });
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    judged: all.length,
    average: mean(all.map(({ verdict }) => verdict.score)),
    passed: all.filter(({ verdict }) => verdict.passes).length,
    hardFails: all.filter(({ verdict }) => verdict.hardFails.length > 0),
    worst: [...all].sort((a, b) => a.verdict.score - b.verdict.score),
    perCriterion: CRITERIA.map((criterion) => [
      criterion,
      mean(
        all.flatMap(({ verdict }) => verdict.criteria.filter((c) => c.criterion === criterion).map((c) => c.score / 2)),
      ),
    ]),
  };
}
