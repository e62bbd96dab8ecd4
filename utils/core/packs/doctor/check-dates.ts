import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';

/**
 * Validity that has ended, reviews that are overdue, drafts that wait for one.
 *
 * @param today ISO day, such as `2026-11-22`
 */
export function checkDates(script: Script, today: string): PackFinding[] {
  const { id, status, validTo, reviewBy } = script;
  if (status === 'archived') return [];
  const findings: PackFinding[] = [];
  if (validTo !== undefined && validTo < today)
    findings.push({
      rule: 'expired',
      severity: 'warn',
      script: id,
      values: { day: validTo },
      fix: { ...script, status: 'archived' },
    });
  if (status === 'draft') findings.push({ rule: 'unreviewed', severity: 'info', script: id, values: {} });
  else if (reviewBy < today)
    findings.push({ rule: 'review_overdue', severity: 'warn', script: id, values: { day: reviewBy } });
  return findings;
}
