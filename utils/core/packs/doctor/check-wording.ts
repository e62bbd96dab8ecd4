import type { Finding } from '../../advice.ts';
import { lintScriptText } from '../../draft/lint-script-text.ts';
import type { Library } from '../../library.ts';
import { LANGS, type Lang, type UiLang } from '../../taxonomy.ts';
import type { Script } from '../script.ts';
import type { PackFinding } from './pack-finding.ts';
import { slotsOf } from './slots-of.ts';

type Rules = Pick<Library, 'draftRules' | 'evidence'>;

/**
 * The script with one wording replaced, or nothing where that would not be honest: the better wording must bring no
 * slot of its own, lose none, and leave neither this finding nor a new one behind.
 */
function mend(
  script: Script,
  lang: Lang,
  text: string,
  finding: Finding,
  before: number,
  rules: Rules,
): Script | undefined {
  const { start, end, better, rule } = finding;
  const mended = text.slice(0, start) + better + text.slice(end);
  if (better.trim() === '' || slotsOf(mended).sort().join() !== slotsOf(text).sort().join()) return undefined;
  const left = lintScriptText(mended, lang, rules);
  if (left.length >= before || left.some((each) => each.rule === rule)) return undefined;
  return { ...script, texts: { ...script.texts, [lang]: mended } };
}

/** What the draft lint says of each text of the script (domain.md §5), as far as the text alone can be judged. */
export function checkWording(script: Script, rules: Rules, uiLang?: UiLang): PackFinding[] {
  return LANGS.flatMap((lang) => {
    const text = script.texts[lang];
    if (!text) return [];
    const findings = lintScriptText(text, lang, rules, uiLang);
    return findings.map((finding): PackFinding => {
      const fix = mend(script, lang, text, finding, findings.length, rules);
      const { rule, severity, start, end, message, better } = finding;
      return {
        rule: `lint.${rule}`,
        severity,
        script: script.id,
        lang,
        start,
        end,
        values: {},
        message,
        better,
        ...(fix ? { fix } : {}),
      };
    });
  });
}
