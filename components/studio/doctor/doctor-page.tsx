import { useMemo, useState } from 'react';
import { isError, type PackFinding } from '../../../utils/core/packs/doctor/pack-finding.ts';
import type { Script } from '../../../utils/core/packs/script.ts';
import { useTexts, useUiLang } from '../../hooks/use-texts.ts';
import { Button } from '../../ui/button.tsx';
import { packTitle } from '../pack-title.ts';
import { useStudio, useStudioState } from '../use-studio.ts';
import { FindingLine } from './finding-line.tsx';
import { useCheckup } from './use-findings.ts';
import '../versions/versions.css';
import './doctor.css';

/** Scripts shown at once; a bad import can bring thousands of findings. */
const SHOWN_AT_ONCE = 60;

/** Everything the doctor would change, script by script, worst first. */
export function DoctorPage() {
  const t = useTexts();
  const { findings, waiting } = useCheckup();
  const [only, setOnly] = useState<'errors' | 'all'>('all');
  const errors = findings.filter(isError).length;
  const shown = only === 'errors' ? findings.filter(isError) : findings;
  return (
    <div className="studio-page doctor" data-testid="doctor-page">
      <h1>{t('studio.page.doctor')}</h1>
      <section className="card doctor-head" data-waiting={waiting}>
        <p role="status" data-testid="doctor-summary" data-errors={errors} data-findings={findings.length}>
          {waiting > 0
            ? t('studio.doctor.looking', { count: waiting })
            : findings.length === 0
              ? t('studio.doctor.healthy')
              : t('studio.doctor.summary', { errors, others: findings.length - errors })}
        </p>
        {findings.length > 0 && (
          <div className="dialog-row">
            <Button aria-pressed={only === 'errors'} onClick={() => setOnly(only === 'errors' ? 'all' : 'errors')}>
              {t('studio.doctor.onlyErrors')}
            </Button>
            <FixAll findings={findings} />
          </div>
        )}
      </section>
      <Patients findings={shown} />
    </div>
  );
}

/** Mends what needs no eye on it, one fix per script at a time; wording is mended line by line, where it can be read. */
function FixAll({ findings }: { findings: readonly PackFinding[] }) {
  const t = useTexts();
  const { store } = useStudio();
  const fixes = new Map(
    findings.flatMap(({ rule, script, fix }): [string, Script][] =>
      fix && !rule.startsWith('lint.') ? [[script, fix]] : [],
    ),
  );
  if (fixes.size === 0) return null;
  return (
    <Button data-testid="fix-all" onClick={() => store.actions.apply({ step: 'fix', put: [...fixes.values()] })}>
      {t('studio.doctor.fixAll', { count: fixes.size })}
    </Button>
  );
}

function Patients({ findings }: { findings: readonly PackFinding[] }) {
  const t = useTexts();
  const scripts = useStudioState((state) => state.scripts);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const patients = useMemo(() => {
    const groups = new Map<string, PackFinding[]>();
    for (const finding of findings) groups.set(finding.script, [...(groups.get(finding.script) ?? []), finding]);
    return [...groups];
  }, [findings]);
  return (
    <>
      {patients.slice(0, shown).map(([id, own]) => (
        <Patient key={id} id={id} script={scripts.get(id)} findings={own} />
      ))}
      {patients.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('studio.versions.more', { count: patients.length - shown })}
        </Button>
      )}
    </>
  );
}

interface PatientProps {
  id: string;
  script: Script | undefined;
  findings: readonly PackFinding[];
}

function Patient({ id, script, findings }: PatientProps) {
  const uiLang = useUiLang();
  const { store } = useStudio();
  return (
    <section className="card patient" data-testid={`patient-${id}`}>
      <h2>
        <button
          type="button"
          className="link"
          onClick={() => {
            store.actions.openScript(id);
            store.actions.goTo('scripts');
          }}
        >
          {script ? packTitle(script, uiLang) : id}
        </button>
        <code>{id}</code>
      </h2>
      <ul>
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings of one script have no identity but their place
          <FindingLine key={index} finding={finding} script={script} />
        ))}
      </ul>
    </section>
  );
}
