import { fillsItself } from '../../suggest/slot-values.ts';
import { LANGS } from '../../taxonomy.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';
import { slotsOf } from './slots-of.ts';

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  const { [name]: _gone, ...rest } = record;
  return rest;
}

/** Slots that nothing declares, that no text uses, that nobody could fill, or that only some languages have. */
export function checkSlots(script: Script): PackFinding[] {
  const { id, texts, slots } = script;
  const written = LANGS.filter((lang) => texts[lang]);
  const used = new Map(written.map((lang) => [lang, slotsOf(texts[lang] ?? '')]));
  const anywhere = new Set([...used.values()].flat());
  const findings: PackFinding[] = [];
  for (const slot of anywhere) {
    if (!slots[slot]) {
      const fix: Script = { ...script, slots: { ...slots, [slot]: { type: 'text' } } };
      const known = fillsItself(slot);
      findings.push({
        rule: 'slot_undeclared',
        severity: known ? 'warn' : 'high',
        script: id,
        values: { slot },
        // A slot that must be typed needs a hint, which only a person can write.
        ...(known ? { fix } : {}),
      });
    } else if (!fillsItself(slot) && written.some((lang) => !slots[slot]?.hint?.[lang]))
      findings.push({ rule: 'slot_unfillable', severity: 'warn', script: id, values: { slot } });
    const lacking = written.find((lang) => !used.get(lang)?.includes(slot));
    if (lacking)
      findings.push({ rule: 'slot_mismatch', severity: 'warn', script: id, lang: lacking, values: { slot } });
  }
  for (const slot of Object.keys(slots)) {
    if (anywhere.has(slot)) continue;
    const fix: Script = { ...script, slots: without(slots, slot) };
    findings.push({ rule: 'slot_unused', severity: 'info', script: id, values: { slot }, fix });
  }
  return findings;
}
