import { SCENARIO_OF } from '../../standing/choose-scenario.ts';
import type { PackFinding } from '../doctor/pack-finding.ts';
import type { Script } from '../script.ts';

/** Stages in which each variant is asked for (domain.md §2.1, §2.3). */
const STAGE_OF: Readonly<Record<NonNullable<Script['variant']>, Script['stage']>> = {
  lead: 'escalate',
  safety: 'escalate',
  crisis: 'escalate',
  no: 'solve',
  confirm: 'solve',
  light: 'accompany',
  close: 'follow_up',
};
/** At most three are shown; so many more with the very same conditions never come to their turn. */
const SHOWN = 3;
const SPARE = 3;

/** Why nothing can ever select the script, or null. */
function contradictionOf({ variant, stage, fits }: Script): string | null {
  if (variant !== undefined && STAGE_OF[variant] !== stage) return 'variant';
  const { issues, scenarios } = fits;
  if (issues && scenarios && !issues.some((issue) => scenarios.includes(SCENARIO_OF[issue]))) return 'issues';
  return null;
}

/** The same conditions in the same words, whatever their order. */
function conditionsOf({ stage, variant, fits }: Script): string {
  const parts = Object.entries(fits)
    .map(([key, value]) => `${key}=${key === 'intensity' ? String(value) : [...(value as string[])].sort().join()}`)
    .sort();
  return [stage, variant ?? '', ...parts].join(';');
}

/** Scripts that contradict themselves, and those that always stand behind others with the same conditions. */
export function findUnreachable(scripts: readonly Script[]): PackFinding[] {
  const findings: PackFinding[] = [];
  const groups = new Map<string, Script[]>();
  for (const script of scripts) {
    if (script.status === 'archived') continue;
    const reason = contradictionOf(script);
    if (reason) {
      findings.push({ rule: 'never_selected', severity: 'high', script: script.id, values: { reason } });
      continue;
    }
    const key = conditionsOf(script);
    groups.set(key, [...(groups.get(key) ?? []), script]);
  }
  for (const group of groups.values()) {
    // Equal scripts are offered in the order of their open slots, then of their ids.
    const ranked = [...group].sort(
      (a, b) => Object.keys(a.slots).length - Object.keys(b.slots).length || (a.id < b.id ? -1 : 1),
    );
    for (const script of ranked.slice(SHOWN + SPARE))
      findings.push({
        rule: 'crowded_out',
        severity: 'info',
        script: script.id,
        values: { count: group.length, other: ranked[0]?.id ?? '' },
      });
  }
  return findings;
}
