import type { Library } from '../../library.ts';
import { SEVERITIES, type UiLang } from '../../taxonomy.ts';
import { findUnreachable } from '../coverage/find-unreachable.ts';
import type { Script } from '../script.ts';
import { checkCare } from './check-care.ts';
import { checkDates } from './check-dates.ts';
import { checkLanguages } from './check-languages.ts';
import { checkLength } from './check-length.ts';
import { checkSlots } from './check-slots.ts';
import { checkWording } from './check-wording.ts';
import { findDuplicates } from './find-duplicates.ts';
import type { PackFinding } from './pack-finding.ts';

type Rules = Pick<Library, 'draftRules' | 'evidence'>;

/**
 * What is wrong with one script, taken alone.
 *
 * @param today ISO day
 * @param uiLang language of what the draft lint says; that of each text where absent
 */
export function checkScript(script: Script, rules: Rules, today: string, uiLang?: UiLang): PackFinding[] {
  if (script.status === 'archived') return [];
  return [
    ...checkWording(script, rules, uiLang),
    ...checkCare(script, rules.evidence),
    ...checkSlots(script),
    ...checkLanguages(script),
    ...checkLength(script),
    ...checkDates(script, today),
  ];
}

/** What only shows beside the other scripts: twins, and scripts that nothing can select. */
function checkTogether(scripts: readonly Script[]): PackFinding[] {
  return [...findDuplicates(scripts), ...findUnreachable(scripts)];
}

/** Worst first, then by script. */
export function sortFindings(findings: readonly PackFinding[]): PackFinding[] {
  const weight = ({ severity }: PackFinding): number => SEVERITIES.indexOf(severity);
  return [...findings].sort(
    (a, b) => weight(b) - weight(a) || (a.script < b.script ? -1 : a.script > b.script ? 1 : 0),
  );
}

/** The whole visit: every script alone, then all together (domain.md §2.2–2.3, §3, §5). Pure. */
export function checkPack(scripts: readonly Script[], rules: Rules, today: string): PackFinding[] {
  return sortFindings([...scripts.flatMap((script) => checkScript(script, rules, today)), ...checkTogether(scripts)]);
}
