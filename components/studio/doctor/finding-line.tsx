import { isError, type PackFinding } from '../../../utils/core/packs/doctor/pack-finding.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { isTextKey, type Texts } from '../../../utils/i18n/create-texts.ts';
import { useTexts } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { useStudio } from '../use-studio.ts';

/** Values that name something of the taxonomy are said in the reader's language. */
function sayValues(values: PackFinding['values'], t: Texts): Record<string, string | number> {
  const named = Object.entries(values).map(([name, value]): [string, string | number] => {
    const key = name === 'reason' ? `studio.doctor.reason.${value}` : `${name}.${value}`;
    return [name, isTextKey(key) ? t(key) : value];
  });
  return Object.fromEntries(named);
}

/** One line why; the words of the draft lint speak for themselves. */
export function sayFinding(finding: PackFinding, t: Texts): string {
  if (finding.message) return finding.message;
  const key = `studio.doctor.rule.${finding.rule}`;
  return isTextKey(key) ? t(key, sayValues(finding.values, t)) : finding.rule;
}

/** A finding with the words it is about and, where it is honest, the fix as a button. */
export function FindingLine({ finding, script }: { finding: PackFinding; script: Script | undefined }) {
  const t = useTexts();
  const { store } = useStudio();
  const { lang, start, end, better, fix } = finding;
  const words = lang && start !== undefined ? script?.texts[lang]?.slice(start, end) : undefined;
  return (
    <li className="doctor-finding" data-error={isError(finding) || undefined} data-rule={finding.rule}>
      <span className="doctor-dot" aria-hidden="true" />
      <div>
        <p>
          <span className="sr-only">{`${t(`studio.doctor.severity.${finding.severity}`)}: `}</span>
          {lang && <span className="doctor-lang">{t(`studio.versions.lang.${lang}`)}</span>}
          {sayFinding(finding, t)}
        </p>
        {words && (
          <p className="doctor-words" lang={lang}>
            <q>{words}</q>
            {better && (
              <>
                {' → '}
                <span className="doctor-better">{better}</span>
              </>
            )}
          </p>
        )}
      </div>
      {fix && (
        <Button data-testid={`fix-${finding.rule}`} onClick={() => store.actions.apply({ step: 'fix', put: [fix] })}>
          {t('studio.doctor.fix')}
        </Button>
      )}
    </li>
  );
}
